"""What web pages say of themselves to machines is collected from all the places where they say it."""

from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from service.reading.metadata import Claims, claims_of, language_tag, moment, plain


def claims(markup: str) -> Claims:
    return claims_of(
        document_fromstring(f"<html>{markup}</html>"), address="https://news.example/a/b"
    )


def json_ld(text: str) -> Claims:
    return claims(f'<head><script type="application/ld+json">{text}</script></head><body></body>')


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","headline":"Flood"}',
        '[{"@type":"WebSite","headline":"Not this"},{"@type":["Thing","ReportageNewsArticle"],"headline":"Flood"}]',
        '{"@graph":[{"@type":"https://schema.org/BlogPosting","headline":"Flood"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"Flood"}}',
        '<!-- {"@type":"Article","headline":"Flood"} -->',
        '//<![CDATA[\n{"@type":"Article","headline":"Flood"}\n//]]>',
        '{"@type":"Article","headline":"Flood",}',
        '{"@type":"Article","headline":"Flood"};',
        '{"@type":"WebSite"} {"@type":"Article","headline":"Flood"}',
        '{"@type":"Article","headline":"<b>Flood</b>"}',
        '{"@type":"Article","headline":"Fl&#111;od\n"}',
    ],
)
def test_json_ld(text: str):
    """In arrays and graphs, wrapped in comments, and slightly broken."""
    assert json_ld(text).headlines == ("Flood",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[1, [2, {}]]",
        '{"@type":7,"@id":[]}',
        '{"@type":"Article","author":{"@id":{}}}',
        '{"@type":"Article","headline":5}',
    ],
)
def test_broken_json_ld(text: str):
    found = json_ld(text)
    assert (found.headlines, any(found.authors)) == ((), False)


@pytest.mark.parametrize(
    "author",
    [
        '"Ann Lee"',
        '["Ann Lee"]',
        '{"name":"Ann Lee"}',
        '[{"@type":"Person","name":["Ann Lee"]}]',
        '{"@id":"#a"}',
    ],
)
def test_authors_in_json_ld(author: str):
    found = json_ld(f'[{{"@type":"Article","author":{author}}},{{"@id":"#a","name":"Ann Lee"}}]')
    assert found.authors[0] == ("Ann Lee",)


def test_meta_elements():
    found = claims(
        '<head><meta property="og:title" content="Flood"><meta name="author" content="Ann Lee"><meta property="og:locale" content="de_DE">'
        '<meta property="article:section" content="Local"><meta property="og:site_name" content="Herald">'
        '<meta property="article:published_time" content="2026-11-23"></head><body><a rel="author">Raúl Gil</a></body>'
    )
    assert (found.headlines, found.sections, found.site_names, found.languages) == (
        ("Flood",),
        ("Local",),
        ("Herald",),
        ("de",),
    )
    assert found.authors == ((), (), ("Ann Lee",), ("Raúl Gil",))
    assert found.published == datetime(2026, 11, 23, tzinfo=UTC)


def test_microdata():
    """Properties belong to the nearest item; only an article's count."""
    found = claims(
        '<body><div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Flood</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Lee</b>, writer</span>'
        '<div itemscope itemtype="https://schema.org/Product"><i itemprop="headline">A raft</i></div></div></body>'
    )
    assert (found.headlines, found.authors[0]) == (("Flood",), ("Ann Lee",))


def test_addresses_are_whole():
    assert claims(
        '<head><link rel="canonical" href="../c"><link rel="canonical" href="http://[x"></head><body></body>'
    ).urls == ("https://news.example/c",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-11-23T06:10:00Z", datetime(2026, 11, 23, 6, 10, tzinfo=UTC)),
        ("November 23, 2026", datetime(2026, 11, 23, tzinfo=UTC)),
        ("0001-01-01", None),
        ("soon", None),
    ],
)
def test_moments(text: str, found: datetime | None):
    assert moment(text) == found


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("pt_BR", "pt"), ("DE", "de"), ("english", ""), ("", "")]
)
def test_language_tags(tag: str, language: str):
    assert language_tag(tag) == language


def test_plain_text_of_a_field():
    assert plain("  <em>Tom &amp;amp; Ann</em>\n &lt; 5 ") == "Tom & Ann < 5"
