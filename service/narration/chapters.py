"""Where a listener can skip to. Every list of chapters, in whatever format, comes from here."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from service.model import Chapter, HeardSegment, SegmentKind

_OPENING: Final[frozenset[SegmentKind]] = frozenset(
    {
        "dateline",
        "attribution",
        "correction",
        "kicker",
        "headline",
        "deck",
        "date",
    }
)
_CLOSING: Final[frozenset[SegmentKind]] = frozenset({"contributors", "notice", "end"})
_SHORTEST_MS: Final = 30_000
"""Chapters of paragraphs last at least this long: shorter ones are tiring to skip through, and podcast players refuse them."""
_FEWEST: Final = 3
"""Players list no fewer."""
_TITLE_CHARS: Final = 40


def chapters(segments: Sequence[HeardSegment]) -> tuple[Chapter, ...]:
    """Cut an episode into chapters that tile it from 0 to its end.

    The first has the opening, and is titled with the headline. Each subhead begins one. In an article without subheads
    each paragraph does that comes 30 seconds or more after the last that did, unless fewer than 30 seconds would be
    left. Where that makes fewer than three, the opening is one by itself, however short.
    """
    if not segments:
        return ()
    end_ms = segments[-1].end_ms
    starts = list(_starts(segments))
    bounds_ms = [0, *(segments[i].start_ms for i in starts[1:]), end_ms]
    return tuple(
        Chapter(title=_title(segments[first:last]), start_ms=start_ms, end_ms=stop_ms)
        for (first, last), (start_ms, stop_ms) in zip(
            pairwise([*starts, len(segments)]), pairwise(bounds_ms), strict=True
        )
    )


def _starts(segments: Sequence[HeardSegment]) -> Iterator[int]:
    """Yield the place of the first segment of each chapter."""
    yield 0
    kinds = [heard.segment.kind for heard in segments]
    if "subhead" in kinds:
        yield from (i for i in range(1, len(kinds)) if kinds[i] == "subhead")
        return
    long = list(_paragraphs(segments, began_ms=0))
    if 1 + len(long) < _FEWEST and kinds[0] in _OPENING:
        long = list(_paragraphs(segments, began_ms=None))
    yield from long


def _paragraphs(segments: Sequence[HeardSegment], *, began_ms: int | None) -> Iterator[int]:
    """Yield the place of each paragraph that begins a chapter after the one that *began_ms*; None: the first does."""
    end_ms = segments[-1].end_ms
    for i in range(1, len(segments)):
        start_ms = segments[i].start_ms
        if segments[i].segment.kind not in _OPENING | _CLOSING and (
            began_ms is None or min(start_ms - began_ms, end_ms - start_ms) >= _SHORTEST_MS
        ):
            began_ms = start_ms
            yield i


def _title(segments: Sequence[HeardSegment]) -> str:
    """Return the headline in full, the subhead in full, or the first words of what comes first."""
    for heard in segments:
        if heard.segment.kind in ("headline", "subhead"):
            return _words(heard)
    return _shortened(_words(segments[0]))


def _words(heard: HeardSegment) -> str:
    return " ".join(heard.segment.transcribed.split())


def _shortened(text: str) -> str:
    if len(text) <= _TITLE_CHARS:
        return text
    start = text[:_TITLE_CHARS]
    whole_words, _, _ = start.rpartition(" ")
    return (whole_words or start[:-1]).rstrip(" ,;:–—") + "…"
