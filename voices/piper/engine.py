"""Piper: voices of neural networks on this machine, any that lie in a folder, through `piper-tts` and onnxruntime.

The network is native code that reads a file from outside, so services run this engine in a process of its own: see
`voices.process`. What voices there are is looked up once; a voice that is added later is found by the next process.

A Piper voice (VITS, Kim et al. 2021, arXiv:2106.06103) is given phonemes and a scale of their lengths. Where its model
also tells how many frames each phoneme takes (the tensor that `piper.patch_voice_with_alignment` finds), word times are
measured.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Final

from voices.checks import check_text, closed, nearest_rate, unknown_voice
from voices.errors import EngineUnavailable, TextRejected
from voices.phonemes import parts, phonemes_of
from voices.piper.files import config_of, name_for_people, read_config, voices_in
from voices.piper.model import Model, ModelFile
from voices.piper.pieces import pieces_of, stretches_of
from voices.speech import Capabilities, Speech, Utterance, Voice, WordTime

_log: Final = logging.getLogger(__name__)

_MOST_LOADED: Final = 3
"""Voices in memory at once; each takes some hundred megabytes."""


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
        self._loaded: dict[Path, Model] = {}

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
        for runs in stretches_of(utterance):
            for part in parts(pieces_of(runs, model)):
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

    def _model(self, file: "ModelFile") -> Model:
        model = self._loaded.pop(file.path, None) or Model(file)
        self._loaded[file.path] = model  # the one used last comes last
        while len(self._loaded) > _MOST_LOADED:
            del self._loaded[next(iter(self._loaded))]
        return model


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    voice: Voice
    model: ModelFile
    number: int | None
    """Of several speakers, which."""


def _speakers_of(name: str, path: Path) -> Iterator[_Speaker]:
    """Give the speakers of a model; none of one that is broken, which costs no other voice."""
    try:
        config = read_config(config_of(path))
        word_times = _tells_lengths(path)
    except Exception as error:  # noqa: BLE001  (onnx lets out what protobuf raises)
        _log.warning("The voice %s is left out: it cannot be read (%s).", path, error)
        return
    model = ModelFile(path=path, config=config)
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
