"""Polling real servers from a real store, with less patience than a worker of `heardline work` has."""

from functools import partial
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from contracts.newsroom import everybody
from unit.service.fetching.sites import policy_for

from service.fetching import Fetched, NotModified, Pace, Robots, Validators, fetch
from service.settings import read_settings
from service.sources.outside import Outside
from service.sources.poll import poll_next
from service.store import Entry
from service.store.sources import Source
from service.wiring import open_newsdesk, open_outside


def poll_all(data: Path, *urls: str) -> dict[str, Source]:
    """Poll *urls* as sources, and tell how each does."""
    policy = policy_for(*(urlsplit(url).netloc for url in urls), read_s=1.0, total_s=2.0)
    ask = partial(fetch, policy=policy, pace=Pace(gap_s=0.0))
    robots = Robots()

    def fetch_as_usual(
        url: str, *, found: bool, known: Validators | None = None
    ) -> Fetched | NotModified:
        return ask(url, robots=robots if found else None, known=known)

    settings = read_settings({}, data=data)
    with open_newsdesk(settings) as desk, open_outside(settings) as real:
        outside = Outside(sources=real.sources, sites=real.sites, fetch=fetch_as_usual)
        for url in urls:
            outside.sources.add(url, hold=False, now=desk.clock())
        while poll_next("w", desk, outside, alive=everybody, stop=Event()):
            pass
        return {source.url: source for source in outside.sources.all()}


def entries(data: Path) -> dict[str, Entry]:
    """The articles that are in the store, by their headlines."""
    with open_newsdesk(read_settings({}, data=data)) as desk:
        return {str(entry.article.headline): entry for entry in desk.store.entries()}
