"""The limiter: no peak gets through, and what is under the ceiling is left alone."""

import numpy as np
import pytest
import soxr

from service.narration.limiter import limited


def _sine(hz: float, seconds: float = 0.5) -> np.ndarray:
    return np.sin(2 * np.pi * hz * np.arange(int(44_100 * seconds)) / 44_100 + 0.4).astype(
        np.float32
    )


@pytest.mark.parametrize("hz", [90, 1000, 5000, 8000])
def test_no_peak_gets_through_not_even_between_samples(hz):
    burst = _sine(hz, 1.5) * (0.1 + 2.9 * np.hanning(66_150).astype(np.float32))
    quiet = limited(burst, 0.8)
    assert len(quiet) == len(burst)
    assert np.abs(soxr.resample(quiet, 44_100, 176_400, "VHQ")).max() < 0.8 * 10 ** (0.5 / 20)
    assert np.abs(quiet[22_050:44_100]).max() > 0.75


def test_a_lone_click_is_caught_wherever_it_stands():
    for place in (0, 15, 16, 17, 5000, 9998, 9999):
        click = np.zeros(10_000, np.float32)
        click[place] = -5
        assert np.abs(limited(click, 0.8)).max() <= 0.8


def test_sound_under_the_ceiling_is_left_as_it_is():
    calm = 0.7 * _sine(440)
    assert limited(calm, 0.8) is calm


def test_sound_far_from_a_peak_is_left_as_it_is():
    sound = 0.5 * _sine(440)
    sound[10_000] = 2
    changed = np.flatnonzero(np.abs(limited(sound, 0.8) - sound) > 1e-6)
    assert 8_900 < changed.min() < 10_000 < changed.max() < 11_100
