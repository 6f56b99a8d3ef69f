"""What the formats hand to `files`."""

from collections.abc import Iterable
from typing import Final

from service.errors import LexiconError
from service.scripting.lexicon.entry import Entry

LARGEST_BYTES: Final = 10_000_000

Lines = Iterable[tuple[int, Entry | LexiconError]]
"""What stands in each line: an entry that is not checked yet, or why there is none."""
