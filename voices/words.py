"""Where the words of a text are: the stretches that engines give times to."""

import re
import unicodedata
from collections.abc import Iterator

_SAID_BY_NAME = frozenset("#%&@§‰")
"""Punctuation that a voice reads out, unlike commas and quotation marks."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_STRETCH = re.compile(r"[^\s—]+")

_PARTS = (re.compile(r"[,;:—–،؛、，；：]\s*"), re.compile(r"\s+"))
"""What ends a part of a sentence, the better places first."""


def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """Give start and end of each word of `text`, in code points.

    A word is what stands between white space or em dashes, with the punctuation that clings to it, if a voice
    can say it: it has a letter, a digit or a symbol, as currency signs and emoji are. A script that does not
    part its words has one word for each unbroken stretch.
    """
    return tuple(stretch.span() for stretch in _STRETCH.finditer(text) if can_be_said(stretch[0]))


def can_be_said(text: str) -> bool:
    """Tell whether anything in `text` makes a voice speak: letters, digits, symbols."""
    return any(char in _SAID_BY_NAME or unicodedata.category(char)[0] in "LNS" for char in text)


def plain(text: str) -> str:
    """Put a space for each control character but tab and newline, and for each lone surrogate (not UTF-8)."""
    return _NOT_TEXT.sub(" ", text)


def pieces_of(text: str, longest: int, language: str) -> Iterator[str]:
    """Part a plain text into pieces of at most *longest* characters, which together are the text.

    A piece ends where the last sentence that fits ends; where none does, at a comma or its like; else between words; and
    a word that does not fit is cut.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415  (only where text is parted)

    while len(text) > longest:
        window = text[:longest]
        end = int(get_sentence_boundaries(language.partition("-")[0], window)[-1]["start_index"])
        for part in _PARTS:
            end = end or max((found.end() for found in part.finditer(window)), default=0)
        yield text[: end or longest]
        text = text[end or longest :]
    yield text
