"""Real servers on loopback, which send exactly the bytes that a test wants."""

import socket
import ssl
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Event, Thread

from service.fetching import Policy
from service.fetching.public import IP


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    path: str
    headers: dict[str, str]


Answer = Callable[[Request], bytes | Iterable[bytes]]


@dataclass(slots=True, kw_only=True)
class Site:
    """A server in a thread, that closes each connection after its answer."""

    answer: Answer
    host: str = "127.0.0.1"
    port: int = 0
    encryption: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    closing: Event = field(default_factory=Event)
    listener: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self.listener = socket.create_server((self.host, self.port), family=family)
        self.port = self.listener.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    @property
    def authority(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"{'https' if self.encryption else 'http'}://{self.authority}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def close(self) -> None:
        self.closing.set()
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                Thread(target=self._speak, args=(connection,), daemon=True).start()

    def _speak(self, connection: socket.socket) -> None:
        with suppress(OSError), ExitStack() as open_:
            open_.callback(connection.close)
            if self.encryption:
                connection = self.encryption.wrap_socket(connection, server_side=True)
                open_.callback(connection.close)
            head = b""
            while b"\r\n\r\n" not in head:
                more = connection.recv(65536)
                if not more:
                    return
                head += more
            first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            pairs = (line.partition(": ") for line in lines)
            request = Request(
                path=first.split(" ")[1], headers={name.lower(): value for name, _, value in pairs}
            )
            self.requests.append(request)
            said = self.answer(request)
            for chunk in [said] if isinstance(said, bytes) else said:
                if self.closing.is_set():
                    return
                connection.sendall(chunk)


def response(
    body: bytes = b"", *, status: str = "200 OK", length: int | None = None, **headers: str
) -> bytes:
    """Write a response; `content_type="text/html"` becomes a header of that name."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    lines += [
        f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items() if value
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return response(status=status, location=location)


class Names:
    """A resolver that answers from a table, one answer after the other, and remembers what it was asked."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): list(rows) for name, rows in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str) -> list[IP]:
        self.asked.append(host)
        rows = self.answers.get(host)
        if not rows:
            raise OSError("unknown host")
        return [ip_address(text) for text in (rows.pop(0) if len(rows) > 1 else rows[0])]


def policy_for(*sites: Site | str, **changes: object) -> Policy:
    inside = frozenset(site if isinstance(site, str) else site.authority for site in sites)
    settings: dict[str, object] = {
        "version": "0.1.0",
        "public_url": "https://listen.example",
        "inside": inside,
        "connect_s": 5.0,
        "read_s": 5.0,
        "total_s": 10.0,
    }
    return Policy(**(settings | changes))  # type: ignore[arg-type]
