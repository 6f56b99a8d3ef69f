"""What a feed or a sitemap lists."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from service.errors import DocumentError
from service.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One article that a feed or a sitemap names, or one sitemap that an index names."""

    id: str
    """What the list calls it, else its address: within one listing no two are alike."""
    url: str | None
    """Its address, which begins with http: or https:."""
    title: str | None
    updated: datetime | None
    """When it was last changed, as the list says; it may lie in the future."""
    document: Document | None = None
    """Its full text, where the list carries that; otherwise only its address is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or a sitemap lists, in its order."""

    articles: tuple[Listed, ...] = ()
    sitemaps: tuple[Listed, ...] = ()
    """What an index of sitemaps names: further listings, not articles."""
    notes: tuple[str, ...] = ()
    """What was passed over, and why, in words for a person."""


def web_address(address: str | None) -> str | None:
    """Return *address* when a browser could open it over HTTP."""
    bare = (address or "").strip()
    try:
        parts = urlsplit(bare)
        usable = parts.scheme.lower() in {"http", "https"} and parts.hostname
    except ValueError:
        return None
    return bare if usable and bare.isprintable() and " " not in bare else None


def is_home_page(address: str) -> bool:
    """Tell whether a web *address* is that of a whole site, by which no article can be known."""
    parts = urlsplit(address)
    return not parts.path.strip("/") and not parts.query


def several(document: Document, what: str, count: int) -> DocumentError:
    """Return the error for a listing where one article is wanted."""
    return DocumentError(
        f"{document.name} is a {what} of {count} articles. Follow it with: heardline source add {document.url or 'URL'}"
    )


def not_a_listing(document: Document, kind: str) -> DocumentError:
    """Return the error for a document of *kind* where a feed or a sitemap is wanted."""
    return DocumentError(
        f"{document.name} lists no articles: it is {kind}. Give the address of an RSS or Atom feed, or of a sitemap."
    )
