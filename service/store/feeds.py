"""Listeners' own feeds: what each has chosen, behind a token of which only the SHA-256 is known here.

`Feeds` is the seam; `service.store.sql.feeds` keeps it beside the articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, Protocol

from service.forms import MAIN, Form
from service.store.records import Entry

EPISODES: Final = 50
"""So many of the newest are in a feed, and made in its form."""
RESTS_AFTER: Final = timedelta(days=30)
"""Nothing is made for a feed that was not polled for so long; at its next poll it goes on."""
UNUSED: Final = timedelta(days=1)
"""A feed that was never polled for so long gives up its place when somebody needs it."""
MOST_A_MINUTE: Final = 30
"""So many feeds are made in a minute, whoever asks."""

Order = Literal["newest", "oldest", "shortest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a listener wants to hear, and how."""

    sections: tuple[str, ...] = ()
    """Slugs of shelves; none stands for every article."""
    form: Form = MAIN
    """Voice and speed."""
    longest_min: int | None = None
    """Episodes are no longer than so many minutes, at the speed chosen; None: however long."""
    order: Order = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A listener's own feed. Nobody here knows its address."""

    number: int
    """What the operator calls it; for ever, though its token changes."""
    choice: Choice
    since: datetime
    """When it was made."""
    polled_at: datetime | None
    """When it was last asked for, to the hour; None: never."""

    def rests(self, now: datetime) -> bool:
        """Tell whether nothing is made for it."""
        return now - (self.polled_at or self.since) >= RESTS_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most that all listeners' own feeds together may have."""

    feeds: int
    forms: int
    """Different voices and speeds, the episodes' own not counted."""
    renditions_a_day: int
    """Episodes that are made in such forms within 24 hours; those that are corrected count once."""


class Feeds(Protocol):
    """Each verb is one transaction. All may raise StoreBusy (try again) and StoreUnavailable; *now* is aware.

    A *digest* is the SHA-256 of a token, as hexadecimal digits.
    """

    def add(self, digest: str, choice: Choice, *, most: Ceiling, now: datetime) -> Feed:
        """Begin a feed. Raises TooManyFeeds, in words for the listener."""

    def find(self, digest: str) -> Feed | None:
        """Return the feed that has this token."""

    def polled(self, digest: str, *, now: datetime) -> None:
        """Note that the feed was asked for; to the hour, so that polls cost no writing."""

    def renew(self, digest: str, new: str) -> bool:
        """Give the feed the token *new* in the place of its old one. False when there is no such feed."""

    def revoke(self, feed: str | int) -> bool:
        """Forget the feed that has this digest, or this number. False when there is none."""

    def all(self) -> Sequence[Feed]:
        """Return every feed, the oldest first."""

    def episodes(self, choice: Choice) -> Sequence[Entry]:
        """Return the newest episodes that fit a choice and are made in its form, in its order."""

    def sounds(self, choice: Choice) -> Sequence[tuple[str, datetime]]:
        """Return where the objects of each of these episodes lie, and when they were made; newest date first.

        It is another answer whenever one of them is heard otherwise, is gone or has come, and costs little.
        """

    def want(self, *, most: Ceiling, now: datetime) -> int:
        """Have made what feeds lack that do not rest, newest first, and forget the forms that none has wanted for a day.

        What the newsroom wants for all is left alone. Returns how many renditions are wanted anew.
        """
