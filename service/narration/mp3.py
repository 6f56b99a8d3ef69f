"""MP3 frames in house format: reading them, and the Info header of a joined file.

Sources: ISO/IEC 11172-3, 2.4.1.3 and 2.4.1.7; "LAME Tag rev 1" for the Info header,
http://gabriel.mp3-tech.org/mp3infotag.html.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from service.errors import AudioError
from service.narration import house

_HEADER: Final = 0xFFFA70C0
"""MPEG-1, Layer III, 96 kbit/s, 44.1 kHz, one channel; `house` says the same in words."""
_PADDING_BIT: Final = 0x200
_BYTES_A_FRAME: Final = house.FRAME_SAMPLES // 8 * house.BIT_RATE_KBPS * 1000
"""On average, times the sample rate."""
_FRAME_BYTES: Final = _BYTES_A_FRAME // house.SAMPLE_RATE_HZ
_FRAME: Final = re.compile(
    rb"\xFF[\xFA\xFB](?:[\x70\x71][\xC0-\xFF].{%d}|[\x72\x73][\xC0-\xFF].{%d})"
    % (_FRAME_BYTES - 4, _FRAME_BYTES - 3),
    re.DOTALL,
)
"""A frame with such a header, with or without a check sum, and whatever it says that players do not need. The second kind is a byte longer."""
_SIDE_INFO_AT: Final = 4
_SIDE_INFO_BYTES: Final = 17
_TAG_AT: Final = _SIDE_INFO_AT + _SIDE_INFO_BYTES


def frames(data: bytes) -> Iterator[bytes]:
    """Cut *data* into its frames.

    Raises AudioError where it is not whole frames in house format.
    """
    at = 0
    for frame in _FRAME.finditer(data):
        if frame.start() != at:
            break
        yield frame[0]
        at = frame.end()
    if at < len(data):
        raise AudioError(
            f"The encoded sound is damaged: no whole MP3 frame in house format at byte {at}"
            f" of {len(data)}. Make it again."
        )


def main_data_begin(frame: bytes) -> int:
    """Tell how many bytes of earlier frames *frame* refers to; a frame with 0 can stand first."""
    return int.from_bytes(frame[_SIDE_INFO_AT : _SIDE_INFO_AT + 2], "big") >> 7


def without_info_frame(data: bytes) -> bytes:
    """Drop the Info or Xing frame that an encoder may put before the sound."""
    first = next(frames(data), b"")
    return data[len(first) :] if first[_TAG_AT : _TAG_AT + 4] in (b"Info", b"Xing") else data


def silence(silent_frame: bytes, count: int) -> bytes:
    """Make *count* frames of silence out of one; some are a byte longer, so that the bit rate is constant."""
    header = int.from_bytes(silent_frame[:4], "big") | _PADDING_BIT
    longer_frame = header.to_bytes(4, "big") + silent_frame[4:] + b"\0"
    due = [i * _BYTES_A_FRAME // house.SAMPLE_RATE_HZ for i in range(count + 1)]
    return b"".join(
        longer_frame if end - start > _FRAME_BYTES else silent_frame for start, end in pairwise(due)
    )


def crc(data: bytes, before: int = 0) -> int:
    """Go on with the check sum of what came *before*: CRC-16/ARC, as the Info header has it."""
    from fastcrc import crc16  # noqa: PLC0415  reading frames needs no check sum

    return int(crc16.arc(data, before))


def info_frame(*, byte_count: int, crc_of_all: int, frame_count: int, sample_count: int) -> bytes:
    """Write the frame that tells a player how long the frames behind it last and what to skip at their ends.

    It has no table of contents: at a constant bit rate the place of a second is known exactly, and a table of 100
    places would be coarser.

    Args:
        byte_count: How long the frames are that follow it.
        crc_of_all: Their check sum.
        frame_count: How many there are.
        sample_count: How many samples of them are heard.
    """
    stream_bytes = _FRAME_BYTES + byte_count
    end_padding = frame_count * house.FRAME_SAMPLES - house.ENCODER_DELAY - sample_count
    tag = b"".join(
        (
            b"Info",
            (3).to_bytes(4, "big"),  # the two fields that follow are given
            frame_count.to_bytes(4, "big"),
            stream_bytes.to_bytes(4, "big"),
            b"LAME3.100",  # players believe the delays of this encoder only, and some check the version
            bytes((0x01, 0)),  # tag revision 0, constant bit rate; low-pass not told
            bytes(8),  # peak and replay gain not told
            bytes((0, house.BIT_RATE_KBPS)),
            (house.ENCODER_DELAY << 12 | end_padding).to_bytes(3, "big"),
            bytes(4),  # source, gain, preset: not told
            stream_bytes.to_bytes(4, "big"),
            crc_of_all.to_bytes(2, "big"),
        )
    )
    start = (_HEADER | 1 << 16).to_bytes(4, "big") + bytes(_SIDE_INFO_BYTES) + tag
    return (start + crc(start).to_bytes(2, "big")).ljust(_FRAME_BYTES, b"\0")
