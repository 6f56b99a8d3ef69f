"""How long it is silent between what is said: the one table.

Within a segment the engine pauses at its marks, in one call and with its own melody. espeak-ng, which reads by default, is silent
at 175 words a minute for 145 ms at a comma, 220 ms at a semicolon, a colon, a dash or an ellipsis, 300 ms at the end of a
sentence, 335 ms at an exclamation mark, and another 105 ms at a quotation mark or a bracket. `Run.pause_ms` adds to that
where a script asks for it. Between segments the silence is put in when clips are joined; it is this table's:
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from service.model import SegmentKind

_USUAL_MS: Final = 500
"""What the listener hears between two segments that are not named here."""
_AFTER_MS: Final[Mapping[SegmentKind, int]] = MappingProxyType(
    {
        "dateline": 350,
        "kicker": 400,
        "headline": 800,
        "deck": 800,
        "subhead": 600,
    }
)
_BEFORE_MS: Final[Mapping[SegmentKind, int]] = MappingProxyType(
    {
        "headline": 700,
        "subhead": 900,
        "contributors": 800,
        "notice": 800,
    }
)


def between_ms(one: SegmentKind, other: SegmentKind) -> int:
    """Return how long it is silent between two segments of these kinds."""
    return max(_AFTER_MS.get(one, _USUAL_MS), _BEFORE_MS.get(other, 0))
