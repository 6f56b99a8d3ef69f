"""A station that is on the air: real episodes behind the real application, on this machine only."""

import os
import socket
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from service.forms import Form
from service.model import Document
from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.ownfeeds import digest_of, new_token
from service.pipeline import make, take_in
from service.publishing.files import AUDIO
from service.renditions import make_form
from service.settings import read_settings
from service.store import Entry
from service.store.feeds import Ceiling, Choice
from service.store.sql import SqlFeeds, open_store
from service.web import create_app
from service.wiring import open_studio

ARTICLES = ("fishing-talks", "harbour-bridge-reopens", "river-survey")

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


@pytest.fixture(scope="session")
def station(tmp_path_factory: pytest.TempPathFactory, newsroom: Path) -> Iterator[Station]:
    """Three articles of the bundled newsroom, spoken and served."""
    data = tmp_path_factory.mktemp("station")
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
        speak_all(desk, data, [newsroom / f"{name}.txt" for name in ARTICLES])
        entries = tuple(desk.store.published(limit=10))
        files = [desk.objects.read(entry.heard.objects, AUDIO) for entry in entries]
        with on_the_air(recorded(create_app(desk), asked), listening):
            yield Station(
                url=desk.url,
                desk=desk,
                entries=entries,
                sounds=frozenset(sha256(file).hexdigest() for file in files),
                asked=asked,
            )
        desk.store.close()


@dataclass(frozen=True)
class OwnFeed:
    """A listener's own feed, half as fast again."""

    address: str
    sounds: frozenset[str]
    """The SHA-256 of every file in it, as it was made."""
    revoke: Callable[[], bool]


@pytest.fixture
def own_feed(station: Station, tmp_path: Path) -> Iterator[OwnFeed]:
    """Make a feed and what it lacks, until the end of the test."""
    desk, form, token = station.desk, Form(speed_percent=150), new_token()
    most = Ceiling(feeds=1, forms=1, renditions_a_day=9)
    feeds = SqlFeeds(desk.store._database)
    feeds.add(digest_of(token), Choice(form=form), most=most, now=desk.clock())
    feeds.want(most=most, now=desk.clock())
    with open_studio(read_settings({}, data=tmp_path)) as studio:
        while job := desk.store.take("worker", alive=lambda _: True, now=desk.clock()):
            make_form(job, desk, studio)
    made = [entry.renditions[0].made for entry in feeds.episodes(Choice(form=form))]
    assert len(made) == len(station.entries)
    revoke = partial(feeds.revoke, digest_of(token))
    yield OwnFeed(
        address=f"{station.url}/p/{token}/feed.xml",
        sounds=frozenset(rendition.sha256 for rendition in made),
        revoke=revoke,
    )
    revoke()


@pytest.fixture
def run(tmp_path: Path, program: Callable[[str], str]) -> Callable[..., str]:
    """Run a program in a home of its own, and return what it says."""

    def run(name: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [program(name), *arguments],
            env={**os.environ, "HOME": str(tmp_path), "GPODDER_HOME": str(tmp_path / "gpodder")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout

    return run


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
