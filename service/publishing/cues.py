"""What is read while it is heard: an episode cut into cues. Every transcript comes from here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from service.model import Episode, HeardSegment
from service.sentences import sentences

_ALONE: Final = (
    r"\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
"""Characters of Chinese and Japanese, between which a line may end."""
_BREATH: Final = re.compile(r"[,;:—–،؛、，；：][\"”’»)\]」』]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that are shown together while they are heard."""

    start_ms: int
    end_ms: int
    text: str
    lines: tuple[str, ...]
    """The text, wrapped."""
    words: tuple["TimedWord", ...]
    voice: str
    """The name of the voice that says it."""


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word of a transcript, and when it is heard."""

    text: str
    start_ms: int
    end_ms: int


def cues(
    episode: Episode, *, line_chars: int = 65, line_count: int = 2, named: bool = False
) -> Iterator[Cue]:
    """Cut an episode into cues of at most *line_count* lines of *line_chars* characters.

    Where it is *named* and several voices are heard, the lines of a cue with which another one begins start with its
    name: "Ada: ".

    The default lines are as long as the podcast namespace advises for WebVTT
    (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md).

    A cue ends where a sentence or a clause does when one ends in time. Starts ascend, every cue ends after it starts,
    and none of the words of `Segment.transcribed` is left out.
    """
    after_ms = 0
    named = named and len(episode.voices) > 1
    before = None
    for heard in episode.segments:
        text = heard.segment.transcribed
        words = _words(heard)
        name = (
            f"{_on_one_line(heard.voice)[: line_chars - 1]}:"
            if named and heard.voice != before
            else ""
        )
        parts = list(_parts(text, heard.segment.language, line_chars, line_count, name))
        times = _times(heard, words, [part[0][0] for part in parts], after_ms)
        for lines, (start_ms, end_ms) in zip(parts, times, strict=True):
            first, last = lines[0][0], lines[-1][1]
            yield Cue(
                start_ms=start_ms,
                end_ms=end_ms,
                text=_on_one_line(text[first:last]),
                lines=tuple(_lines(text, lines, name, line_chars)),
                words=tuple(
                    TimedWord(_on_one_line(text[word.start : word.end]), word.start_ms, word.end_ms)
                    for word in words
                    if first <= word.start < last
                ),
                voice=heard.voice,
            )
            after_ms, name, before = start_ms + 1, "", heard.voice


class _Word(NamedTuple):
    """A word at its place in `Segment.transcribed`."""

    start: int
    end: int
    start_ms: int
    end_ms: int


def _words(heard: HeardSegment) -> list[_Word]:
    if heard.segment.said_as_shown:
        return [
            _Word(word.shown_from, word.shown_to, word.start_ms, word.end_ms)
            for word in heard.words
        ]
    return [
        _Word(word.spoken_from, word.spoken_to, word.start_ms, word.end_ms) for word in heard.said
    ]


def _parts(
    text: str, language: str, line_chars: int, line_count: int, name: str
) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each cue as places in *text*; the first cue has room for *name*, too."""
    atom = re.compile(rf"[{_ALONE}]|[^\s{_ALONE}]{{1,{line_chars}}}")
    for start, end in sentences(text, language):
        atoms = [match.span() for match in atom.finditer(text, start, end)]
        while atoms:
            beside = _fits_beside(name, atoms[0], line_chars)
            room = line_count if beside else max(line_count - 1, 1)
            taken = len(name) + 1 if name and beside else 0
            lines = _wrapped(atoms, line_chars, taken)
            if len(lines) > room:
                fitting = sum(map(len, lines[:room]))
                lines = _wrapped(_to_a_breath(text, atoms[:fitting]), line_chars, taken)
            yield [(line[0][0], line[-1][1]) for line in lines]
            del atoms[: sum(map(len, lines))]
            name = ""


def _fits_beside(name: str, word: tuple[int, int], line_chars: int) -> bool:
    """Tell whether a word may stand in one line with a name; else that has a line of its own."""
    start, end = word
    return not name or len(name) + 1 + end - start <= line_chars


def _wrapped(
    atoms: Sequence[tuple[int, int]], line_chars: int, taken: int
) -> list[list[tuple[int, int]]]:
    """Put *atoms* into lines, the first of which has *taken* characters already."""
    lines: list[list[tuple[int, int]]] = []
    for start, end in atoms:
        length = end - lines[-1][0][0] + (taken if len(lines) == 1 else 0) if lines else 0
        if lines and length <= line_chars:
            lines[-1].append((start, end))
        else:
            lines.append([(start, end)])
    return lines


def _lines(
    text: str, lines: Sequence[tuple[int, int]], name: str, line_chars: int
) -> Iterator[str]:
    written = [_on_one_line(text[start:end]) for start, end in lines]
    if name and _fits_beside(name, (0, len(written[0])), line_chars):
        written[0] = f"{name} {written[0]}"
    elif name:
        written.insert(0, name)
    yield from written


def _to_a_breath(text: str, atoms: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Shorten *atoms* to where a clause ends in their second half, if one does."""
    half = (atoms[0][0] + atoms[-1][1]) / 2
    for count in range(len(atoms), 0, -1):
        start, end = atoms[count - 1]
        if end > half and _BREATH.search(text[start:end]):
            return atoms[:count]
    return atoms


def _times(
    heard: HeardSegment, words: Sequence[_Word], starts: Sequence[int], after_ms: int
) -> Iterator[tuple[int, int]]:
    """Tell from when to when the parts of a segment that start at *starts* in its text are heard."""
    text = heard.segment.transcribed
    begins_ms: list[int] = []
    for start, stop in pairwise([*starts, len(text)]):
        in_words = [word.start_ms for word in words if start <= word.start < stop]
        by_length = heard.start_ms + (heard.end_ms - heard.start_ms) * start // len(text)
        begin_ms = min(in_words, default=by_length) if begins_ms else heard.start_ms
        begins_ms.append(max(begin_ms, begins_ms[-1] + 1 if begins_ms else after_ms))
    for begin_ms, end_ms in pairwise([*begins_ms, heard.end_ms]):
        yield begin_ms, max(end_ms, begin_ms + 1)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
