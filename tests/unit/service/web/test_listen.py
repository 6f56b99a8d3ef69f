"""The accessibility link on a newsroom's page leads to the article's page here, and never anywhere else."""

from dataclasses import replace

import pytest
from unit.service.web.newsroom import article

from service.store.sql import SqlSites, open_database
from service.web import create_app
from service.web.listen import spellings

STORM = "https://news.example/storm"


@pytest.fixture
def follow(browser):
    """Follow the link with an address."""
    return lambda address: browser.get("/listen", query_string={"url": address})


@pytest.mark.parametrize(
    "address",
    [
        STORM,
        f"{STORM}/",
        f"{STORM}#comments",
        f"{STORM}?utm_source=mail&utm_medium=x",
        f"{STORM}/?utm_source=mail#top",
        f"{STORM}?fbclid=abc",
        "HTTPS://News.Example/storm",
        f" {STORM} ",
    ],
)
def test_the_address_of_an_article_leads_to_its_page_however_it_was_passed_on(
    newsroom, follow, address
):
    entry = newsroom.publishes()
    answer = follow(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/articles/{entry.public_id}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_query_that_names_the_article_is_kept(newsroom, follow):
    one = newsroom.publishes(article(id="1", url="https://news.example/read?id=1"))
    two = newsroom.publishes(article(id="2", url="https://news.example/read?id=2"))
    assert (
        follow("https://news.example/read?utm_source=x&id=2")
        .headers["Location"]
        .endswith(two.public_id)
    )
    assert (
        follow("https://news.example/read?id=1&utm_source=x")
        .headers["Location"]
        .endswith(one.public_id)
    )
    assert follow("https://news.example/read?id=3").status_code == 404


def test_a_slash_at_the_end_may_be_missing_too(newsroom, follow):
    entry = newsroom.publishes(article(url=f"{STORM}/"))
    assert follow(STORM).headers["Location"] == f"/articles/{entry.public_id}"


def test_an_unknown_address_is_told_so_plainly(follow):
    answer = follow("https://elsewhere.example/story")
    assert answer.status_code == 404
    assert "Heardline has no article of this address" in answer.text
    assert 'href="/"' in answer.text
    assert "elsewhere" not in answer.text


def test_a_held_article_is_as_unknown_as_any(newsroom, follow):
    newsroom.hands_in(article(), hold=True)
    assert follow(STORM).data == follow("https://news.example/other").data


def test_a_withdrawn_article_leads_to_the_page_that_says_so(newsroom, follow, browser):
    newsroom.withdraws(newsroom.publishes())
    assert browser.get(follow(STORM).headers["Location"]).status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "storm",
        "/articles/x",
        "//evil.example",
        "javascript:alert(1)",
        "ftp://news.example/storm",
        "file:///etc/passwd",
        "https://",
        "https://[::1",
        "https://news.example/a b",
        "https://news.example/\r\nSet-Cookie: a=b",
        "https://news.example/\x00",
        f"https://news.example/{'a' * 2000}",
    ],
)
def test_what_is_no_address_is_refused_in_words(follow, address):
    answer = follow(address)
    assert answer.status_code == 400
    assert "address" in answer.text
    assert "Location" not in answer.headers


def test_a_link_without_an_address_says_what_is_missing(browser):
    answer = browser.get("/listen")
    assert answer.status_code == 400
    assert "The address of the article is missing" in answer.text


def test_bytes_that_are_not_utf8_are_no_address(browser):
    assert browser.get("/listen?url=https://news.example/%FF").status_code == 404
    assert browser.get("/listen?url=%FF%FE").status_code == 400


def test_an_address_is_tried_as_it_is_first():
    assert next(spellings(f"{STORM}#a")) == f"{STORM}#a"


def test_an_article_that_cannot_be_heard_yet_asks_for_patience(newsroom, follow):
    """Its text can be read meanwhile; who asked to listen is led there when there is a sound, or will be none."""
    entry = newsroom.hands_in(article(url=STORM))
    preparing = follow(STORM)
    assert (preparing.status_code, "Refresh" in preparing.headers) == (202, True)
    assert f'href="/articles/{entry.public_id}"' in preparing.text
    newsroom.makes()
    assert follow(STORM).status_code == 302
    newsroom.hands_in(article(id="other", url="https://news.example/other"))
    newsroom.fails()
    assert follow("https://news.example/other").status_code == 302


def test_a_page_that_changes_by_itself_can_be_told_not_to(newsroom, browser):
    """So that nobody is thrown back to its beginning while they read it: WCAG 2.2.1 and 3.2.5."""
    newsroom.hands_in(article(url=STORM))
    still = browser.get(f"/listen?url={STORM}&refresh=no")
    assert still.status_code == 202
    assert "Refresh" not in still.headers
    assert "does not look again by itself" in still.text
    assert "every 5 seconds" in browser.get(f"/listen?url={STORM}").text


def test_an_unknown_article_of_a_known_site_is_prepared(browser, newsroom, tmp_path):
    """The page says so and asks again by itself, without script; nothing is fetched while the listener waits."""
    database = open_database(tmp_path / "sites")
    sites = SqlSites(database)
    sites.add("https://news.example")
    asking = create_app(replace(newsroom.desk, sites=sites)).test_client()
    address = "/listen?url=https://news.example/new%3Futm_source%3Dx"
    for _ in range(2):
        preparing = asking.get(address)
        assert preparing.status_code == 202
        assert "being prepared" in preparing.text
        assert int(preparing.headers["Refresh"]) > 0
        assert preparing.headers["Cache-Control"] == "no-store"
        assert "/listen?url=" in preparing.text
    assert asking.get("/listen?url=https://elsewhere.example/new").status_code == 404
    database.close()
