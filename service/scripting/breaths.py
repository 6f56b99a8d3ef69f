"""A text that is too long for one segment is cut where a reader would breathe."""

import re
from collections.abc import Iterator

from service.reading.furniture import has_words
from service.sentences import sentences

LONGEST = 1500
"""The longest stretch of a paragraph, in characters, that is one segment: about a minute and a half of speech."""

_GAP = re.compile(r"\s")


def breaths(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Cut *text* at the ends of sentences, else of lines or words, else anywhere; what has no word is left out.

    Yields where each stretch starts and ends, without the white space around it.
    """
    for start, end in _cuts(text, language) if len(text) > LONGEST else [(0, len(text))]:
        words = text[start:end].strip()
        if has_words(words):
            begin = text.index(words, start)
            yield begin, begin + len(words)


def _cuts(text: str, language: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    for _, stop in sentences(text, language):
        if stop - start > LONGEST and end > start:
            yield start, end
            start = end
        while stop - start > LONGEST:
            end = _last_gap(text, start, start + LONGEST)
            yield start, end
            start = end
        end = stop
    yield start, len(text)


def _last_gap(text: str, start: int, end: int) -> int:
    """Return where the last line, else the last word, ends before *end*; *end* itself where there is no white space."""
    line = text.rfind("\n", start + 1, end)
    if line > start:
        return line
    gaps = [gap.end() for gap in _GAP.finditer(text, start + 1, end)]
    return gaps[-1] if gaps else end
