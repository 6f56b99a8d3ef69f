"""What of a text is in another language than the article, for whatever shows it as HTML (WCAG 2.2, 3.1.2)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from service.model import Passage, Segment


def passages_of(segment: Segment, language: str) -> Iterator[Passage]:
    """Yield what of `Segment.transcribed` is in another language than *language* (BCP 47)."""
    start = 0
    for said_in, runs in groupby(segment.runs, lambda run: run.language or language):
        end = start + sum(len(run.text) for run in runs)
        if said_in != language:
            first, last = _shown(segment, start, end) if segment.said_as_shown else (start, end)
            if first < last:
                yield Passage(start=first, end=last, language=said_in)
        start = end


def lines(text: str, passages: Sequence[Passage]) -> Iterator[list[tuple[str, str | None]]]:
    """Yield the lines of *text* with their ends, character by character: words, and their language if a passage has one."""
    ahead = list(reversed(passages))
    begin = 0
    for line in text.splitlines(keepends=True):
        stretches: list[tuple[str, str | None]] = []
        done, end = begin, begin + len(line)
        while ahead and ahead[-1].start < end:
            start, stop = max(ahead[-1].start, begin), min(ahead[-1].end, end)
            stretches += (text[done:start], None), (text[start:stop], ahead[-1].language)
            done = stop
            if ahead[-1].end > end:
                break
            ahead.pop()
        yield [
            (words, language) for words, language in (*stretches, (text[done:end], None)) if words
        ]
        begin = end


def _shown(segment: Segment, start: int, end: int) -> tuple[int, int]:
    """Find what is shown for what is spoken from *start* to *end*: no span that says other words begins or ends within."""
    spans = segment.spans
    first = spans[bisect_right(spans, start, key=lambda span: span.spoken_to)]
    last = spans[bisect_left(spans, end, key=lambda span: span.spoken_from) - 1]
    return first.shown_from + start - first.spoken_from, last.shown_to - last.spoken_to + end
