"""What those engines share whose voices a newsroom declares: programs and servers that take text and give sound."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from voices.errors import SpeechFailed, TextRejected
from voices.language import canonical
from voices.speech import Speech, Utterance, Voice
from voices.words import can_be_said

_LEAST_BYTES: Final = 1 << 20
_BYTES_PER_CHAR: Final = 25_000
"""A quarter of a second at 48 kHz, several times what the slowest voice takes."""


class DeclaredVoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One voice of a program or a server."""

    id: str
    """What the program or the server calls it."""
    name: str
    language: str
    """BCP 47."""
    licence: str | None = None
    """SPDX name."""


def check_declared(voices: Sequence[DeclaredVoice], rate_wpm: int) -> None:
    """Refuse what could never speak. Raises ValueError."""
    if not voices:
        raise ValueError("there is no voice")
    if len({voice.id for voice in voices}) < len(voices):
        raise ValueError("two voices have the same id")
    if not 50 <= rate_wpm <= 1000:
        raise ValueError("rate_wpm is not from 50 to 1000 words a minute")


def offered(engine: str, voices: Sequence[DeclaredVoice]) -> tuple[Voice, ...]:
    """Offer declared voices to people, as those of *engine*."""
    return tuple(
        Voice(
            id=f"{engine}:{voice.id}",
            engine=engine,
            name=voice.name,
            language=canonical(voice.language),
            word_times=False,
            licence=voice.licence,
        )
        for voice in voices
    )


def most_bytes(chars: int) -> int:
    """Say how many bytes the sound of so many characters takes at most."""
    return _LEAST_BYTES + _BYTES_PER_CHAR * chars


def speak_in_stretches(utterance: Utterance, say: Callable[[str], tuple[bytes, int]]) -> Speech:
    """Have each stretch of text between two pauses said, and put the pauses between.

    Args:
        utterance: What is spoken.
        say: Says a stretch: samples, and their rate in Hz.

    Raises:
        TextRejected: Nothing was heard.
        SpeechFailed: The stretches have several rates.
    """
    said: list[tuple[bytes, int]] = []
    """Samples of each stretch, and the pause after it."""
    rates_hz: set[int] = set()
    for text, pause_ms in _stretches(utterance):
        samples = b""
        if can_be_said(text):
            samples, rate_hz = say(text)
            rates_hz.add(rate_hz)
        said.append((samples, pause_ms))
    if not any(any(samples) for samples, _ in said):
        raise TextRejected(
            f"The voice {utterance.voice} made no sound of the text. Choose a voice of its language."
        )
    if len(rates_hz) > 1:
        raise SpeechFailed(
            f"The voice {utterance.voice} answered at several sample rates: {sorted(rates_hz)} Hz. "
            "Choose another."
        )
    (rate_hz,) = rates_hz
    sound = b"".join(
        samples + bytes(2 * (rate_hz * pause_ms // 1000)) for samples, pause_ms in said
    )
    return Speech(samples=sound, sample_rate_hz=rate_hz, words=None)


def _stretches(utterance: Utterance) -> list[tuple[str, int]]:
    """Part a text at its pauses: each stretch with the pause in ms after it."""
    stretches = []
    text = ""
    for run in utterance.runs:
        text += run.text
        if run.pause_ms:
            stretches.append((text, run.pause_ms))
            text = ""
    return [*stretches, (text, 0)]
