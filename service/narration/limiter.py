"""A look-ahead true-peak limiter."""

from typing import Final

import numpy as np

from service.narration.samples import Samples

_BLOCK: Final = 16
"""Samples (0.36 ms) that share a pair of gains, one at either end."""
_HOLD: Final = 64
"""Blocks (23 ms, more than a period of the deepest voice) over which a gain is held before it is smoothed."""
_BETWEEN: Final = (3 / 256, -25 / 256, 150 / 256, 150 / 256, -25 / 256, 3 / 256)
"""Weights that tell a sample half way between two others: Lagrange interpolation over six."""


def limited(samples: Samples, ceiling: float) -> Samples:
    """Turn *samples* down around each peak above *ceiling*, smoothly, and leave the rest as it is.

    Peaks are looked for at twice the sample rate, which is right to 0.4 dB up to 8 kHz; voices peak far below. The gain
    of a moment is a weighted mean of minima over stretches that all hold that moment, so no peak is turned down too
    little. There must be samples.
    """
    blocks = -(-len(samples) // _BLOCK)
    padded = np.zeros(blocks * _BLOCK, np.float32)
    padded[: len(samples)] = samples
    between = np.convolve(padded, np.array(_BETWEEN, np.float32), "same")
    levels = np.maximum(np.abs(padded), np.abs(between))
    peaks = np.maximum.reduce([levels[i::_BLOCK] for i in range(_BLOCK)])  # faster than by rows
    if peaks.max() <= ceiling:
        return samples
    needed = np.ones(blocks + 2 * _HOLD, np.float32)
    needed[_HOLD:-_HOLD] = ceiling / np.maximum(peaks, ceiling)
    held = needed
    reach = 1
    while reach < _HOLD:
        held = np.minimum(held[:-reach], held[reach:])
        reach *= 2
    weights = np.hanning(_HOLD + 1)[1:-1].astype(np.float32)
    gains = np.convolve(held, weights / weights.sum(), "valid")[1:-1]
    ramp = np.arange(_BLOCK, dtype=np.float32) / _BLOCK
    gain = gains[:-1, None] + np.diff(gains)[:, None] * ramp
    return (padded.reshape(-1, _BLOCK) * gain).ravel()[: len(samples)].astype(np.float32)
