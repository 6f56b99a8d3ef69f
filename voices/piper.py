"""Piper: voices of neural networks on this machine, any that lie in a folder, through `piper-tts` and onnxruntime.

The network is native code that reads a file from outside, so services run this engine in a process of its own: see
`voices.process`. What voices there are is looked up once; a voice that is added later is found by the next process.

A Piper voice (VITS, Kim et al. 2021, arXiv:2106.06103) is given phonemes and a scale of their lengths. Where its model
also tells how many frames each phoneme takes (the tensor that `piper.patch_voice_with_alignment` finds), word times are
measured.
"""

import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import file_digest
from itertools import accumulate, chain, pairwise
from pathlib import Path
from threading import Lock
from typing import Any, Final

from voices.checks import check_text, closed, nearest_rate, unknown_voice
from voices.errors import EngineUnavailable, SpeechFailed, TextRejected, UnknownSymbol
from voices.language import same_language
from voices.mnemonics import compile_ipa
from voices.notation import write
from voices.phonemes import Piece, is_sound, parts, phonemes_of
from voices.piper_files import CONFIG, Config, name_for_people, read_config, voices_in
from voices.speech import Capabilities, Run, Speech, Utterance, Voice, WordTime
from voices.words import can_be_said, words_of

_log: Final = logging.getLogger(__name__)

_MOST_LOADED: Final = 3
"""Voices in memory at once; each takes some hundred megabytes."""

_SOUNDS_A_WORD: Final = 4.4
"""What a word of English news has on average, so that 175 words a minute are as fast in every language."""
_COUNTING: Final = "1 2 3 4 5 6 7 8 9 10."
"""Read in every language; with one pause for some seven words, as news has."""
_RATE_STEPS: Final = 4
_SCALES: Final = (0.1, 10.0)
_UNHEARD: Final = frozenset("\u0361\u035c\u203f.|")
"""In IPA: ties between the halves of a sound, and bounds of syllables and groups."""

_ENGLISH_ENDING: Final = re.compile(r"['’]s\b")
_ENDINGS: Final = (("szʃʒ", "ᵻz"), ("ptkfθ", "s"), ("", "z"))
"""How ’s sounds after which sounds; read by itself it would be the letter."""


class PiperEngine:
    """Speaks with the voices of a folder: `piper:NAME`, and `piper:NAME#3` for one of several speakers.

    It knows no pitch and no other language. A pronunciation in IPA is spoken where the voice's language has its sounds
    (see `voices.mnemonics`) and the voice takes phonemes, else the text.

    Args:
        folder: Where the voices lie.

    Raises EngineUnavailable when `piper-tts` is missing.
    """

    name = "piper"
    capabilities = Capabilities(offline=True, max_chars=10_000, rates_wpm=(80, 350), ipa=True)

    def __init__(self, folder: str) -> None:
        try:
            import onnx  # noqa: F401, PLC0415  (slow)
            import piper  # noqa: F401, PLC0415  (slow)
        except ImportError as error:
            raise EngineUnavailable(
                "Piper is not installed. Install it: pip install heardline[piper]"
            ) from error
        self._folder = Path(folder)
        self._lock = Lock()
        self._closed = False
        self._loaded: dict[Path, _Model] = {}

    def voices(self) -> Sequence[Voice]:
        return tuple(speaker.voice for speaker in self._speakers.values())

    def fingerprint(self, voice: str) -> str:
        """Name the versions of what runs the model, and the model by its content."""
        from importlib.metadata import version  # noqa: PLC0415  (slow: 40 ms)

        speaker = self._find(voice)
        versions = "; ".join(f"{name} {version(name)}" for name in ("piper-tts", "onnxruntime"))
        return f"{versions}; {speaker.model.digest}; {voice}"

    def speak(self, utterance: Utterance) -> Speech:
        with self._lock:
            if self._closed:
                raise closed(self.name)
            speaker = self._find(utterance.voice)
            check_text(self, utterance)
            return self._say(utterance, speaker)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._loaded.clear()

    def _say(self, utterance: Utterance, speaker: "_Speaker") -> Speech:
        model = self._model(speaker.model)
        said = partial(
            model.say,
            speaker=speaker.number,
            length_scale=model.length_scale(nearest_rate(self, utterance), speaker.number),
        )
        sound = bytearray()
        words: list[WordTime] = []
        rate_hz = model.rate_hz
        at = 0
        for runs in _stretches(utterance):
            for part in parts(_pieces(runs, model)):
                sentences, heard = phonemes_of(part, model.read)
                spans: list[tuple[int, int]] = []
                for sentence in sentences:
                    samples, bounds = said(sentence)
                    before = len(sound) // 2
                    spans += ((before + start, before + end) for start, end in pairwise(bounds))
                    sound += samples
                if speaker.voice.word_times:
                    words += (
                        WordTime(
                            at + word.start,
                            at + word.end,
                            spans[word.first][0] * 1000 // rate_hz,
                            spans[word.last - 1][1] * 1000 // rate_hz,
                        )
                        for word in heard
                    )
                at += sum(len(piece.text) for piece in part)
            sound += bytes(2 * (rate_hz * runs[-1].pause_ms // 1000))
        if not any(sound):
            raise TextRejected(
                f"The voice {utterance.voice} made no sound of the text. Choose a voice of its language."
            )
        times = tuple(words) if speaker.voice.word_times else None
        return Speech(samples=bytes(sound), sample_rate_hz=rate_hz, words=times)

    @cached_property
    def _speakers(self) -> dict[str, "_Speaker"]:
        return {
            speaker.voice.id: speaker
            for name, path in voices_in(self._folder)
            for speaker in _speakers_of(name, path)
        }

    def _find(self, voice: str) -> "_Speaker":
        try:
            return self._speakers[voice]
        except KeyError:
            raise unknown_voice(self.name, voice) from None

    def _model(self, file: "_ModelFile") -> "_Model":
        model = self._loaded.pop(file.path, None) or _Model(file)
        self._loaded[file.path] = model  # the one used last comes last
        while len(self._loaded) > _MOST_LOADED:
            del self._loaded[next(iter(self._loaded))]
        return model


@dataclass(frozen=True, kw_only=True)
class _ModelFile:
    """A model on disk; several speakers may share it."""

    path: Path
    config: Config

    @cached_property
    def digest(self) -> str:
        digests = []
        for file in (self.path, _config_of(self.path)):
            try:
                with file.open("rb") as opened:
                    digests.append(file_digest(opened, "sha256").hexdigest())
            except OSError as error:
                raise EngineUnavailable(
                    f"The voice {file} cannot be read: {error.strerror}. Add it again."
                ) from error
        return f"sha256 {' '.join(digests)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    voice: Voice
    model: _ModelFile
    number: int | None
    """Of several speakers, which."""


class _Model:
    """A model in memory."""

    def __init__(self, file: _ModelFile) -> None:
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


def _speakers_of(name: str, path: Path) -> Iterator[_Speaker]:
    """Give the speakers of a model; none of one that is broken, which costs no other voice."""
    try:
        config = read_config(_config_of(path))
        word_times = _tells_lengths(path)
    except Exception as error:  # noqa: BLE001  (onnx lets out what protobuf raises)
        _log.warning("The voice %s is left out: it cannot be read (%s).", path, error)
        return
    model = _ModelFile(path=path, config=config)
    several = config.num_speakers > 1
    for number, called in config.speakers().items():
        yield _Speaker(
            voice=Voice(
                id=f"piper:{name}#{number}" if several else f"piper:{name}",
                engine=PiperEngine.name,
                name=f"{name_for_people(name)}, {called or f'speaker {number}'}"
                if several
                else name_for_people(name),
                language=config.tag,
                word_times=word_times,
                licence=config.license,
            ),
            model=model,
            number=number if several else None,
        )


def _tells_lengths(path: Path) -> bool:
    """Tell whether a model says how long each phoneme is, or can be made to."""
    import onnx  # noqa: PLC0415  (slow)
    from piper.patch_voice_with_alignment import add_alignment_output  # noqa: PLC0415  (slow)

    model = onnx.load(path, load_external_data=False)
    if len(model.graph.output) > 1:
        return True
    try:
        add_alignment_output(model)
    except ValueError:
        return False
    return True


def _stretches(utterance: Utterance) -> Iterator[list[Run]]:
    """Part the runs at their pauses."""
    stretch: list[Run] = []
    for run in utterance.runs:
        stretch.append(run)
        if run.pause_ms:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _pieces(runs: Sequence[Run], model: _Model) -> list[Piece]:
    """Part runs into what is read, and words that are pronounced as given."""
    pieces: list[Piece] = []
    for run in runs:
        words = words_of(run.text)
        said = model.pronounce(run.ipa) if run.ipa and words else None
        if said is None:
            _read_on(pieces, run.text, model.language)
            continue
        if len(said) != len(words):
            said = _shared(said, len(words))
        at = 0
        for (start, end), phonemes in zip(words, said, strict=True):
            while not can_be_said(run.text[start]):
                start += 1  # noqa: PLW2901  (a quotation mark before the word)
            _read_on(pieces, run.text[at:start], model.language)
            pieces.append(Piece(text=run.text[start:end], phonemes=phonemes))
            at = end
        _read_on(pieces, run.text[at:], model.language)
    return pieces


def _read_on(pieces: list[Piece], text: str, language: str) -> None:
    """Go on with a text that is read: one sentence with what is read before it, and its ’s with what is pronounced."""
    last = pieces[-1] if pieces else Piece(text="")
    if last.phonemes is None:
        pieces[-1:] = [Piece(text=last.text + text)]
        return
    ending = _ENGLISH_ENDING.match(text) if same_language(language, "en") else None
    if ending:
        sounds = next(said for after, said in _ENDINGS if not after or last.phonemes[-1] in after)
        pieces[-1] = Piece(text=last.text + ending[0], phonemes=(*last.phonemes, *sounds))
        text = text[ending.end() :]
    if text:
        pieces.append(Piece(text=text))


def _shared(said: Sequence[Sequence[str]], count: int) -> list[tuple[str, ...]]:
    """Share the phonemes of all words among another number of words."""
    every = list(chain.from_iterable(said))
    bounds = [len(every) * index // count for index in range(count + 1)]
    return [tuple(every[bounds[index] : bounds[index + 1]]) for index in range(count)]


def _config_of(model: Path) -> Path:
    return model.with_name(model.name.removesuffix(".onnx") + CONFIG)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300] or type(error).__name__
