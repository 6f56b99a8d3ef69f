"""A WebSub hub and a subscriber, as https://www.w3.org/TR/websub/ wants them, on this machine only."""

import hmac
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen


@dataclass
class Hub:
    """Takes subscriptions (5.1), verifies them (5.3), and hands out what a publisher says is new (7)."""

    url: str = ""
    down: bool = False
    told: list[str] = field(default_factory=list)
    """The topics that publishers told of, also in vain."""
    subscribers: dict[tuple[str, str], str] = field(default_factory=dict)
    """The secret of each, by topic and callback."""

    def answer(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        asked = {name: value for name, (value, *_) in parse_qs(body.decode()).items()}
        topic = asked.get("hub.topic", "")
        if asked.get("hub.mode") == "publish":
            self.told.append(topic)
            if self.down:
                return 503, b""
            Thread(target=self._distribute, args=(topic,), daemon=True).start()
        elif asked.get("hub.mode") == "subscribe":
            Thread(target=self._verify, args=(asked,), daemon=True).start()
        else:
            return 400, b"hub.mode is unknown"
        return 202, b""

    def _verify(self, asked: dict[str, str]) -> None:
        challenge, callback = secrets.token_urlsafe(), asked["hub.callback"]
        intent = {"hub.mode": "subscribe", "hub.topic": asked["hub.topic"],
                  "hub.challenge": challenge, "hub.lease_seconds": "600"}  # fmt: skip
        with urlopen(f"{callback}?{urlencode(intent)}", timeout=10) as answer:
            if answer.read().decode() == challenge:
                self.subscribers[asked["hub.topic"], callback] = asked["hub.secret"]

    def _distribute(self, topic: str) -> None:
        with urlopen(topic, timeout=10) as answer:
            content, kind = answer.read(), answer.headers["Content-Type"]
        for (wanted, callback), secret in self.subscribers.items():
            if wanted == topic:
                signature = hmac.new(secret.encode(), content, "sha256").hexdigest()
                headers = {"Content-Type": kind, "X-Hub-Signature": f"sha256={signature}",
                           "Link": f'<{self.url}>; rel="hub", <{topic}>; rel="self"'}  # fmt: skip
                urlopen(Request(callback, data=content, headers=headers), timeout=10).close()


@dataclass
class Subscriber:
    """Finds the hub of a feed (4), subscribes, says that it meant to, and takes only what is signed."""

    url: str = ""
    topic: str = ""
    secret: str = field(default_factory=secrets.token_urlsafe)
    received: list[bytes] = field(default_factory=list)

    def subscribe(self, feed: str) -> None:
        with urlopen(feed, timeout=10) as answer:
            links = ", ".join(answer.headers.get_all("Link"))
        found = {rel: address for address, rel in re.findall(r'<([^>]+)>; rel="(\w+)"', links)}
        self.topic = found["self"]
        form = {"hub.mode": "subscribe", "hub.topic": self.topic,
                "hub.callback": f"{self.url}/callback", "hub.secret": self.secret}  # fmt: skip
        with urlopen(found["hub"], data=urlencode(form).encode(), timeout=10) as answer:
            assert answer.status == 202

    def answer(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        if method == "GET":
            asked = parse_qs(urlsplit(path).query)
            meant = asked["hub.topic"] == [self.topic]
            return (200, asked["hub.challenge"][0].encode()) if meant else (404, b"")
        wanted = "sha256=" + hmac.new(self.secret.encode(), body, "sha256").hexdigest()
        if hmac.compare_digest(wanted, headers.get("X-Hub-Signature", "")):
            self.received.append(body)
        return 200, b""


Answer = Callable[[str, str, bytes, dict[str, str]], tuple[int, bytes]]


@contextmanager
def listening(answer: Answer) -> Iterator[str]:
    """Serve what *answer* answers to method, path, body and headers; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, data = answer(self.command, self.path, body, dict(self.headers.items()))
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
