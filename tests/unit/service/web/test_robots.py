"""What search engines may follow, and what they may not."""

import pytest
from protego import Protego


@pytest.fixture
def rules(browser):
    answer = browser.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return Protego.parse(answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/feed.xml",
        "/listen?url=https%3A%2F%2Fnews.example%2Fstorm",
        "/search?q=storm",
        "/articles/0193/live.mp3",
    ],
)
def test_programs_are_kept_from_listeners_own_feeds_and_from_what_makes_work(rules, address):
    assert not rules.can_fetch(f"https://listen.news.example{address}", "Googlebot")


def test_programs_may_find_what_can_be_heard(newsroom, browser, rules):
    entry = newsroom.publishes()
    for address in (
        "/",
        f"/articles/{entry.public_id}",
        f"/audio/{entry.public_id}.mp3",
        "/feed.xml",
        "/sections",
        "/opml",
    ):
        assert browser.get(address).status_code == 200
        assert rules.can_fetch(f"https://listen.news.example{address}", "Googlebot")
