"""A newsroom on a real store that fetches from a small web, with a clock that is put forward by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from contracts.newsroom import NOW, everybody
from unit.service.sources.web import FEED, Web

from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.sources.asking import Answer, ask_for, fetch_next
from service.sources.outside import Outside
from service.sources.poll import poll_next
from service.store import Entry
from service.store.sources import Source
from service.store.sql import SqlSites, SqlSources, open_database, open_store


@dataclass
class Newsroom:
    """What the tests look at."""

    desk: Newsdesk
    outside: Outside
    web: Web
    now: datetime = NOW
    stop: Event = field(default_factory=Event)

    def poll(self, url: str = FEED, *, hold: bool = False) -> Source:
        """Poll a source now, and tell how it does."""
        self.outside.sources.add(url, hold=hold, now=self.now)
        self.web.asked.clear()
        assert poll_next("w", self.desk, self.outside, alive=everybody, stop=self.stop)
        (source,) = (one for one in self.outside.sources.all() if one.url == url)
        return source

    def ask(self, url: str) -> Answer:
        return ask_for(url, self.desk.store, self.outside.sites, now=self.now)

    def fetch(self) -> bool:
        return fetch_next("w", self.desk, self.outside, alive=everybody)

    def entry(self, name: str) -> Entry | None:
        return self.desk.store.find(name)

    @property
    def headlines(self) -> set[str]:
        return {entry.article.headline for entry in self.desk.store.entries()}


@contextmanager
def open_newsroom(folder: Path) -> Iterator[Newsroom]:
    """Open a newsroom in *folder* that has nothing yet."""
    store, database, web = open_store(folder), open_database(folder), Web()
    desk = Newsdesk(
        store=store,
        objects=memory_objects(),
        clock=lambda: newsroom.now,
        outlets=(),
        tz=UTC,
        url="https://listen.example",
        title="Heardline",
        token="",
        max_body_bytes=100_000,
    )
    outside = Outside(sources=SqlSources(database), sites=SqlSites(database), fetch=web)
    newsroom = Newsroom(desk=desk, outside=outside, web=web)
    try:
        yield newsroom
    finally:
        database.close()
        store.close()
