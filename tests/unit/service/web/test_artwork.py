"""Somebody looks at the picture of a show."""

from dataclasses import replace
from io import BytesIO

import feedparser
import pytest
from PIL import Image
from unit.service.web.newsroom import article

from service.objects import ObjectsUnavailable
from service.pipeline import sweep
from service.publishing.artwork import DRAWN
from service.web import artwork, create_app

URL = "https://listen.news.example"


@pytest.fixture
def science(newsroom, browser):
    """The address of the picture of the section Science."""
    newsroom.publishes(article(section="Science"))
    return _picture_of(browser, "/shows/science/feed.xml")


def _picture_of(browser, feed):
    return feedparser.parse(browser.get(feed).data).feed.image.href.removeprefix(URL)


def test_each_show_has_a_picture_of_its_own(newsroom, browser, science):
    addresses = {science, _picture_of(browser, "/feed.xml"), _picture_of(browser, "/shows/ada-reed/feed.xml")}  # fmt: skip
    pictures = set()
    for address in addresses:
        answer = browser.get(address)
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert Image.open(BytesIO(answer.data)).size == (3000, 3000)
        pictures.add(answer.data)
    assert len(addresses) == len(pictures) == 3


def test_directories_may_ask_for_its_head_and_for_a_part(browser, science):
    head = browser.head(science)
    assert (head.status_code, head.data) == (200, b"")
    whole = browser.get(science)
    assert int(head.headers["Content-Length"]) == len(whole.data)
    assert browser.get(science, headers={"Range": "bytes=0-9"}).data == whole.data[:10]
    for known in (
        {"If-None-Match": head.headers["ETag"]},
        {"If-Modified-Since": head.headers["Last-Modified"]},
    ):
        assert browser.get(science, headers=known).status_code == 304


def test_it_is_drawn_once(newsroom, browser, science, monkeypatch):
    """And stays, when the files of articles that are heard no more are swept away."""
    first = browser.get(science).data
    monkeypatch.setattr(artwork, "draw", None)
    newsroom.clock.forward(days=400)
    sweep(newsroom.desk)
    assert browser.get(science).data == first


def test_the_picture_of_a_title_that_a_show_has_no_more_is_swept_away(newsroom, science):
    """A newsroom that renames its shows does not fill the disk."""
    renamed = replace(newsroom.desk, title="Another name")
    before = create_app(newsroom.desk).test_client().get(science)
    assert before.status_code == 200
    name = science.rpartition("/")[2]
    newsroom.clock.forward(days=400)
    sweep(renamed)
    assert newsroom.desk.objects.size(DRAWN, name) is None
    assert create_app(renamed).test_client().get(science).status_code == 302


def test_a_picture_that_cannot_be_kept_is_still_seen(newsroom, browser, science, monkeypatch):
    def full(*_):
        raise ObjectsUnavailable("The disk is full.")

    for doing in ("put", "read", "written"):
        monkeypatch.setattr(type(newsroom.desk.objects), doing, full)
    assert browser.get(science).status_code == 200


def test_an_address_that_a_picture_had_before_leads_to_the_one_it_has(browser, science):
    """A podcast app has kept it, and the show was given another title since."""
    for old in ("0123456789abcdef.png", "x" * 300, "%E2%80%AE.png"):
        answer = browser.get(f"/shows/science/artwork/{old}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{URL}{science}")
    assert browser.get("/shows/nothing/artwork/0123456789abcdef.png").status_code == 404


def test_many_pictures_at_once_keep_nobody_from_reading(newsroom, browser, monkeypatch):
    """Who asks for one more is told to come again soon, and no page waits."""
    newsroom.publishes(article(section="Science"))
    science = _picture_of(browser, "/shows/science/feed.xml")
    pens = browser.application.extensions["pens"]
    for _ in range(artwork.AT_ONCE):
        assert pens.acquire(blocking=False)
    refused = browser.get(science)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
    assert browser.get("/").status_code == 200
    pens.release()
    assert browser.get(science).status_code == 200


def test_a_player_shows_a_small_picture_where_the_system_shows_what_plays(newsroom, browser):
    entry = newsroom.publishes()
    page = browser.get(f"/articles/{entry.public_id}").text
    address = page.partition('data-artwork="')[2].partition('"')[0]
    answer = browser.get(address)
    assert Image.open(BytesIO(answer.data)).size == (600, 600)
    assert newsroom.desk.objects.size(DRAWN, address.rpartition("/")[2]) == len(answer.data)
