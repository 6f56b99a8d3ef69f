"""The feed over HTTP: small to poll, never stale, and the same bytes until something changes."""

import gzip
import json
import re

import feedparser
import pytest
from lxml import etree, html
from unit.service.publishing.feeds import faults
from unit.service.web.conftest import URL
from unit.service.web.newsroom import SOUND, article

from service.model import Attribution
from service.publishing.rss import fragment
from service.store.errors import StoreUnavailable
from service.web import create_app, feed

FEED = "/feed.xml"


def test_the_feed_lists_what_can_be_heard_with_the_very_length_of_its_sound(newsroom, browser):
    newsroom.hands_in(article(id="held", url=None), hold=True)
    entry = newsroom.publishes()
    answer = browser.get(FEED)
    feed = feedparser.parse(answer.data)
    assert not feed.bozo
    (item,) = feed.entries
    assert item.title == "Storm closes the coastal railway"
    assert item.enclosures[0].href == f"{URL}/audio/{entry.public_id}.mp3"
    assert item.enclosures[0].length == str(len(SOUND))
    assert browser.head(f"/audio/{entry.public_id}.mp3").headers["Content-Length"] == str(
        len(SOUND)
    )


def test_the_headers_are_those_that_podcast_apps_need(newsroom, browser):
    newsroom.publishes()
    newsroom.clock.forward(minutes=1)
    answer = browser.get(FEED)
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Last-Modified"] == "Mon, 23 Nov 2026 18:05:00 GMT"
    head = browser.head(FEED)
    assert head.data == b""
    assert dict(head.headers) == dict(answer.headers)


def test_a_poll_without_news_costs_nothing(newsroom, browser):
    newsroom.publishes()
    newsroom.clock.forward(hours=5)
    first = browser.get(FEED)
    newsroom.clock.forward(hours=5)
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = browser.get(FEED, headers=known)
        assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("change", ["new", "corrected", "withdrawn"])
def test_every_change_is_seen_at_the_next_poll_by_etag_and_by_date(newsroom, browser, change):
    newsroom.publishes(article(id="first", url=None))
    newsroom.clock.forward(minutes=5)
    entry = newsroom.publishes()
    newsroom.clock.forward(minutes=5)
    first = browser.get(FEED)
    newsroom.clock.forward(minutes=5)
    if change == "new":
        newsroom.publishes(article(id="second", url=None))
    elif change == "corrected":
        newsroom.corrects(entry, "Storm closes two railways", "There are two.")
    else:
        newsroom.withdraws(entry)
    newsroom.clock.forward(minutes=5)
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = browser.get(FEED, headers=known)
        assert again.status_code == 200
        assert again.data != first.data


def test_a_second_change_within_the_same_second_is_not_missed(newsroom, browser):
    newsroom.publishes()
    first = browser.get(FEED)
    assert "Last-Modified" not in first.headers, (
        "a date that may still mean something else is not given"
    )
    newsroom.publishes(article(id="second", url=None))
    newsroom.clock.forward(seconds=2)
    assert "Last-Modified" in browser.get(FEED).headers


def test_who_can_unpack_gets_it_packed_and_may_ask_again_with_either_validator(newsroom, browser):
    newsroom.publishes()
    plain = browser.get(FEED)
    packed = browser.get(FEED, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"].startswith("W/"), "it stands for other bytes too"
    for first, then in ((plain, "gzip"), (packed, "identity")):
        known = {"Accept-Encoding": then, "If-None-Match": first.headers["ETag"]}
        assert browser.get(FEED, headers=known).status_code == 304
    for encoding in ("gzip;q=0", "identity", "br", ""):
        assert (
            "Content-Encoding"
            not in browser.get(FEED, headers={"Accept-Encoding": encoding}).headers
        )


def test_the_feed_is_served_in_part(newsroom, browser):
    newsroom.publishes()
    whole = browser.get(FEED)
    part = browser.get(FEED, headers={"Range": "bytes=0-99"})
    assert (part.status_code, part.data) == (206, whole.data[:100])
    mixed = browser.get(FEED, headers={"Range": "bytes=0-99", "If-Range": whole.headers["ETag"]})
    assert (mixed.status_code, mixed.data) == (200, whole.data)


def test_a_feed_of_nothing_is_still_a_feed(browser):
    answer = browser.get(FEED)
    feed = feedparser.parse(answer.data)
    assert not feed.bozo
    assert feed.feed.title == "Example News"
    assert feed.entries == []
    assert "Last-Modified" not in answer.headers


def test_the_show_speaks_the_language_of_most_of_its_episodes(newsroom, browser):
    for name, language in (("1", "de"), ("2", "de"), ("3", "en")):
        newsroom.publishes(article(id=name, url=None, language=language))
    assert feedparser.parse(browser.get(FEED).data).feed.language == "de"


def test_an_item_is_written_once_for_each_sound(newsroom, browser, monkeypatch):
    """Neither polls nor restarts nor other episodes cost it a second time."""
    written = []
    monkeypatch.setattr(feed, "fragment", lambda item: written.append(item.title) or fragment(item))
    entry = newsroom.publishes()
    for _ in range(3):
        browser.get(FEED)
    newsroom.publishes(article(id="second", url=None, headline="Second"))
    create_app(newsroom.desk).test_client().get(FEED)
    assert written == ["Storm closes the coastal railway", "Second"]
    newsroom.corrects(entry, "Storm closes two railways", "There are two.")
    browser.get(FEED)
    assert written[2:] == ["Storm closes two railways"]


def test_a_store_that_cannot_keep_what_is_written_serves_it_all_the_same(
    newsroom, browser, monkeypatch
):
    newsroom.publishes()

    def full(*_, **__):
        raise StoreUnavailable("The disk is full.")

    monkeypatch.setattr(type(newsroom.desk.store), "keep_fragments", full)
    assert len(feedparser.parse(browser.get(FEED).data).entries) == 1


# Shows


def _titles(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    assert faults(answer.data) == []
    return [item.title for item in feedparser.parse(answer.data).entries]


def test_every_section_language_and_correspondent_has_a_feed(newsroom, browser):
    newsroom.publishes(article(id="1", url=None, headline="One", section="Travel"))
    newsroom.publishes(article(id="2", url=None, headline="Two", section="Sport", attribution=None))
    newsroom.publishes(
        article(id="3", url=None, headline="Drei", section="Sport", language="de-AT")
    )
    assert _titles(browser, FEED) == ["Two", "One"]
    assert _titles(browser, "/shows/de/feed.xml") == ["Drei"]
    assert _titles(browser, "/shows/travel/feed.xml") == ["One"]
    assert _titles(browser, "/shows/sport/feed.xml") == ["Two"], "one language a feed"
    assert _titles(browser, "/shows/sport-de/feed.xml") == ["Drei"]
    assert _titles(browser, "/shows/ada-reed/feed.xml") == ["One"]
    for same in ("/shows/en/feed.xml", "/shows/main/feed.xml"):
        assert browser.get(same).headers["Location"] == "/feed.xml"
    assert browser.get("/shows/weather/feed.xml").status_code == 404


def test_a_show_that_has_lost_its_episodes_is_still_a_valid_feed(newsroom, browser):
    newsroom.withdraws(newsroom.publishes())
    assert _titles(browser, "/shows/ada-reed/feed.xml") == []


def test_a_change_elsewhere_leaves_a_show_as_it_is(newsroom, browser):
    newsroom.publishes()
    first = browser.get("/shows/ada-reed/feed.xml")
    newsroom.clock.forward(hours=1)
    newsroom.publishes(article(id="second", url=None, attribution=None))
    again = browser.get("/shows/ada-reed/feed.xml")
    assert (again.data, again.headers["ETag"]) == (first.data, first.headers["ETag"])
    assert again.headers["Last-Modified"] == "Mon, 23 Nov 2026 18:05:00 GMT"


def test_a_corrected_episode_keeps_its_place(newsroom, browser):
    first = newsroom.publishes()
    newsroom.publishes(article(id="second", url=None, headline="Second"))
    newsroom.corrects(first, "Storm closes two railways", "There are two.")
    assert _titles(browser, FEED) == ["Second", "Storm closes two railways"]


def test_older_episodes_are_in_the_archive_whose_full_pages_never_change(
    newsroom, browser, monkeypatch
):
    monkeypatch.setattr(feed, "EPISODES", 3)
    monkeypatch.setattr(feed, "PAGE", 2)

    def publish(*numbers):
        for number in numbers:
            newsroom.publishes(article(id=str(number), url=None, headline=f"News {number}"))
            newsroom.clock.forward(minutes=1)

    publish(1, 2, 3, 4, 5)
    first, second = (browser.get(f"/shows/en/archive/{n}.xml") for n in (1, 2))
    found, address = set(), FEED
    while address:
        found |= set(_titles(browser, address))
        links = feedparser.parse(browser.get(address).data).feed.links
        address = next(
            (link.href.removeprefix(URL) for link in links if link.rel == "prev-archive"), None
        )
    assert found == {f"News {number}" for number in range(1, 6)}
    publish(6, 7, 8)
    for number, before in ((1, first), (2, second)):
        page = browser.get(f"/shows/en/archive/{number}.xml")
        assert (page.data, page.headers["ETag"]) == (before.data, before.headers["ETag"])
        assert faults(page.data) == []
    for beyond in ("0", "5", "99999999999", "x"):
        assert browser.get(f"/shows/en/archive/{beyond}.xml").status_code == 404
    assert browser.get("/shows/weather/archive/1.xml").status_code == 404


def test_what_is_withdrawn_leaves_the_archive_and_moves_nothing(newsroom, browser, monkeypatch):
    monkeypatch.setattr(feed, "PAGE", 2)
    entries = [
        newsroom.publishes(article(id=str(n), url=None, headline=f"News {n}")) for n in range(5)
    ]
    newsroom.withdraws(entries[0])
    assert _titles(browser, "/shows/en/archive/1.xml") == ["News 1"]
    assert _titles(browser, "/shows/en/archive/2.xml") == ["News 3", "News 2"]


def test_a_clock_that_jumps_back_loses_no_change(newsroom, browser):
    """A date that lies in the future is not given, as a later change might get the same one."""
    newsroom.clock.forward(days=300)
    newsroom.publishes()
    newsroom.clock.forward(days=-300)
    first = browser.get(FEED)
    newsroom.publishes(article(id="second", url=None))
    newsroom.clock.forward(minutes=1)
    again = browser.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert "Last-Modified" not in {*first.headers.keys(), *again.headers.keys()}


def test_hostile_names_of_sections_and_correspondents_give_valid_feeds(newsroom, browser):
    names = [
        "<b>Sport</b> & more",
        "\x00\x1b[2J",
        "\u202eevil",
        "العالم",
        "体育",
        "体育 ",
        "…",
        "main",
        "a" * 5000,
        "ﬁﬁ/../..",
    ]
    for number, name in enumerate(names):
        reporter = Attribution(
            names=(name,), role=None, outlet=None, bureau=None, derived=False, shown=""
        )
        newsroom.publishes(
            article(id=str(number), url=None, section=name, headline=name, attribution=reporter)
        )
    shelves = newsroom.desk.store.shelves()
    slugs = [shelf.slug for shelf in shelves]
    assert len(slugs) == len({*slugs}) == 1 + 2 * 8
    for shelf in shelves:
        assert re.fullmatch("[a-z0-9-]{1,80}", shelf.slug)
        assert shelf.slug != "main"
        assert _titles(
            browser, "/feed.xml" if shelf.kind == "language" else f"/shows/{shelf.slug}/feed.xml"
        )


# Other forms


def test_every_show_is_a_json_feed_too(newsroom, browser):
    entry = newsroom.publishes()
    newsroom.clock.forward(minutes=1)
    answer = browser.get("/shows/ada-reed/feed.json")
    assert answer.headers["Content-Type"] == "application/feed+json"
    assert answer.json["version"] == "https://jsonfeed.org/version/1.1"
    assert answer.json["feed_url"] == f"{URL}/shows/ada-reed/feed.json"
    (item,) = answer.json["items"]
    assert (item["id"], item["title"]) == (entry.guid, "Storm closes the coastal railway")
    assert item["attachments"] == [
        {
            "url": f"{URL}/audio/{entry.public_id}.mp3",
            "mime_type": "audio/mpeg",
            "size_in_bytes": len(SOUND),
            "duration_in_seconds": entry.heard.duration_ms / 1000,
        }
    ]
    known = {"If-None-Match": answer.headers["ETag"]}
    assert browser.get("/shows/ada-reed/feed.json", headers=known).status_code == 304
    assert browser.get("/feed.json").json["items"] == [item]
    assert browser.get("/shows/en/feed.json").headers["Location"] == "/feed.json"
    assert browser.get("/shows/weather/feed.json").status_code == 404


def test_a_json_feed_of_nothing_is_still_one(browser):
    assert browser.get("/feed.json").json["items"] == []


def test_the_list_of_shows_has_those_with_episodes_once(newsroom, browser):
    newsroom.publishes(article(id="1", url=None, section="<Sport> & more"))
    newsroom.withdraws(newsroom.publishes(article(id="2", url=None, section="Gone")))
    answer = browser.get("/opml")
    assert answer.headers["Content-Type"] == "text/x-opml; charset=utf-8"
    shows = etree.fromstring(answer.data).findall("body/outline")
    assert [(show.get("text"), show.get("xmlUrl")) for show in shows] == [
        ("Example News", f"{URL}/feed.xml"),
        ("<Sport> & more – Example News", f"{URL}/shows/sport-more/feed.xml"),
        ("Ada Reed – Example News", f"{URL}/shows/ada-reed/feed.xml"),
    ]
    assert {show.get("type") for show in shows} == {"rss"}
    for show in shows:
        assert browser.get(show.get("xmlUrl").removeprefix(URL)).status_code == 200


def test_a_page_leads_to_every_show_that_has_its_article(newsroom, browser):
    entry = newsroom.publishes(article(section="Sport"))
    newsroom.publishes(article(id="2", url=None, section="Travel"))
    page = html.fromstring(browser.get(f"/articles/{entry.public_id}").data)
    feeds = [
        link.get("href").removeprefix(URL)
        for link in page.iterfind(".//link[@type='application/rss+xml']")
    ]
    assert feeds == ["/feed.xml", "/shows/sport/feed.xml", "/shows/ada-reed/feed.xml"]
    for kind in ("application/feed+json", "text/x-opml"):
        (link,) = page.iterfind(f".//link[@type='{kind}']")
        assert browser.get(link.get("href")).content_type.startswith(kind)


def test_a_page_tells_machines_what_can_be_heard(newsroom, browser):
    entry = newsroom.publishes(
        article(headline="</script><script>alert(1)</script> & \u2028 storm")
    )
    text = browser.get(f"/articles/{entry.public_id}").text
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    facts = json.loads(written)
    assert "<script>" not in text
    story, episode = facts["@graph"]
    assert story["@type"] == "NewsArticle"
    assert story["headline"] == "</script><script>alert(1)</script> & storm"
    assert story["author"] == [{"@type": "Person", "name": "Ada Reed"}]
    audio = episode["associatedMedia"]
    assert story["audio"] == {"@id": audio["@id"]}
    assert audio["contentUrl"] == f"{URL}/audio/{entry.public_id}.mp3"
    assert audio["contentSize"] == str(len(SOUND))
    assert episode["partOfSeries"]["webFeed"] == f"{URL}/feed.xml"
    page = html.fromstring(text)
    for selector in story["speakable"]["cssSelector"]:
        assert page.find_class(selector[1:]) or page.findall(f".//{selector}")


def test_a_page_without_sound_tells_of_none(newsroom, browser):
    newsroom.hands_in(article())
    (entry,) = newsroom.desk.store.entries()
    assert "ld+json" not in browser.get(f"/articles/{entry.public_id}").text
