"""The phonemes of a text, for voices that are given phonemes, and which of them are heard of which word. Pure.

What is read and what is pronounced as given become one row of phonemes. Which of them belong to a word follows from how
the word sounds by itself: "of the" is said as one word and "1999" as three, but in the same order and much alike.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from voices.words import can_be_said, words_of

Read = Callable[[str], Sequence[Sequence[str]]]
"""Gives the phonemes of each sentence of a text."""

_STRESS = frozenset("ˈˌ")
_ENDS = frozenset(".!?")
_LEADING = re.compile(r"[,;:.!?]")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')]*\s")
_BETWEEN_WORDS = re.compile(r"[\s—]")
_LONGEST_CHARS = 400
"""Of a text that is phonemised at once; matching takes time by the square of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text."""

    text: str
    phonemes: tuple[str, ...] | None = None
    """How it is pronounced; None when it is to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A word of the text and its phonemes: those from `first` up to `last`, counted over all sentences."""

    start: int
    end: int
    first: int
    last: int


def is_sound(phoneme: str) -> bool:
    """Tell sounds from stress marks, pauses and the spaces between words."""
    return phoneme not in _STRESS and unicodedata.category(phoneme[0])[0] not in "PZC"


def parts(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Part a text into stretches of some hundred characters, at ends of sentences or at least between words."""
    part: list[Piece] = []
    size = 0
    for piece in pieces:
        first, *others = _cut(piece)
        if size + len(first.text) > _LONGEST_CHARS and first.text[:1].isspace():
            yield tuple(part)
            part, size = [], 0
        part.append(first)
        size += len(first.text)
        for other in others:
            yield tuple(part)
            part, size = [other], len(other.text)
    if part:
        yield tuple(part)


def phonemes_of(
    part: Sequence[Piece], read: Read
) -> tuple[tuple[tuple[str, ...], ...], tuple[Heard, ...]]:
    """Give the phonemes of each sentence of a part, and the words whose phonemes are known, in order.

    *read* gives no phoneme that the voice cannot make.
    """
    sentences = _sentences(part, read)
    text = "".join(piece.text for piece in part)
    words = words_of(text)
    alone = [_alone(part, start, end, read) for start, end in words]
    spoken = [phoneme for sentence in sentences for phoneme in sentence]
    return sentences, tuple(
        Heard(start=start, end=end, first=first, last=last)
        for (start, end), (first, last) in zip(words, _matched(spoken, alone), strict=True)
        if first < last
    )


def _cut(piece: Piece) -> Iterator[Piece]:
    text = piece.text
    while piece.phonemes is None and len(text) > _LONGEST_CHARS:
        window = text[:_LONGEST_CHARS]
        end = _last(_SENTENCE_END, window) or _last(_BETWEEN_WORDS, window) or _LONGEST_CHARS
        yield Piece(text=text[:end])
        text = text[end:]
    yield replace(piece, text=text)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)


def _sentences(part: Sequence[Piece], read: Read) -> tuple[tuple[str, ...], ...]:
    made: list[list[str]] = [[]]
    for piece in part:
        last = made[-1]
        lead = _LEADING.match(piece.text) if last and last[-1] not in _ENDS else None
        if lead and piece.phonemes is None:  # the comma after a pronunciation is a pause
            last.append(lead[0])
        said = [list(sentence) for sentence in _said(piece, read) if sentence]
        if said and last and last[-1] not in _ENDS:
            last.extend([" ", *said.pop(0)])
        made.extend(said)
    return tuple(tuple(sentence) for sentence in made if any(map(is_sound, sentence)))


def _said(piece: Piece, read: Read) -> Sequence[Sequence[str]]:
    if piece.phonemes is not None:
        return [piece.phonemes]
    return read(piece.text) if can_be_said(piece.text) else []


def _alone(part: Sequence[Piece], start: int, end: int, read: Read) -> list[str]:
    """Give the sounds of one word as it is said by itself."""
    sounds: list[str] = []
    at = 0
    for piece in part:
        own = piece.text[max(start - at, 0) : max(end - at, 0)]
        at += len(piece.text)
        if own:
            said = _said(replace(piece, text=own), read)
            sounds += [phoneme for sentence in said for phoneme in sentence if is_sound(phoneme)]
    return sounds


def _matched(spoken: Sequence[str], alone: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Give for each word the phonemes of it, from a first up to a last, in order."""
    places = [place for place, phoneme in enumerate(spoken) if is_sound(phoneme)]
    sounds = [spoken[place] for place in places]
    by_themselves = [sound for word in alone for sound in word]
    matcher = SequenceMatcher(None, by_themselves, sounds, autojunk=False)
    blocks = matcher.get_opcodes()
    starts = list(accumulate(map(len, alone), initial=0))
    bounds = [_place(blocks, start) for start in starts[:-1]] + [len(sounds)]
    for first, last in pairwise(bounds):
        if first == last:
            yield 0, 0
            continue
        begin = places[first]
        while begin and spoken[begin - 1] in _STRESS:
            begin -= 1
        yield begin, places[last - 1] + 1


def _place(blocks: Sequence[tuple[str, int, int, int, int]], position: int) -> int:
    """Give the place among what is spoken for one among the words by themselves."""
    for _, start, end, spoken_start, spoken_end in blocks:
        if position < end:
            return spoken_start + (position - start) * (spoken_end - spoken_start) // (end - start)
    return blocks[-1][-1] if blocks else 0
