"""The pages as HTML: what they say, in which state, and that nothing an article holds can break them."""

import gzip
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from lxml import etree, html
from unit.service.web.conftest import URL
from unit.service.web.newsroom import article

from service.model import Block, Drop, Passage
from service.web import create_app

SCRIPTS = "//script[not(@type='application/ld+json') and (not(@src) or text())]"
"""Those that stand in the page, and that a browser would run."""

NASTY = "<script>alert('x')</script> & \"quoted\" \x00\x07\u202egnol\u202c \u2066isolated end"


@pytest.fixture
def page(browser):
    """Open a page, and look at its tree."""

    def opened(path, status=200):
        answer = browser.get(path)
        assert answer.status_code == status, answer.text
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        return html.fromstring(answer.data.decode())

    return opened


def words(tree, path="//main"):
    return " ".join(" ".join(found.text_content().split()) for found in tree.xpath(path))


def test_the_first_page_has_one_heading_and_one_link_for_each_article_newest_first(newsroom, page):
    for day, name in ((20, "old"), (22, "new"), (21, "middle")):
        moment = datetime(2026, 11, day, 9, 30, tzinfo=UTC)
        newsroom.publishes(article(id=name, url=None, headline=f"The {name} one", published=moment))
    tree = page("/")
    assert words(tree, "//h1") == "Latest headlines"
    assert [link.text for link in tree.xpath("//h2/a")] == [
        "The new one",
        "The middle one",
        "The old one",
    ]
    assert len(tree.xpath("//main//a")) == len(tree.xpath("//main//h2")) == 3
    assert words(tree, "//article[1]/p[1]") == "Transport. From Harwich. Ada Reed reports."
    assert (
        words(tree, "//article[1]/p[2]")
        == "22 November 2026, 10:30, listening time 2 minutes 14 seconds"
    )


def test_the_first_page_lists_only_what_can_be_heard(newsroom, page):
    newsroom.hands_in(article(id="held", url=None, headline="Held"), hold=True)
    gone = newsroom.publishes(article(id="gone", url=None, headline="Gone"))
    newsroom.hands_in(article(id="failed", url=None, headline="Failed"))
    newsroom.fails()
    newsroom.hands_in(article(id="waiting", url=None, headline="Waiting"))
    newsroom.withdraws(gone)
    tree = page("/")
    assert tree.xpath("//main//h2") == []
    assert "There is nothing to hear yet" in words(tree)


def test_an_article_says_where_from_and_who_reports_in_the_words_that_are_spoken(newsroom, page):
    entry = newsroom.publishes()
    tree = page(f"/articles/{entry.public_id}")
    assert (
        tree.xpath("//title")[0].text == "Storm closes the coastal railway – Listen – Example News"
    )
    assert words(tree, "//h1") == "Storm closes the coastal railway"
    assert words(tree, "//header/p[@class='credit']") == "From Harwich. Ada Reed reports."
    assert words(tree, "//header/p[@class='facts']") == "Transport Published 22 November 2026"
    assert "Listening time 2 minutes 14 seconds. Read by Ada, a synthetic voice." in words(tree)


def test_two_who_stand_in_are_both_named_and_so_is_whom_they_replace(newsroom, page, browser):
    """On the page, and in the feed with one narrator for each."""
    newsroom.hands_in(article())
    entry = newsroom.makes(voices=("Ada", "Bo <b>"), instead_of="Cleo & Dan")
    told = "Read by Ada and Bo <b>, synthetic voices, in place of Cleo & Dan."
    assert told in words(page(f"/articles/{entry.public_id}"))
    feed = etree.fromstring(browser.get("/feed.xml").data)
    persons = feed.findall(".//{https://podcastindex.org/namespace/1.0}person")
    assert [person.text for person in persons if person.get("role") == "narrator"] == [
        "Ada (synthetic voice, in place of Cleo & Dan)",
        "Bo <b> (synthetic voice, in place of Cleo & Dan)",
    ]


def test_the_sound_and_its_words_are_of_the_revision_that_the_page_shows(newsroom, page, browser):
    entry = newsroom.publishes()
    path = f"/articles/{entry.public_id}"
    old = page(path)
    newsroom.clock.forward(minutes=1)
    newsroom.hands_in(article(headline="Storm closes two railways"), notice="There are two.")
    between = page(path)
    assert words(between, "//h1") == "Storm closes the coastal railway"
    assert "A newer version of this article is being read aloud" in words(between)
    assert "There are two." not in words(between)
    newsroom.makes(sound=b"new sound")
    new = page(path)
    assert words(new, "//h1") == "Storm closes two railways"
    assert "23 November 2026, 19:06: There are two." in words(new)
    for tree, revision in ((old, 1), (between, 1), (new, 2)):
        sources = tree.xpath("//audio/@src | //track/@src | //section[@class='downloads']//a/@href")
        assert len(sources) == 7
        assert all(source.endswith(f"?r={revision}") for source in sources)
        (sound,) = tree.xpath("//audio")
        assert not set(sound.attrib) & {"autoplay", "loop", "muted"}
    assert browser.get(new.xpath("//audio/@src")[0]).data == b"new sound"


def test_every_download_is_there_and_its_name_tells_form_and_size(newsroom, page, browser):
    entry = newsroom.publishes()
    tree = page(f"/articles/{entry.public_id}")
    links = tree.xpath("//section[@class='downloads']//a")
    assert [link.text for link in links] == [
        "Audio, MP3, 640 kilobytes",
        "Transcript to read, HTML, 1 kilobyte",
        "Transcript with times, WebVTT, 1 kilobyte",
        "Subtitles, SRT, 1 kilobyte",
    ]
    for link in links:
        assert browser.head(link.get("href")).status_code == 200
    newsroom.loses(entry, "transcript.srt")
    assert "Subtitles" not in words(page(f"/articles/{entry.public_id}"))


def test_blocks_are_the_elements_that_they_are(newsroom, page):
    blocks = (
        Block(kind="paragraph", text="First."),
        Block(kind="subhead", text="What now"),
        Block(kind="list", text="one\ntwo"),
        Block(kind="quote", text="“Said.”"),
        Block(kind="table", text="a 1\nb 2"),
        Block(kind="picture", text="A bridge."),
    )
    entry = newsroom.publishes(article(blocks=blocks, contributors=("Helped by Tom.",)))
    (text,) = page(f"/articles/{entry.public_id}").xpath("//section[@class='text']")
    found = [(child.tag, child.text_content().strip()) for child in text if child.tag != "button"]
    assert [(tag, " ".join(content.split())) for tag, content in found] == [
        ("h2", "Text of the article"),
        ("p", "First."),
        ("h3", "What now"),
        ("ul", "one two"),
        ("blockquote", "“Said.”"),
        ("p", "a 1 b 2"),
        ("p", "A bridge."),
        ("p", "Helped by Tom."),
    ]
    assert [item.text.strip() for item in text.xpath("ul/li")] == ["one", "two"]
    for number, block in enumerate(blocks, start=1):
        (shown,) = text.xpath(f"*[@id='block-{number}']")
        assert shown.text_content() == block.text, "a word is found by its place in the text"


@pytest.mark.parametrize("kind", ["paragraph", "subhead", "list", "quote"])
def test_a_passage_in_another_language_says_so(newsroom, page, kind):
    """A screen reader changes its voice for it (WCAG 3.1.2), and each word stays at its place."""
    text = "He said “Il pleut\n& il vente”.\n<Then> “Es gießt” & went."
    where = [(9, 28, "fr"), (39, 47, "de")]
    passages = tuple(Passage(start=start, end=end, language=to) for start, end, to in where)
    block = Block(kind=kind, text=text, passages=passages)
    entry = newsroom.publishes(article(blocks=(block,)))
    (shown,) = page(f"/articles/{entry.public_id}").xpath("//*[@id='block-1']")
    assert shown.text_content() == text
    marked = [(part.get("lang"), part.text_content()) for part in shown.iter("span")]
    assert marked == [("fr", "Il pleut\n"), ("fr", "& il vente"), ("de", "Es gießt")]


def test_what_cannot_be_read_aloud_is_named_and_nothing_else_that_is_left_out(newsroom, page):
    """A film is missed by those who only listen; a button for sharing is not."""
    film = Drop(text="Waves & <walls>", code="embed", reason="A film.", position=9)
    share = Drop(text="Share this", code="share", reason="A button.", position=99)
    entry = newsroom.publishes(article(language="de", dropped=(film, share, film)))
    tree = page(f"/articles/{entry.public_id}")
    told = "Der Artikel zeigt auch, was sich nicht vorlesen lässt: Waves & <walls>."
    assert words(tree, "//section[@class='text']/p[last()]") == told
    assert "Share this" not in words(tree)


def test_an_article_without_anything_set_in_says_nothing_of_it(newsroom, page):
    entry = newsroom.publishes(article())
    assert "read aloud" not in words(
        page(f"/articles/{entry.public_id}"), "//section[@class='text']"
    )


def test_an_article_that_is_being_made_says_so_and_can_be_read(newsroom, page):
    entry = newsroom.hands_in(article())
    tree = page(f"/articles/{entry.public_id}")
    assert "The sound of this article is being made." in words(tree)
    assert "under water by noon" in words(tree)
    assert tree.xpath("//audio") == []
    assert tree.xpath("//meta[@http-equiv]") == [], (
        "a page that reloads itself interrupts its reader"
    )


def test_an_article_that_failed_says_so_without_the_newsrooms_reasons(newsroom, page):
    entry = newsroom.hands_in(article())
    newsroom.fails("The voice broke at /var/lib/voices.")
    tree = page(f"/articles/{entry.public_id}")
    assert "could not be made" in words(tree)
    assert "/var/lib" not in words(tree)


def test_an_article_whose_sound_was_lost_can_still_be_read(newsroom, page):
    entry = newsroom.publishes()
    newsroom.loses(entry)
    tree = page(f"/articles/{entry.public_id}")
    assert "is being made again" in words(tree)
    assert "under water by noon" in words(tree)
    assert tree.xpath("//audio") == []


def test_a_withdrawn_article_is_gone_with_all_its_words(newsroom, page):
    entry = newsroom.publishes()
    newsroom.withdraws(entry)
    tree = page(f"/articles/{entry.public_id}", 410)
    assert "This article was withdrawn by its newsroom." in words(tree)
    assert "railway" not in words(tree, "//html")


def test_nobody_can_tell_a_held_article_from_one_that_is_not_there(newsroom, browser):
    held = newsroom.hands_in(article(), hold=True)
    secret = browser.get(f"/articles/{held.public_id}")
    nothing = browser.get("/articles/0123456789abcdef0123456789abcdef")
    assert secret.status_code == nothing.status_code == 404
    assert secret.data == nothing.data


def test_hostile_words_are_only_words_wherever_they_stand(newsroom, page, browser):
    nasty = article(
        headline=NASTY,
        kicker=NASTY,
        deck=NASTY,
        section=NASTY,
        corrections=(NASTY,),
        contributors=(NASTY,),
        language="en",
        blocks=tuple(
            Block(kind=kind, text=NASTY) for kind in ("paragraph", "subhead", "list", "quote")
        ),
    )
    entry = newsroom.publishes(nasty)
    newsroom.corrects(entry, NASTY, NASTY)
    for path in ("/", f"/articles/{entry.public_id}"):
        tree = page(path)
        assert tree.xpath(SCRIPTS) == []
        assert "<script>alert('x')</script> & \"quoted\"" in words(tree)
        raw = browser.get(path).text
        assert not set(raw) & set("\x00\x07\u202e\u202c\u2066")
    assert page(f"/articles/{entry.public_id}").xpath("//title")[0].text.startswith("<script>alert")


def test_an_article_without_a_headline_is_called_by_its_first_words(newsroom, page):
    entry = newsroom.publishes(article(headline=None, deck=None))
    assert (
        words(page(f"/articles/{entry.public_id}"), "//h1") == "The line was under water by noon."
    )


def test_addresses_begin_with_the_public_base_whatever_the_request_says(newsroom):
    entry = newsroom.publishes()
    behind = replace(newsroom.desk, url="https://news.example/listen")
    browser = create_app(behind).test_client()
    answer = browser.get(
        f"/articles/{entry.public_id}",
        headers={
            "Host": "evil.example",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Proto": "gopher",
        },
    )
    tree = html.fromstring(answer.text)
    assert tree.xpath("//link[@rel='canonical']/@href") == [
        f"https://news.example/listen/articles/{entry.public_id}"
    ]
    local = [
        found for found in tree.xpath("//@href | //@src") if not found.startswith(("#", "https:"))
    ]
    assert local
    assert all(found.startswith("/listen/") for found in local)
    assert "evil" not in answer.text


def test_a_page_is_kept_and_asked_for_again(newsroom, browser):
    entry = newsroom.publishes()
    for path in ("/", f"/articles/{entry.public_id}"):
        first = browser.get(path)
        assert first.headers["Cache-Control"] == "no-cache"
        again = browser.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert browser.head(path).headers["Content-Length"] == str(len(first.data))
    newsroom.corrects(entry, "Another headline", "It was wrong.")
    again = browser.get("/", headers={"If-None-Match": browser.get("/").headers["ETag"]})
    assert again.status_code == 304
    assert "Another headline" in browser.get("/").text


def test_every_page_has_the_frame_that_a_screen_reader_looks_for(newsroom, page):
    heard = newsroom.publishes()
    newsroom.corrects(heard, "Storm closes two railways", "There are two.")
    waiting = newsroom.hands_in(article(id="waiting", url=None, headline="One that waits"))
    gone = newsroom.hands_in(article(id="gone", url=None))
    newsroom.withdraws(gone)
    titles = []
    for path, status in (
        ("/", 200),
        (f"/articles/{heard.public_id}", 200),
        (f"/articles/{waiting.public_id}", 200),
        (f"/articles/{gone.public_id}", 410),
        ("/nothing", 404),
        ("/listen", 400),
    ):
        tree = page(path, status)
        assert tree.get("lang")
        titles += [title.text for title in tree.xpath("//title")]
        assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
        levels = [
            int(heading.tag[1]) for heading in tree.xpath("//*[self::h1 or self::h2 or self::h3]")
        ]
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
        identities = tree.xpath("//@id")
        assert len(identities) == len(set(identities))
        skips = tree.xpath("//body/*[1][self::nav]/a/@href")
        assert skips[0] == "#" + tree.xpath("string(//main//h1/@id)")
        assert all(skip.removeprefix("#") in identities for skip in skips)
        around = tree.xpath("//*[@tabindex][descendant::h1 or descendant::h2 or descendant::h3]")
        assert around == [], "from a heading within it Tab would go back to its beginning"
        assert set(tree.xpath("//@aria-labelledby")) <= set(identities)
        feeds = tree.xpath("//link[@rel='alternate'][@type='application/rss+xml']")
        assert [(feed.get("href"), feed.get("title")) for feed in feeds[:1]] == [
            ("/feed.xml", "Example News, read aloud")
        ]
        assert tree.xpath(f"{SCRIPTS} | //*[@style] | //@onclick") == []
    assert len(set(titles)) == len(titles)
    assert page("/").xpath("//link[@rel='canonical']/@href") == [f"{URL}/"]


@pytest.mark.parametrize("what", ["/", "an article", "the style sheet", "a script"])
def test_a_page_and_what_it_loads_come_packed_to_who_can_unpack(newsroom, browser, what):
    """On a slow line a page is there in half of the time."""
    entry = newsroom.publishes()
    page = browser.get("/").text
    address = {
        "/": "/",
        "an article": f"/articles/{entry.public_id}",
        "the style sheet": re.search(r'href="(/static/[^"]+\.css[^"]*)"', page)[1],
        "a script": re.search(r'src="(/static/[^"]+\.js[^"]*)"', page)[1],
    }[what]
    plain = browser.get(address)
    packed = browser.get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "accept-encoding" in packed.vary
    assert "accept-encoding" in plain.vary
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data)
    known = {"Accept-Encoding": "gzip", "If-None-Match": plain.headers["ETag"]}
    assert browser.get(address, headers=known).status_code == 304
