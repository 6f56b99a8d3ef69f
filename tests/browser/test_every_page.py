"""Every page, checked for all that checkers of others find and for what only use shows. Nothing may be found: there is no list of known faults."""

from collections.abc import Callable

import pytest
from browser.checks import CHECKS, DESK
from browser.site import FRAMELESS, PAGES, Site
from browser.tools import vnu
from playwright.sync_api import Browser, Page
from werkzeug.routing import Map

NO_PAGES = {
    "api.tell": "for programs",
    "audio.serve_form": "sound",
    "briefing.serve": "for smart speakers",
    "briefing.show": "for smart speakers",
    "feed.serve": "for podcast apps",
    "feed.show": "for podcast apps",
    "feed.archive": "for podcast apps",
    "feed.as_json": "for podcast apps",
    "feed.show_as_json": "for podcast apps",
    "feed.all_shows": "for podcast apps",
    "health.report": "for programs",
    "embed.tell": "for programs",
    "live.play": "sound",
    "ownfeeds.serve": "for podcast apps",
    "ownfeeds.file": "sound",
    "ownfeeds.nothing": "only errors",
    "robots.serve": "for search engines",
    "static.file": "style and pictures",
    "static.icon": "a picture",
    "artwork.serve": "pictures",
}
"""What answers no page, by why."""


@pytest.fixture(scope="session")
def page_of(chromium: Browser, site: Site) -> Callable[[str], Page]:
    """Pages by what they are, each opened once and left as it was found."""
    context = chromium.new_context(bypass_csp=True, viewport=DESK)
    opened: dict[str, Page] = {}

    def page(kind: str) -> Page:
        if kind not in opened:
            opened[kind] = context.new_page()
            opened[kind].source = site.visit(opened[kind], kind)
        return opened[kind]

    yield page
    context.close()


def test_every_route_is_looked_at(routes: Map):
    """A page that is new is not forgotten: each address is one of the pages here, or is known to be none."""
    known = routes.bind("example.org")
    looked_at = {known.match(path.split("?")[0].format_map(_Any()))[0] for path in PAGES.values()}
    answering = {rule.endpoint for rule in routes.iter_rules() if "GET" in rule.methods}
    assert answering - looked_at == set(NO_PAGES)


class _Any(dict):
    def __missing__(self, name: str) -> str:
        return name


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_wrong(page_of: Callable[[str], Page], kind: str, check: str):
    """Each check finds nothing on each page."""
    assert CHECKS[check](page_of(kind)) == []


def test_the_source_is_valid(page_of: Callable[[str], Page], tmp_path):
    """The Nu HTML checker has nothing to say about any page."""
    sources = {kind: page_of(kind).source for kind in PAGES}
    assert {kind: said for kind, said in vnu(sources, tmp_path).items() if said} == {}


def test_no_two_pages_have_one_title(page_of: Callable[[str], Page]):
    """Who has many pages open knows them apart (WCAG 2.4.2)."""
    titles = [page_of(kind).title() for kind in PAGES]
    assert sorted(set(titles)) == sorted(titles)


def test_help_is_at_the_same_place_everywhere(page_of: Callable[[str], Page]):
    """What the frame offers, help among it, comes in one order on each page (WCAG 3.2.3 and 3.2.6)."""
    offered = {
        kind: page_of(kind)
        .locator("body > header a, body > footer a")
        .evaluate_all("all => all.map(a => [a.innerText, a.pathname])")
        for kind in PAGES
        if kind not in FRAMELESS
    }
    assert ["Help: listening and subscribing", "/help"] in offered["home"]
    assert ["Accessibility statement", "/accessibility"] in offered["home"]
    order = [path for _, path in offered["home"]]
    assert all([path for _, path in links] == order for links in offered.values())
