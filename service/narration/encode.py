"""Speech in, clip out: trimmed, resampled, brought to the house's loudness, limited, encoded and checked."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from audio_cache import Clip, WordMark
from service.errors import AudioError
from service.narration import house, lame, mp3
from service.narration.errors import Unspeakable
from service.narration.limiter import limited
from service.narration.samples import for_lame, trimmed
from voices import Speech, Utterance, WordTime

_LETTERS_A_WORD: Final = 6
_FASTEST: Final = 1 / 4
"""A letter or digit takes at least this part of what it takes on average: the voice may be faster than it was asked to be."""
_SLOWEST: Final = 12
"""A character takes at most this many times what a letter takes on average: think of digits and Chinese."""
_SLACK_MS: Final = 3000
_FULL_SCALE: Final = 32_767
_CLIPPED: Final = 0.01
"""So much of a voice may lie at full scale; then one hears it crackle. espeak-ng stays under a five-hundredth of that."""


def encode(
    speech: Speech, utterance: Utterance, *, gain_db: float, facts: Mapping[str, str]
) -> Clip:
    """Make the clip of one utterance.

    Safe to call from several threads; the long parts run without the interpreter's lock.

    Args:
        speech: What the engine answered.
        utterance: What it was asked.
        gain_db: What brings this voice at this rate to the house's loudness.
        facts: About the voice, kept with the clip.

    Raises:
        Unspeakable: Nothing is heard, or the voice is overdriven.
        AudioError: The sound is far too short or too long for the text, or was not encoded whole.
    """
    samples, earlier_ms = trimmed(speech)
    if not len(samples):
        raise Unspeakable(
            f"The voice “{utterance.voice}” made no sound for “{_excerpt(utterance.text)}”."
            " Reword the text, give its pronunciation, or choose another voice."
        )
    _check_unclipped(speech, utterance)
    _check_length(len(samples) * 1000 // house.SAMPLE_RATE_HZ, utterance)
    loud = limited(samples * 10 ** (gain_db / 20), house.CEILING)
    frames = lame.encode(for_lame(loud))
    _check_whole(frames, len(samples))
    return Clip(
        frames=frames,
        sample_rate_hz=house.SAMPLE_RATE_HZ,
        sample_count=len(samples),
        words=_marks(speech.words, earlier_ms, len(samples)),
        facts=facts,
    )


def _check_unclipped(speech: Speech, utterance: Utterance) -> None:
    full = np.abs(np.frombuffer(speech.samples, "<i2").astype(np.int32)) >= _FULL_SCALE
    if full.mean() > _CLIPPED:
        raise Unspeakable(
            f"The voice “{utterance.voice}” is overdriven: {full.mean():.0%} of its sound for"
            f" “{_excerpt(utterance.text)}” is cut off at full scale. Turn its program down, or choose another voice."
        )


def _check_length(duration_ms: int, utterance: Utterance) -> None:
    letter_ms = 60_000 / (utterance.rate_wpm * _LETTERS_A_WORD)
    letters = sum(character.isalnum() for character in utterance.text)
    pauses_ms = sum(run.pause_ms for run in utterance.runs)
    shortest_ms = letters * letter_ms * _FASTEST
    longest_ms = len(utterance.text) * letter_ms * _SLOWEST + pauses_ms + _SLACK_MS
    if not shortest_ms <= duration_ms <= longest_ms:
        raise AudioError(
            f"The voice “{utterance.voice}” spoke {duration_ms} ms for {len(utterance.text)} characters,"
            f" “{_excerpt(utterance.text)}”, where {shortest_ms:.0f} to {longest_ms:.0f} ms can be right."
            " Some of the text was lost or the engine ran wild; try again or choose another voice."
        )


def _check_whole(frames: bytes, sample_count: int) -> None:
    encoded = sum(1 for _ in mp3.frames(frames)) * house.FRAME_SAMPLES
    if encoded < house.ENCODER_DELAY + house.DECODER_DELAY + sample_count:
        raise AudioError(
            f"Only {encoded} samples were encoded of {sample_count} and the delays around them. Try again;"
            " if it fails again, reinstall lameenc."
        )


def _marks(
    words: tuple[WordTime, ...] | None, earlier_ms: float, sample_count: int
) -> tuple[WordMark, ...] | None:
    if words is None:
        return None
    last_ms = sample_count * 1000 // house.SAMPLE_RATE_HZ

    def moved(ms: int) -> int:
        return min(max(round(ms - earlier_ms), 0), last_ms)

    return tuple(
        WordMark(word.start, word.end, moved(word.start_ms), moved(word.end_ms)) for word in words
    )


def _excerpt(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
