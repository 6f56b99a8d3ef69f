"""espeak-ng, in this process, through pyttsx3: its driver starts the library, its binding makes it speak.

The library cannot be stopped while it speaks and may crash, so services run this engine in a process of its own:
see `voices.process`. `espeak_Initialize` may be called again after the driver's own call; so the samples come back
synchronously, in memory, with the events that say when each word is heard (speak_lib.h of espeak-ng 1.52).
"""

import ctypes
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Any

from voices import notation
from voices.alignment import Mark, word_times
from voices.checks import check_text, closed, find_voice, nearest_rate, unknown_voice
from voices.errors import EngineUnavailable, SpeechFailed, TextRejected
from voices.language import canonical, same_language
from voices.speech import Capabilities, Run, Speech, Utterance, Voice, WordTime
from voices.words import can_be_said

_BUFFER_MS = 1000
_ESPEAK_OK = 0

_VARIANTS = {"f2": "high"}
"""Of espeak-ng's variants of every voice, those that are offered, and what they sound like; f2 is an octave higher."""

_FASTEST_WPM = 449
"""From 450 on espeak-ng speeds up sound that it has made more slowly, and its events tell the times of before."""


class Pyttsx3Engine:
    """Speaks with espeak-ng. The text is plain: neither SSML nor phonemes in it are understood.

    A pronunciation in IPA is spoken where the voice's language has its sounds (see `voices.mnemonics`), else the text.

    Raises EngineUnavailable when pyttsx3 or espeak-ng is missing.
    """

    name = "pyttsx3"
    capabilities = Capabilities(
        offline=True, rates_wpm=(80, 450), ipa=True, languages_in_one_utterance=True
    )

    def __init__(self) -> None:
        self._lock = Lock()
        self._closed = False
        self._library = _Library()

    def voices(self) -> Sequence[Voice]:
        return self._voices

    def fingerprint(self, voice: str) -> str:
        return f"{self._versions}; {find_voice(self, voice).id}"

    def speak(self, utterance: Utterance) -> Speech:
        with self._lock:
            if self._closed:
                raise closed(self.name)
            if not self._library.choose(utterance.voice):
                raise unknown_voice(self.name, utterance.voice)
            check_text(self, utterance)
            return self._say(utterance)

    def close(self) -> None:
        with self._lock:
            self._closed = True

    def _say(self, utterance: Utterance) -> Speech:
        library = self._library
        rate_wpm = nearest_rate(self, utterance)
        sound = bytearray()
        words: list[WordTime] = []
        for piece in _pieces(utterance, library):
            if can_be_said(piece.text):
                offset_ms = len(sound) // 2 * 1000 // library.rate_hz
                said, marks = library.say(piece, rate_wpm, utterance.pitch)
                said_ms = len(said) // 2 * 1000 // library.rate_hz
                words += (
                    WordTime(
                        word.start + piece.start,
                        word.end + piece.start,
                        word.start_ms + offset_ms,
                        word.end_ms + offset_ms,
                    )
                    for word in word_times(piece.text, marks, said_ms)
                )
                sound += said
            sound += bytes(2 * (library.rate_hz * piece.pause_ms // 1000))
        if not any(sound):
            raise TextRejected(
                f"The voice {utterance.voice} made no sound of the text. Choose a voice of its language."
            )
        return Speech(samples=bytes(sound), sample_rate_hz=library.rate_hz, words=tuple(words))

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        return tuple(
            Voice(
                id=identifier,
                engine=self.name,
                name=name,
                language=canonical(language),
                word_times=True,
                licence="GPL-3.0-or-later",
            )
            for identifier, name, language in self._library.voices()
        )

    @cached_property
    def _versions(self) -> str:
        from importlib.metadata import version  # noqa: PLC0415  (slow: 40 ms)

        loader = version("espeakng-loader") if self._library.bundled else "system"
        return (
            f"pyttsx3 {version('pyttsx3')}; espeak-ng {self._library.version}; "
            f"espeakng-loader {loader}; notation {notation.VERSION}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What is said in one call: neighbouring runs of one voice without a pause between them."""

    runs: tuple[Run, ...]
    start: int
    voice: str

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def pause_ms(self) -> int:
        return self.runs[-1].pause_ms


def _pieces(utterance: Utterance, library: "_Library") -> list[_Piece]:
    pieces: list[_Piece] = []
    start = 0
    for run in utterance.runs:
        voice = library.voice_for(run.language, utterance.voice)
        last = pieces[-1] if pieces else None
        if last and last.voice == voice and not last.pause_ms:
            pieces[-1] = replace(last, runs=(*last.runs, run))
        else:
            pieces.append(_Piece(runs=(run,), start=start, voice=voice))
        start += len(run.text)
    return pieces


class _Library:
    """espeak-ng as pyttsx3 binds it; the one place that knows its calls and its state."""

    def __init__(self) -> None:
        bundled = _load_bundled()
        try:
            import pyttsx3  # noqa: PLC0415
            from pyttsx3.drivers import _espeak as binding  # noqa: PLC0415
        except ImportError as error:
            raise EngineUnavailable(
                "pyttsx3 is not installed. Install it: pip install pyttsx3"
            ) from error
        except RuntimeError as error:
            raise EngineUnavailable(
                "espeak-ng is not installed. Install it: pip install espeakng-loader, "
                "or espeak-ng from your system's packages."
            ) from error
        self.bundled = bundled is not None and bundled._handle == binding.dll._handle  # noqa: SLF001  (ctypes has no other name for "the same library")
        if self.bundled:
            import espeakng_loader  # noqa: PLC0415

            os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
        self._binding: Any = binding
        self._driver = pyttsx3.init("espeak")
        self.rate_hz = int(binding.Initialize(binding.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS))
        if self.rate_hz <= 0:
            raise EngineUnavailable("espeak-ng did not start. Install it again.")
        self.version = binding.Info(None).decode()
        self._sound = bytearray()
        self._marks: list[Mark] = []
        binding.SetSynthCallback(self._hear)

    def voices(self) -> list[tuple[str, str, str]]:
        """List identifier, name and language of each voice."""
        own = [
            (identifier, voice.name.decode(), _language(voice))
            for voice in self._binding.ListVoices(None)
            if _is_offered(identifier := voice.identifier.decode())
        ]
        varied = [
            (f"{identifier}+{variant}", _varied(name, sound), language)
            for variant, sound in _VARIANTS.items()
            for identifier, name, language in own
        ]
        return own + varied

    def choose(self, voice: str) -> bool:
        """Speak with this voice from now on; tell whether there is one of exactly this identifier."""
        try:
            name = voice.encode()
        except UnicodeEncodeError:
            return False
        if "\0" in voice or self._binding.SetVoiceByName(name) != _ESPEAK_OK:
            return False
        chosen: str = self._current().identifier.decode()
        return chosen == voice and _is_offered(chosen)

    def voice_for(self, language: str | None, own: str) -> str:
        """Name the voice that says a run: `own`, or another when the language is another and is known."""
        if not language:
            return own
        self.choose(own)
        if same_language(language, _language(self._current())):
            return own
        wanted = self._binding.VOICE(languages=language.encode(errors="replace"))
        if self._binding.SetVoiceByProperties(ctypes.byref(wanted)) != _ESPEAK_OK:
            return own
        found: str = self._current().identifier.decode()
        _, plus, variant = own.partition("+")
        return f"{found}{plus}{variant}" if _is_offered(found) else own

    def say(self, piece: _Piece, rate_wpm: int, pitch: int) -> tuple[bytes, list[Mark]]:
        """Synthesise: samples, and when words begin and clauses end."""
        binding = self._binding
        self.choose(piece.voice)
        binding.SetParameter(binding.RATE, min(rate_wpm, _FASTEST_WPM), 0)
        binding.SetParameter(binding.PITCH, pitch, 0)
        self._sound, self._marks = bytearray(), []
        text = notation.write(piece.runs, _language(self._current()))
        phonemes = binding.PHONEMES if text.has_phonemes else 0
        status = binding.Synth(text.written.encode(), flags=binding.CHARS_UTF8 | phonemes)
        if status != _ESPEAK_OK:
            raise SpeechFailed(f"espeak-ng gave up on the text with status {status}. Try again.")
        return bytes(self._sound), [
            mark._replace(position=text.place(mark.position)) for mark in self._marks
        ]

    def _hear(self, samples: Any, count: int, events: Any) -> int:
        index = 0
        while (event := events[index]).type != self._binding.EVENT_LIST_TERMINATED:
            at_ms = event.sample * 1000 // self.rate_hz
            if event.type == self._binding.EVENT_WORD:
                self._marks.append(Mark(event.text_position - 1, at_ms))
            elif event.type == self._binding.EVENT_END:
                self._marks.append(Mark(event.text_position, at_ms, ends_clause=True))
            index += 1
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * 2)
        return 0

    def _current(self) -> Any:
        return self._binding.GetCurrentVoice().contents


def _varied(name: str, sound: str) -> str:
    """Name a variant: "English (America, high)", "Greek (high)"."""
    return f"{name[:-1]}, {sound})" if name.endswith(")") else f"{name} ({sound})"


def _is_offered(identifier: str) -> bool:
    """Leave out mbrola's voices, whose data espeak-ng does not bring, and most variants."""
    _, plus, variant = identifier.partition("+")
    return not identifier.startswith(("mb/", "!v/")) and (not plus or variant in _VARIANTS)


def _language(voice: Any) -> str:
    """Take the first of a voice's languages, which follows a byte for its priority."""
    return str(voice.languages[1:].decode())


def _load_bundled() -> ctypes.CDLL | None:
    """Load the espeak-ng that espeakng-loader brings, so that pyttsx3 finds it by its name, before the system's."""
    if sys.platform != "linux":  # elsewhere pyttsx3 looks for files, not for names
        return None
    try:
        import espeakng_loader  # noqa: PLC0415

        return ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
    except (ImportError, OSError):
        return None
