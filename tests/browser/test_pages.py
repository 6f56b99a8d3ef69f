"""Every page in a real browser, as those use it who cannot see it, see little, or use no mouse."""

import json

import pytest
from browser.site import PAGES

KINDS = list(PAGES)
DIFFERENT = ["home", "corrected", "waiting", "preparing", "unknown", "search", "report", "section"]
"""One of each that looks different."""

WITHOUT_SCRIPT = {"java_script_enabled": False}

FOCUSED = """() => { const found = document.activeElement; const box = found.getBoundingClientRect();
const style = getComputedStyle(found);
return {tag: found.tagName, text: found.innerText, href: found.getAttribute("href"), width: box.width, height: box.height,
outline: style.outlineStyle, thickness: parseFloat(style.outlineWidth),
seen: box.top >= 0 && box.top + Math.min(box.height, 44) <= innerHeight + 1} }"""

LINES = """() => {
  const words = [...document.querySelectorAll("main p, main li, main dd")].filter(e => e.checkVisibility() && !e.closest(".player"));
  const lines = e => { const found = new Map(), walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) for (const word of node.data.matchAll(/\\S+\\s*/g)) {
      const range = document.createRange(); range.setStart(node, word.index); range.setEnd(node, word.index + word[0].trimEnd().length);
      const line = Math.round(range.getBoundingClientRect().bottom / 8);
      found.set(line, (found.get(line) ?? 0) + word[0].length) }
    return Math.max(0, ...found.values()) };
  return [Math.max(...words.map(lines)), Math.min(...words.map(e => parseFloat(getComputedStyle(e).fontSize)))] }"""
"""The characters of the longest line, and the pixels of the smallest type."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_of_anybody_else(opened, site, kind):
    page = opened(kind, bypass_csp=False)
    assert page.requested
    assert [url for url in page.requested if not url.startswith(f"{site.url}/")] == []
    assert page.complaints == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("kind", ["plain", "hostile"])
def test_facts_for_machines_stand_under_a_policy_that_runs_nothing_of_a_page(opened, kind):
    """They are read, as no program; what would be one is refused."""
    page = opened(kind, bypass_csp=False)
    [facts] = page.locator("script[type='application/ld+json']").all_text_contents()
    told = {thing["@type"]: thing for thing in json.loads(facts)["@graph"]}
    assert set(told) == {"NewsArticle", "PodcastEpisode"}
    assert told["NewsArticle"]["headline"].split()[0] == page.locator("h1").inner_text().split()[0]
    assert page.complaints == []
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    assert "Content Security Policy" in "".join(page.complaints)


@pytest.mark.parametrize("kind", DIFFERENT)
def test_nothing_is_lost_without_script(opened, kind):
    """A script puts its player in the place of the browser's, and marks into the lists; all else is there without it."""
    plain = opened(kind, **WITHOUT_SCRIPT)
    scripted = opened(kind)
    for words in plain.locator("main").inner_text().splitlines():
        assert words in scripted.locator("main").inner_text()
    assert plain.locator("audio[controls]:visible").count() == scripted.locator("audio").count()
    assert plain.locator("#player:visible, [data-from]:visible").count() == 0


@pytest.mark.parametrize("kind", DIFFERENT)
def test_the_first_stop_of_the_keyboard_skips_to_the_main_part(opened, kind):
    page = opened(kind)
    page.keyboard.press("Tab")
    link = page.evaluate(FOCUSED)
    assert link["text"] == "Skip to main content"
    assert link["seen"]
    assert link["height"] >= 44
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main h1')")


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


def test_what_was_sought_is_marked_not_by_colour_alone(opened):
    page = opened("search", forced_colors="active")
    looks = "e => [getComputedStyle(e).textDecorationLine, +getComputedStyle(e).fontWeight >= 700]"
    assert page.locator("mark").first.evaluate(looks) == ["underline", True]


@pytest.mark.parametrize(
    ("kind", "article", "frame"),
    [("german", ["de", "ltr"], ["de", "ltr"]), ("arabic", ["ar", "rtl"], ["en", "ltr"])],
)
def test_words_of_another_language_say_so(opened, kind, article, frame):
    """The frame speaks the article's language where it knows it, else English, and says so."""
    page = opened(kind)
    spoken = "e => [e.closest('[lang]').lang, getComputedStyle(e).direction]"
    for part in ("h1", ".deck", ".text p"):
        assert page.locator(part).first.evaluate(spoken) == article
    for part in (".name", "#listen", "#text", ".colophon p", ".skip a"):
        assert page.locator(part).first.evaluate(spoken) == frame


def test_who_reports_and_the_section_lead_to_more_of_them(opened):
    """From an article a listener goes to what else its correspondent reports, and to its section."""
    page = opened("corrected")
    page.locator(".credit").get_by_role("link", name="Ada Reed").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ada Reed"
    page.get_by_role("link", name="Storm closes the coastal railway").click()
    page.locator(".facts").get_by_role("link", name="Transport").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Transport"


def test_on_paper_there_is_the_article_and_nothing_to_press(opened):
    """A printed article has its words, and neither buttons, fields nor players."""
    page = opened("plain")
    page.emulate_media(media="print")
    for words in ("Storm closes the coastal railway", "From Harwich.", "What passengers can do"):
        assert page.get_by_text(words).first.is_visible()
    assert page.locator("button:visible, input:visible, audio:visible, nav:visible").count() == 0


@pytest.mark.parametrize("width", [320, 1280, 2560])
@pytest.mark.parametrize("kind", ["help", "plain"])
def test_lines_are_short_and_type_is_large(opened, kind, width):
    """However wide the window, a line has at most 70 characters, and type is no smaller than 18 pixels (WCAG 1.4.8 asks for 80)."""
    page = opened(kind)
    page.set_viewport_size({"width": width, "height": 900})
    longest, smallest = page.evaluate(LINES)
    assert longest <= 70
    assert smallest >= 18


def test_headlines_stand_side_by_side_where_there_is_room(opened):
    """On a wide window two columns of headlines are read from left to right; on a narrow one there is one."""
    page = opened("home")
    places = "all => all.map(e => [Math.round(e.getBoundingClientRect().left), e.getBoundingClientRect().top])"
    for width, columns in ((1280, 2), (600, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.locator(".item").evaluate_all(places)
        assert len({left for left, _ in found}) == columns
        assert [top for _, top in found] == sorted(top for _, top in found)


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


def test_the_transcript_as_a_page_has_its_short_lines_of_large_type(opened):
    """No rule against foreign style stands in their way."""
    page = opened("transcript", bypass_csp=False)
    look = page.locator("body").evaluate(
        "e => [getComputedStyle(e).fontSize, getComputedStyle(e).maxWidth]"
    )
    assert look == ["20px", "680px"]
    assert page.complaints == []


def test_a_hostile_headline_is_only_words(opened):
    page = opened("hostile")
    assert page.locator("h1").inner_text().startswith("<script>alert('headline')</script> gnol")
    assert page.complaints == []
    assert page.title().count("alert(") == 2


def test_who_does_not_wait_hears_an_article_that_is_not_made(opened):
    page = opened("waiting")
    sound = page.locator("audio")
    assert sound.evaluate("e => e.networkState") == 1, "nothing is asked for that nobody plays"
    sound.evaluate("e => e.play()")
    page.wait_for_function("document.querySelector('audio').currentTime > 0.5", timeout=10_000)
    assert sound.evaluate("e => e.error") is None
