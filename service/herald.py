"""Tells a hub which feeds have changed, so that subscribers need not ask (WebSub, https://www.w3.org/TR/websub/).

The specification leaves open how a publisher tells its hub; hubs take the form of PubSubHubbub 0.4, `hub.mode=publish`.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from service.fetching import FetchError
from service.newsdesk import Newsdesk
from service.store.shelves import MAIN

GAP: Final = timedelta(seconds=10)
"""So much lies between two messages, however fast news come: the hub fetches the whole feed each time."""
SHORTEST: Final = timedelta(seconds=30)
LONGEST: Final = timedelta(hours=1)
"""How long a hub is left alone after it failed: first, and at most; twice as long each time."""

_log: Final = logging.getLogger(__name__)

Feeds = Mapping[str, object]
"""Addresses of feeds, each with something that is another thing when that feed is."""


class Herald:
    """Keeps a hub informed. What it was told is not kept: after a start it is told everything once more.

    So nothing is missed that changed while nobody worked here.
    """

    def __init__(
        self,
        hub: str,
        feeds: Callable[[], Feeds],
        post: Callable[[str, Mapping[str, str]], None],
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._hub, self._feeds, self._post, self._clock = hub, feeds, post, clock
        self._told: Feeds = {}
        self._wait = SHORTEST
        self._not_before: datetime | None = None

    def tell(self, _worker: str) -> bool:
        """Tell the hub what has changed since it was told last; False, as whoever asks may rest then.

        Raises:
            StoreBusy, StoreUnavailable: nobody can say at this moment what has changed.
        """
        now = self._clock()
        if self._not_before and now < self._not_before:
            return False
        feeds = self._feeds()
        changed = [address for address, mark in feeds.items() if self._told.get(address) != mark]
        if not changed:
            return False
        self._not_before = now + GAP
        try:
            for address in changed:
                self._post(
                    self._hub, {"hub.mode": "publish", "hub.topic": address, "hub.url": address}
                )
        except FetchError as trouble:
            _log.warning("The hub could not be told of news: %s It is told later.", trouble)
            self._not_before = now + self._wait
            self._wait = min(2 * self._wait, LONGEST)
        else:
            self._told, self._wait = feeds, SHORTEST
        return False


def feeds_of(desk: Newsdesk) -> Feeds:
    """Give both feeds of every show that has one, with what is there and its version: those of the service may come to be of another shelf."""
    bulletin = desk.store.bulletin() if desk.headlines_first else None
    return {
        address: (
            each.shelf.slug,
            each.shelf.version,
            bulletin.objects if bulletin and slug == MAIN else None,
        )
        for slug, each in desk.programme().items()
        if each.shelf
        for address in (each.show.feed, each.show.feed_json)
    }
