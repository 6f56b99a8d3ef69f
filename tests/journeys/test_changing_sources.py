"""Sources change under our hands, and no article is lost or made twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.newssite import NewsSite, news_site
from journeys.polling import entries, poll_all

FERRY = (
    "Ferries will run all winter for the first time, the harbour board said on Monday.\n"
    "The first boat sails on Saturday at dawn, and the last one comes home at midnight.\n"
    "Nobody has to stay ashore, said the harbour master, who has waited for this for years."
)
BRIDGE = (
    "The harbour bridge is open again after seven weeks of repairs to its northern pillar.\n"
    "Cars may cross it from noon, and the tram follows on Sunday when its rails are tested.\n"
    "The city paid four million for it, which is half a million less than it had set aside."
)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as site:
        site.put_article("/ferry", "Ferries", FERRY)
        site.put_article("/bridge", "Bridge", BRIDGE)
        site.put_feed("/feed.xml", site.item("/ferry", "Ferries"), site.item("/bridge", "Bridge"))
        yield site


def test_what_a_source_lists_no_more_stays_and_comes_back_as_itself(tmp_path: Path, site: NewsSite):
    url = site.url("/feed.xml")
    assert poll_all(tmp_path, url)[url].added == 2
    before = entries(tmp_path)
    site.put_feed("/feed.xml", site.item("/bridge", "Bridge"))
    poll_all(tmp_path, url)
    assert entries(tmp_path) == before
    site.put_feed("/feed.xml", site.item("/ferry", "Ferries"), site.item("/bridge", "Bridge"))
    source = poll_all(tmp_path, url)[url]
    assert (source.added, source.revised, source.notes) == (2, 0, ())
    assert entries(tmp_path) == before


def test_a_feed_that_moves_is_followed_and_asked_with_its_weak_etag(tmp_path: Path, site: NewsSite):
    url = site.url("/feed.xml")
    poll_all(tmp_path, url)
    site.moved["/feed.xml"] = "/news/feed.xml"
    site.pages["/news/feed.xml"] = site.pages["/feed.xml"]
    for status in (200, 304):
        del site.asked[:]
        source = poll_all(tmp_path, url)[url]
        assert site.asked == [("/feed.xml", 301), ("/news/feed.xml", status)]
        assert (source.why, source.added, source.revised) == (None, 2, 0)


def test_a_page_that_is_gone_is_noted_and_its_article_stays(tmp_path: Path, site: NewsSite):
    """Only the newsroom withdraws: a page that moved or was archived has not been taken back."""
    url = site.url("/feed.xml")
    poll_all(tmp_path, url)
    site.gone.add("/ferry")
    site.put_feed(
        "/feed.xml", site.item("/ferry", "Ferries", day=8), site.item("/bridge", "Bridge")
    )
    source = poll_all(tmp_path, url)[url]
    assert source.why is None
    assert ["410" in note for note in source.notes] == [True]
    assert entries(tmp_path)["Ferries"].state == "waiting"
    site.gone.add("/feed.xml")
    assert "gone for good" in str(poll_all(tmp_path, url)[url].why)
    assert len(entries(tmp_path)) == 2
