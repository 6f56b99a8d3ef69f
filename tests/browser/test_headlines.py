"""The headlines in one sound: from story to story, and to the story itself."""

import re

import pytest
from browser.test_silence import LISTEN
from playwright.sync_api import expect

AUDIO = "document.querySelector('audio')"
STORIES = {
    "plain": "Storm closes the coastal railway",
    "corrected": "Ferry fares fall by a tenth",
    "hostile": "<script>alert('headline')</script>",
}
"""What is told, by what is special about it."""


@pytest.fixture
def page(chromium, site):
    """The first page, with its headlines."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script(
        "window.pressed = {}; const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);"
        "navigator.mediaSession.setActionHandler = (name, handler) => { pressed[name] = handler; set(name, handler) }"
    )
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(site.pages()["home"])
    page.locator("#player").wait_for()
    yield page
    assert page.complaints == []
    context.close()


def press(page, name):
    page.get_by_role("group", name="Audio player").get_by_role("button", name=name).click()


def plays(page, beyond=0.2):
    page.wait_for_function(f"!{AUDIO}.paused && {AUDIO}.currentTime > {beyond}")


def status(page):
    return page.locator("#player [aria-live]")


def test_one_goes_from_story_to_story_within_the_sound(page, site):
    """By button, by key and by headset; a link leads to the story that is read, and is not announced."""
    link = page.locator(".now a")
    assert link.is_hidden()
    press(page, "Play")
    plays(page)
    press(page, "Next story")
    order = [kind for kind in reversed(site.articles) if kind in STORIES]
    ways = [lambda: page.keyboard.press("n"), lambda: page.evaluate("pressed.nexttrack()")]
    for number, kind in enumerate(order, start=1):
        expect(status(page)).to_have_text(f"Story {number} of {len(order)}.")
        expect(link).to_contain_text(STORIES[kind])
        expect(link).to_have_attribute("href", f"/articles/{site.articles[kind]}")
        assert page.evaluate("navigator.mediaSession.metadata.title") == link.inner_text()
        if ways:
            ways.pop()()
    press(page, "Previous story")
    expect(status(page)).to_have_text(f"Story {len(order) - 1} of {len(order)}.")
    page.keyboard.press("w")
    expect(status(page)).to_have_text(re.compile(f"Story .* of {len(order)}. .* left."))
    assert not page.evaluate(f"{AUDIO}.paused")


def test_the_link_stands_still_while_it_has_the_focus_and_nothing_is_said(page):
    """A link that changes under the focus would be read out over the news."""
    press(page, "Play")
    plays(page)
    press(page, "Next story")
    link = page.locator(".now a")
    expect(link).to_be_visible()
    link.focus()
    expect(link).to_be_focused()
    leads_to = link.get_attribute("href")
    page.evaluate(LISTEN)
    page.evaluate(f"() => {{ {AUDIO}.currentTime = {AUDIO}.duration - 3 }}")
    plays(page, beyond=10)
    page.wait_for_timeout(1000)
    assert page.evaluate("said") == []
    assert link.get_attribute("href") == leads_to
    page.locator("#position").focus()
    expect(link).not_to_have_attribute("href", leads_to)


def test_the_sound_is_as_long_as_is_said(page):
    """As many, and as long, as the first page says in words."""
    count, length_s = re.match(
        r"(\d+) headlines\. Listening time (\d+) seconds",
        page.locator(".listen p").first.inner_text(),
    ).groups()
    press(page, "Play")
    plays(page)
    assert page.evaluate(f"{AUDIO}.duration") == pytest.approx(int(length_s), abs=1)
    press(page, "Next story")
    expect(status(page)).to_have_text(f"Story 1 of {count}.")


def test_without_its_chapters_the_sound_still_plays(page):
    page.route("**/*.chapters.json", lambda route: route.abort())
    press(page, "Next story")
    expect(status(page)).to_have_text("Where the stories begin could not be loaded.")
    press(page, "Play")
    plays(page)


def test_chapters_lead_nowhere_but_here(page):
    """Whatever addresses stand in the file, the link stays on this site."""
    wrong = '{"chapters": [{"startTime": 0, "title": "<b>", "url": "https://elsewhere.example/articles/1"}, {"startTime": 5, "title": "b", "url": "https://a.example//elsewhere.example/"}]}'
    page.route(
        "**/*.chapters.json",
        lambda route: route.fulfill(body=wrong, content_type="application/json"),
    )
    press(page, "Play")
    plays(page)
    link = page.locator(".now a")
    expect(link).to_have_text("<b>")
    assert link.evaluate("a => a.origin === location.origin")
    press(page, "Next story")
    expect(link).to_have_text("b")
    assert link.evaluate("a => a.origin === location.origin")
