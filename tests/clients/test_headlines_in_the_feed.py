"""Podcast apps get the headlines of each day as an episode of their own, once."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from clients.programs import gpodder, podget
from clients.station import Station, on_the_air, recorded

from service.publishing.files import AUDIO
from service.store import Bulletin
from service.web import create_app

Announce = Callable[[datetime], str]


@pytest.fixture
def main_feed(station: Station) -> Iterator[Station]:
    """The station with the headlines as the first item of its feed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        desk = replace(station.desk, url=url, headlines_first=True)
        asked = []
        with on_the_air(recorded(create_app(desk), asked), listening):
            yield replace(station, url=url, desk=desk, asked=asked)


@pytest.fixture
def announce(station: Station) -> Announce:
    """Put headlines on the air, and return the SHA-256 of their sound."""

    def put(at: datetime) -> str:
        desk, first = station.desk, station.entries[0]
        sound = desk.objects.read(first.heard.objects, AUDIO) + at.isoformat().encode()
        desk.objects.put(f"headlines/{at:%H%M%S%f}", {AUDIO: sound})
        bulletin = Bulletin(
            stories=tuple(entry.heard.objects for entry in station.entries),
            headlines=tuple(entry.heard_article.headline for entry in station.entries),
            title="3 headlines, 10 seconds",
            language="en",
            voices=("Ann",),
            objects=f"headlines/{at:%H%M%S%f}",
            size_bytes=len(sound),
            sha256=sha256(sound).hexdigest(),
            duration_ms=10_000,
            at=at,
        )
        desk.store.announce(bulletin)
        return bulletin.sha256

    return put


@pytest.mark.parametrize("app", [gpodder, podget], ids=["gpodder", "podget"])
def test_they_are_got_each_day_and_leave_everything_else_alone(
    main_feed, announce, run, tmp_path, app
):
    """Further ones of the same day are for those who have none of that day yet."""
    now = main_feed.desk.clock()
    yesterday = now.replace(hour=12) - timedelta(days=1)
    first = announce(yesterday)
    got, said = app(run, main_feed.feed, tmp_path)
    assert got == main_feed.sounds | {first}, said
    announce(yesterday + timedelta(hours=1))
    got, said = app(run, main_feed.feed, tmp_path)
    assert got == main_feed.sounds | {first}, said
    next_day = announce(now)
    main_feed.asked.clear()
    got, said = app(run, main_feed.feed, tmp_path)
    assert got == main_feed.sounds | {first, next_day}, said
    sounds = {asked.path for asked in main_feed.asked if asked.path.endswith(".mp3")}
    assert sounds == {f"/headlines.{now:%Y-%m-%d}.mp3"}
