"""A text as the lexicon sees it: words, and what stands between them."""

import functools
import re
import sys
import unicodedata
from collections.abc import Iterator

_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese put no spaces between words: each character counts as one."""
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


def words_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the words begin and end in the stretch of *text* from *start* to *end*."""
    return (word.span() for word in _word().finditer(text, start, end))


def pieces_of(text: str) -> tuple[str, ...]:
    """Cut *text* into its words, `folded`, and what stands between them, made `plain`."""
    pieces: list[str] = []
    position = 0
    for start, end in words_in(text, 0, len(text)):
        if pieces:
            pieces.append(plain(text[position:start]))
        pieces.append(folded(text[start:end]))
        position = end
    return tuple(pieces)


def folded(word: str) -> str:
    """Write *word* as all its forms in capitals and small letters are written."""
    return (word if word.isascii() else unicodedata.normalize("NFC", word)).casefold()


def plain(text: str) -> str:
    """Write *text* as all its forms are written: any white space is a space, any apostrophe the plain one."""
    if text == " ":  # as most of what stands between words
        return text
    return " ".join(re.split(r"\s+", unicodedata.normalize("NFC", text).translate(_APOSTROPHES)))


@functools.cache
def _word() -> re.Pattern[str]:
    """Letters and digits with the marks above and below them, which are no letters to `re`."""
    return re.compile(rf"[{_ALONE}]|(?:[^\W_{_ALONE}]|[{_marks()}])+")


def _marks() -> str:
    """Write the combining marks as a set of a pattern."""
    marks: list[list[int]] = []
    for code in range(0x300, sys.maxunicode >> 4):
        if unicodedata.category(chr(code)) in {"Mn", "Mc"} and not re.match(
            f"[{_ALONE}]", chr(code)
        ):
            if marks and marks[-1][1] == code - 1:
                marks[-1][1] = code
            else:
                marks.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in marks)
