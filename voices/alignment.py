"""When the words of a text sound, from the events that espeak-ng gives while it speaks.

espeak-ng tells where in the text a word or clause stands and when it is heard, but its words are not the text's:
"of the" is one event, "1999" is three, "Jr. said" is reported at the space, and some versions repeat the start of a
clause at its end. So each clause is fitted by itself, and a mistake never spreads beyond it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from voices.speech import WordTime
from voices.words import can_be_said, words_of


class Mark(NamedTuple):
    """An event: a word begins, or a clause ends."""

    position: int
    """Code points of the text before it."""
    at_ms: int
    ends_clause: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    start: int
    end: int
    words: Sequence[tuple[int, int]]
    """At least one."""
    marks: Sequence[Mark]
    start_ms: int
    end_ms: int


def word_times(text: str, marks: Sequence[Mark], duration_ms: int) -> tuple[WordTime, ...]:
    """Give each word of `text` its time: in order, not overlapping, within `duration_ms`.

    A word starts at its first mark; words without one share the time between their neighbours by length. A word
    ends where the next begins, the last of a clause with the clause.
    """
    return tuple(
        time
        for clause in _clauses(text, marks, duration_ms)
        for time in _spread(clause, _anchors(text, clause))
    )


def _clauses(text: str, marks: Sequence[Mark], duration_ms: int) -> Iterator[_Clause]:
    """Part the text where the marks say that a clause ends, as far as that makes sense."""
    words = words_of(text)
    starts = [start for start, _ in words]
    marks_left = sum(not mark.ends_clause for mark in marks)
    within: list[Mark] = []
    start = start_ms = first = 0
    for mark in (*marks, Mark(len(text), duration_ms, ends_clause=True)):
        if not mark.ends_clause:
            within.append(mark)
            marks_left -= 1
            continue
        last = bisect_left(starts, mark.position)
        if last > first and (last < len(words) or not marks_left):
            end_ms = min(max(mark.at_ms, start_ms), duration_ms)
            yield _Clause(
                start=start,
                end=mark.position,
                words=words[first:last],
                marks=within,
                start_ms=start_ms,
                end_ms=end_ms,
            )
            within = []
            start, start_ms, first = mark.position, end_ms, last


def _anchors(text: str, clause: _Clause) -> dict[int, int]:
    """Say when words of the clause begin, by their index, as far as its marks tell; the first always."""
    anchors = _by_position(text, clause)
    if anchors is None and len(clause.marks) == len(clause.words):
        anchors = {index: mark.at_ms for index, mark in enumerate(clause.marks)}
    begin_ms = clause.marks[0].at_ms if clause.marks else clause.start_ms
    return {**(anchors or {}), 0: begin_ms}


def _by_position(text: str, clause: _Clause) -> dict[int, int] | None:
    """Find the word that each mark points at; None when most of them do not point at the start of one."""
    starts = [start for start, _ in clause.words]
    at_words: dict[int, int] = {}
    before_words: dict[int, int] = {}
    misplaced = current = 0
    for mark in clause.marks:
        index = bisect_right(starts, mark.position) - 1
        inside = index >= 0 and mark.position < clause.words[index][1]
        index += not inside
        if index < current or not clause.start - 1 <= mark.position <= clause.end:
            misplaced += 1
        elif not inside:
            before_words.setdefault(index, mark.at_ms)
        elif index not in at_words:
            at_words[index] = mark.at_ms
            current = index
            misplaced += can_be_said(text[starts[index] : mark.position])
    return None if 2 * misplaced > len(clause.marks) else before_words | at_words


def _spread(clause: _Clause, anchors: Mapping[int, int]) -> Iterator[WordTime]:
    """Give every word a time: fixed at the anchors, by length between them."""
    fixed: list[tuple[int, int]] = []
    for index, at_ms in sorted(anchors.items()):
        within_ms = min(max(at_ms, clause.start_ms), clause.end_ms)
        if index < len(clause.words) and (not fixed or within_ms > fixed[-1][1]):
            fixed.append((index, within_ms))
    fixed.append((len(clause.words), clause.end_ms))
    for (first, from_ms), (last, to_ms) in pairwise(fixed):
        words = clause.words[first:last]
        total = sum(end - start for start, end in words)
        said = 0
        for start, end in words:
            begin_ms = from_ms + (to_ms - from_ms) * said // total
            said += end - start
            yield WordTime(start, end, begin_ms, from_ms + (to_ms - from_ms) * said // total)
