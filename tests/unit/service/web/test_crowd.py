"""Ten thousand articles at the same moment: all that lists them stays correct, and as small as on any day."""

import re
from dataclasses import replace

import pytest
from contracts.crowd import crowd
from unit.service.publishing.feeds import faults
from unit.service.web.conftest import URL

from service.web import create_app

COUNT = 10_000
PAGES = [1, 50, 100]


@pytest.fixture
def crowded(newsroom, tmp_path):
    """A browser at a service that has an article and ten thousand more, all of one moment."""
    folder = tmp_path / "crowd"
    store = crowd(folder, COUNT, now=newsroom.clock(), apart_min=0)
    yield create_app(replace(newsroom.desk, store=store)).test_client()
    store.close()


def _items(feed: bytes) -> list[str]:
    return re.findall(r"<guid[^>]*>([^<]+)</guid>", feed.decode())


def test_ten_thousand_articles_at_once_fill_no_feed_beyond_its_bounds(crowded):
    for address in ("/feed.xml", "/shows/sport/feed.xml"):
        feed = crowded.get(address)
        assert faults(feed.data) == []
        assert len({*_items(feed.data)}) == 200
        assert len(feed.data) < 1_000_000
    assert len(crowded.get("/feed.json").json["items"]) == 100
    assert crowded.get("/opml").data.count(b"<outline") == 2


def test_the_archive_has_each_of_ten_thousand_articles_on_one_page(crowded):
    archived = []
    for number in PAGES:
        page = crowded.get(f"/shows/en/archive/{number}.xml")
        assert faults(page.data) == []
        archived += _items(page.data)
        earlier = f"{URL}/shows/en/archive/{number - 1}.xml"
        assert (earlier in page.text) == (number > 1)
    assert len(archived) == len({*archived}) == len(PAGES) * 100
    assert f"{URL}/shows/en/archive/{PAGES[-1]}.xml" in crowded.get("/feed.xml").text
    assert crowded.get(f"/shows/en/archive/{PAGES[-1] + 1}.xml").status_code == 404


def test_ten_thousand_articles_at_once_make_no_page_longer(crowded):
    for address, stories in (("/", 50), ("/sections/sport", 20)):
        page = crowded.get(address)
        assert len(page.data) < 100_000
        assert len({*re.findall('href="(/articles/[^"/]+)"', page.text)}) == stories
    assert "10,001 articles" in crowded.get("/sections/sport").text
