"""The words of an article's page with their times: a metadata track (https://www.w3.org/TR/webvtt1/), for scripts.

Each cue names a part of the page and a stretch of its text: `block-3 12 18`. Browsers count text in UTF-16 code units, so
these offsets do.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from service.model import Episode, HeardSegment
from service.publishing.parts import places
from service.words import clock

_SHORTEST_MS: Final = 20
"""A cue that is over sooner may be passed over by a browser."""


def words_vtt(episode: Episode) -> str:
    """Write one cue for each word of the page that is heard in *episode*; starts ascend."""
    article = episode.script.article
    segments = [heard.segment for heard in episode.segments]
    blocks = ["WEBVTT"]
    for heard, place in zip(episode.segments, places(article, segments), strict=True):
        if place is None:
            continue
        units = _utf16(place.part.text)
        for start, end, start_ms, end_ms in _words(heard):
            over_ms = max(end_ms, start_ms + _SHORTEST_MS)
            times = f"{clock(start_ms, '.')} --> {clock(over_ms, '.')}"
            first, last = units[place.start + start], units[place.start + end]
            blocks.append(f"{times}\n{place.part.id} {first} {last}")
    return "\n\n".join(blocks) + "\n"


def _words(heard: HeardSegment) -> Iterable[tuple[int, int, int, int]]:
    """Yield where in `Segment.transcribed` each word stands, and when it is heard."""
    if heard.segment.said_as_shown:
        return [
            (word.shown_from, word.shown_to, word.start_ms, word.end_ms) for word in heard.words
        ]
    return [(word.spoken_from, word.spoken_to, word.start_ms, word.end_ms) for word in heard.said]


def _utf16(text: str) -> list[int]:
    """Tell of each place in *text*, its end included, how many UTF-16 code units stand before it."""
    return list(_counted(text))


def _counted(text: str) -> Iterator[int]:
    units = 0
    yield units
    for character in text:
        units += 2 if character > "\uffff" else 1
        yield units
