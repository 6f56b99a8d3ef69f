"""What other sites show of an article."""

from urllib.parse import quote

import pytest
from lxml import etree, html
from unit.service.web.conftest import URL
from unit.service.web.newsroom import article

NASTY = "</script><script>alert('x')</script> \"&\x00\u202e end"


@pytest.fixture
def oembed(browser):
    """Ask about an address."""

    def asked(url, **more):
        return browser.get("/oembed", query_string={"url": url, **more})

    return asked


def test_a_frame_has_the_sound_and_a_link_and_may_be_shown_by_others(newsroom, browser):
    entry = newsroom.publishes()
    answer = browser.get(f"/embed/{entry.public_id}")
    tree = html.fromstring(answer.text)
    assert tree.xpath("//audio/@src") == [f"/audio/{entry.public_id}.mp3?r=1"]
    (link,) = tree.xpath("//a")
    assert (link.get("href"), link.get("target")) == (f"/articles/{entry.public_id}", "_top")
    assert link.text == "Listen and read along at Example News, 2 minutes 14 seconds"
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    page = browser.get(f"/articles/{entry.public_id}")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address", ["https://news.example/storm", "https://news.example/storm?utm_x=1"]
)
def test_oembed_knows_an_article_by_the_newsrooms_address_and_by_its_page(
    newsroom, oembed, address
):
    entry = newsroom.publishes()
    told = oembed(address).json
    assert told == oembed(f"{URL}/articles/{entry.public_id}").json
    assert (told["version"], told["type"], told["title"], told["author_name"]) == (
        "1.0", "rich", "Storm closes the coastal railway", "Ada Reed",
    )  # fmt: skip
    (frame,) = html.fragments_fromstring(told["html"])
    assert (frame.tag, frame.get("src")) == ("iframe", f"{URL}/embed/{entry.public_id}")
    assert frame.get("title") == "Listen: Storm closes the coastal railway"


def test_the_article_page_tells_of_it(newsroom, browser):
    entry = newsroom.publishes()
    page = html.fromstring(browser.get(f"/articles/{entry.public_id}").text)
    (address,) = page.xpath("//link[@type='application/json+oembed']/@href")
    assert browser.get(address.removeprefix(URL)).json["type"] == "rich"
    (address,) = page.xpath("//link[@type='text/xml+oembed']/@href")
    assert etree.fromstring(browser.get(address.removeprefix(URL)).data).findtext("type") == "rich"


def test_the_frame_keeps_within_what_is_asked_for(newsroom, oembed):
    newsroom.publishes()
    told = oembed("https://news.example/storm", maxwidth="320", maxheight="9999").json
    assert (told["width"], told["height"]) == (320, 260)
    assert oembed("https://news.example/storm", maxwidth="²").json["width"] == 600


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("", {}, 400),
        ("javascript:alert(1)", {}, 400),
        ("https://news.example/" + "a" * 2000, {}, 400),
        ("https://evil.example/", {}, 404),
        (f"{URL}/articles/nobody", {}, 404),
        ("https://news.example/storm", {"format": "yaml"}, 501),
    ],
)
def test_what_cannot_be_embedded_is_told(newsroom, oembed, url, more, status):
    newsroom.publishes()
    assert oembed(url, **more).status_code == status


def test_what_may_not_be_heard_is_not_embedded(newsroom, oembed, browser):
    held = newsroom.hands_in(article(), hold=True)
    assert oembed("https://news.example/storm").status_code == 404
    assert browser.get(f"/embed/{held.public_id}").status_code == 404
    newsroom.withdraws(held)
    assert oembed("https://news.example/storm").status_code == 410


def test_nothing_that_a_newsroom_writes_is_markup_anywhere(newsroom, browser):
    """One article, hostile in every field, on every page and in every answer that has it."""
    entry = newsroom.publishes(
        article(
            headline=NASTY,
            deck=NASTY,
            section=NASTY,
            kicker=NASTY,
            contributors=(NASTY,),
            corrections=(NASTY,),
        )
    )
    public_id = entry.public_id
    page = quote(f"{URL}/articles/{public_id}", safe="")
    for path in (
        "/", f"/articles/{public_id}", f"/articles/{public_id}/report", f"/articles/{public_id}/reported",
        f"/embed/{public_id}", "/search?q=alert", f"/search?q={quote(NASTY)}",
    ):  # fmt: skip
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.text, path
        assert not {"\x00", "\u202e"} & set(answer.text), path
    told = browser.get(f"/oembed?url={page}")
    (frame,) = html.fragments_fromstring(told.json["html"])
    assert frame.get("title").startswith("Listen: </script><script>alert('x')</script>")
    xml = browser.get(f"/oembed?url={page}&format=xml")
    assert etree.fromstring(xml.data).findtext("html") == told.json["html"]
