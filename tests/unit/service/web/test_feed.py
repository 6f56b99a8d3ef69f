"""The feed over HTTP: small to poll, never stale, and the same bytes until something changes."""

import gzip

import feedparser
import pytest
from unit.service.web.conftest import URL
from unit.service.web.newsroom import SOUND, article

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


def test_the_feed_is_written_once_for_each_change(newsroom, browser, monkeypatch):
    newsroom.publishes()
    asked = []
    published = type(newsroom.desk.store).published
    monkeypatch.setattr(
        type(newsroom.desk.store),
        "published",
        lambda store, **limit: asked.append(limit) or published(store, **limit),
    )
    for _ in range(5):
        browser.get(FEED)
    assert len(asked) == 1
    newsroom.publishes(article(id="second", url=None))
    browser.get(FEED)
    assert len(asked) == 2
