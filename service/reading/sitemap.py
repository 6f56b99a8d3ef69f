"""Sitemaps, and the news in them.

Sources: https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from typing import TYPE_CHECKING

from service.model import Document
from service.reading.listing import Listed, Listing, is_home_page, web_address
from service.reading.wire import moment
from service.reading.xml import first, local, parse_xml, words

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 10_000_000
"""A sitemap may list 50,000 addresses; so many of a usual length fit."""


def sitemap_listing(document: Document) -> Listing:
    """Tell what a sitemap lists, or which sitemaps an index names.

    Raises:
        DocumentError: it is broken or hostile XML.
    """
    root = parse_xml(document, max_bytes=MAX_BYTES)
    listed: dict[str, Listed] = {}
    notes: list[str] = []
    for place, entry in enumerate(root, start=1):
        address = words(_child(entry, "loc"))
        url = web_address(address)
        if not url:
            notes.append(f"Entry {place} was passed over: it has no address that could be opened.")
        elif is_home_page(url) and local(root) == "urlset":
            continue  # every sitemap names it, and it is no article
        elif url in listed:
            notes.append(f"Entry {place} was passed over: its address stands in it already.")
        else:
            listed[url] = _listed(entry, url)
    found = tuple(listed.values())
    if local(root) == "sitemapindex":
        return Listing(sitemaps=found, notes=tuple(notes))
    return Listing(articles=found, notes=tuple(notes))


def _listed(entry: "_Element", url: str) -> Listed:
    news = _child(entry, "news")
    dates = (_child(entry, "lastmod"), first(news, "publication_date"))
    return Listed(
        id=url,
        url=url,
        title=words(first(news, "title")),
        updated=next(filter(None, map(moment, map(words, dates))), None),
    )


def _child(entry: "_Element", name: str) -> "_Element | None":
    return next((child for child in entry if local(child) == name), None)
