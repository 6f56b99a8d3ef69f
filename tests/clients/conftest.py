"""What is on the air for the clients: a station, a listener's own feed, and a station over a bad line."""

import os
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from clients.station import BadLine, Interrupted, OwnFeed, Station, speak_all, station_of

from service.forms import Form
from service.ownfeeds import digest_of, new_token
from service.renditions import make_form
from service.settings import read_settings
from service.store.feeds import Ceiling, Choice
from service.store.sql import SqlFeeds
from service.wiring import open_studio

ARTICLES = ("fishing-talks", "harbour-bridge-reopens", "river-survey")


@pytest.fixture(scope="session")
def station(tmp_path_factory: pytest.TempPathFactory, newsroom: Path) -> Iterator[Station]:
    """Three articles of the bundled newsroom, spoken and served."""
    articles = [newsroom / f"{name}.txt" for name in ARTICLES]
    with station_of(articles, tmp_path_factory.mktemp("station")) as station:
        yield station


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
def interrupted(tmp_path: Path, newsroom: Path) -> Iterator[Interrupted]:
    """The first download of this episode is cut half way."""
    line, data, article = BadLine(), tmp_path / "data", tmp_path / "story.txt"
    article.write_text((newsroom / "library-vans.txt").read_text("utf-8"), "utf-8")
    with station_of([article], data, line=line.between) as station:

        def correct() -> None:
            article.write_text(f"{article.read_text('utf-8')}\n\nOne more van is late.\n", "utf-8")
            speak_all(station.desk, data, [article])

        yield Interrupted(station, line, correct)


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
