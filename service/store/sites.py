"""Sites: origins whose articles are fetched when a listener asks for one, and which are asked for now.

`Sites` is the seam; `service.store.sql.sites` keeps it beside the articles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, Protocol

REMEMBERED: Final = timedelta(minutes=10)
"""For how long an address that failed is not asked again, and after which one that nobody fetched has failed."""

MOST_A_MINUTE: Final = 30
"""So many new addresses are taken in a minute, whoever asks: strangers must not make us a nuisance to a site."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an address stands that a listener asks for."""

    state: Literal["preparing", "failed", "not ours"]
    why: str | None = None
    """Why it failed, in words for a person."""


class Sites(Protocol):
    """Each verb is one transaction. All may raise StoreBusy (try again) and StoreUnavailable; *now* is aware."""

    def add(self, origin: str) -> None:
        """Fetch articles of *origin*, as in "https://news.example", from now on."""

    def remove(self, origin: str) -> bool:
        """Fetch none of them any more; those that are here stay. False when it is no site."""

    def all(self) -> Sequence[str]:
        """Return all origins, in the order in which they were added."""

    def wanted(self, url: str, *, origin: str, now: datetime) -> Wanted:
        """See that *url* of *origin* is fetched, once however many ask; what failed is not tried for ten minutes."""

    def take(self, worker: str, *, alive: Callable[[str], bool], now: datetime) -> str | None:
        """Take the address that has been asked for longest and that no other living worker fetches."""

    def answered(self, url: str, worker: str, *, why: str | None, now: datetime) -> None:
        """Say what came of *url*: it is an article now, or *why* it failed."""
