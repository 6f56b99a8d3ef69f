"""Google's speech service on loopback: it takes and gives what gTTS sends and reads, over HTTPS, and fails when told to.

Its speech is real MP3, made of the beeps of the tone engine, so it lasts as long as the text takes.
"""

import base64
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import lameenc
import trustme

from voices import Run, Utterance
from voices.tone import ToneEngine

Answer = Callable[[BaseHTTPRequestHandler, str, str, bool], None]
"""Answers a request for text, language code and slowness."""

RATE_WPM = {True: 100, False: 165}


class Service(ThreadingHTTPServer):
    """The service: what it was asked, how it answers, and who vouches for it."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        authority = trustme.CA()
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(tls)
        self.socket = tls.wrap_socket(self.socket, server_side=True)
        self.ca_file = folder / "authority.pem"
        authority.cert_pem.write_to_path(self.ca_file)
        self.host = f"127.0.0.1:{self.server_port}"
        self.asked: list[tuple[str, str, bool]] = []
        self.answer: Answer = speak


@contextmanager
def serving(folder: Path) -> Iterator[Service]:
    """Run the service; its certificate's authority is written to `folder`."""
    with Service(folder) as service:
        thread = Thread(target=service.serve_forever, args=(0.05,))
        thread.start()
        yield service
        service.shutdown()
        thread.join()


def speak(handler: BaseHTTPRequestHandler, text: str, code: str, slow: bool) -> None:
    """Answer as the service does."""
    reply(handler, body=answer_with(mp3(text, slow=slow)))


def answer_with(sound: bytes) -> bytes:
    """Write the body in which the service wraps MP3: a guard, then lengths and lines of JSON."""
    encoded = json.dumps([base64.b64encode(sound).decode()])
    row = json.dumps([["wrb.fr", "jQ1olc", encoded, None, None, None, "generic"]])
    row = row.replace("=", r"\u003d")
    tail = '[["di",59],["af.httprm",58,"-123",4]]'
    return f")]}}'\n\n{len(row)}\n{row}\n{len(tail)}\n{tail}\n".encode()


def reply(handler: BaseHTTPRequestHandler, *, status: int = 200, body: bytes = b"", **headers: str):
    """Send a whole answer; in the names of headers `_` stands for `-`."""
    handler.send_response(status)
    facts = {"Content_Type": "application/json; charset=utf-8", "Content_Length": str(len(body))}
    for name, value in (facts | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@cache
def mp3(text: str, *, slow: bool) -> bytes:
    """Make beeps as long as the words of the text, at the service's rate of 24 kHz."""
    utterance = Utterance(runs=(Run(text=text),), voice="low", rate_wpm=RATE_WPM[slow])
    speech = ToneEngine().speak(utterance)
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(speech.sample_rate_hz)
    encoder.set_out_sample_rate(24_000)
    encoder.set_channels(1)
    encoder.set_bit_rate(32)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(speech.samples) + encoder.flush())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Service

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        ((rpc, parameters, _, _),) = json.loads(form["f.req"][0])[0]
        text, code, slow, _ = json.loads(parameters)
        if (rpc, self.path) != ("jQ1olc", "/_/TranslateWebserverUi/data/batchexecute"):
            reply(self, status=404)
            return
        self.server.asked.append((text, code, bool(slow)))
        self.server.answer(self, text, code, bool(slow))

    def log_message(self, *_: object) -> None:
        pass
