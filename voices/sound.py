"""Sound as files hold it, and tones: what pydub does here, which no other module of this package knows."""

import warnings
import wave
from io import BytesIO
from pathlib import Path
from types import ModuleType

TONE_RATE_HZ = 16_000
"""A whole number of samples per millisecond, so that times can be exact."""

TONE_STEP_MS = 20
TONE_STEP_HZ = 50


def tone(hz: int, length_ms: int) -> bytes:
    """Make a sine tone: PCM, one channel, signed 16 bit, at `TONE_RATE_HZ`.

    With `hz` in steps of `TONE_STEP_HZ` and `length_ms` in steps of `TONE_STEP_MS` it is made of whole periods,
    so it begins and ends at zero, without a click.
    """
    sine = _pydub().generators.Sine(hz, sample_rate=TONE_RATE_HZ)
    step = sine.to_audio_segment(duration=TONE_STEP_MS, volume=-12.0)
    return bytes((step * (length_ms // TONE_STEP_MS)).raw_data)


def read_sound(path: Path) -> tuple[bytes, int]:
    """Read a sound file: PCM, one channel, signed 16 bit, little endian, and its rate in Hz.

    WAV is read as it is; for AIFF pydub calls ffmpeg. Raises OSError or ValueError when it cannot be read.
    """
    pydub = _pydub()
    try:
        with path.open("rb") as file:
            sound = pydub.AudioSegment.from_file(file, format=path.suffix.removeprefix("."))
    except pydub.exceptions.PydubException as error:
        raise ValueError(f"{path.name} is not a sound file that can be read") from error
    sound = sound.set_channels(1).set_sample_width(2)
    return bytes(sound.raw_data), int(sound.frame_rate)


def read_wav(wav: bytes) -> tuple[bytes, int]:
    """Read WAV of 16 bits with one or two channels: PCM, one channel, signed 16 bit, little endian, and its rate in Hz.

    What a program streams need not say how long it is. Raises ValueError when it is something else.
    """
    try:
        with wave.open(BytesIO(wav)) as sound:
            channels, width, rate_hz, *_ = sound.getparams()
            frames = sound.readframes(sound.getnframes())
    except (wave.Error, EOFError) as error:
        raise ValueError(
            f"this is no WAV that can be read ({str(error) or 'it breaks off'})"
        ) from error
    if width != 2 or channels > 2 or not 8_000 <= rate_hz <= 192_000:
        raise ValueError(
            f"this is WAV of {8 * width} bits, {channels} channels and {rate_hz} Hz, "
            "not of 16 bits, one or two channels and 8,000 to 192,000 Hz"
        )
    frames = frames[: len(frames) - len(frames) % (2 * channels)]
    if channels == 2:
        both = _pydub().AudioSegment(frames, sample_width=2, frame_rate=rate_hz, channels=2)
        frames = bytes(both.set_channels(1).raw_data)
    return frames, rate_hz


def decode_mp3(mp3: bytes, rate_hz: int | None = None) -> tuple[bytes, int]:
    """Decode MP3, also several one after the other: PCM, one channel, signed 16 bit, little endian, and its rate in Hz.

    That is `rate_hz` if it is given, else the MP3's own.

    Raises OSError when there is no ffmpeg, and ValueError when this is no MP3.
    """
    import imageio_ffmpeg  # noqa: PLC0415  (slow: 20 ms)

    pydub = _pydub()
    try:
        converter = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise FileNotFoundError(f"ffmpeg is missing: {error}") from error
    segment = type("_Decoded", (pydub.AudioSegment,), {"converter": converter})
    try:
        # With the codec named, pydub asks no ffprobe; with the format named, ffmpeg tries no other.
        sound = segment.from_file(BytesIO(mp3), format="mp3", codec="mp3")  # type: ignore[attr-defined]
    except pydub.exceptions.PydubException as error:
        raise ValueError("this is no MP3 that can be decoded") from error
    sound = sound.set_channels(1).set_sample_width(2).set_frame_rate(rate_hz or sound.frame_rate)
    return bytes(sound.raw_data), int(sound.frame_rate)


def _pydub() -> ModuleType:
    # pydub warns when it is imported: of ffmpeg, which tones and WAV do not need, and of Python's own audioop.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pydub.exceptions  # noqa: PLC0415  (slow: 25 ms)
        import pydub.generators  # noqa: PLC0415
    return pydub  # type: ignore[no-any-return]
