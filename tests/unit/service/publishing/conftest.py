"""An episode without sound: publishing reads times and words only."""

import pytest
from unit.service.narration.stories import HARBOUR

from service.model import Episode, HeardSegment, HeardWord, SaidWord
from service.narration.chapters import chapters
from service.narration.words import words_of


@pytest.fixture
def harbour() -> Episode:
    """The story of the harbour; every segment starts at a whole second and every word takes 300 ms."""
    heard: list[HeardSegment] = []
    at_ms = 0
    for segment in HARBOUR.segments:
        words = tuple(
            HeardWord(
                shown_from=start,
                shown_to=end,
                start_ms=at_ms + 60 + 300 * i,
                end_ms=at_ms + 360 + 300 * i,
            )
            for i, (start, end) in enumerate(words_of(segment.shown))
        )
        end_ms = words[-1].end_ms + 40
        heard.append(
            HeardSegment(
                segment=segment,
                start_ms=at_ms,
                end_ms=end_ms,
                words=words,
                said=tuple(
                    SaidWord(
                        spoken_from=word.shown_from,
                        spoken_to=word.shown_to,
                        start_ms=word.start_ms,
                        end_ms=word.end_ms,
                    )
                    for word in words
                ),
                words_measured=True,
                voice="Ada <b> & Co",
            )
        )
        at_ms = end_ms // 1000 * 1000 + 1000
    return Episode(
        script=HARBOUR,
        audio=b"",
        duration_ms=heard[-1].end_ms,
        segments=tuple(heard),
        chapters=chapters(heard),
    )
