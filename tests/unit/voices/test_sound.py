"""Sound files of other programs come in many shapes; speech has one."""

import subprocess
import wave
from array import array

import pytest
from contracts.google import mp3

from voices.sound import decode_mp3, read_sound


def write_wav(path, frames, *, channels, width, rate_hz):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate_hz)
        file.writeframes(frames)


def test_stereo_becomes_one_channel_at_its_own_rate(tmp_path):
    path = tmp_path / "stereo.wav"
    write_wav(path, b"\x00\x10\x00\x20" * 480, channels=2, width=2, rate_hz=48_000)
    samples, rate_hz = read_sound(path)
    assert rate_hz == 48_000
    assert samples == b"\x00\x18" * 480


def test_eight_bits_become_sixteen(tmp_path):
    path = tmp_path / "small.wav"
    write_wav(path, b"\xc0" * 100, channels=1, width=1, rate_hz=8_000)
    samples, rate_hz = read_sound(path)
    assert rate_hz == 8_000
    assert samples == b"\x00\x40" * 100


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"RIFF\xff\xff\xff\xffWAVEfmt "])
def test_what_is_no_sound_is_a_value_error(tmp_path, content):
    path = tmp_path / "broken.wav"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"broken\.wav"):
        read_sound(path)


def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="missing"):
        read_sound(tmp_path / "missing.wav")


def test_what_macos_writes_is_read(tmp_path, program):
    wav, aiff = tmp_path / "one.wav", tmp_path / "one.aiff"
    write_wav(wav, b"\x01\x02" * 1000, channels=1, width=2, rate_hz=22_050)
    subprocess.run([program("ffmpeg"), "-loglevel", "error", "-i", wav, aiff], check=True)
    assert read_sound(aiff) == read_sound(wav) == (b"\x01\x02" * 1000, 22_050)


def test_mp3_is_decoded_at_its_own_rate_or_at_that_which_is_asked_for():
    sound = mp3("One two three.", slow=False)
    (full, own_hz), (half, half_hz) = decode_mp3(sound), decode_mp3(sound, 12_000)
    assert (own_hz, half_hz) == (24_000, 12_000)
    assert max(array("h", full)) > 5000
    assert len(half) == pytest.approx(len(full) / 2, abs=4)


def test_several_mp3_are_decoded_one_after_the_other():
    one, two = mp3("One.", slow=False), mp3("Another one.", slow=False)
    apart = len(decode_mp3(one)[0]) + len(decode_mp3(two)[0])
    assert len(decode_mp3(one + two)[0]) == pytest.approx(apart, abs=2 * 24_000 // 10)


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"#EXTM3U\n/etc/hostname\n" * 50])
def test_what_is_no_mp3_is_a_value_error(content):
    with pytest.raises(ValueError, match="no MP3"):
        decode_mp3(content)
