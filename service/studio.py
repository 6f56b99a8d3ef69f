"""What it takes to make sound, in one record. `service.wiring` fills it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from audio_cache import Cache
from service.narration.gain import Gains
from service.parts import Casting
from voices import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """All that it takes to make sound."""

    engines: Sequence[Engine]
    """In the order in which their voices are preferred."""
    cache: Cache
    gains: Gains
    workers: int
    """How many clips are made at once."""
    title: str
    """The name of the service."""
    casting: Casting = field(default_factory=Casting)
    """What the newsroom decides about voices."""
