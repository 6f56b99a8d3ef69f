"""A station that is on the air: real episodes behind the real application, on this machine only."""

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from werkzeug.serving import WSGIRequestHandler, make_server

from service.model import Document
from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.pipeline import make, take_in
from service.publishing.files import AUDIO
from service.settings import read_settings
from service.store import Entry
from service.store.sql import SqlFeeds, open_store
from service.web import create_app
from service.wiring import open_studio

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Asked(NamedTuple):
    """A request, and how it was answered."""

    method: str
    path: str
    status: int


@dataclass(frozen=True)
class Station:
    """What is on the air, and what was asked of it so far."""

    url: str
    desk: Newsdesk
    entries: tuple[Entry, ...]
    sounds: frozenset[str]
    """The SHA-256 of every episode's file, as it was made."""
    asked: list[Asked]

    @property
    def feed(self) -> str:
        return f"{self.url}/feed.xml"


@contextmanager
def station_of(
    articles: Iterable[Path], data: Path, *, line: Callable[[App], App] = lambda app: app
) -> Iterator[Station]:
    """Speak *articles* and serve them over *line*."""
    asked: list[Asked] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        desk = Newsdesk(
            store=open_store(data),
            objects=memory_objects(),
            clock=lambda: datetime.now(UTC),
            outlets=("Heardline",),
            tz=UTC,
            url=f"http://127.0.0.1:{listening.getsockname()[1]}",
            title="Heardline",
            token="",
            max_body_bytes=1_000_000,
        )
        desk = replace(desk, feeds=SqlFeeds(desk.store._database))
        speak_all(desk, data, articles)
        entries = tuple(desk.store.published(limit=10))
        with on_the_air(recorded(line(create_app(desk)), asked), listening):
            yield Station(
                url=desk.url,
                desk=desk,
                entries=entries,
                sounds=sounds_of(desk),
                asked=asked,
            )
        desk.store.close()


def sounds_of(desk: Newsdesk) -> frozenset[str]:
    """Give the SHA-256 of every episode's file as it is now."""
    entries = desk.store.published(limit=10)
    files = [desk.objects.read(entry.heard.objects, AUDIO) for entry in entries]
    return frozenset(sha256(file).hexdigest() for file in files)


class BadLine:
    """Breaks half way through the first sound that goes over it; then what is to happen `meanwhile` happens."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], object] = lambda: None
        self._broken = False

    def between(self, app: App) -> App:
        """Put it between *app* and whoever listens."""

        def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            answer = app(environ, start_response)
            sound = environ["PATH_INFO"].endswith(".mp3") and environ["REQUEST_METHOD"] == "GET"
            if self._broken or not sound:
                return answer
            self._broken = True
            return self._half(b"".join(answer))

        return serve

    def _half(self, sound: bytes) -> Iterator[bytes]:
        yield sound[: len(sound) // 2]
        self.meanwhile()


@dataclass(frozen=True)
class Interrupted:
    """A station with one episode, and the bad line to it."""

    station: Station
    line: BadLine
    correct: Callable[[], None]
    """Publish the article in other words."""


@dataclass(frozen=True)
class OwnFeed:
    """A listener's own feed, half as fast again."""

    address: str
    sounds: frozenset[str]
    """The SHA-256 of every file in it, as it was made."""
    revoke: Callable[[], bool]


def speak_all(desk: Newsdesk, data: Path, articles: Iterable[Path]) -> None:
    """Take *articles* in and make them heard."""
    for file in articles:
        take_in(Document(data=file.read_bytes(), id=file.stem, name=file.name), desk)
    with open_studio(read_settings({}, data=data)) as studio:
        while job := desk.store.take("worker", alive=lambda _: True, now=desk.clock()):
            make(job, desk, studio, rate_wpm=300)


@contextmanager
def on_the_air(app: App, listening: socket.socket) -> Iterator[None]:
    """Serve *app* to whoever connects to *listening*."""
    server = make_server(
        "127.0.0.1", 0, app, threaded=True, request_handler=Silent, fd=listening.fileno()
    )
    serving = Thread(target=server.serve_forever)
    serving.start()
    try:
        yield
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def recorded(app: App, asked: list[Asked]) -> App:
    """Write down in *asked* what is asked of *app*, and how it answers."""

    def recording(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, *more: Any) -> Any:
            asked.append(Asked(environ["REQUEST_METHOD"], environ["PATH_INFO"], int(status[:3])))
            return start_response(status, *more)

        return app(environ, start)

    return recording


class Silent(WSGIRequestHandler):
    """Leaves the output to the tests."""

    def log(self, *_: object) -> None:
        pass
