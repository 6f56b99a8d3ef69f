"""A feed says where its hub is."""

from dataclasses import replace

from service.web import create_app


def test_a_feed_names_its_hub_and_itself(newsroom):
    desk = replace(newsroom.desk, hub="https://hub.example/")
    links = ['<https://hub.example/>; rel="hub"', f'<{desk.url}/feed.xml>; rel="self"']
    browser = create_app(desk).test_client()
    feed = browser.get("/feed.xml")
    assert feed.headers.getlist("Link") == links
    known = browser.get("/feed.xml", headers={"If-None-Match": feed.headers["ETag"]})
    assert (known.status_code, known.headers.getlist("Link")) == (304, links)
    assert "Link" not in browser.get("/").headers


def test_without_a_hub_none_is_named(browser):
    assert "Link" not in browser.get("/feed.xml").headers
