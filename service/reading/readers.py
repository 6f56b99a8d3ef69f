"""The reader of each kind of document."""

from collections.abc import Mapping
from typing import Protocol

from service.model import Article, Document
from service.reading.advisories import obeyed
from service.reading.feeds import feed_listing, read_feed
from service.reading.kinds import Kind, kind_of, unpacked
from service.reading.listing import Listing, not_a_listing, several
from service.reading.markdown import read_markdown
from service.reading.newsml import read_newsml
from service.reading.newsml1 import read_newsml1
from service.reading.ninjs import read_ninjs
from service.reading.nitf import read_nitf
from service.reading.plain import read_plain
from service.reading.sitemap import sitemap_listing


class _Reader(Protocol):
    def __call__(
        self, document: Document, *, outlets: tuple[str, ...], pictures: bool = False
    ) -> Article: ...


def read_any(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand a document of any kind."""
    whole = unpacked(document)
    return obeyed(_READERS[kind_of(whole)](whole, outlets=outlets, pictures=pictures))


def listing_in(document: Document) -> Listing:
    """Tell which articles a feed or a sitemap lists."""
    whole = unpacked(document)
    match kind_of(whole):
        case "rss" | "atom":
            return feed_listing(whole)
        case "sitemap":
            return sitemap_listing(whole)
        case kind:
            raise not_a_listing(document, kind)


def _read_html(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    from service.reading.html import read_html  # noqa: PLC0415  loads much that other kinds need not

    return read_html(document, outlets=outlets, pictures=pictures)


def _read_sitemap(
    document: Document,
    *,
    outlets: tuple[str, ...],  # noqa: ARG001  a reader like the others
    pictures: bool = False,  # noqa: ARG001  as above
) -> Article:
    found = sitemap_listing(document)
    raise several(document, "sitemap", len(found.articles or found.sitemaps))


_READERS: Mapping[Kind, _Reader] = {
    "html": _read_html,
    "nitf": read_nitf,
    "newsml-g2": read_newsml,
    "newsml-1": read_newsml1,
    "ninjs": read_ninjs,
    "rss": read_feed,
    "atom": read_feed,
    "sitemap": _read_sitemap,
    "markdown": read_markdown,
    "text": read_plain,
}
