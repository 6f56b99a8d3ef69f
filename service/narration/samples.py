"""What an engine answered, as samples of the house."""

from typing import Final, TypeAlias

import numpy as np
import soxr
from numpy.typing import NDArray

from service.narration import house
from voices import Speech

Samples: TypeAlias = NDArray[np.float32]
"""One channel at `house.SAMPLE_RATE_HZ`; full scale is 1."""

_FULL_SCALE: Final = 32_768


def trimmed(speech: Speech) -> tuple[Samples, float]:
    """Make the silence at the ends of *speech* as long as the house's lead-in and tail, and resample all.

    Returns:
        The samples, none when nothing is heard; and the milliseconds by which all is now earlier, negative when the
        lead-in had to be lengthened.
    """
    rate = speech.sample_rate_hz
    said = np.frombuffer(speech.samples, "<i2").astype(np.float32) / _FULL_SCALE
    heard_at = np.flatnonzero(np.abs(said) > house.SILENCE)
    if not len(heard_at):
        return np.zeros(0, np.float32), 0.0
    start = int(heard_at[0]) - rate * house.LEAD_IN_MS // 1000
    stop = int(heard_at[-1]) + 1 + rate * house.TAIL_MS // 1000
    kept = np.pad(said[max(start, 0) : stop], (max(-start, 0), max(stop - len(said), 0)))
    return soxr.resample(kept, rate, house.SAMPLE_RATE_HZ, "HQ"), start * 1000 / rate


def for_lame(samples: Samples) -> bytes:
    """Write *samples*, none of them above `house.CEILING`, as the 16 bits that come out of LAME as loud as they are."""
    return bytes(np.rint(samples * (_FULL_SCALE / house.LAME_SCALE)).astype("<i2"))
