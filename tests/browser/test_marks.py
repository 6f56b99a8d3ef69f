"""What a browser remembers of what was heard: marks in lists, on this machine alone, and never in the way."""

import json
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

AUDIO = "document.querySelector('audio')"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)

NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("not here", "SecurityError") }})"""
FULL_STORAGE = (
    """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""
)

ANYTHING = [
    "",
    "}{",
    "null",
    "5",
    '"<img src=x onerror=alert(1)>"',
    "[[1]]",
    '{"ID": null}',
    '{"ID": {"at": "<b>", "of": [], "heard": "yes"}}',
    '{"ID": {"at": -1e999, "of": -5}}',
    '{"ID": 7, "before": "now", "seen": {}}',
    '{"before": 1e300, "seen": 1e300}',
]
"""What somebody else may have written where places, visits and choices are kept."""


@pytest.fixture
def browse(chromium, site):
    """Open pages, one after the other, in the browser of one listener who has never been here."""
    contexts = []

    def browser(**circumstances):
        context = chromium.new_context(bypass_csp=True, **circumstances)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield browser
    for context in contexts:
        context.close()


def listen(page, site, kind, *, at, until):
    """Play an article from a place on, in seconds as the browser reckons, for a while; then leave it for the headlines."""
    page.goto(site.pages()[kind])
    page.wait_for_function(f"{AUDIO}.readyState >= 1")
    page.evaluate(f"() => {{ {AUDIO}.currentTime = {at} }}")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(f"{AUDIO}.{until}")
    page.goto(site.pages()["home"])


def marked(page, name):
    return page.get_by_role("link", name=name)


def test_a_list_tells_what_was_heard_and_how_much_is_left_of_the_rest(browse, site):
    """In words, in the description of the link, as it is seen; and no cookie is set for it."""
    page = browse()
    listen(page, site, "plain", at=12, until="currentTime > 12.2")
    listen(page, site, "corrected", at=f"{AUDIO}.duration - 0.3", until="ended")
    storm, ferry = marked(page, "Storm closes"), marked(page, "Ferry fares fall by a tenth")
    expect(storm).to_have_accessible_description("Half heard, 1 minute left.")
    expect(page.get_by_text("Half heard, 1 minute left.")).to_be_visible()
    expect(ferry).to_have_accessible_description("Heard.")
    expect(marked(page, "Rheinpegel")).to_have_accessible_description("")
    assert page.context.cookies() == []


def test_what_came_since_the_last_visit_is_new_for_the_whole_visit(browse, site):
    page = browse()
    page.clock.set_fixed_time(NOW)
    page.goto(site.pages()["home"])
    assert page.get_by_text("New since your last visit.").count() == 0, "there was none"
    times = page.locator("[data-since]").evaluate_all("all => all.map(e => e.dataset.since)")
    visit = {"seen": datetime.fromisoformat(sorted(times)[2]).timestamp() * 1000}
    page.evaluate(f"localStorage['heardline.visits'] = '{json.dumps(visit)}'")
    for _ in range(2):
        page.reload()
        assert page.get_by_text("New since your last visit.").count() == len(times) - 3
    page.goto(f"{site.url}/sections/transport")
    expect(page.get_by_text("New since your last visit.")).to_have_count(0)


def test_what_is_only_made_again_is_not_new(browse, site):
    """The ferry story was corrected, and so read aloud again, after the last that came; nothing came since."""
    page = browse()
    page.clock.set_fixed_time(NOW)
    page.goto(site.pages()["home"])
    last = page.locator(f"[data-story='{site.articles['hostile']}']").get_attribute("data-since")
    visit = {"seen": datetime.fromisoformat(last).timestamp() * 1000}
    page.evaluate(f"localStorage['heardline.visits'] = '{json.dumps(visit)}'")
    page.reload()
    assert page.get_by_text("New since your last visit.").count() == 0


def test_all_is_forgotten_at_a_press(browse, site):
    """The marks go, so does what was kept, and only then does the page say something."""
    page = browse()
    listen(page, site, "plain", at=12, until="currentTime > 12.2")
    expect(page.get_by_text("Half heard")).to_be_visible()
    status = page.locator("#remembered [aria-live]")
    expect(status).to_be_empty()
    page.get_by_role("button", name="Forget what I have heard").click()
    expect(status).to_have_text("It is forgotten.")
    expect(page.get_by_text("Half heard")).not_to_be_visible()
    expect(marked(page, "Storm closes")).to_have_accessible_description("")
    assert page.evaluate(
        "[localStorage['heardline.places'], localStorage['heardline.visits']]"
    ) == [
        None,
        None,
    ]


@pytest.mark.parametrize("written", ANYTHING)
def test_whatever_stands_in_the_storage_is_borne(browse, site, written):
    """Pages work as for a new listener."""
    page = browse()
    page.goto(f"{site.url}/healthz")
    written = written.replace("ID", site.articles["plain"])
    page.evaluate(
        "written => { for (const name of ['places', 'visits', 'speed', 'sleep', 'keys', 'scroll', 'play-on', 'play'])"
        "localStorage[`heardline.${name}`] = sessionStorage[`heardline.${name}`] = written }",
        written,
    )
    page.goto(site.pages()["home"])
    expect(marked(page, "Storm closes")).to_have_accessible_description("")
    page.goto(site.pages()["plain"])
    page.locator("#player").wait_for()
    assert page.evaluate(f"{AUDIO}.playbackRate") in {1, 0.5}
    assert page.complaints == []


@pytest.mark.parametrize("storage", [NO_STORAGE, FULL_STORAGE])
def test_without_room_to_remember_all_else_works(browse, site, storage):
    """As in a private window, or when the listener forbids it."""
    page = browse()
    page.add_init_script(storage)
    page.goto(site.pages()["plain"])
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(f"{AUDIO}.currentTime > 0.3")
    page.get_by_label("Speed").select_option("2")
    page.locator("summary").click()
    page.get_by_label("Stop").select_option("5")
    page.goto(site.pages()["home"])
    expect(page.get_by_role("button", name="Forget what I have heard")).to_be_visible()
    assert page.complaints == []


def test_without_script_nothing_speaks_of_marks(browse, site):
    page = browse(java_script_enabled=False)
    page.goto(site.pages()["home"])
    assert page.get_by_text("Forget what I have heard").is_hidden()
    assert not any(mark.is_visible() for mark in page.locator(".mark").all())
