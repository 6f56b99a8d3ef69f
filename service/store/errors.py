"""What can go wrong with what is stored.

* ServiceError
  x StoreError
    + UnknownArticle     no article has that name
    + NameTaken          the name belongs to another article
    + Withdrawn          the article was withdrawn for good
    + TooManyForms       the article is wanted in too many forms
    + TooManyFeeds       there is no room for a listener's own feed
    + StoreUnavailable   the database cannot be opened, read or written
    + StoreBusy          somebody else was writing for too long: try again
"""

from collections.abc import Sequence
from typing import ClassVar, Literal

from service.errors import ServiceError
from service.forms import Form

Lack = Literal["time", "room", "forms"]


class StoreError(ServiceError):
    """Something about the store failed."""


class UnknownArticle(StoreError):
    """No article has that name."""


class NameTaken(StoreError):
    """The name belongs to another article."""


class Withdrawn(StoreError):
    """The article was withdrawn for good."""


class TooManyForms(StoreError):
    """The article is wanted in too many forms."""


class TooManyFeeds(StoreError):
    """There is no room for a listener's own feed.

    Args:
        words: Why, and what to do.
        lack: What there is too little of: time since the last ones, room for any, or forms at work.
        had: The forms at work, one of which there would be room for.
    """

    def __init__(self, words: str, *, lack: Lack, had: Sequence[Form] = ()) -> None:
        super().__init__(words)
        self.lack = lack
        self.had = tuple(had)


class StoreUnavailable(StoreError):
    """The database cannot be opened, read or written."""

    permanent: ClassVar[bool] = False


class StoreBusy(StoreError):
    """Somebody else was writing for too long; try again."""

    permanent: ClassVar[bool] = False
