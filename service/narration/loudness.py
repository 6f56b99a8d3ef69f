"""Integrated loudness by ITU-R BS.1770-4 (https://www.itu.int/rec/R-REC-BS.1770)."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.narration import house
from service.narration.samples import Samples

_OFFSET: Final = -0.691
_ABSOLUTE_GATE_LUFS: Final = -70.0
_RELATIVE_GATE_LU: Final = -10.0
_STEP: Final = house.SAMPLE_RATE_HZ // 10
"""100 ms: gating blocks are four of them long and begin at each of them."""

# The two filters at any sample rate, from the analogue values behind the table for 48 kHz in the recommendation
# (as in libebur128).
_SHELF_HZ, _SHELF_Q, _SHELF_DB = 1681.974450955533, 0.7071752369554196, 3.999843853973347
_HIGH_PASS_HZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773


def integrated_lufs(samples: Samples) -> float:
    """Measure the integrated loudness of one channel; -70 when all of it is under the absolute gate."""
    power = _k_weighted(samples) ** 2
    steps = power[: len(power) // _STEP * _STEP].reshape(-1, _STEP).mean(axis=1)
    if len(steps) < 4:
        return _ABSOLUTE_GATE_LUFS
    blocks = np.convolve(steps, np.full(4, 0.25), "valid")
    audible = blocks[_lufs(blocks) > _ABSOLUTE_GATE_LUFS]
    if not len(audible):
        return _ABSOLUTE_GATE_LUFS
    gate = _lufs(audible.mean()) + _RELATIVE_GATE_LU
    return float(_lufs(audible[_lufs(audible) > gate].mean()))


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return _OFFSET + 10 * np.log10(np.maximum(power, 1e-15))


def _k_weighted(samples: Samples) -> NDArray[np.float64]:
    """Apply both filters at once in the frequency domain, with room for them to ring."""
    size = 1 << (len(samples) + house.SAMPLE_RATE_HZ).bit_length()
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    spectrum = np.fft.rfft(samples, size) * _shelf(z) * _high_pass(z)
    return np.fft.irfft(spectrum, size)[: len(samples)]


def _shelf(z: NDArray[np.complex128]) -> NDArray[np.complex128]:
    k = np.tan(np.pi * _SHELF_HZ / house.SAMPLE_RATE_HZ)
    high = 10 ** (_SHELF_DB / 20)
    band = high**0.4996667741545416
    top = (
        high + band * k / _SHELF_Q + k * k,
        2 * (k * k - high),
        high - band * k / _SHELF_Q + k * k,
    )
    bottom = (1 + k / _SHELF_Q + k * k, 2 * (k * k - 1), 1 - k / _SHELF_Q + k * k)
    return _quadratic(top, z) / _quadratic(bottom, z)


def _high_pass(z: NDArray[np.complex128]) -> NDArray[np.complex128]:
    k = np.tan(np.pi * _HIGH_PASS_HZ / house.SAMPLE_RATE_HZ)
    scale = 1 + k / _HIGH_PASS_Q + k * k
    bottom = (1, 2 * (k * k - 1) / scale, (1 - k / _HIGH_PASS_Q + k * k) / scale)
    return _quadratic((1, -2, 1), z) / _quadratic(bottom, z)


def _quadratic(
    factors: tuple[float, float, float], z: NDArray[np.complex128]
) -> NDArray[np.complex128]:
    return factors[0] + factors[1] * z + factors[2] * z * z
