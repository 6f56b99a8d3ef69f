"""A listener asks for an article of a site."""

import pytest
from contracts.newsroom import NOW, an_article, take
from unit.service.sources.newsroom import Newsroom
from unit.service.sources.web import page

from service.fetching import ServerTrouble
from service.sources.asking import Answer
from service.store.sites import REMEMBERED

SITE = "https://news.example"
PAGE = f"{SITE}/ferry"


@pytest.fixture
def site(newsroom: Newsroom) -> Newsroom:
    newsroom.outside.sites.add(SITE)
    newsroom.web.pages[PAGE] = page("Ferries to sail all winter", PAGE)
    return newsroom


def test_an_unknown_article_is_prepared_then_known(site: Newsroom):
    assert site.ask(PAGE) == Answer(state="preparing")
    assert site.ask(PAGE) == Answer(state="preparing")
    assert site.fetch()
    assert not site.fetch()
    answer = site.ask(PAGE)
    assert (answer.state, answer.entry.article.headline) == ("known", "Ferries to sail all winter")
    assert site.web.asked == [PAGE]


def test_it_is_made_before_what_nobody_waits_for(site: Newsroom):
    site.desk.store.accept(an_article(), names=["bridge"], now=NOW)
    site.ask(PAGE)
    site.fetch()
    assert take(site.desk.store).public_id == site.ask(PAGE).entry.public_id


def test_it_is_found_by_the_address_that_was_asked_for(site: Newsroom):
    """Though its page calls itself something else, or moved within its site."""
    site.web.moved[f"{SITE}/old?id=7"] = PAGE
    for url in (f"{SITE}/old?id=7", "HTTPS://NEWS.example/old?id=7#top"):
        site.ask(url)
        site.fetch()
        assert site.ask(url).state == "known"
    assert site.web.asked == [f"{SITE}/old?id=7"]


@pytest.mark.parametrize("url", ["https://other.example/ferry", "http://news.example/ferry", "ftp://x", "", "https://u:p@news.example/ferry"])  # fmt: skip
def test_nothing_else_is_fetched(site: Newsroom, url: str):
    assert site.ask(url) == Answer(state="not ours")
    assert not site.fetch()


def test_a_site_cannot_lead_us_to_another(site: Newsroom):
    site.web.moved[PAGE] = "https://other.example/ferry"
    site.web.pages["https://other.example/ferry"] = page("Other", "https://other.example/ferry")
    site.ask(PAGE)
    site.fetch()
    answer = site.ask(PAGE)
    assert (answer.state, "https://other.example" in answer.why) == ("failed", True)
    assert site.headlines == set()


@pytest.mark.parametrize(
    "trouble", [ServerTrouble("It is busy."), RuntimeError("boom"), "<html></html>"]
)
def test_a_failure_is_told_and_remembered_for_ten_minutes(site: Newsroom, trouble):
    good, site.web.pages[PAGE] = site.web.pages[PAGE], trouble
    site.ask(PAGE)
    site.fetch()
    site.web.pages[PAGE] = good
    answer = site.ask(PAGE)
    assert (answer.state, bool(answer.why)) == ("failed", True)
    assert not site.fetch()
    site.now += 2 * REMEMBERED
    site.ask(PAGE)
    site.fetch()
    assert site.ask(PAGE).state == "known"


def test_nobody_learns_of_a_held_article(site: Newsroom):
    site.desk.store.accept(an_article(), names=[PAGE], now=NOW, hold=True)
    assert site.ask(PAGE) == Answer(state="not ours")
    assert not site.fetch()
