"""The checks are no better than what they find: each of these faults, planted alone in a page without any, is found, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from browser.checks import CHECKS, DESK
from browser.tools import vnu
from playwright.sync_api import Browser, Page

GOOD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Council widens river cycle path – Listen – Example News</title>
<style>
body { max-width: 40rem; margin: 0 auto; font: 1.2rem/1.6 sans-serif; background: #fff; color: #000; overflow-wrap: anywhere }
button, input { appearance: none; border: 2px solid #000 }
a, button, input { display: inline-block; min-height: 44px; min-width: 44px; margin: 8px; font: inherit }
:focus-visible { outline: 4px solid #000; outline-offset: 2px }
.tiny { min-width: 14px; width: 14px; min-height: 14px; height: 14px; margin: 0; padding: 0 }
img { display: block; width: 44px }
</style>
</head>
<body>
<nav aria-label="Accessibility links"><a href="#main">Skip to main content</a></nav>
<header><p>Example News</p></header>
<main id="main" tabindex="-1">
<h1>Council widens river cycle path</h1>
<h2>Listen to this article</h2>
<div role="group" aria-label="Audio player">
<button type="button">Play</button>
<button type="button">Forward</button>
<label for="place">Position</label>
<input id="place" type="range" min="0" max="90" value="0" aria-valuetext="0 seconds of 90 seconds">
<p role="status"></p>
</div>
<h2>Text of the article</h2>
<p>The path along the river is widened <span lang="fr">au printemps</span>.</p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="A path by a river">
<label for="sought">Search the news</label>
<input id="sought" name="q">
<ul><li><a href="/more">All articles on the river</a></li></ul>
</main>
<footer><p>Every article is read by a synthetic voice.</p></footer>
</body>
</html>
"""

PLAY = '<button type="button">Play</button>'
RANGE = '<input id="place" type="range" min="0" max="90" value="0" aria-valuetext="0 seconds of 90 seconds">'
LINK = '<a href="/more">All articles on the river</a>'
END = "</main>"


@dataclass(frozen=True)
class Fault:
    """One fault: what is replaced by what, and the checks that find it."""

    good: str
    bad: str
    found_by: frozenset[str]


def fault(good: str, bad: str, *found_by: str) -> Fault:
    """Write a row of the table."""
    return Fault(good, bad, frozenset(found_by))


FAULTS = {
    "no language": fault(' lang="en"', "", "axe", "IBM", "vnu"),
    "no title": fault(
        "<title>Council widens river cycle path – Listen – Example News</title>",
        "",
        "axe",
        "IBM",
        "vnu",
    ),
    "no zoom": fault("initial-scale=1", "initial-scale=1, user-scalable=no", "axe", "vnu"),
    "skip link to nowhere": fault('href="#main"', 'href="#content"', "skip links"),
    "skip link that leaves the focus": fault(' tabindex="-1"', "", "skip links"),
    "clickable div": fault(PLAY, '<div onclick="play()">Play</div>', "IBM"),
    "button without a name": fault(
        PLAY, '<button type="button">▶</button><button type="button"></button>', "axe", "IBM"
    ),
    "slider without a name": fault('<label for="place">Position</label>', "", "axe", "IBM"),
    "slider without a value": fault(
        RANGE,
        '<div role="slider" tabindex="0" aria-label="Position" style="height: 44px"></div>',
        "axe",
        "IBM",
        "vnu",
    ),
    "unknown politeness": fault('role="status"', 'aria-live="loud"', "axe", "IBM", "vnu"),
    "level of heading left out": fault(
        "<h2>Text of the article</h2>", "<h4>Text of the article</h4>", "axe", "vnu"
    ),
    "picture without words": fault(' alt="A path by a river"', "", "axe", "IBM", "vnu"),
    "sound unasked": fault(
        END, '<audio controls autoplay src="/sound.mp3"></audio></main>', "unasked sound"
    ),
    "little contrast": fault("color: #000;", "color: #999;", "axe", "IBM"),
    "contrast for good eyes only": fault("color: #000;", "color: #666;", "axe"),
    "controls without an edge": fault("border: 2px solid #000", "border: 0", "borders"),
    "pale edge of a field": fault(
        'id="sought"', 'id="sought" style="border-color: #bbb"', "borders"
    ),
    "click here": fault("All articles on the river", "Click here", "link words"),
    "two links to one place": fault(
        LINK, f'{LINK} <a href="/more">Go on with the articles</a>', "link words"
    ),
    "empty link": fault(LINK, f'{LINK} <a href="/other"></a>', "axe", "IBM"),
    "one name twice": fault("<h1>", '<h1 id="main">', "ids", "vnu"),
    "order of its own": fault(
        '<input id="sought"', '<input tabindex="5" id="sought"', "axe", "keyboard"
    ),
    "field without a label": fault('<label for="sought">Search the news</label>', "", "axe", "IBM"),
    "link in a button": fault(
        PLAY, '<button type="button"><a href="/play">Play</a></button>', "axe", "vnu"
    ),
    "tiny buttons side by side": fault(
        PLAY,
        '<button type="button" class="tiny">1</button>'
        '<button type="button" class="tiny">2</button>',
        "IBM",
        "target sizes",
    ),
    "hidden from screen readers only": fault(
        PLAY, '<button type="button" aria-hidden="true">Play</button>', "axe", "IBM"
    ),
    "misspelt role": fault(
        '<div role="group" aria-label="Audio player">', '<div role="buton">', "axe", "IBM", "vnu"
    ),
    "misspelt language": fault('lang="fr"', 'lang="zz-bogus"', "axe", "IBM", "vnu"),
    "name that is not what is seen": fault(
        PLAY, '<button type="button" aria-label="Start">Play</button>', "axe", "IBM"
    ),
    "invisible focus": fault(
        "outline: 4px solid #000; outline-offset: 2px", "outline: none", "focus"
    ),
    "pale focus": fault("4px solid #000", "4px solid #eee", "focus"),
    "trap": fault(
        END,
        "<script>document.querySelector('#sought').onkeydown = e => { if (e.key === 'Tab') e.preventDefault() }</script></main>",
        "keyboard",
    ),
    "bar over what has the focus": fault(
        END,
        '<div style="position: fixed; inset: 0 0 auto 0; height: 200px; background: #fff">Now</div></main>',
        "keyboard",
        "focus",
    ),
    "wider than a telephone": fault("<h1>", '<h1 style="width: 600px">', "reflow"),
    "words cut off when they are spread": fault(
        "<h1>",
        '<h1 style="height: 2em; width: 100%; overflow: hidden; white-space: nowrap">',
        "reflow",
    ),
    "picture from elsewhere": fault(
        END, '<img src="https://elsewhere.example/spy.gif" alt=""></main>', "third parties"
    ),
    "motion": fault("</style>", "button { transition: all 0.3s }</style>", "motion"),
}


@pytest.fixture(scope="module")
def show(chromium: Browser) -> Callable[[str], Page]:
    """Show a page that no server has."""
    context = chromium.new_context(viewport=DESK)
    page = context.new_page()
    shown = {}
    page.route("**/*", lambda route: route.abort())
    page.route(
        "http://page.example/",
        lambda route: route.fulfill(body=shown["html"], content_type="text/html; charset=utf-8"),
    )

    def show(html: str) -> Page:
        shown["html"] = html
        page.goto("http://page.example/")
        return page

    yield show
    context.close()


@pytest.fixture(scope="module")
def invalid(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Which faults the Nu HTML checker finds, in one run for all."""
    pages = {name: GOOD.replace(each.good, each.bad) for name, each in FAULTS.items()}
    said = vnu({**pages, "good": GOOD}, tmp_path_factory.mktemp("faults"))
    return frozenset(name for name, messages in said.items() if messages)


def _found(page: Page) -> dict[str, list[str]]:
    return {name: said for name, check in CHECKS.items() if (said := check(page))}


def test_nothing_is_found_where_nothing_is_wrong(
    show: Callable[[str], Page], invalid: frozenset[str]
):
    """No check cries wolf."""
    assert _found(show(GOOD)) == {}
    assert "good" not in invalid


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(show: Callable[[str], Page], name: str):
    """Each fault is found by those that the table names; what only the Nu HTML checker finds is another test's."""
    planted = FAULTS[name]
    assert GOOD.count(planted.good) >= 1
    found = _found(show(GOOD.replace(planted.good, planted.bad)))
    assert set(found) == planted.found_by - {"vnu"}, found


def test_what_is_invalid_is_found(invalid: frozenset[str]):
    """The Nu HTML checker finds what the table says that it finds."""
    assert invalid == {name for name, each in FAULTS.items() if "vnu" in each.found_by}
