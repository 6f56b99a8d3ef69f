"""Sitemaps list addresses, or further sitemaps."""

import gzip
from datetime import UTC, datetime

import pytest

from service.errors import DocumentError
from service.model import Document
from service.reading import Listing, listing, read

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url><loc>https://valley.example/river</loc>
    <news:news><news:publication><news:name>Valley</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2026-06-03T08:00:00+02:00</news:publication_date><news:title>The river &amp; the town</news:title></news:news></url>
  <url><loc> https://valley.example/bridge </loc><lastmod>2026-06-02</lastmod></url>
  <url><loc>https://valley.example/river</loc></url>
  <url><loc>ftp://valley.example/a</loc></url>
  <url/>
</urlset>"""


def sitemap(data: str | bytes) -> Listing:
    return listing(Document(data=data if isinstance(data, bytes) else data.encode(), name="map"))


@pytest.mark.parametrize("data", [NEWS, gzip.compress(NEWS.encode())], ids=["plain", "packed"])
def test_news(data: str | bytes):
    """Each address is listed once with its title and date; what cannot be opened is noted."""
    found = sitemap(data)
    assert [(entry.url, entry.title, entry.updated) for entry in found.articles] == [
        (
            "https://valley.example/river",
            "The river & the town",
            datetime(2026, 6, 3, 6, tzinfo=UTC),
        ),
        ("https://valley.example/bridge", None, datetime(2026, 6, 2, tzinfo=UTC)),
    ]
    assert [note.split(" was")[0] for note in found.notes] == ["Entry 3", "Entry 4", "Entry 5"]


def test_index():
    """An index names sitemaps, which are not articles."""
    found = sitemap(
        "<sitemapindex><sitemap><loc>https://valley.example/a.xml.gz</loc><lastmod>2026-06-03</lastmod></sitemap></sitemapindex>"
    )
    assert found.articles == ()
    assert [entry.url for entry in found.sitemaps] == ["https://valley.example/a.xml.gz"]


def test_home_page():
    """The site's own address is in every sitemap, and is no article."""
    found = sitemap(
        "<urlset><url><loc>https://valley.example/</loc></url><url><loc>https://valley.example/a</loc></url></urlset>"
    )
    assert [one.id for one in found.articles] == ["https://valley.example/a"]
    assert found.notes == ()


def test_is_no_article():
    """Where one article is wanted, a sitemap says what it is."""
    with pytest.raises(DocumentError, match=r"^map is a sitemap of 2 articles"):
        read(Document(data=NEWS.encode(), name="map"), outlets=())


def test_article_is_no_listing():
    """Where a listing is wanted, an article says what it is."""
    with pytest.raises(DocumentError, match=r"^map lists no articles: it is nitf"):
        sitemap("<nitf/>")
