"""Feeds list articles, and may carry them."""

from datetime import UTC, datetime

import pytest
from unit.service.reading.wires import blocks, dropped, wire

from service.errors import DocumentError
from service.model import Article, Document
from service.reading import Listing, listing, read

URL = "https://valley.example/feed"
LONG = (
    "<p>The river rose on Monday, and on Tuesday it stood higher than in a hundred years.</p>" * 8
)


def rss(*items: str) -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Valley</title><link>https://valley.example/</link><language>en</language>{inner}</channel></rss>"
    )


def listed(*items: str) -> Listing:
    return listing(Document(data=rss(*items).encode(), name="feed.xml", url=URL))


def full(text: str) -> str:
    return f"<content:encoded><![CDATA[{text}]]></content:encoded>"


def item(text: str, *, more: str = "") -> Article:
    """The article of an item that carries its text, read from what the listing gives for it."""
    found = listed(f"<title>The river</title><link>/river</link>{more}{text}").articles[0]
    assert found.document
    return read(found.document, outlets=("Heardline",))


def test_links_only():
    """An item without its text is an address, resolved, with its title and date."""
    found = listed(
        "<title>A &amp;amp; B</title><link>/a?x=1&amp;y=2</link><guid isPermaLink='false'>7</guid><pubDate>Wed, 03 Jun 2026 08:00:00 +0200</pubDate>"
    )
    (only,) = found.articles
    assert (only.id, only.url, only.title) == ("7", "https://valley.example/a?x=1&y=2", "A & B")
    assert only.updated == datetime(2026, 6, 3, 6, tzinfo=UTC)
    assert only.document is None


def test_full_text():
    """An item that carries its text becomes the article that its page would be."""
    found = item(
        full(
            "<p>It rose <b>on Monday</b>.</p><script>rose()</script><ul><li>Sand</li><li>Bread</li></ul><img src='a' alt='A boat'/>"
        ),
        more="<dc:creator>Ann Lee</dc:creator><category>Town</category><description>The town waits.</description><guid>tag:valley.example,2026:1</guid>",
    )
    assert (found.id, found.aliases) == (
        "https://valley.example/river",
        ("tag:valley.example,2026:1",),
    )
    assert (found.headline, found.deck, found.section) == ("The river", "The town waits.", "Town")
    assert found.attribution
    assert found.attribution.names == ("Ann Lee",)
    assert blocks(found) == [("paragraph", "It rose on Monday."), ("list", "Sand\nBread")]
    assert dropped(found) == [("alternative-text", "A boat")]


def test_long_description_is_the_article():
    """Some feeds carry the text as the description; a short one only announces it."""
    escaped = LONG.replace("<", "&lt;")
    assert len(item(f"<description>{escaped}</description>").blocks) >= 1
    assert (
        listed("<link>/a</link><description>The river rose.</description>").articles[0].document
        is None
    )


@pytest.mark.parametrize(
    "end", ["…", " [...]", "&hellip; <a href='/a'>Read more</a>", " Continue reading The river"]
)
def test_cut_short(end: str):
    """A text that breaks off is not the article."""
    assert (
        listed(f"<link>/a</link>{full(f'{LONG}<p>And then it{end}</p>')}").articles[0].document
        is None
    )


def test_announcement_in_the_text():
    """A description that only repeats the beginning of the text is not said before it."""
    found = item(
        full("<p>The river rose on Monday. It fell.</p>"),
        more="<description>The river rose on Monday.</description>",
    )
    assert found.deck is None
    assert ("excerpt", "The river rose on Monday.") in dropped(found)


def test_bad_items_stop_nothing():
    """Items of no use are noted, and the others stand."""
    found = listed(
        "<title>No address</title>",
        "<title>Bad address</title><link>javascript:alert(1)</link>",
        "<title>Good</title><link>/good</link><pubDate>the day after tomorrow</pubDate>",
        "<link>http://[broken</link>",
        f"<link>/deep</link>{full('<div>' * 300 + 'a')}",
    )
    assert [entry.title for entry in found.articles] == ["Good"]
    assert found.articles[0].updated is None
    assert [note.split(" was")[0] for note in found.notes] == [
        "Item 1",
        "Item 2",
        "Item 4",
        "Item 5",
    ]


def test_duplicates():
    """An item that stands twice is listed once; one that only shares an id is known by its address."""
    found = listed(
        "<guid isPermaLink='false'>1</guid><link>/a</link>",
        "<guid isPermaLink='false'>1</guid><link>/a</link>",
        "<guid isPermaLink='false'>1</guid><link>/b</link>",
    )
    assert [entry.id for entry in found.articles] == ["1", "https://valley.example/b"]
    assert len(found.notes) == 2


def test_addresses_of_no_article():
    """The address of the whole site is no article's, nor is one that several stories of the feed share."""
    river, bridge = (
        full(f"<p>The {name} was closed on Monday, the town said.</p>")
        for name in ("river", "bridge")
    )
    for link in ("https://valley.example/", "/live"):
        found = listed(
            f"<title>River</title><link>{link}</link><guid isPermaLink='false'>urn:1</guid>{river}",
            f"<title>Bridge</title><link>{link}</link><guid isPermaLink='false'>urn:2</guid>{bridge}",
        )
        assert [(one.id, one.url) for one in found.articles] == [("urn:1", None), ("urn:2", None)]
        articles = [read(one.document, outlets=()) for one in found.articles if one.document]
        assert [(one.id, one.aliases) for one in articles] == [("urn:1", ()), ("urn:2", ())]
    again = f"<title>River</title><link>/river</link>{river}"
    found = listed(f"{again}<guid>urn:1</guid>", f"{again}<guid>urn:2</guid>")
    assert {one.url for one in found.articles} == {"https://valley.example/river"}


def test_no_items():
    """A feed may be empty."""
    assert listed() == Listing()


def test_text_without_address():
    """An item without an address is known by its feed and its id."""
    (only,) = listed(
        "<title>River</title><guid isPermaLink='false'>9</guid><description>The river rose on Monday.</description>"
    ).articles
    assert only.document
    assert read(only.document, outlets=()).id == f"{URL} 9"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("<author>desk@valley.example (Ann Lee)</author>", ("Ann Lee",)),
        ("<author>desk@valley.example</author>", None),
        (
            "<dc:creator>Ann Lee</dc:creator><dc:creator>Raúl Gil</dc:creator>",
            ("Ann Lee", "Raúl Gil"),
        ),
        ("<dc:creator>admin</dc:creator>", None),
    ],
)
def test_authors(author: str, names: tuple[str, ...] | None):
    """Names are taken from where feeds put them; an address of mail or a login is none."""
    found = item(full("<p>The river rose on Monday.</p>"), more=author)
    assert (found.attribution.names if found.attribution else None) == names


def test_atom():
    """Atom's entries are known by their address too, and an address is resolved against the feed's base."""
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://valley.example/news/"><entry><id>tag:a,2026:1</id>'
        '<title type="html">The &lt;i&gt;river&lt;/i&gt;</title><link rel="alternate" href="river"/><updated>2026-06-03T06:00:00Z</updated>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rose on Monday.</p></div></content></entry></feed>'
    )
    found = wire(data)
    assert (found.id, found.headline) == ("https://valley.example/news/river", "The river")
    assert blocks(found) == [("paragraph", "It rose on Monday.")]


def test_read_one_of_several():
    """A feed of several articles is no article, and says how to follow it."""
    with pytest.raises(
        DocumentError,
        match=r"^story.xml is a feed of 2 articles. .*heardline source add https://valley.example/feed",
    ):
        wire(rss("<link>/a</link>", "<link>/b</link>"), url=URL)
    with pytest.raises(
        DocumentError, match=r"one article is elsewhere. Give its address: https://valley.example/a"
    ):
        wire(rss("<link>/a</link>"), url=URL)


def test_nothing_takes_hours():
    """Names and styles of a million letters are read as quickly as others."""
    found = listed(
        f"<link>/a</link><author>{'a.' * 500_000}</author>",
        f"<link>/b</link>{full('<p style=' + repr('url(' * 250_000) + '>The river rose.</p>')}",
    )
    assert len(found.articles) == 2


def test_name_of_a_file():
    """Bytes that look like a path are not opened."""
    with pytest.raises(DocumentError, match="lists no articles: it is text"):
        listing(Document(data=b"/etc/hostname", name="a"))
