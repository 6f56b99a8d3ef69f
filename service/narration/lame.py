"""The one place that encodes: LAME with the settings of the house format."""

from functools import cache

import lameenc

from service.narration import house, mp3


def encode(pcm: bytes) -> bytes:
    """Encode 16-bit samples into frames whose first refers to no earlier one.

    Each call has an encoder of its own, so clips join by copying frames. LAME runs without the interpreter's lock.
    """
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(house.SAMPLE_RATE_HZ)
    encoder.set_bit_rate(house.BIT_RATE_KBPS)
    encoder.set_quality(house.LAME_QUALITY)
    return mp3.without_info_frame(bytes(encoder.encode(pcm)) + bytes(encoder.flush()))


@cache
def silent_frame() -> bytes:
    """One frame of silence that refers to no other, so that any number of them can stand anywhere."""
    return next(mp3.frames(encode(bytes(2 * house.FRAME_SAMPLES))))
