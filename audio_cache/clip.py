"""One stretch of audio that has been made, as the cache keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class WordMark(NamedTuple):
    """When one word of a clip sounds."""

    start: int
    """Code points from the start of the clip's text."""
    end: int
    start_ms: int
    """Milliseconds from the first sample that is heard."""
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Encoded audio with its word times and the facts about its voice."""

    frames: bytes
    """MP3 frames in house format; no Info frame, no tags; the first refers to no earlier frame."""
    sample_rate_hz: int
    sample_count: int
    """Samples that are heard: without encoder delay and padding."""
    words: tuple[WordMark, ...] | None
    """Measured by the engine; None when it could not tell."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """About the voice: engine, voice, language, fingerprint."""

    @property
    def duration_ms(self) -> int:
        return self.sample_count * 1000 // self.sample_rate_hz
