"""The pages of sections and correspondents."""

import pytest
from lxml import html
from unit.service.web.newsroom import article

from service.model import Attribution


@pytest.fixture
def page(browser):
    """Open a page, and look at its tree."""

    def opened(path, status=200):
        answer = browser.get(path)
        assert answer.status_code == status, answer.text
        return html.fromstring(answer.text)

    return opened


def words(tree, path):
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def test_a_section_has_its_headlines_with_a_heading_a_link_and_how_long_each_is(newsroom, page):
    newsroom.publishes()
    newsroom.publishes(article(id="ferry", url=None, headline="Ferry fares fall", section="Local"))
    newsroom.publishes(article(id="tram", url=None, headline="Tram follows"))
    tree = page("/sections/transport")
    assert words(tree, "//h1") == ["Transport"]
    assert words(tree, "//main//h2/a") == ["Tram follows", "Storm closes the coastal railway"]
    assert "listening time 2 minutes 14 seconds" in words(tree, "//article[1]")[0]
    assert words(tree, "//main/p") == ["2 articles."]


def test_each_section_leads_to_the_next_and_the_last_to_the_first(newsroom, page):
    newsroom.publishes()
    assert "Next section" not in words(page("/sections/transport"), "//main")[0]
    newsroom.publishes(article(id="ferry", url=None, section="Local"))
    for here, after in (("local", "Transport"), ("transport", "Local")):
        assert f"Next section: {after}" in words(page(f"/sections/{here}"), "//main//nav/a")


def test_a_correspondent_has_a_page_and_all_stand_on_the_list(newsroom, page):
    newsroom.publishes()
    assert words(page("/correspondents/ada-reed"), "//main//h2/a") == [
        "Storm closes the coastal railway"
    ]
    tree = page("/sections")
    assert words(tree, "//main//li/a") == ["Transport, 1 article", "Ada Reed, 1 article"]
    for link in tree.xpath("//main//li/a/@href"):
        page(link)


def test_long_lists_are_pages(newsroom, page):
    for number in range(21):
        newsroom.publishes(article(id=f"{number}", url=None))
    assert len(page("/sections/transport").xpath("//main//h2")) == 20
    second = page("/sections/transport?page=2")
    assert len(second.xpath("//main//h2")) == 1
    assert words(second, "//main//nav/a")[0] == "Newer articles"
    page("/sections/transport?page=51", 400)


def test_the_list_of_very_many_correspondents_is_pages_on_which_each_stands_once(newsroom, page):
    """A page of two thousand links takes a screen reader longer than the news."""
    names = [f"Reporter {number:03}" for number in range(205)]
    for number in range(0, len(names), 20):
        wrote = Attribution(
            names=tuple(names[number : number + 20]), role=None, outlet=None, bureau=None, derived=False, shown="By all"
        )  # fmt: skip
        newsroom.publishes(article(id=f"{number}", url=None, attribution=wrote))
    first, second = page("/sections"), page("/sections?page=2")
    links = words(first, "//main//li/a")
    assert links[:2] == ["Transport, 11 articles", "Reporter 000, 1 article"]
    assert len(links) == 200
    links += words(second, "//main//li/a")
    assert links[1:] == [f"{name}, 1 article" for name in names]
    assert first.xpath("//main//nav/a/@href") == ["/sections?page=2"]
    assert second.xpath("//main//nav/a/@href") == ["/sections?page=1"]
    assert words(second, "//h1") == ["Sections, page 2"]
    page("/sections?page=3", 404)


def test_a_new_section_is_on_the_list_at_once(newsroom, page):
    """The list is kept until something changes."""
    newsroom.publishes()
    page("/sections")
    newsroom.publishes(article(id="ferry", url=None, section="Local"))
    assert words(page("/sections"), "//main//li/a")[0] == "Local, 1 article"


def test_what_may_not_be_heard_stands_nowhere(newsroom, page):
    gone = newsroom.publishes()
    newsroom.withdraws(gone)
    newsroom.hands_in(article(id="held", url=None, section="Secret"), hold=True)
    assert "no sections yet" in words(page("/sections"), "//main/p")[0]
    assert (
        "nothing to hear here now" in words(page("/sections/transport"), "//p[@class='empty']")[0]
    )
    page("/sections/secret", 404)


@pytest.mark.parametrize(
    "path", ["/sections/nothing", "/sections/ada-reed", "/sections/en", "/correspondents/transport"]
)
def test_other_addresses_are_nothing(newsroom, page, path):
    newsroom.publishes()
    page(path, 404)
