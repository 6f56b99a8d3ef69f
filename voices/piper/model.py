"""Models of Piper: read from disk once, and run."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import file_digest
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, Final

from voices.errors import EngineUnavailable, SpeechFailed, UnknownSymbol
from voices.mnemonics import compile_ipa
from voices.notation import write
from voices.phonemes import is_sound
from voices.piper.files import Config, config_of
from voices.speech import Run

_SOUNDS_A_WORD: Final = 4.4
"""What a word of English news has on average, so that 175 words a minute are as fast in every language."""
_COUNTING: Final = "1 2 3 4 5 6 7 8 9 10."
"""Read in every language; with one pause for some seven words, as news has."""
_RATE_STEPS: Final = 4
_SCALES: Final = (0.1, 10.0)
_UNHEARD: Final = frozenset("\u0361\u035c\u203f.|")
"""In IPA: ties between the halves of a sound, and bounds of syllables and groups."""


@dataclass(frozen=True, kw_only=True)
class ModelFile:
    """A model on disk; several speakers may share it."""

    path: Path
    config: Config

    @cached_property
    def digest(self) -> str:
        digests = []
        for file in (self.path, config_of(self.path)):
            try:
                with file.open("rb") as opened:
                    digests.append(file_digest(opened, "sha256").hexdigest())
            except OSError as error:
                raise EngineUnavailable(
                    f"The voice {file} cannot be read: {error.strerror}. Add it again."
                ) from error
        return f"sha256 {' '.join(digests)}"


class Model:
    """A model in memory."""

    def __init__(self, file: ModelFile) -> None:
        from piper import PiperVoice  # noqa: PLC0415  (slow)

        try:
            self._voice: PiperVoice = PiperVoice.load(file.path, include_alignments=True)
        except Exception as error:  # onnxruntime has no common ancestor of its errors
            raise EngineUnavailable(
                f"The voice {file.path} cannot be loaded: {_first_line(error)}. Add it again."
            ) from error
        self._config = file.config
        self._path = file.path
        self._scales: dict[tuple[int, int | None], float] = {}
        self.rate_hz = file.config.audio.sample_rate
        self.language = file.config.tag

    def read(self, text: str) -> list[list[str]]:
        """Give the phonemes of each sentence of a text that the voice can make."""
        if self._takes_ipa:
            text = write([Run(text=text)], self.language).written
        try:
            sentences = self._voice.phonemize(text.replace("[[", "[("))
        except RuntimeError as error:  # espeak-ng does not know the language
            raise EngineUnavailable(
                f"The voice {self._path} cannot read: {_first_line(error)}. Get it anew from its makers."
            ) from error
        return [[phoneme for phoneme in sentence if self._makes(phoneme)] for sentence in sentences]

    def pronounce(self, ipa: str) -> list[tuple[str, ...]] | None:
        """Give the phonemes of each word of a pronunciation; None when the voice cannot make it."""
        if not self._takes_ipa:
            return None
        try:
            compile_ipa(ipa, self.language)
        except UnknownSymbol:
            return None
        words = [
            tuple(sign for sign in word if sign not in _UNHEARD)
            for word in unicodedata.normalize("NFD", ipa).split()
        ]
        return words if all(map(self._makes, chain.from_iterable(words))) else None

    def length_scale(self, rate_wpm: int, speaker: int | None) -> float:
        """Find by trying how much longer than in training phonemes must be for a rate.

        Lengths are whole frames, so half the scale is less than twice the rate.
        """
        key = (rate_wpm, speaker)
        if key not in self._scales:
            scale = 1.0
            for _ in range(_RATE_STEPS):
                wanted = scale * self._own_rate_wpm(scale, speaker) / rate_wpm
                scale = min(max(wanted, _SCALES[0]), _SCALES[1])
            self._scales[key] = scale
        return self._scales[key]

    def say(
        self,
        phonemes: Sequence[str],
        *,
        speaker: int | None,
        length_scale: float,
        exactly: bool = False,
    ) -> tuple[bytes, list[int]]:
        """Speak one sentence: samples, and after how many of them each phoneme begins, and the last ends.

        Nothing of that when the model does not tell. *exactly*: lengths do not vary by chance.
        """
        import numpy as np  # noqa: PLC0415  (slow)
        from piper import SynthesisConfig  # noqa: PLC0415  (slow)

        settings = SynthesisConfig(
            speaker_id=speaker,
            length_scale=length_scale * self._voice.config.length_scale,
            noise_w_scale=0.0 if exactly else None,
        )
        ids = self._voice.phonemes_to_ids(list(phonemes))
        try:
            sound, lengths = self._voice.phoneme_ids_to_audio(
                ids, settings, include_alignments=True
            )
        except Exception as error:  # as above
            raise SpeechFailed(
                f"The voice {self._path} broke down: {_first_line(error)}. Choose another voice."
            ) from error
        sound = np.atleast_1d(sound)
        if sound.ndim != 1 or not np.isfinite(sound).all():
            raise SpeechFailed(f"The voice {self._path} gave no sound. Choose another voice.")
        samples = (np.clip(sound, -1.0, 1.0) * 32767).astype("<i2")
        bounds = [] if lengths is None else self._bounds(phonemes, lengths, len(samples))
        return samples.tobytes(), bounds

    def _bounds(self, phonemes: Sequence[str], lengths: Any, count: int) -> list[int]:
        """Add up the lengths of the numbers that each phoneme was given as, with the padding after it."""
        numbers = self._config.phoneme_id_map
        padding = len(numbers["_"])
        sizes = [len(numbers[phoneme]) + padding for phoneme in phonemes]
        opening = len(numbers["^"]) + padding
        if len(lengths) != opening + sum(sizes) + len(numbers["$"]):
            raise SpeechFailed(
                f"The voice {self._path} tells the lengths of {len(lengths)} phonemes, which it was not given. "
                "Choose another voice."
            )
        reached = [0, *accumulate(int(length) for length in lengths)]
        return [min(reached[index], count) for index in accumulate(sizes, initial=opening)]

    def _own_rate_wpm(self, scale: float, speaker: int | None) -> float:
        said, _ = self.say(self._reference, speaker=speaker, length_scale=scale, exactly=True)
        words = sum(map(is_sound, self._reference)) / _SOUNDS_A_WORD
        return words * 60 * self.rate_hz / max(len(said) // 2, 1)

    @cached_property
    def _reference(self) -> list[str]:
        """What a rate is measured with: counting, or the alphabet of a voice that takes letters."""
        counted = [phoneme for sentence in self.read(_COUNTING) for phoneme in sentence]
        return counted if any(map(is_sound, counted)) else sorted(self._config.phoneme_id_map)

    @property
    def _takes_ipa(self) -> bool:
        return self._config.phoneme_type == "espeak"

    def _makes(self, phoneme: str) -> bool:
        return phoneme in self._config.phoneme_id_map


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300] or type(error).__name__
