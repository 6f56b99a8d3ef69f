"""Any server that speaks the form of OpenAI's `/v1/audio/speech`: Kokoro-FastAPI, openedai-speech, LocalAI, OpenAI itself.

The form: https://platform.openai.com/docs/api-reference/audio/createSpeech. A request is JSON with model, input, voice,
response_format and speed; the answer is the sound.
"""

import json
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final, Literal
from urllib.parse import urlsplit

import msgspec

from voices.checks import check_text, closed, find_voice, nearest_rate
from voices.declared import DeclaredVoice, check_declared, most_bytes, offered, speak_in_stretches
from voices.errors import EngineUnavailable, SpeechFailed, TextRejected, VoiceError
from voices.outside import Answer, Service
from voices.restraint import Restraint
from voices.sound import decode_mp3, read_wav
from voices.speech import Capabilities, Speech, Utterance, Voice
from voices.words import can_be_said, pieces_of, plain

_LONGEST_INPUT: Final = 4096
"""In characters; what OpenAI takes."""
_SPEEDS: Final = (0.25, 4.0)
_PCM_HZ: Final = 24_000
_SECONDS_PER_CHAR: Final = 0.1
"""Longer than saying it takes, for machines that are slower than speech."""
_WORDS_SHOWN: Final = 200


class Server(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a server is asked to speak. Raises ValueError when it never could."""

    url: str
    """Where its interface begins, as in "http://127.0.0.1:8880/v1"."""
    model: str
    voices: tuple[DeclaredVoice, ...]
    format: Literal["wav", "mp3", "pcm"] = "wav"
    """What it is asked for; pcm is 24 kHz, signed 16 bit, little endian, one channel."""
    rate_wpm: int = 175
    """Its own rate, at speed 1, in words a minute."""
    key_file: str | None = None
    """The file that holds its key, and nothing else."""
    key_env: str | None = None
    """The variable of the environment that holds its key."""
    parallel: int = 1
    """How many requests it is sent at once."""
    requests_a_second: float | None = None
    """How many at most; None is as many as there are."""
    chars_a_day: int | None = None
    """How many characters it may be sent in a day; None is without end."""
    version: str = ""
    """Changed when the sound has changed and the model's name has not."""

    def __post_init__(self) -> None:
        check_declared(self.voices, self.rate_wpm)
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
            raise ValueError('url must be an address such as "http://127.0.0.1:8880/v1"')
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("url must hold no key, no question mark and no hash")
        if self.key_file and self.key_env:
            raise ValueError("the key is in key_file or in key_env, not in both")
        if (self.key_file or self.key_env) and parts.scheme == "http" and not _is_here(self.host):
            raise ValueError("a key goes to another machine only by https")
        if not 1 <= self.parallel <= 100:
            raise ValueError("parallel is not from 1 to 100")
        if self.requests_a_second is not None and not 0.01 <= self.requests_a_second <= 1000:
            raise ValueError("requests_a_second is not from 0.01 to 1000")
        if self.chars_a_day is not None and self.chars_a_day < 1:
            raise ValueError("chars_a_day is not 1 or more")

    @property
    def host(self) -> str:
        """Who is asked, without a port."""
        return urlsplit(self.url).hostname or ""


def read_key(server: Server, environ: Mapping[str, str]) -> str | None:
    """Read the key of a server; None where it needs none. Raises EngineUnavailable, which does not tell the key."""
    if server.key_file:
        where = f"the file {server.key_file}"
        try:
            key = Path(server.key_file).expanduser().read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not text"
            raise EngineUnavailable(
                f"The key for {server.host} cannot be read from {where}: {why}. Put it there, and let this program read it."
            ) from None
    elif server.key_env:
        where = f"{server.key_env} in the environment"
        key = environ.get(server.key_env, "").strip()
    else:
        return None
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise EngineUnavailable(
            f"{where[0].upper()}{where[1:]} holds no key for {server.host}. A key is one word of letters, digits and signs."
        )
    return key


class ServerEngine:
    """Speaks by asking a server. It knows no pitch, no phonemes, no other language, and tells no word times.

    The text leaves this program, so it counts as outside even when the server runs on this machine.

    Args:
        name: What the engine is called.
        server: How it is asked.
        key: Shown to it, and to nobody else: no message, no log and no fingerprint holds it.
        ca_file: Certificates that are trusted beside the usual ones.
        deadline_s: How long one request may take; each character adds 100 ms.
        restraint: When the server may be asked; None is whenever it does not fail.
    """

    def __init__(
        self,
        name: str,
        server: Server,
        *,
        key: str | None = None,
        ca_file: Path | None = None,
        deadline_s: float = 30.0,
        restraint: Restraint | None = None,
    ) -> None:
        slowest, fastest = (round(speed * server.rate_wpm) for speed in _SPEEDS)
        self.name: Final = name
        self.capabilities: Final = Capabilities(
            offline=False,
            parallel=server.parallel,
            max_chars=10_000,
            rates_wpm=(max(80, slowest), min(450, fastest)),
        )
        self._server = server
        self._key = key
        self._deadline_s = deadline_s
        self._service = Service(urlsplit(server.url).netloc, ca_file=ca_file)
        self._restraint = restraint or Restraint(self._service.host)
        self._turns = BoundedSemaphore(server.parallel)
        self._closed = False

    def voices(self) -> Sequence[Voice]:
        return offered(self.name, self._server.voices)

    def fingerprint(self, voice: str) -> str:
        """Name the server, its model and how it is asked; what changes there unsaid cannot be known."""
        known, server = find_voice(self, voice).id, self._server
        asked = [self._service.host, server.model, server.format, server.rate_wpm, server.version]
        return f"server {json.dumps(asked)}; {known}"

    def speak(self, utterance: Utterance) -> Speech:
        if self._closed:
            raise closed(self.name)
        voice = find_voice(self, utterance.voice)
        check_text(self, utterance)
        facts = {
            "model": self._server.model,
            "voice": voice.id.removeprefix(f"{self.name}:"),
            "response_format": self._server.format,
            "speed": round(nearest_rate(self, utterance) / self._server.rate_wpm, 3),
        }
        with self._turns:
            return speak_in_stretches(
                utterance, lambda text: self._say(plain(text), voice.language, facts)
            )

    def close(self) -> None:
        self._closed = True  # whoever speaks now sees it before the next request
        self._service.close()

    def _say(self, text: str, language: str, facts: Mapping[str, object]) -> tuple[bytes, int]:
        said = [
            self._ask(piece, facts)
            for piece in pieces_of(text, _LONGEST_INPUT, language)
            if can_be_said(piece)
        ]
        _, rate_hz = said[0]
        if any(other_hz != rate_hz for _, other_hz in said):
            raise SpeechFailed(
                f"{self._service.host} answered one text at several sample rates. Choose another engine."
            )
        return b"".join(samples for samples, _ in said), rate_hz

    def _ask(self, text: str, facts: Mapping[str, object]) -> tuple[bytes, int]:
        """Have one piece of text spoken: samples and their rate in Hz."""
        if self._closed:
            raise closed(self.name)
        with self._restraint.asking(len(text)):
            answer = self._service.post(
                f"{self._server.url.rstrip('/')}/audio/speech",
                data=json.dumps({**facts, "input": text}),
                headers={"Content-Type": "application/json"},
                most_bytes=most_bytes(len(text)),
                deadline_s=self._deadline_s + _SECONDS_PER_CHAR * len(text),
                key=self._key,
            )
            if answer.status != 200:
                raise self._refusal(answer)
            return self._sound_of(answer)

    def _sound_of(self, answer: Answer) -> tuple[bytes, int]:
        try:
            return _decoded(answer, self._server.format)
        except ValueError as error:
            raise SpeechFailed(
                f"{self._service.host} answered with something else than speech in {self._server.format}: {error}."
                f"{self._words_of(answer)} Try again, or choose another engine."
            ) from error
        except OSError as error:
            raise EngineUnavailable(
                f"The engine {self.name} cannot decode MP3: {error}. Install it again: pip install imageio-ffmpeg"
            ) from error

    def _refusal(self, answer: Answer) -> VoiceError:
        told = f"{self._service.host} answered {answer.status} {answer.reason} instead of speech"
        match answer.status:
            case 401 | 403:  # what it says may hold part of the key
                where = self._server.key_file or self._server.key_env or "key_file or key_env"
                return EngineUnavailable(f"{told}: it does not take the key. See to {where}.")
            case 404 | 405:
                return EngineUnavailable(
                    f"{told}. See to the url and to the model {self._server.model!r}.{self._words_of(answer)}"
                )
            case 400 | 413 | 422:
                return TextRejected(
                    f"{told}.{self._words_of(answer)} Choose another voice, or another engine."
                )
        return SpeechFailed(
            f"{told}.{self._words_of(answer)} Try again later, or choose another engine."
        )

    def _words_of(self, answer: Answer) -> str:
        """Give the beginning of an answer that is text, as a sentence that follows another, without the key."""
        if answer.media_type != "application/json" and not answer.media_type.startswith("text/"):
            return ""
        words = answer.body.decode(errors="replace")
        if self._key:
            words = words.replace(self._key, "…")
        words = " ".join(plain(words).split())
        return f" It said: “{words[:_WORDS_SHOWN]}”." if words else ""


def _decoded(answer: Answer, form: str) -> tuple[bytes, int]:
    """Decode an answer: samples and their rate in Hz. Raises ValueError, and OSError when there is no ffmpeg."""
    kind = answer.media_type
    if kind and not kind.startswith("audio/") and not kind.endswith("/octet-stream"):
        raise ValueError(f"this is {kind}")
    if form == "wav":
        return read_wav(answer.body)
    if form == "mp3":
        return decode_mp3(answer.body)
    if not answer.body or len(answer.body) % 2:
        raise ValueError("this is no whole number of samples")
    return answer.body, _PCM_HZ


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
