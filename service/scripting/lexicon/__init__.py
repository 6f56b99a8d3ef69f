"""The pronunciation lexicon: how a newsroom wants its names said.

`entry` is what it holds, `respelling` how broadcasters write a pronunciation, `lexicon` finds the entries in a text;
`names` finds the names that nobody has looked up. `tables`, `pls` and `nitf` are files of entries.
"""

from service.scripting.lexicon.entry import Entry, checked
from service.scripting.lexicon.lexicon import Lexicon, Pronunciations

__all__ = ["Entry", "Lexicon", "Pronunciations", "checked"]
