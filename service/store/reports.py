"""What listeners report: words that are said wrong. `Reports` is the seam; `service.store.sql.reports` keeps them beside the articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

MOST_AN_HOUR: Final = 60
"""So many new reports are taken in an hour, whoever sends them."""
MOST_OF_AN_ARTICLE: Final = 10
MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A listener's words about a mispronunciation. It is forgotten when it is done."""

    number: int
    """By which the newsroom calls it."""
    public_id: str
    """Of the article in which it was heard."""
    words: str
    """What is said wrong."""
    wrong: str
    """What is wrong with it; may be empty."""
    contact: str
    """Where the listener wants an answer; empty: nowhere."""
    at: datetime


class Reports(Protocol):
    """Each verb is one transaction. All may raise StoreBusy (try again) and StoreUnavailable; *now* is aware."""

    def add(self, public_id: str, *, words: str, wrong: str, contact: str, now: datetime) -> bool:
        """Keep a report about an article; the same words and reasons again change nothing.

        False, and nothing is kept, when there are too many: in this hour, of this article or in all. Raises UnknownArticle.
        """

    def all(self) -> Sequence[Report]:
        """Return those that are not done, the oldest first."""

    def done(self, number: int) -> bool:
        """Forget one. False when there is none of that number."""
