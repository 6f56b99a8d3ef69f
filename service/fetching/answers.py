"""What a fetch answers. Pure."""

from dataclasses import dataclass

from service.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What lets a server say that nothing has changed (RFC 9110, 13.1). Keep them with the document."""

    url: str
    """The address that they belong to, after every redirect; they are shown to no other."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document, as it is now."""

    document: Document
    validators: Validators
    fresh_s: int | None
    """For how long the server says that nothing will change; None when it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The document is as it was when the validators came."""

    validators: Validators
    fresh_s: int | None
