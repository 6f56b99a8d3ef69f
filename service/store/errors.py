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

from typing import ClassVar

from service.errors import ServiceError


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
    """There is no room for a listener's own feed."""


class StoreUnavailable(StoreError):
    """The database cannot be opened, read or written."""

    permanent: ClassVar[bool] = False


class StoreBusy(StoreError):
    """Somebody else was writing for too long; try again."""

    permanent: ClassVar[bool] = False
