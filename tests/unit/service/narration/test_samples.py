"""Trimming and resampling."""

import numpy as np
import pytest

from service.narration import house
from service.narration.samples import trimmed
from voices import Speech


def _speech(before_ms: int, sound_ms: int, after_ms: int, rate_hz: int = 22_050) -> Speech:
    def silence(ms: int) -> np.ndarray:
        return np.zeros(rate_hz * ms // 1000, np.int16)

    sound = 8000 * np.sin(np.arange(rate_hz * sound_ms // 1000) * 0.3 + 1)
    samples = np.concatenate([silence(before_ms), sound.astype(np.int16), silence(after_ms)])
    return Speech(samples=samples.tobytes(), sample_rate_hz=rate_hz, words=None)


@pytest.mark.parametrize("before_ms", [0, 20, 60, 900])
@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_every_clip_starts_with_the_lead_in_whatever_the_engine_left_there(before_ms, rate_hz):
    samples, earlier_ms = trimmed(_speech(before_ms, 500, 700, rate_hz))
    first_ms = np.flatnonzero(np.abs(samples) > 0.05)[0] * 1000 / house.SAMPLE_RATE_HZ
    assert abs(first_ms - house.LEAD_IN_MS) < 1
    assert abs(earlier_ms - (before_ms - house.LEAD_IN_MS)) < 1
    assert abs(len(samples) * 1000 / house.SAMPLE_RATE_HZ - (60 + 500 + 60)) < 2


def test_silence_leaves_nothing():
    assert len(trimmed(_speech(300, 0, 300))[0]) == 0


def test_no_samples_leave_nothing():
    assert len(trimmed(Speech(samples=b"", sample_rate_hz=22_050, words=()))[0]) == 0
