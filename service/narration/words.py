"""Which word on the page lights up when."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from audio_cache import WordMark
from service.model import HeardWord, Segment, Span

_BETWEEN: Final = r"\s—–“”„«»\"()\[\]…"
_ALONE: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kana and Chinese characters, written without spaces between words."""
_WORD: Final = re.compile(
    rf"[{_ALONE}]|[^{_BETWEEN}{_ALONE}]*[^{_BETWEEN}{_ALONE}.,;:!?،؛؟。、，！？；：「」『』]"
)


def words_of(text: str) -> list[tuple[int, int]]:
    """Tell where the words of *text* start and end, without the punctuation around them."""
    return [match.span() for match in _WORD.finditer(text)]


def estimated(spoken: str, *, lead_in_ms: int, duration_ms: int) -> tuple[WordMark, ...]:
    """Guess when the words of *spoken* sound from their lengths."""
    words = words_of(spoken)
    weights = [end - start + 1 for start, end in words]
    unit_ms = max(duration_ms - lead_in_ms, 0) / max(sum(weights), 1)
    marks = []
    at_ms = float(min(lead_in_ms, duration_ms))
    for (start, end), weight in zip(words, weights, strict=True):
        marks.append(WordMark(start, end, round(at_ms), round(at_ms + weight * unit_ms)))
        at_ms += weight * unit_ms
    return tuple(marks)


def heard_words(
    segment: Segment, marks: Iterable[WordMark], *, start_ms: float
) -> tuple[HeardWord, ...]:
    """Map the spoken words *marks* onto the words that are shown.

    A shown word is heard from its first spoken word to its last. Words said but not shown light nothing.

    Args:
        segment: The segment that was spoken.
        marks: Its spoken words; their times count from its start.
        start_ms: Where it starts in the episode.
    """
    page = words_of(segment.shown)
    starts = [start for start, _ in page]
    ends = [end for _, end in page]
    heard: list[HeardWord] = []
    for mark, (shown_from, shown_to) in _shown(segment, marks):
        first, last = bisect_right(ends, shown_from), bisect_left(starts, shown_to) - 1
        if first > last:
            continue
        word = HeardWord(
            shown_from=starts[first],
            shown_to=ends[last],
            start_ms=round(start_ms + mark.start_ms),
            end_ms=round(start_ms + mark.end_ms),
        )
        if heard and word.shown_from < heard[-1].shown_to and heard[-1].shown_from < word.shown_to:
            heard[-1] = _together(heard[-1], word)
        else:
            heard.append(word)
    return tuple(heard)


def _shown(
    segment: Segment, marks: Iterable[WordMark]
) -> Iterator[tuple[WordMark, tuple[int, int]]]:
    """Yield each spoken word with the stretch of the page that stands behind it, if one does."""
    shown, spoken = segment.shown, segment.spoken
    spans = [span for span in segment.spans if span.shown_from < span.shown_to]
    same = {
        span
        for span in spans
        if shown[span.shown_from : span.shown_to] == spoken[span.spoken_from : span.spoken_to]
    }
    begins = [span.spoken_from for span in spans]
    ends = [span.spoken_to for span in spans]
    for mark in marks:
        behind = spans[bisect_right(ends, mark.start) : bisect_left(begins, mark.end)]
        stretches = [_stretch(span, mark, same=span in same) for span in behind]
        if stretches:
            yield mark, (min(start for start, _ in stretches), max(end for _, end in stretches))


def _stretch(span: Span, mark: WordMark, *, same: bool) -> tuple[int, int]:
    if not same:
        return span.shown_from, span.shown_to
    ahead = span.shown_from - span.spoken_from
    return max(mark.start, span.spoken_from) + ahead, min(mark.end, span.spoken_to) + ahead


def _together(one: HeardWord, other: HeardWord) -> HeardWord:
    return replace(
        one,
        shown_from=min(one.shown_from, other.shown_from),
        shown_to=max(one.shown_to, other.shown_to),
        end_ms=max(one.end_ms, other.end_ms),
    )
