"""What a cache was asked, and what that saved."""

import json
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a cache was asked, by one process or by all."""

    hits: int = 0
    """Clips that were there, or that another maker put there meanwhile."""
    misses: int = 0
    """Clips that were not."""
    damaged: int = 0
    """Misses because of damage."""
    hit_ms: int = 0
    """Sound in the hits."""
    made_ms: int = 0
    """Sound that was made."""
    making_ms: int = 0
    """Time that making it took."""

    @property
    def saved_ms(self) -> int | None:
        """Time that making the hits would have taken, at the pace of what was made; None when nothing was."""
        return self.hit_ms * self.making_ms // self.made_ms if self.made_ms else None

    def __add__(self, other: "Counts") -> "Counts":
        """Count both together."""
        return Counts(
            **{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        )


def write_counts(counts: Counts) -> bytes:
    """Write counts down."""
    return json.dumps(asdict(counts)).encode()


def read_counts(data: bytes) -> Counts:
    """Read what `write_counts` wrote; anything else counts for nothing."""
    try:
        counts = Counts(**json.loads(data))
    except (ValueError, TypeError, RecursionError):
        return Counts()
    sound = all(type(number) is int and number >= 0 for number in asdict(counts).values())
    return counts if sound else Counts()
