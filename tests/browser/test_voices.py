"""The recordings of one article: the listener goes from one to another, and stays where the news is."""

import re

import pytest
from browser.site import Site
from playwright.sync_api import Page, expect

AUDIO = "document.querySelector('audio')"
MARKED = "() => [...(CSS.highlights.get('reading') ?? [])].map(range => range.toString())"
READING = "() => [...document.querySelectorAll('.reading')].map(e => e.id)"

STAND_STILL = """async () => { const audio = document.querySelector('audio'); audio.pause();
audio.currentTime = audio.currentTime; await new Promise(done => audio.onseeked = done) }"""
"""A mark may be a moment behind the sound while that plays."""

FAST = "Low beeps, 1.5 times as fast (spoken so)"
HIGH = "High beeps"
FAST_AND_HIGH = "High beeps, 1.5 times as fast (spoken so)"


@pytest.fixture
def page(chromium, site):
    """The article that can be heard in several voices, with a browser of its own."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(site.pages()["plain"])
    page.wait_for_function(f"{AUDIO}.readyState >= 1")
    yield page
    context.close()


def play(page: Page) -> None:
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(f"!{AUDIO}.paused && {AUDIO}.currentTime > 0.3")


def listen_from(page: Page, block: int) -> None:
    """Let a block of the text be read, and wait until its words are marked."""
    page.locator(f"[data-from=block-{block}]").click()
    page.wait_for_function(f"document.querySelector('#block-{block}.reading')")


def test_who_reads_and_how_fast_is_told_in_words(page):
    options = page.get_by_label("Voice", exact=True).locator("option").all_inner_texts()
    assert options == ["Low beeps", FAST, HIGH, FAST_AND_HIGH]
    expect(page.get_by_label("Voice", exact=True)).to_have_value("")


@pytest.mark.parametrize("voice", [FAST, HIGH, FAST_AND_HIGH])
def test_another_voice_goes_on_at_the_same_word(page, voice):
    """The times differ, the place in the text does not; the sound plays on, and is that of the other voice."""
    listen_from(page, 3)
    page.evaluate(STAND_STILL)
    before_s = page.evaluate(f"{AUDIO}.currentTime")
    [word], duration_s = page.evaluate(MARKED), page.evaluate(f"{AUDIO}.duration")
    page.evaluate(
        "() => { window.begun = null; document.querySelector('audio').addEventListener('seeked', "
        "() => begun ??= [document.querySelector('audio').currentTime, (MARKED)()[0]]) }".replace(
            "MARKED", MARKED
        )
    )
    page.get_by_label("Voice", exact=True).select_option(label=voice)
    page.wait_for_function("begun")
    after_s, marked = page.evaluate("begun")
    assert page.locator("#player [aria-live]").inner_text() == f"Voice: {voice}."
    assert page.evaluate(f"{AUDIO}.paused"), "what did not play does not begin to"
    assert page.evaluate(READING) == ["block-3"]
    assert marked == word
    assert (abs(after_s - before_s) > 1) == (page.evaluate(f"{AUDIO}.duration") < duration_s - 5)
    play(page)
    assert page.evaluate(READING) == ["block-3"]


def test_the_news_goes_on_while_the_voice_changes(page):
    """Also from one change to the next, faster than anything loads."""
    listen_from(page, 3)
    voice = page.get_by_label("Voice", exact=True)
    for name in (HIGH, FAST_AND_HIGH, FAST):
        voice.select_option(label=name)
    page.wait_for_function(
        f"!{AUDIO}.paused && {AUDIO}.currentSrc.includes('/1.5x.mp3') && {AUDIO}.readyState > 2"
    )
    page.wait_for_function(f"document.querySelector('#block-3.reading') && {AUDIO}.duration < 40")
    at = page.evaluate(f"{AUDIO}.currentTime")
    page.wait_for_function(f"{AUDIO}.currentTime > {at} + 0.5")
    assert page.locator("#position").get_attribute("max") == str(
        int(page.evaluate(f"{AUDIO}.duration"))
    )


def test_chapters_keys_and_speed_work_in_every_voice(page):
    page.get_by_label("Voice", exact=True).select_option(label=FAST)
    page.wait_for_function(f"{AUDIO}.currentSrc.includes('/1.5x.mp3') && {AUDIO}.readyState >= 1")
    page.get_by_label("Speed").select_option("2")
    page.get_by_role("button", name="Next paragraph").focus()
    for _ in range(8):
        page.keyboard.press("o")
        page.wait_for_timeout(100)
    last_s = page.evaluate(f"{AUDIO}.currentTime")
    assert 10 < last_s < page.evaluate(f"{AUDIO}.duration")
    assert page.evaluate(f"{AUDIO}.playbackRate") == 2


def test_a_voice_is_kept_and_so_is_the_place(page, site: Site):
    """In the next story that has it, too; where it is not, the usual voice reads."""
    listen_from(page, 3)
    at = page.evaluate(f"{AUDIO}.currentTime / {AUDIO}.duration")
    page.get_by_label("Voice", exact=True).select_option(label=FAST)
    page.wait_for_function(f"{AUDIO}.currentSrc.includes('/1.5x.mp3') && {AUDIO}.currentTime > 5")
    page.reload()
    page.wait_for_function(f"{AUDIO}.readyState >= 1 && {AUDIO}.currentTime > 5")
    expect(page.get_by_label("Voice", exact=True)).to_have_value("1.5x")
    assert "/1.5x.mp3" in page.evaluate(f"{AUDIO}.currentSrc")
    assert page.evaluate(f"{AUDIO}.currentTime / {AUDIO}.duration") == pytest.approx(at, abs=0.1)
    page.goto(site.pages()["corrected"])
    expect(page.get_by_label("Voice", exact=True)).to_have_count(0)
    play(page)


def test_without_the_times_of_words_the_place_is_reckoned(page):
    page.route("**/*.words.vtt*", lambda route: route.abort())
    page.reload()
    page.wait_for_function(f"{AUDIO}.readyState >= 1")
    page.evaluate(f"() => {{ {AUDIO}.currentTime = {AUDIO}.duration / 2 }}")
    page.get_by_label("Voice", exact=True).select_option(label=FAST)
    page.wait_for_function(f"{AUDIO}.currentSrc.includes('/1.5x.mp3') && {AUDIO}.currentTime > 5")
    assert page.evaluate(f"{AUDIO}.currentTime / {AUDIO}.duration") == pytest.approx(0.5, abs=0.02)


def test_a_voice_that_does_not_load_is_told_and_the_usual_one_goes_on_from_there(page):
    listen_from(page, 3)
    at = page.evaluate(f"{AUDIO}.currentTime")
    page.route("**/1.5x.mp3*", lambda route: route.abort())
    page.get_by_label("Voice", exact=True).select_option(label=FAST)
    page.locator(".trouble").wait_for()
    page.get_by_label("Voice", exact=True).select_option(label="Low beeps")
    play(page)
    assert page.evaluate(f"{AUDIO}.currentTime") > at - 2
    expect(page.locator(".trouble")).to_be_hidden()


def test_without_script_the_other_recordings_are_links(chromium, site: Site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.pages()["plain"])
    for form in ("1.5 times as fast", "voice High beeps", "1.5 times as fast, voice High beeps"):
        expect(
            page.get_by_role("link", name=re.compile(f"Audio, MP3, {form}, [0-9]"))
        ).to_be_visible()
    assert page.locator("#voice").is_hidden()
    context.close()
