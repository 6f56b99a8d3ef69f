"""Every page in a real browser, as those use it who cannot see it, see little, or use no mouse."""

import json

import pytest

KINDS = [
    "home",
    "own feed",
    "plain",
    "corrected",
    "german",
    "arabic",
    "hostile",
    "waiting",
    "preparing",
    "failed",
    "withdrawn",
    "unknown",
    "bad link",
    "search",
    "found nothing",
    "help",
    "statement",
    "report",
    "embed",
    "sections",
    "section",
    "transcript",
]
OWN = [kind for kind in KINDS if kind != "transcript"]
"""The pages in the frame of the site. The transcript is a page for podcast apps."""
DIFFERENT = ["home", "corrected", "waiting", "preparing", "unknown", "search", "report", "section"]
"""One of each that looks different."""

WITHOUT_SCRIPT = {"java_script_enabled": False}

AXE = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa",
"wcag22aa", "best-practice"]})).violations.map(found => [found.id, found.nodes.map(node => node.html)])"""

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

STOPS = "a[href], audio[controls], button, input, select, textarea, summary"
"""What the keyboard stops at."""

SPACING = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(
"* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}"
); document.adoptedStyleSheets = [sheet] }"""

FOCUSED = """() => { const found = document.activeElement; const box = found.getBoundingClientRect();
const style = getComputedStyle(found);
return {tag: found.tagName, text: found.innerText, href: found.getAttribute("href"), width: box.width, height: box.height,
outline: style.outlineStyle, thickness: parseFloat(style.outlineWidth),
seen: box.top >= 0 && box.top + Math.min(box.height, 44) <= innerHeight + 1} }"""


@pytest.mark.parametrize(
    ("kind", "scheme"),
    [*((kind, "light") for kind in KINDS), *((kind, "dark") for kind in DIFFERENT)],
)
def test_axe_finds_no_fault_up_to_aaa(opened, axe, kind, scheme):
    page = opened(kind, color_scheme=scheme)
    page.evaluate(axe)
    assert page.evaluate(AXE) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_of_anybody_else(opened, site, kind):
    page = opened(kind, bypass_csp=False)
    assert page.requested
    assert [url for url in page.requested if not url.startswith(f"{site.url}/")] == []
    assert page.complaints == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("kind", DIFFERENT)
def test_nothing_is_lost_without_script(opened, kind):
    """A script puts its player in the place of the browser's, and marks into the lists; all else is there without it."""
    plain = opened(kind, **WITHOUT_SCRIPT)
    scripted = opened(kind)
    for words in plain.locator("main").inner_text().splitlines():
        assert words in scripted.locator("main").inner_text()
    assert plain.locator("audio[controls]:visible").count() == scripted.locator("audio").count()
    assert plain.locator("#player:visible, [data-from]:visible").count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_at_320_pixels_nothing_needs_scrolling_sideways(opened, kind):
    """That is 400 % zoom on a screen of 1280; with the text spacing of WCAG 1.4.12 too."""
    page = opened(kind, viewport={"width": 320, "height": 640})
    assert page.evaluate(OVERFLOW) <= 0
    page.evaluate(SPACING)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("kind", DIFFERENT)
def test_the_first_stop_of_the_keyboard_skips_to_the_main_part(opened, kind):
    page = opened(kind)
    page.keyboard.press("Tab")
    link = page.evaluate(FOCUSED)
    assert link["text"] == "Skip to main content"
    assert link["seen"]
    assert link["height"] >= 44
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("kind", DIFFERENT)
def test_the_keyboard_alone_reaches_everything_in_order_and_shows_where_it_is(opened, kind):
    page = opened(kind)
    expected = page.locator(STOPS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getAttribute('href') ?? e.tagName.toLowerCase())"
    )
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            break
        assert at["outline"] != "none", at
        assert at["thickness"] >= 2, at
        assert at["seen"], at
        name = at["href"] or at["tag"].lower()
        if [*reached[-1:], name] != ["audio"] * 2:  # the browser's player has stops of its own
            reached.append(name)
    assert reached == expected


@pytest.mark.parametrize("kind", DIFFERENT)
def test_every_target_is_big_enough_for_an_unsteady_hand(opened, kind):
    page = opened(kind)
    boxes = page.locator(f"body :is({STOPS}):not(.skip a)").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])"
    )
    assert boxes
    assert [box for box in boxes if box[1] < 44] == []


@pytest.mark.parametrize(
    ("stops", "name", "place"), [(2, "navigation", "navigation"), (3, "search", "search")]
)
def test_the_next_stops_skip_to_the_navigation_and_to_the_search(opened, stops, name, place):
    page = opened("plain")
    for _ in range(stops):
        page.keyboard.press("Tab")
    assert name in page.evaluate(FOCUSED)["text"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == place


def test_a_listener_finds_an_article_by_keyboard_and_without_script(opened):
    page = opened("home", **WITHOUT_SCRIPT)
    page.get_by_role("searchbox", name="Search the news").focus()
    page.keyboard.type("RAILWAY storm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=RAILWAY+storm")
    assert page.get_by_role("heading", level=1).inner_text() == "1 article with “RAILWAY storm”"
    page.get_by_role("link", name="Storm closes the coastal railway").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Storm closes the coastal railway"


def test_a_listener_reports_a_word_by_keyboard_and_without_script(opened):
    page = opened("corrected", **WITHOUT_SCRIPT)
    page.get_by_role("link", name="Report a word that is said wrong").click()
    page.get_by_role("textbox", name="The word or name").fill("Harwich")
    page.get_by_role("textbox", name="What is wrong").press("Tab")
    page.get_by_role("button", name="Send to the newsroom").press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you"
    page.get_by_role("link", name="Back to the article").click()
    assert "Ferry fares" in page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("kind", DIFFERENT)
def test_help_and_statement_are_in_the_same_place_on_every_page(opened, kind):
    """WCAG 3.2.6."""
    links = opened(kind).locator("footer a").all_inner_texts()
    assert links[:2] == ["Help: listening and subscribing", "Accessibility statement"]


def test_what_was_sought_is_marked_not_by_colour_alone(opened):
    page = opened("search", forced_colors="active")
    looks = "e => [getComputedStyle(e).textDecorationLine, +getComputedStyle(e).fontWeight >= 700]"
    assert page.locator("mark").first.evaluate(looks) == ["underline", True]


def test_forced_colours_keep_words_and_focus(opened):
    page = opened("plain", forced_colors="active")
    page.keyboard.press("Tab")
    at = page.evaluate(FOCUSED)
    assert at["outline"] == "solid"
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize(
    ("kind", "language", "direction"), [("german", "de", "ltr"), ("arabic", "ar", "rtl")]
)
def test_words_of_another_language_say_so(opened, kind, language, direction):
    page = opened(kind)
    spoken = "e => [e.closest('[lang]').lang, getComputedStyle(e).direction]"
    for part in ("h1", ".deck", ".text p"):
        assert page.locator(part).first.evaluate(spoken) == [language, direction]
    for part in (".name", "#listen", "#text", ".colophon p", ".skip a"):
        assert page.locator(part).first.evaluate(spoken) == ["en", "ltr"]


def test_a_listener_goes_from_the_headlines_to_the_sound_and_back(opened, site):
    page = opened("home")
    page.get_by_role("link", name="Storm closes the coastal railway").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Storm closes the coastal railway"
    assert page.get_by_text("From Harwich. Ada Reed reports.").is_visible()
    page.get_by_role("link", name="All headlines").click()
    assert page.url == f"{site.url}/"


def test_the_sound_plays_and_seeks(opened):
    page = opened("plain")
    sound = page.locator("audio")
    assert sound.evaluate("e => e.paused"), "nothing plays that was not asked to"
    page.wait_for_function("document.querySelector('audio').readyState >= 1")
    assert 20 < sound.evaluate("e => e.duration") < 90
    sound.evaluate("e => e.play()")
    page.wait_for_function("document.querySelector('audio').currentTime > 0.5", timeout=10_000)
    sound.evaluate("e => { e.currentTime = 15 }")
    page.wait_for_function("document.querySelector('audio').currentTime > 15.3", timeout=10_000)
    assert sound.evaluate("e => e.error") is None


def test_the_transcript_can_be_shown_with_the_sound(opened):
    page = opened("plain")
    page.evaluate("document.querySelector('audio').textTracks[0].mode = 'hidden'")
    page.wait_for_function("(document.querySelector('audio').textTracks[0].cues ?? []).length > 3")
    words = page.evaluate(
        "[...document.querySelector('audio').textTracks[0].cues].map(cue => cue.text).join(' ')"
    )
    assert "Harwich" in words


def test_a_hostile_headline_is_only_words(opened):
    page = opened("hostile")
    assert (
        page.locator("h1")
        .inner_text()
        .startswith("<script>alert(1)</script> gnol & “quotes” </title>")
    )
    assert page.complaints == []
    assert json.dumps(page.title()).count("alert(1)") == 1


def test_who_does_not_wait_hears_an_article_that_is_not_made(opened):
    page = opened("waiting")
    sound = page.locator("audio")
    assert sound.evaluate("e => e.networkState") == 1, "nothing is asked for that nobody plays"
    sound.evaluate("e => e.play()")
    page.wait_for_function("document.querySelector('audio').currentTime > 0.5", timeout=10_000)
    assert sound.evaluate("e => e.error") is None
