"""How an engine's own process and its parent talk: frames of JSON and raw sound over two pipes.

A frame is `HLv1`, the lengths of its two parts as unsigned 32 bit, big endian, a JSON object, and the sound.
The child begins: with its name and capabilities, or why it could not start. Then each request has one answer:

    {"ask": "describe"}                    {"voices": [...], "fingerprints": {...}}
    {"ask": "speak", "utterance": {...}}   {"sample_rate_hz": 22050, "words": [[0, 5, 0, 296], ...]}, and the sound

Any answer may be {"error": "TextRejected", "message": "..."} instead; with "retry_after_s" where it is EngineBusy.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any, NamedTuple

from voices import errors
from voices.speech import Capabilities, Run, Speech, Utterance, Voice, WordTime

_PREFIX = struct.Struct(">4sII")
_MAGIC = b"HLv1"
_LONGEST_HEADER = 1 << 26
_LONGEST_SOUND = 1 << 30
_RATES_HZ = range(4_000, 192_001)


class Frame(NamedTuple):
    """One message."""

    header: Mapping[str, Any]
    sound: bytes = b""


class Garbled(Exception):
    """What came through the pipe is not what was agreed on."""


def send(pipe: IO[bytes], frame: Frame) -> None:
    """Write one frame. Raises OSError when nobody reads any more."""
    header = json.dumps(frame.header).encode()
    pipe.write(_PREFIX.pack(_MAGIC, len(header), len(frame.sound)) + header)
    pipe.write(frame.sound)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Frame | None:
    """Read one frame; None when the other side has ended. Raises Garbled."""
    prefix = pipe.read(_PREFIX.size)
    if prefix[:4] != _MAGIC[: len(prefix)]:
        raise Garbled("it does not begin like an answer")
    if len(prefix) < _PREFIX.size:
        return None
    _, header_length, sound_length = _PREFIX.unpack(prefix)
    if header_length > _LONGEST_HEADER or sound_length > _LONGEST_SOUND:
        raise Garbled("it claims to be longer than any answer can be")
    header, sound = pipe.read(header_length), pipe.read(sound_length)
    if len(header) < header_length or len(sound) < sound_length:
        return None
    try:
        content = json.loads(header)
    except ValueError as error:
        raise Garbled("its header is not JSON") from error
    if not isinstance(content, dict):
        raise Garbled("its header is not a JSON object")
    return Frame(content, sound)


def from_error(error: Exception) -> Frame:
    """Write an error; one that is not a VoiceError becomes SpeechFailed."""
    names = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == errors.__name__]
    if isinstance(error, errors.EngineBusy):
        return Frame(
            {"error": names[0], "message": str(error), "retry_after_s": error.retry_after_s}
        )
    if names:
        return Frame({"error": names[0], "message": str(error)})
    return Frame({"error": "SpeechFailed", "message": f"{type(error).__name__}: {error}"})


def to_error(frame: Frame) -> errors.VoiceError | None:
    """Read an error, if the frame is one."""
    if "error" not in frame.header:
        return None
    kind = getattr(errors, str(frame.header["error"]), None)
    if not (isinstance(kind, type) and issubclass(kind, errors.VoiceError)):
        kind = errors.SpeechFailed
    message = str(frame.header.get("message"))
    if issubclass(kind, errors.EngineBusy):
        return kind(message, retry_after_s=_to_seconds(frame.header.get("retry_after_s")))
    return kind(message)


def _to_seconds(value: object) -> float | None:
    """Read for how long to wait; what nobody could wait for is nothing said."""
    if isinstance(value, int | float) and 0 <= value <= errors.LONGEST_WAIT_S:
        return float(value)
    return None


def from_capabilities(name: str, capabilities: Capabilities) -> Frame:
    """Write how an engine introduces itself."""
    return Frame({"name": name, "capabilities": asdict(capabilities)})


def to_capabilities(frame: Frame) -> tuple[str, Capabilities]:
    """Read how an engine introduces itself. Raises Garbled."""
    try:
        facts = frame.header["capabilities"]
        slowest, fastest = facts["rates_wpm"]
        return str(frame.header["name"]), Capabilities(**{**facts, "rates_wpm": (slowest, fastest)})
    except (KeyError, TypeError, ValueError) as error:
        raise Garbled("it does not say what the engine can do") from error


def from_voices(fingerprints: Mapping[Voice, str]) -> Frame:
    """Write all voices with their fingerprints."""
    return Frame(
        {
            "voices": [asdict(voice) for voice in fingerprints],
            "fingerprints": {voice.id: mark for voice, mark in fingerprints.items()},
        }
    )


def to_voices(frame: Frame) -> Mapping[Voice, str]:
    """Read all voices with their fingerprints. Raises Garbled."""
    try:
        voices = [Voice(**facts) for facts in frame.header["voices"]]
        return {voice: str(frame.header["fingerprints"][voice.id]) for voice in voices}
    except (KeyError, TypeError) as error:
        raise Garbled("it does not describe the engine's voices") from error


def from_utterance(utterance: Utterance) -> Frame:
    """Write what is to be spoken."""
    return Frame({"ask": "speak", "utterance": asdict(utterance)})


def to_utterance(frame: Frame) -> Utterance:
    """Read what is to be spoken."""
    facts = frame.header["utterance"]
    return Utterance(**{**facts, "runs": tuple(Run(**run) for run in facts["runs"])})


def from_speech(speech: Speech) -> Frame:
    """Write what was said."""
    words = (
        None
        if speech.words is None
        else [(word.start, word.end, word.start_ms, word.end_ms) for word in speech.words]
    )
    return Frame({"sample_rate_hz": speech.sample_rate_hz, "words": words}, speech.samples)


def to_speech(frame: Frame, text: str) -> Speech:
    """Read what was said of `text`. Raises Garbled when it cannot be true of any sound or text."""
    rate_hz, words = frame.header.get("sample_rate_hz"), frame.header.get("words")
    if not isinstance(rate_hz, int) or rate_hz not in _RATES_HZ:
        raise Garbled(f"{rate_hz!r} is no sample rate")
    if len(frame.sound) % 2:
        raise Garbled("the sound ends in the middle of a sample")
    try:
        times = None if words is None else tuple(WordTime(*word) for word in words)
        speech = Speech(samples=frame.sound, sample_rate_hz=rate_hz, words=times)
        plausible = times is None or _in_order(times, len(text), speech.duration_ms)
    except TypeError as error:
        raise Garbled("its word times are not numbers") from error
    if not plausible:
        raise Garbled("its word times overlap or lie outside the text or the sound")
    return speech


def _in_order(times: tuple[WordTime, ...], length: int, duration_ms: int) -> bool:
    text_at = sound_at_ms = 0
    for word in times:
        if not text_at <= word.start < word.end <= length:
            return False
        if not sound_at_ms <= word.start_ms <= word.end_ms <= duration_ms:
            return False
        text_at, sound_at_ms = word.end, word.end_ms
    return True
