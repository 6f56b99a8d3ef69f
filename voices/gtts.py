"""Google's speech service, asked as the library gTTS asks it, but only where the certificate is trusted.

The library knows the languages, how a text is parted and what is to be sent. It is not let near the network: its own
`stream` turns certificate checks off (gtts/tts.py, version 2.5.4). The service has no published contract; what its
answers look like is what that library reads from them.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final

from voices.checks import check_text, closed, find_voice, nearest_rate
from voices.errors import EngineUnavailable, SpeechFailed
from voices.language import canonical, same_language
from voices.outside import Answer, Service
from voices.restraint import Restraint
from voices.sound import decode_mp3
from voices.speech import Capabilities, Speech, Utterance, Voice
from voices.words import can_be_said, pieces_of, plain

_TAGS = {"en": "en-US", "fr": "fr-FR", "iw": "he", "jw": "jv", "pt": "pt-BR", "zh": "zh-CN"}
"""What the service means by a code, where BCP 47 has a better tag: the accent heard, or the code of today."""

_RATE_HZ = 24_000
"""The service's own rate."""

_LONGEST_ANSWER = 1 << 20
"""In bytes. A hundred characters, the most that one request holds, take some 50,000."""

_MP3: Final = (b"ID3", b"\xff")
"""How MP3 begins: with a tag, or with a frame."""


class GttsEngine:
    """Speaks with Google's voices, one for each language. The text leaves this machine.

    The service knows two rates, slow and normal. They are declared as 100 and 165 words a minute, an estimate for
    English; what is asked is spoken at the nearer one. It knows no pitch, no phonemes and tells no word times.

    Args:
        host: Who is asked, with a port if need be, always over HTTPS.
        ca_file: Certificates that are trusted beside the usual ones.
        timeout_s: How long a connection, a silence and a whole answer may take, each. A text takes one answer for each
            hundred characters, parted at sentences.
        restraint: When the service may be asked; None is whenever it does not fail.

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
        ca_file: Path | None = None,
        timeout_s: float = 10.0,
        restraint: Restraint | None = None,
    ) -> None:
        try:
            import gtts.lang  # noqa: PLC0415  (slow: 100 ms)
        except ImportError as error:
            raise EngineUnavailable(
                "gTTS is not installed. Install it: pip install gtts"
            ) from error
        self._languages: dict[str, str] = gtts.lang.tts_langs()
        self._service = Service(host, ca_file=ca_file)
        self._restraint = restraint or Restraint(host)
        self._timeout_s = timeout_s
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
        for piece, body in _requests(stretch, slow=slow):
            if self._closed:
                raise closed(self.name)
            with self._restraint.asking(len(piece)):
                mp3 += self._ask(body)
        try:
            return decode_mp3(bytes(mp3), _RATE_HZ)[0] if mp3 else b""
        except ValueError as error:
            raise SpeechFailed(
                f"What {self._service.host} sent as speech cannot be decoded: {error}. Try again."
            ) from error
        except OSError as error:
            raise EngineUnavailable(
                f"The engine {self.name} cannot decode MP3: {error}. Install it again: pip install imageio-ffmpeg"
            ) from error

    def _ask(self, body: str) -> bytes:
        """Send one request: the MP3 that it is answered with. Raises SpeechFailed."""
        from gtts import gTTS  # noqa: PLC0415

        host = self._service.host
        answer = self._service.post(
            f"https://{host}/_/TranslateWebserverUi/data/batchexecute",
            data=body,
            headers=gTTS.GOOGLE_TTS_HEADERS,
            most_bytes=_LONGEST_ANSWER,
            deadline_s=self._timeout_s,
        )
        if answer.status != 200:
            raise SpeechFailed(
                f"{host} answered {answer.status} {answer.reason} instead of speech. "
                "Try again later, or choose another engine."
            )
        if mp3 := _mp3_in(answer, gTTS.GOOGLE_TTS_RPC):
            return mp3
        raise SpeechFailed(
            f"{host} answered without speech that can be understood. "
            "Try again later, or choose another engine."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    text: str
    code: str
    """The library's name for the language."""
    pause_ms: int


def _requests(stretch: _Stretch, *, slow: bool) -> Iterator[tuple[str, str]]:
    """Part a text at its sentences: each piece, and the body of its request as the library writes it.

    The library itself would part a text longer than one request at every comma, which is heard.
    """
    from gtts import gTTS  # noqa: PLC0415

    for piece in pieces_of(plain(stretch.text), gTTS.GOOGLE_TTS_MAX_CHARS, stretch.code):
        if can_be_said(piece):
            request = gTTS(piece, lang=stretch.code, slow=slow, lang_check=False)
            yield from ((piece, body) for body in request.get_bodies())


def _mp3_in(answer: Answer, rpc: str) -> bytes:
    """Find the sound: in a line of JSON, the row `["wrb.fr", rpc, sound, ...]`; `sound` is JSON again, of base64.

    Nothing where there is none.
    """
    line = next((line for line in answer.body.splitlines() if rpc.encode() in line), b"")
    try:
        (sound,) = (row[2] for row in json.loads(line) if row[:2] == ["wrb.fr", rpc])
        mp3 = base64.b64decode(json.loads(sound)[0], validate=True)
    except (ValueError, TypeError, LookupError, RecursionError):
        return b""
    return mp3 if mp3.startswith(_MP3) else b""
