"""A server on loopback that speaks the form of OpenAI's `/v1/audio/speech`, refuses as such servers do, and fails when told to.

Its speech is beeps of the tone engine, so it lasts as long as the text takes.
"""

import io
import json
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import lameenc
from contracts.google import reply

from voices import Run, Utterance
from voices.declared import DeclaredVoice
from voices.server import Server
from voices.sound import TONE_RATE_HZ
from voices.tone import ToneEngine

Answer = Callable[[BaseHTTPRequestHandler, dict[str, object]], None]
"""Answers a request."""

OWN_WPM = 175
VOICES = (
    DeclaredVoice(id="af_bella", name="Bella", language="en-US", licence="Apache-2.0"),
    DeclaredVoice(id="ff_siwis", name="Siwis", language="fr-FR"),
)


class SpeechServer(ThreadingHTTPServer):
    """The server: what it was asked, the key that it takes, and how it answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = f"127.0.0.1:{self.server_port}"
        self.key: str | None = None
        self.asked: list[dict[str, object]] = []
        self.shown: list[str | None] = []
        """The keys that it was shown."""
        self.answer: Answer = speak

    def declared(self, **facts: object) -> Server:
        """Declare it as a newsroom would."""
        return Server(
            **{"url": f"http://{self.host}/v1", "model": "kokoro", "voices": VOICES, **facts}
        )


@contextmanager
def serving() -> Iterator[SpeechServer]:
    """Run the server."""
    with SpeechServer() as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def speak(handler: BaseHTTPRequestHandler, asked: dict[str, object]) -> None:
    """Answer with sound, or refuse in the words of such servers."""
    if asked["model"] != "kokoro":
        refuse(
            handler,
            404,
            f"The model `{asked['model']}` does not exist or you do not have access to it.",
        )
    elif asked["voice"] not in {voice.id for voice in VOICES}:
        refuse(handler, 400, f"Voice '{asked['voice']}' not found.")
    elif not 0.25 <= asked["speed"] <= 4 or len(asked["input"]) > 4096:
        refuse(handler, 422, "Input should be less than or equal to 4 or 4096 characters.")
    else:
        form = asked["response_format"]
        body = sound(asked["input"], asked["speed"], form)
        media_type = {"wav": "audio/wav", "mp3": "audio/mpeg", "pcm": "audio/pcm"}[form]
        reply(handler, body=body, Content_Type=media_type)


def refuse(handler: BaseHTTPRequestHandler, status: int, why: str, **headers: str) -> None:
    """Answer with an error."""
    error = {"error": {"message": why, "type": "invalid_request_error", "param": None}}
    reply(handler, status=status, body=json.dumps(error).encode(), **headers)


@cache
def sound(text: str, speed: float, form: str) -> bytes:
    """Make beeps as long as the words of the text: WAV and MP3 at 16 kHz; PCM at 24 kHz, of which three samples are two."""
    utterance = Utterance(runs=(Run(text=text),), voice="low", rate_wpm=round(speed * OWN_WPM))
    samples = ToneEngine().speak(utterance).samples
    if form == "wav":
        with io.BytesIO() as file:
            with wave.open(file, "wb") as wav:
                wav.setparams((1, 2, TONE_RATE_HZ, 0, "NONE", ""))
                wav.writeframes(samples)
            return file.getvalue()
    if form == "pcm":
        pairs = [samples[at : at + 4] for at in range(0, len(samples), 4)]
        return b"".join(pair + pair[:2] for pair in pairs)
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(TONE_RATE_HZ)
    encoder.set_channels(1)
    encoder.set_bit_rate(32)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(samples) + encoder.flush())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: SpeechServer

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        shown = self.headers["Authorization"]
        self.server.asked.append(asked)
        self.server.shown.append(shown)
        if self.path != "/v1/audio/speech":
            refuse(self, 404, "Not Found")
        elif self.server.key and shown != f"Bearer {self.server.key}":
            refuse(self, 401, f"Incorrect API key provided: {shown}.")
        else:
            self.server.answer(self, asked)

    def log_message(self, *_: object) -> None:
        pass
