"""Sources: addresses that are polled, how each of them does, and what is remembered of what it lists.

`Sources` is the seam; `service.store.sql.sources` keeps it beside the articles.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from service.fetching import Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An address that is polled, and how it does."""

    url: str
    hold: bool
    """Whether its new articles wait until the newsroom releases them."""
    next_at: datetime
    """When it is due."""
    since: datetime
    """Since when it does as it does: well, or not; first since when it was added."""
    lists: bool | None = None
    """Whether it lists articles or is one; None until it has been read once."""
    validators: "Validators | None" = None
    """Of the response of which nothing is left to be taken in."""
    polled_at: datetime | None = None
    failures: int = 0
    """In a row."""
    why: str | None = None
    """Why it does not do well, in words for a person."""
    notes: tuple[str, ...] = ()
    """What is wrong with single items, in words for a person."""
    added: int = 0
    """How many articles came through it."""
    revised: int = 0
    """How many revisions came through it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is remembered of an article that a source lists."""

    id: str
    mark: str
    """Names the state in which it was last looked at."""
    why: str | None = None
    """Why it was not taken in, in words for a person."""


class Sources(Protocol):
    """Each verb is one transaction. All may raise StoreBusy (try again) and StoreUnavailable; *now* is aware."""

    def add(self, url: str, *, hold: bool, now: datetime) -> Source:
        """Poll *url* from now on; one that is a source already is due at once, and learns whether to *hold*."""

    def remove(self, url: str) -> bool:
        """Poll *url* no more; its articles stay. False when it is no source."""

    def all(self) -> Sequence[Source]:
        """Return all, in the order in which they were added."""

    def take(self, worker: str, *, alive: Callable[[str], bool], now: datetime) -> Source | None:
        """Take the source that has been due for longest and that no other living worker polls.

        It is put off for some minutes at once, so that one that kills its worker does not kill the next at once.
        """

    def items(self, url: str) -> Mapping[str, Item]:
        """Return what is remembered of each item, by its id."""

    def put_back(self, source: Source, worker: str, items: Sequence[Item] | None) -> None:
        """Keep how *source* does after it was polled, and *items* in place of what was remembered; None: as it was.

        Nothing happens when it was removed, or when another worker has taken it.
        """
