"""A feed says where its hub is."""

from dataclasses import replace

import pytest
from lxml import etree

from service.herald import feeds_of
from service.web import create_app

HUB = "https://hub.example/"


@pytest.fixture
def desk(newsroom):
    newsroom.publishes()
    return replace(newsroom.desk, hub=HUB)


def test_a_feed_names_its_hub_and_itself(desk):
    links = [f'<{HUB}>; rel="hub"', f'<{desk.url}/feed.xml>; rel="self"']
    browser = create_app(desk).test_client()
    feed = browser.get("/feed.xml")
    assert feed.headers.getlist("Link") == links
    known = browser.get("/feed.xml", headers={"If-None-Match": feed.headers["ETag"]})
    assert (known.status_code, known.headers.getlist("Link")) == (304, links)
    assert "Link" not in browser.get("/").headers


def test_subscribers_who_read_only_the_feed_learn_of_the_hub_and_are_told_of_that_very_address(
    desk,
):
    """So do those of the JSON Feed; every topic that a hub is told of is one of these."""
    browser = create_app(desk).test_client()
    topics = set()
    for show in ("", "/shows/transport", "/shows/ada-reed"):
        rss = etree.fromstring(browser.get(f"{show}/feed.xml").data)
        links = {
            link.get("rel"): link.get("href") for link in rss.iterfind("channel/{*}link[@rel]")
        }
        assert links == {"self": f"{desk.url}{show}/feed.xml", "hub": HUB}
        json = browser.get(f"{show}/feed.json").get_json(force=True)
        assert json["hubs"] == [{"type": "WebSub", "url": HUB}]
        topics |= {links["self"], json["feed_url"]}
    assert topics == set(feeds_of(desk))


def test_without_a_hub_none_is_named(browser):
    feed = browser.get("/feed.xml")
    assert "Link" not in feed.headers
    assert 'rel="hub"' not in feed.text
    assert "hubs" not in browser.get("/feed.json").get_json(force=True)
