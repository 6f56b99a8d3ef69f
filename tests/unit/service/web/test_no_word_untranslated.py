"""No word of the pages stands outside the catalogues.

The pages are rendered with every message in brackets, news and names in Greek, dates and sizes in Russian: what is Latin and
outside brackets was forgotten.
"""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from babel.support import NullTranslations
from lxml import html
from unit.service.web.newsroom import article

from service import web
from service.model import Attribution, Block
from service.ownfeeds import Offer
from service.store.feeds import Ceiling
from service.store.sql import SqlFeeds
from service.web import create_app

FOLDER = Path(web.__file__).parent
SPOKEN = ("title", "aria-label", "label", "alt", "placeholder", "aria-valuetext")
"""Attributes that are said or shown; of those for scripts, all but the following."""
TECHNICAL = {
    "data-artwork", "data-chapters", "data-do", "data-from", "data-key", "data-seconds", "data-since", "data-sound", "data-story",
    "data-to", "data-words",
}  # fmt: skip
UNSAID = "self::script or self::style or self::kbd or @translate='no'"
REFUSALS = {"NotFound", "Gone", "BadRequest", "Forbidden", "TooManyRequests", "ServiceUnavailable"}


class Bracketed(NullTranslations):
    """Each message in brackets."""

    def ugettext(self, message):
        return f"⟦{message}⟧"

    def ungettext(self, singular, plural, number):
        return f"⟦{singular if number == 1 else plural}⟧"

    def upgettext(self, context, message):
        return f"⟦{message}⟧"

    def unpgettext(self, context, singular, plural, number):
        return self.ungettext(singular, plural, number)


class Domain:
    """Has only such messages."""

    def get_translations(self):
        return Bracketed()

    def gettext(self, message, /, **put):
        return f"⟦{message}⟧" % put if put else f"⟦{message}⟧"

    def ngettext(self, singular, plural, number, /, **put):
        return f"⟦{singular if number == 1 else plural}⟧" % {"num": number, **put}


def greek(**known):
    """An article without a Latin letter."""
    return article(
        **{
            "language": "el",
            "headline": "Η καταιγίδα κλείνει τον σιδηρόδρομο",
            "deck": "Τα τρένα σταματούν.",
            "kicker": "Καιρός",
            "section": "Μεταφορές",
            "dateline": None,
            "attribution": Attribution(
                names=("Ελένη",), role=None, outlet=None, bureau=None, derived=False, shown="Ελένη"
            ),
            "blocks": (Block(kind="paragraph", text="Η γραμμή ήταν κάτω από το νερό."),),
            **known,
        }
    )


@pytest.fixture
def service(newsroom):
    """A service whose own words are in brackets, with an article in each state."""
    plain = newsroom.publishes(greek())
    newsroom.clock.forward(minutes=1)
    newsroom.hands_in(greek(id="second", url=None))
    corrected = newsroom.makes(voices=("Άλφα", "Βήτα"), instead_of="Γάμμα")
    newsroom.corrects(corrected, "Η καταιγίδα", "Το πρώτο ήταν λάθος.")
    newsroom.hands_in(greek(id="failed", url=None))
    newsroom.fails()
    failed = newsroom.desk.store.find("failed")
    waiting = newsroom.hands_in(greek(id="waiting", url="https://news.example/waiting"))
    feeds = SqlFeeds(newsroom.desk.store._database)
    offer = Offer(
        most=Ceiling(feeds=9, forms=8, renditions_a_day=9), rate_wpm=175, voices={"α": "Ωμέγα"}
    )
    desk = replace(
        newsroom.desk,
        title="Φάρος",
        contact="mailto:news@example.org",
        feeds=feeds,
        offer=offer,
        read_aloud=lambda _: iter(()),
    )
    app = create_app(desk)
    app.extensions["babel"].instance.domain_instance = Domain()
    app.extensions["babel"].locale_selector = lambda: "ru"
    browser = app.test_client()
    ids = {"plain": plain, "corrected": corrected, "failed": failed, "waiting": waiting}
    return browser, {name: entry.public_id for name, entry in ids.items()}


def latin(page):
    """What a listener meets on a page that stands in no brackets and is Latin."""
    tree = html.fromstring(page)
    said = [
        *tree.xpath(f"//text()[not(ancestor::*[{UNSAID}])]"),
        *(
            value
            for element in tree.iter("*")
            for name, value in element.attrib.items()
            if name in SPOKEN or (name.startswith("data-") and name not in TECHNICAL)
        ),
    ]
    whole = "\n".join(said)
    while (less := re.sub(r"⟦[^⟦⟧]*⟧|\{\w+\}", "", whole)) != whole:
        whole = less
    return re.findall(r".*[A-Za-z].*", whole)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/articles/{plain}",
        "/articles/{corrected}",
        "/articles/{failed}",
        "/articles/{waiting}",
        "/articles/{plain}/report",
        "/articles/{plain}/reported",
        "/embed/{plain}",
        "/listen?url=https://news.example/waiting",
        "/listen?url=https://news.example/waiting&refresh=no",
        "/listen?url=nonsense",
        "/sections",
        "/search",
        "/search?q=καταιγίδα",
        "/search?q=ωωω",
        "/search?q=καταιγίδα&page=2",
        "/help",
        "/accessibility",
        "/my-feed",
        "/nothing",
        "/headlines.mp3",
    ],
)
def test_every_word_of_a_page_is_of_the_catalogue(service, path):
    browser, ids = service
    page = browser.get(path.format(**ids))
    assert "⟦" in page.text
    assert latin(page.data) == []


def test_every_word_of_a_section_is_of_the_catalogue(service):
    browser, _ = service
    shelves = html.fromstring(browser.get("/sections").data).xpath("//main//li/a/@href")
    assert len(shelves) == 2
    for path in shelves:
        assert latin(browser.get(path).data) == []


def test_every_word_about_a_feed_of_ones_own_is_of_the_catalogue(service):
    """The form with problems, the page of the feed, and that of its end."""
    browser, _ = service
    wrong = {"speed": "3", "voice": "x", "longest": "0", "order": "x", "section": "x"}
    assert latin(browser.post("/my-feed", data=wrong).data) == []
    made = {"speed": "150", "longest": "10", "order": "oldest"}
    page = browser.post("/my-feed", data=made).headers["Location"]
    path = page.removeprefix("https://listen.news.example")
    assert latin(browser.get(path).data) == []
    assert latin(browser.post(f"{path}end").data) == []


@pytest.mark.parametrize(
    "file", sorted((FOLDER / "templates").iterdir()), ids=lambda file: file.name
)
def test_no_word_stands_bare_in_a_template(file):
    """Also in what no test renders: only what Jinja is told can be words."""
    source = re.sub(r"\{#.*?#\}", "", file.read_text("utf-8"), flags=re.DOTALL)
    source = re.sub(r"\{% trans\b.*?\{% endtrans %\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", source, flags=re.DOTALL)
    source = re.sub(r'aria-(?:describedby|invalid)="[^"]*"', "", source)  # a macro's, in no element
    assert latin(f"<body>{source}") == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda file: file.name)
def test_no_refusal_is_bare(file):
    """What a view refuses with is translated; only what is for programs alone is not."""
    if file.name == "api.py":
        return
    bare = [
        (node.lineno, ast.unparse(node))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in REFUSALS
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert bare == []


def test_what_is_bare_is_found():
    """The check of these tests is able to fail."""
    page = (
        '<body><p>⟦Good ⟦deep⟧⟧ {time} bad</p><a title="worse">⟦x⟧</a><kbd>K</kbd><p data-of="too">'
    )
    assert latin(page) == ["  bad", "worse", "too"]
