"""Google's speech service, asked as the library gTTS asks it, but only where the certificate is trusted.

The library knows the languages, how a text is parted and what is to be sent. It is not let near the network: its own
`stream` turns certificate checks off (gtts/tts.py, version 2.5.4). The service has no published contract; what its
answers look like is what that library reads from them.
"""

import base64
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from ssl import SSLCertVerificationError
from threading import Lock
from typing import TYPE_CHECKING

from voices.checks import check_text, closed, find_voice, nearest_rate
from voices.errors import EngineBusy, EngineUnavailable, SpeechFailed, SpeechTimedOut
from voices.language import canonical, same_language
from voices.sound import decode_mp3
from voices.speech import Capabilities, Speech, Utterance, Voice
from voices.words import can_be_said, plain

if TYPE_CHECKING:
    from requests import Response

_TAGS = {"en": "en-US", "fr": "fr-FR", "iw": "he", "jw": "jv", "pt": "pt-BR", "zh": "zh-CN"}
"""What the service means by a code, where BCP 47 has a better tag: the accent heard, or the code of today."""

_RATE_HZ = 24_000
"""The service's own rate."""

_LONGEST_ANSWER = 1 << 20
"""In bytes. A hundred characters, the most that one request holds, take some 50,000."""

_CHUNK = 1 << 16


class GttsEngine:
    """Speaks with Google's voices, one for each language. The text leaves this machine.

    The service knows two rates, slow and normal. They are declared as 100 and 165 words a minute, an estimate for
    English; what is asked is spoken at the nearer one. It knows no pitch, no phonemes and tells no word times.

    Args:
        host: Who is asked, with a port if need be, always over HTTPS.
        ca_bundle: File of the certificates that are trusted; None is those that `requests` trusts.
        timeout_s: How long a connection, a silence and a whole answer may take, each. A text takes one answer for each
            sentence, or hundred characters.
        now: The time in seconds since 1970, by which a busy service is left alone.

    Raises EngineUnavailable when gTTS is not installed.
    """

    name = "gtts"
    capabilities = Capabilities(
        offline=False, max_chars=10_000, rates_wpm=(100, 165), languages_in_one_utterance=True
    )

    def __init__(
        self,
        *,
        host: str = "translate.google.com",
        ca_bundle: Path | None = None,
        timeout_s: float = 10.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        try:
            import gtts.lang  # noqa: PLC0415  (slow: 100 ms)
        except ImportError as error:
            raise EngineUnavailable(
                "gTTS is not installed. Install it: pip install gtts"
            ) from error
        self._languages: dict[str, str] = gtts.lang.tts_langs()
        self._service = _Service(host, ca_bundle, timeout_s, now)
        self._turn = Lock()
        self._closed = False

    def voices(self) -> Sequence[Voice]:
        return self._voices

    def fingerprint(self, voice: str) -> str:
        """Name the library and the voice; what changes at the service cannot be known."""
        from importlib.metadata import version  # noqa: PLC0415  (slow: 40 ms)

        return f"gtts {version('gtts')}; {find_voice(self, voice).id}"

    def speak(self, utterance: Utterance) -> Speech:
        if self._closed:
            raise closed(self.name)
        voice = find_voice(self, utterance.voice)
        check_text(self, utterance)
        slow = nearest_rate(self, utterance) < sum(self.capabilities.rates_wpm) / 2
        with self._turn:
            samples = b"".join(
                self._say(stretch, slow=slow) + bytes(2 * (_RATE_HZ * stretch.pause_ms // 1000))
                for stretch in self._stretches(utterance, voice)
            )
        return Speech(samples=samples, sample_rate_hz=_RATE_HZ, words=None)

    def close(self) -> None:
        self._closed = True  # so that whoever speaks now gives up its turn
        with self._turn:
            self._service.close()

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        return tuple(
            Voice(
                id=f"{self.name}:{code}",
                engine=self.name,
                name=f"Google {name}",
                language=canonical(_TAGS.get(code, code)),
                word_times=False,
            )
            for code, name in self._languages.items()
        )

    def _stretches(self, utterance: Utterance, own: Voice) -> "list[_Stretch]":
        """Join neighbouring runs of one voice without a pause between them."""
        stretches: list[_Stretch] = []
        for run in utterance.runs:
            voice = self._voice_for(run.language, own)
            code = voice.id.removeprefix(f"{self.name}:")
            text = run.text
            if stretches and stretches[-1].code == code and not stretches[-1].pause_ms:
                text = stretches.pop().text + text
            stretches.append(_Stretch(text=text, code=code, pause_ms=run.pause_ms))
        return stretches

    def _voice_for(self, language: str | None, own: Voice) -> Voice:
        """Choose who says a run: `own`, or another when the language is another and is known."""
        if not language or same_language(language, own.language):
            return own
        fitting = [voice for voice in self._voices if same_language(voice.language, language)]
        fitting.sort(key=lambda voice: voice.language != canonical(language))
        return fitting[0] if fitting else own

    def _say(self, stretch: "_Stretch", *, slow: bool) -> bytes:
        mp3 = bytearray()
        for body in _bodies(stretch, slow=slow):
            if self._closed:
                raise closed(self.name)
            mp3 += self._service.ask(body)
        try:
            return decode_mp3(bytes(mp3), _RATE_HZ) if mp3 else b""
        except ValueError as error:
            raise SpeechFailed(
                f"What {self._service.host} sent as speech cannot be decoded: {error}. Try again."
            ) from error
        except OSError as error:
            raise EngineUnavailable(
                f"The engine {self.name} cannot decode MP3: {error}. Install it again: pip install imageio-ffmpeg"
            ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    text: str
    code: str
    """The library's name for the language."""
    pause_ms: int


def _bodies(stretch: _Stretch, *, slow: bool) -> list[str]:
    """Have the library part a text and write the body of each request."""
    if not can_be_said(stretch.text):
        return []
    from gtts import gTTS  # noqa: PLC0415
    from gtts.tokenizer import Tokenizer, tokenizer_cases  # noqa: PLC0415

    part = Tokenizer(
        [
            tokenizer_cases.tone_marks,
            tokenizer_cases.period_comma,
            tokenizer_cases.colon,
            tokenizer_cases.other_punctuation,
        ]
    ).run  # the library's own default; but a lone quotation mark is no request
    request = gTTS(
        plain(stretch.text),
        lang=stretch.code,
        slow=slow,
        lang_check=False,
        tokenizer_func=lambda text: filter(can_be_said, part(text)),
    )
    bodies: list[str] = request.get_bodies()
    return bodies


class _Service:
    """The other side: one connection that is kept, and when it may be used again."""

    def __init__(
        self, host: str, ca_bundle: Path | None, timeout_s: float, now: Callable[[], float]
    ) -> None:
        import requests  # noqa: PLC0415  (slow: 80 ms)

        self.host = host
        self._url = f"https://{host}/_/TranslateWebserverUi/data/batchexecute"
        self._verify = str(ca_bundle) if ca_bundle else True
        self._timeout_s = timeout_s
        self._now = now
        self._busy_until = 0.0
        self._session = requests.Session()

    def ask(self, body: str) -> bytes:
        """Send one request: the MP3 that it is answered with. Raises SpeechFailed."""
        from gtts import gTTS  # noqa: PLC0415

        if (wait_s := self._busy_until - self._now()) > 0:
            raise self._busy(wait_s)
        deadline_s = time.monotonic() + self._timeout_s
        with (
            self._translating_errors(),
            self._session.post(
                self._url,
                data=body,
                headers={**gTTS.GOOGLE_TTS_HEADERS, "Accept-Encoding": "identity"},
                verify=self._verify,
                timeout=self._timeout_s,
                stream=True,
                allow_redirects=False,
            ) as response,
        ):
            self._check_status(response)
            return self._mp3_in(self._read(response, deadline_s), gTTS.GOOGLE_TTS_RPC)

    def close(self) -> None:
        self._session.close()

    def _check_status(self, response: "Response") -> None:
        if response.status_code == 429:
            wait_s = _retry_after_s(response.headers.get("Retry-After", ""), self._now())
            self._busy_until = self._now() + (wait_s or 0)
            raise self._busy(wait_s)
        if response.status_code != 200:
            raise SpeechFailed(
                f"{self.host} answered {response.status_code} {response.reason} instead of speech. "
                "Try again later, or choose another engine."
            )

    def _busy(self, wait_s: float | None) -> EngineBusy:
        when = "later" if wait_s is None else f"in {wait_s:.0f} seconds"
        return EngineBusy(
            f"{self.host} has been asked too much. Try again {when}, or choose another engine.",
            retry_after_s=wait_s,
        )

    def _read(self, response: "Response", deadline_s: float) -> bytes:
        answer = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            answer += chunk
            if len(answer) > _LONGEST_ANSWER:
                raise SpeechFailed(
                    f"{self.host} answered with more than {_LONGEST_ANSWER} bytes, which no speech of a sentence takes. "
                    "Try again."
                )
            if time.monotonic() > deadline_s:
                raise self._timed_out()
        return bytes(answer)

    def _mp3_in(self, answer: bytes, rpc: str) -> bytes:
        """Find the sound: in a line of JSON, the row `["wrb.fr", rpc, sound, ...]`; `sound` is JSON again, of base64."""
        line = next((line for line in answer.splitlines() if rpc.encode() in line), b"")
        try:
            (sound,) = (row[2] for row in json.loads(line) if row[:2] == ["wrb.fr", rpc])
            mp3 = base64.b64decode(json.loads(sound)[0], validate=True)
        except (ValueError, TypeError, LookupError, RecursionError):
            mp3 = b""
        if mp3:
            return mp3
        raise SpeechFailed(
            f"{self.host} answered without speech that can be understood. "
            "Try again later, or choose another engine."
        )

    def _timed_out(self) -> SpeechTimedOut:
        return SpeechTimedOut(
            f"{self.host} took longer than {self._timeout_s:g} seconds to say a sentence. "
            "Try again later, or choose another engine."
        )

    @contextmanager
    def _translating_errors(self) -> Iterator[None]:
        from requests import exceptions  # noqa: PLC0415
        from urllib3.exceptions import HTTPError, ReadTimeoutError  # noqa: PLC0415

        try:
            yield
        except (exceptions.Timeout, ReadTimeoutError) as error:
            raise self._timed_out() from error
        except (exceptions.RequestException, HTTPError) as error:
            reason = _bottom(error)
            if isinstance(reason, SSLCertVerificationError):
                raise SpeechFailed(
                    f"Who answers for {self.host} cannot be trusted, so this text was not sent: {reason}. "
                    "Find out who it is, or choose another engine."
                ) from error
            raise SpeechFailed(
                f"{self.host} cannot be reached or broke off: {reason}. "
                "Try again later, or choose another engine."
            ) from error


def _bottom(error: BaseException) -> BaseException:
    """Find what lies at the bottom of a library's error."""
    for below in (getattr(error, "reason", None), *error.args):
        if isinstance(below, BaseException):
            return _bottom(below)
    return error


def _retry_after_s(value: str, now: float) -> float | None:
    """Read Retry-After, seconds or a date (RFC 9110, section 10.2.3): the seconds to wait, None when it says nothing."""
    if value.strip().isdecimal():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now)
