"""What a listener with the real Orca hears of the real service.

Run by `make test-orca`, not among the other tests: it takes minutes of its own, and a desktop.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.checks import STOPS
from journeys.serving import Service, serving
from orca.screen import Orca, orca
from playwright.sync_api import Page, sync_playwright

STORIES = ("harbour-bridge-reopens", "chess-final")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-features=Translate",
    "--force-renderer-accessibility",
    "--start-maximized",
]
SETTLED_S = 2
"""How long Orca takes to name what the focus has come to, and what was done."""
QUIET_S = 5


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, newsroom: Path) -> Iterator[Service]:
    """The service with two articles of the bundled newsroom."""
    with serving(tmp_path_factory.mktemp("data"), HEARDLINE_WORKERS="1") as service:
        service.heardline("add", "--wait", *(newsroom / f"{name}.txt" for name in STORIES))
        yield service


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orca]:
    """Orca, at work."""
    with orca(tmp_path_factory.mktemp("orca")) as reader:
        yield reader
        print("", "All that was said:", *reader.said(), sep="\n")


@pytest.fixture(scope="module")
def window(reader: Orca) -> Iterator[Page]:
    """A window that Orca reads."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            headless=False,
            args=ARGUMENTS,
            env=reader.environ,
        )
        yield browser.new_page(no_viewport=True, bypass_csp=True)
        browser.close()


def opened(window: Page, reader: Orca, address: str) -> list[str]:
    """Open a page, let Orca begin to read it, and stop it; answer what it said."""
    before = len(reader.said())
    window.goto(address)
    window.mouse.click(1, 1)  # from the address bar into the page
    heard = reader.says(f"Finished loading {window.title()}", after=before)
    reader.hush()
    return heard


def article(window: Page, service: Service) -> str:
    """The address of the newest article."""
    window.goto(service.base)
    return service.base + window.locator("main article h2 a").first.get_attribute("href")


def silence(window: Page, reader: Orca) -> list[str]:
    """What Orca says in some seconds in which the news is played from its beginning, the focus being where it is."""
    window.locator("audio").evaluate("e => { e.currentTime = 0; return e.play() }")
    time.sleep(SETTLED_S)
    before = len(reader.said())
    at_s = window.locator("audio").evaluate("e => e.currentTime")
    time.sleep(QUIET_S)
    assert window.locator("audio").evaluate("e => e.currentTime") > at_s + QUIET_S / 2
    return reader.said()[before:]


def test_the_headlines_are_skimmed(window: Page, reader: Orca, service: Service):
    """The page tells its name; the key H goes from headline to headline, each a heading and a link."""
    opened(window, reader, service.base)
    reader.press("ctrl+Home")
    said = " ".join(" ".join(reader.press("h")) for _ in range(4))
    for headline in window.locator("main article h2").all_inner_texts():
        assert f"{headline} link heading level 2" in said


def test_the_accessibility_links_come_first(window: Page, reader: Orca, service: Service):
    """The first thing on the page skips to the main content, and Enter goes there."""
    opened(window, reader, article(window, service))
    assert "Skip to main content link" in " ".join(reader.press("ctrl+Home"))
    headline = window.locator("h1").inner_text()
    assert headline in " ".join(reader.press("Return", "h"))


def test_the_news_is_sought(window: Page, reader: Orca, service: Service):
    """The third accessibility link leads to the field, and words written into it lead to a page that tells how many articles have them."""
    opened(window, reader, service.base)
    assert "Skip to search link" in " ".join(reader.press("ctrl+Home", "Tab", "Tab"))
    assert "Search the news entry" in " ".join(reader.press("Return"))
    reader.write("bridge")
    before = len(reader.said())
    reader.press("Return")
    reader.says("1 article with “bridge”", after=before)
    reader.hush()


def test_the_player_is_worked_by_keys(window: Page, reader: Orca, service: Service):
    """Tab reaches Play behind its heading, the space bar plays, and each control says what it is and what it did."""
    opened(window, reader, article(window, service))
    reader.press("ctrl+Home")
    heading = ""
    while "Listen to this article" not in heading:
        heading = " ".join(reader.press("h"))
    assert "Play push button" in " ".join(reader.press("Tab"))
    reader.press("space")
    assert not window.locator("audio").evaluate("e => e.paused")
    assert "Forward 30 seconds push button" in " ".join(reader.press("Tab", "Tab"))
    assert "seconds" in " ".join(reader.press("space"))
    window.locator("audio").evaluate("e => e.pause()")


def test_nothing_is_said_while_the_news_is_heard(window: Page, reader: Orca, service: Service):
    """While the news plays, Orca says nothing, whatever control of the player has the focus."""
    opened(window, reader, article(window, service))
    window.locator("summary").click()
    places = window.evaluate(
        f"() => ({STOPS})() && stops.flatMap((e, place) => e.closest('.player') ? [place] : [])"
    )
    assert len(places) > 10
    heard = {}
    for place in places:
        name = window.evaluate(f"stops[{place}].focus(), stops[{place}].outerHTML")
        heard[name] = silence(window, reader)
    assert {name: said for name, said in heard.items() if said} == {}


def test_a_player_that_talks_is_heard(window: Page, reader: Orca, service: Service):
    """A slider that follows the sound while it has the focus is what Orca talks of: the test above can fail."""
    opened(window, reader, article(window, service))
    window.evaluate("""() => { const slider = document.createElement("input"), audio = document.querySelector("audio");
        slider.type = "range"; slider.max = 40; slider.ariaLabel = "Naive"; document.querySelector("h1").after(slider); slider.focus();
        audio.addEventListener("timeupdate", () => { slider.value = audio.currentTime;
            slider.ariaValueText = `${Math.floor(audio.currentTime)} seconds` }) }""")
    reader.says("Naive")
    assert len(silence(window, reader)) >= 3
