"""Loudness by BS.1770, against known values and against ffmpeg."""

import re
import subprocess

import numpy as np
import pytest

from service.narration.loudness import integrated_lufs

RATE_HZ = 44_100


def _tone(hz: float, seconds: float, db: float) -> np.ndarray:
    peak = 10 ** (db / 20)
    return (peak * np.sin(2 * np.pi * hz * np.arange(int(RATE_HZ * seconds)) / RATE_HZ)).astype(
        np.float32
    )


def test_the_reference_tone_has_the_reference_loudness():
    """BS.1770 defines a full-scale sine of 997 Hz in one channel as -3.01 LKFS."""
    assert integrated_lufs(_tone(997, 5, 0)) == pytest.approx(-3.01, abs=0.02)


def test_silence_between_words_does_not_make_speech_quieter():
    tone = _tone(1000, 5, -20)
    with_gaps = np.concatenate([tone, np.zeros(5 * RATE_HZ, np.float32), tone])
    assert integrated_lufs(with_gaps) == pytest.approx(integrated_lufs(tone), abs=0.2)


def test_a_murmur_far_below_the_speech_does_not_make_it_quieter():
    speech = _tone(1000, 5, -20)
    murmur = np.concatenate([speech, _tone(1000, 5, -40), speech])
    assert integrated_lufs(murmur) == pytest.approx(integrated_lufs(speech), abs=0.2)


@pytest.mark.parametrize("seconds", [0, 0.2, 3])
def test_silence_and_less_than_a_block_are_at_the_absolute_gate(seconds):
    assert integrated_lufs(np.zeros(int(RATE_HZ * seconds), np.float32)) == -70


def test_ffmpeg_measures_the_same(program, tmp_path):
    noise = np.random.default_rng(2).normal(0, 0.1, 8 * RATE_HZ)
    uneven = (noise * (0.1 + np.sin(np.arange(len(noise)) / 30_000) ** 2)).astype("<f4")
    samples = ["-f", "f32le", "-ar", "44100", "-ac", "1", "-i", "pipe:"]
    done = subprocess.run(
        [program("ffmpeg"), "-nostats", *samples, "-af", "ebur128", "-f", "null", "-"],
        input=uneven.tobytes(),
        capture_output=True,
        check=True,
    )
    measured = float(re.findall(rb"I: +(-[\d.]+) LUFS", done.stderr)[-1])
    assert integrated_lufs(uneven) == pytest.approx(measured, abs=0.1)
