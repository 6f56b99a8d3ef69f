"""Articles that listeners ask for by their address, on sites whose articles may be fetched."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from service.errors import ServiceError
from service.fetching import Refused
from service.fetching.target import parse
from service.newsdesk import Newsdesk
from service.pipeline import accept
from service.reading import read
from service.sources.outside import Outside
from service.sources.taking import named, page, unforeseen
from service.store import Entry, Store
from service.store.errors import StoreBusy, StoreUnavailable
from service.store.sites import Sites

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a listener who asks for an address is told."""

    state: Literal["known", "preparing", "failed", "not ours"]
    entry: Entry | None = None
    """The article, when it is known; it is not held."""
    why: str | None = None
    """Why it failed, in words for a person."""


def ask_for(url: str, store: Store, sites: Sites, *, now: datetime) -> Answer:
    """Find the article at *url*, or see that it is fetched if it is of a site; ask again in some seconds.

    A held article is not ours to tell of. Quick: nothing is fetched here.

    Raises:
        StoreBusy, StoreUnavailable: nobody can tell at this moment.
    """
    try:
        target = parse(url)
    except Refused:
        return Answer(state="not ours")
    entry = store.find(url) or store.find(target.url)
    if entry is not None:
        return (
            Answer(state="not ours")
            if entry.state == "held"
            else Answer(state="known", entry=entry)
        )
    found = sites.wanted(target.url, origin=target.origin, now=now)
    return Answer(state=found.state, why=found.why)


def fetch_next(
    worker: str, desk: Newsdesk, outside: Outside, *, alive: Callable[[str], bool]
) -> bool:
    """Fetch the article that a listener has waited for longest; False when nobody waits. Raises StoreBusy, StoreUnavailable."""
    url = outside.sites.take(worker, alive=alive, now=desk.clock())
    if url is None:
        return False
    why = _fetch(url, desk, outside)
    outside.sites.answered(url, worker, why=why, now=desk.clock())
    return True


def _fetch(url: str, desk: Newsdesk, outside: Outside) -> str | None:
    """Take in the article at *url*; return why that failed."""
    try:
        document = page(url, outside.fetch)
        origin = parse(document.url or url).origin
        if origin not in outside.sites.all():
            return f"{url} leads to another site, {origin}, whose articles are not fetched."
        accept(
            named(read(document, outlets=desk.outlets, pictures=desk.pictures), url),
            desk,
            urgent=True,
        )
    except (StoreBusy, StoreUnavailable):
        raise
    except ServiceError as trouble:
        return str(trouble)
    except Exception as trouble:  # noqa: BLE001  one bad page stops nothing
        _log.exception("%s failed in a way that nobody foresaw", url)
        return unforeseen(trouble)
    return None
