"""The page on which articles are sought."""

import pytest
from lxml import html
from unit.service.web.newsroom import article

from service.model import Block


@pytest.fixture
def search(browser):
    """Seek, and look at the tree of the page."""

    def sought(words, status=200, **more):
        answer = browser.get("/search", query_string={"q": words, **more})
        assert answer.status_code == status, answer.text
        return html.fromstring(answer.text)

    return sought


def words(tree, path):
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def test_the_heading_says_how_many_articles_have_the_words(newsroom, search):
    newsroom.publishes()
    newsroom.publishes(article(id="ferry", url=None, headline="Ferry fares fall", blocks=()))
    tree = search("ada reed")
    assert words(tree, "//h1") == ["2 articles with “ada reed”"]
    assert words(tree, "//title") == ["2 articles with “ada reed” – Search – Example News"]
    assert words(tree, "//main//h2/a") == ["Ferry fares fall", "Storm closes the coastal railway"]
    assert len(tree.xpath("//main//a")) == 2
    assert words(search("STORM"), "//h1") == ["1 article with “STORM”"]


def test_each_story_shows_the_words_around_what_was_sought(newsroom, search):
    newsroom.publishes()
    tree = search("noon water")
    assert words(tree, "//p[@class='excerpt']") == ["The line was under water by noon."]
    assert words(tree, "//mark") == ["water", "noon"]


def test_the_field_keeps_what_was_sought(search):
    (field,) = search("ferry  fares").xpath("//input[@type='search']")
    assert (field.get("value"), field.get("name")) == ("ferry fares", "q")


def test_without_words_the_page_tells_how_to_seek(search):
    tree = search("  ")
    assert words(tree, "//h1") == ["Search"]
    assert "Search the news" in words(tree, "//main/p")[0]


def test_where_nothing_is_found_the_page_says_what_to_try(search):
    tree = search("zeppelin")
    assert words(tree, "//h1") == ["0 articles with “zeppelin”"]
    assert "fewer words" in words(tree, "//p[@class='empty']")[0]


def test_many_articles_are_pages_that_lead_to_each_other(newsroom, search):
    for number in range(21):
        newsroom.publishes(article(id=f"{number}", url=None))
    tree = search("storm")
    assert words(tree, "//h1") == ["21 articles with “storm”"]
    assert len(tree.xpath("//main//h2")) == 20
    (older,) = tree.xpath("//nav[@class='pages']/a")
    assert (older.text, older.get("href")) == (
        "Older articles with these words", "/search?q=storm&page=2",
    )  # fmt: skip
    second = search("storm", page=2)
    assert len(second.xpath("//main//h2")) == 1
    assert words(second, "//nav[@class='pages']/a") == ["Newer articles with these words"]


@pytest.mark.parametrize("page", ["0", "51", "-1", "x", "", "²", "1" * 30])
def test_other_pages_are_refused_in_words(search, page):
    assert words(search("storm", 400, page=page), "//main/p[1]") == [
        "There are pages from 1 to 50."
    ]


def test_what_is_too_long_is_refused_in_words(search):
    assert "longer than 200 characters" in words(search("a" * 201, 400), "//main/p[1]")[0]


def test_nothing_that_is_sought_or_found_is_markup(newsroom, search):
    nasty = "<script>alert(1)</script>\u202e\x07\"'"
    newsroom.publishes(article(blocks=(Block(kind="paragraph", text=f"noon {nasty} noon"),)))
    tree = search(f"noon {nasty}")
    assert tree.xpath("//script[not(@src) or text()]") == []
    assert words(tree, "//h1")[0].startswith("1 article with “noon <script>alert(1)</script>")
    assert words(tree, "//mark")[0] == "noon"


def test_what_may_not_be_heard_is_not_found(newsroom, search):
    gone = newsroom.publishes()
    newsroom.withdraws(gone)
    newsroom.hands_in(article(id="held", url=None), hold=True)
    assert words(search("storm"), "//h1") == ["0 articles with “storm”"]
