"""MP3 frames in house format."""

from io import BytesIO

import numpy as np
import pytest
from mutagen.mp3._util import XingHeader

from service.errors import AudioError
from service.narration import house, lame, mp3


@pytest.fixture(scope="module")
def encoded() -> bytes:
    """Two seconds of noise."""
    noise = np.random.default_rng(1).integers(-9000, 9000, 2 * house.SAMPLE_RATE_HZ, np.int16)
    return lame.encode(noise.tobytes())


def test_frames_are_the_whole_file_cut_up(encoded):
    frames = list(mp3.frames(encoded))
    assert b"".join(frames) == encoded
    assert len(frames) > 76
    assert {len(frame) for frame in frames} == {313, 314}


@pytest.mark.parametrize("damage", ["cut short", "a wrong byte", "no MP3"])
def test_damaged_sound_is_refused_and_the_place_is_named(encoded, damage):
    broken, place = {
        "cut short": (encoded[:-1], len(encoded) - len(list(mp3.frames(encoded))[-1])),
        "a wrong byte": (encoded[:313] + b"\0" + encoded[314:], 313),
        "no MP3": (b"RIFF and so on", 0),
    }[damage]
    with pytest.raises(AudioError, match=f"at byte {place} of"):
        list(mp3.frames(broken))


def test_an_encoders_info_frame_is_dropped_and_sound_is_not(encoded):
    info = mp3.info_frame(
        byte_count=len(encoded),
        crc_of_all=mp3.crc(encoded),
        frame_count=78,
        sample_count=2 * house.SAMPLE_RATE_HZ,
    )
    assert mp3.without_info_frame(info + encoded) == encoded
    assert mp3.without_info_frame(encoded) == encoded


def test_the_info_frame_is_a_frame_of_the_house(encoded):
    info = mp3.info_frame(
        byte_count=len(encoded),
        crc_of_all=mp3.crc(encoded),
        frame_count=78,
        sample_count=2 * house.SAMPLE_RATE_HZ,
    )
    assert list(mp3.frames(info)) == [info]


def test_another_reader_finds_the_counts_and_delays_in_the_info_frame(encoded):
    count = len(list(mp3.frames(encoded)))
    info = mp3.info_frame(
        byte_count=len(encoded),
        crc_of_all=mp3.crc(encoded),
        frame_count=count,
        sample_count=2 * house.SAMPLE_RATE_HZ,
    )
    told = XingHeader(BytesIO(info[21:]))
    assert (told.frames, told.bytes) == (count, len(info) + len(encoded))
    assert told.lame_header.encoder_delay_start == 576
    assert told.lame_header.encoder_padding_end == count * 1152 - 576 - 2 * 44_100


def test_silence_keeps_the_constant_bit_rate():
    silence = mp3.silence(lame.silent_frame(), 1000)
    assert len(list(mp3.frames(silence))) == 1000
    assert len(silence) == 1000 * 1152 // 8 * 96_000 // 44_100
