"""Every voice is brought to the house's loudness, with the limiter in place."""

import numpy as np
import pytest

from service.narration import house
from service.narration.calibrate import calibrated_db, measured_db
from service.narration.errors import Unspeakable
from service.narration.limiter import limited
from service.narration.loudness import integrated_lufs
from voices import Speech, Utterance
from voices.tone import ToneEngine


def _bursts(level: float) -> np.ndarray:
    """Noise that swells four times a second, as speech does."""
    noise = np.random.default_rng(3).normal(0, level, 8 * 44_100)
    return (noise * np.sin(np.arange(len(noise)) * np.pi * 4 / 44_100) ** 2).astype(np.float32)


@pytest.mark.parametrize("level", [0.005, 0.02, 0.3])
def test_the_gain_holds_with_the_limiter_in_place(level):
    sound = _bursts(level)
    louder = sound * 10 ** (calibrated_db(sound) / 20)
    assert integrated_lufs(limited(louder, house.CEILING)) == pytest.approx(-16, abs=0.1)


def test_sound_too_faint_for_any_gain_gets_the_largest():
    assert calibrated_db(_bursts(0.000_01)) == 40


def test_a_voice_that_makes_no_sound_is_an_error_that_names_it():
    class Mute(ToneEngine):
        def speak(self, utterance: Utterance) -> Speech:
            return Speech(samples=bytes(40_000), sample_rate_hz=22_050, words=())

    with pytest.raises(Unspeakable, match="voice “low” made no sound"):
        measured_db(Mute(), voice="low", rate_wpm=200)
