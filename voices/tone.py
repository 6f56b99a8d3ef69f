"""An engine that beeps: always there, always the same, with exact times.

It needs no voice data. It is the last resort, and what tests speak with.
"""

from bisect import bisect_left
from collections.abc import Sequence
from zlib import crc32

from voices.checks import check_text, closed, find_voice, nearest_rate
from voices.sound import TONE_RATE_HZ, TONE_STEP_HZ, TONE_STEP_MS, tone
from voices.speech import Capabilities, Speech, Utterance, Voice, WordTime
from voices.words import words_of

_LOWEST_HZ = {"low": 300, "high": 1100}
_PITCHES = 16
_CHAR_MS = 60
"""Sound for each character of a word, and silence after each word, at 175 words a minute."""


class ToneEngine:
    """Says each word as one beep: as long as the word, its pitch made from its letters.

    Rates are spoken to the nearest 20 ms a word. A pause comes after the word in which its run ends.
    """

    name = "tone"
    capabilities = Capabilities(offline=True, ipa=False, languages_in_one_utterance=True)

    def __init__(self) -> None:
        self._closed = False

    def voices(self) -> Sequence[Voice]:
        return tuple(
            Voice(
                id=voice,
                engine=self.name,
                name=f"{voice.capitalize()} beeps",
                language="zxx",  # BCP 47 for "no linguistic content"
                word_times=True,
                licence="GPL-3.0-or-later",
            )
            for voice in _LOWEST_HZ
        )

    def fingerprint(self, voice: str) -> str:
        return f"tone 1; {find_voice(self, voice).id}"

    def speak(self, utterance: Utterance) -> Speech:
        if self._closed:
            raise closed(self.name)
        lowest_hz = _LOWEST_HZ[find_voice(self, utterance.voice).id]
        check_text(self, utterance)
        text = utterance.text
        char_ms = _CHAR_MS * 175 / nearest_rate(self, utterance)
        shift = 2 ** ((utterance.pitch - 50) / 50)
        gap_ms = _in_steps(char_ms, TONE_STEP_MS)
        first_pause_ms, *pauses_ms = _pauses_ms(utterance)
        beeps: dict[tuple[int, int], bytes] = {}
        sound = [_silence(first_pause_ms)]
        times: list[WordTime] = []
        now_ms = first_pause_ms
        for (start, end), pause_ms in zip(words_of(text), pauses_ms, strict=True):
            beep = (
                _in_steps((lowest_hz + _step_of(text[start:end])) * shift, TONE_STEP_HZ),
                _in_steps((end - start) * char_ms, TONE_STEP_MS),
            )
            if beep not in beeps:
                beeps[beep] = tone(*beep)
            times.append(WordTime(start, end, now_ms, now_ms + beep[1]))
            sound += beeps[beep], _silence(gap_ms + pause_ms)
            now_ms += beep[1] + gap_ms + pause_ms
        return Speech(samples=b"".join(sound), sample_rate_hz=TONE_RATE_HZ, words=tuple(times))

    def close(self) -> None:
        self._closed = True


def _pauses_ms(utterance: Utterance) -> list[int]:
    """Give the pause before the first word, then the one after each word."""
    starts = [start for start, _ in words_of(utterance.text)]
    pauses_ms = [0] * (len(starts) + 1)
    run_end = 0
    for run in utterance.runs:
        run_end += len(run.text)
        pauses_ms[bisect_left(starts, run_end)] += run.pause_ms
    return pauses_ms


def _step_of(word: str) -> int:
    letters = "".join(filter(str.isalnum, word)).casefold() or word
    return crc32(letters.encode("utf-8", "surrogatepass")) % _PITCHES * TONE_STEP_HZ


def _in_steps(value: float, step: int) -> int:
    return max(1, round(value / step)) * step


def _silence(length_ms: int) -> bytes:
    return bytes(2 * TONE_RATE_HZ // 1000 * length_ms)
