"""The player and the reading along, with real sound in a real browser."""

import pytest
from browser.site import PARAGRAPH

AUDIO = "document.querySelector('audio')"

LISTENING = """() => { const all = [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')];
window.announced = []; window.changed = [];
const spoken = new MutationObserver(found => announced.push(...found.map(each => each.target.textContent)));
all.forEach(each => spoken.observe(each, {subtree: true, childList: true, characterData: true}));
new MutationObserver(found => changed.push(...found.filter(each => each.target === document.activeElement)
.map(each => each.attributeName))).observe(document.body, {subtree: true, attributes: true}) }"""
"""Note what a screen reader would say: changes of live regions, and of the control that has the focus."""

LOUDNESS = """async () => { const context = new AudioContext(); const audio = document.querySelector('audio');
const meter = context.createAnalyser(); context.createMediaElementSource(audio).connect(meter); await context.resume();
await new Promise(done => setTimeout(done, 1500)); const data = new Float32Array(meter.fftSize);
let loudest = 0; for (let i = 0; i < 20; i++) { meter.getFloatTimeDomainData(data);
loudest = Math.max(loudest, Math.sqrt(data.reduce((sum, each) => sum + each * each, 0) / data.length));
await new Promise(done => setTimeout(done, 50)) } return loudest }"""

MARKED = "() => [...(CSS.highlights.get('reading') ?? [])].map(range => range.toString())"


@pytest.fixture
def listen(chromium, site):
    """Open an article, for a listener who has never been here. Playwright can wait only where its own scripts may run."""
    contexts = []

    def open_player(kind="plain", **circumstances):
        contexts.append(chromium.new_context(bypass_csp=True, **circumstances))
        page = contexts[-1].new_page()
        page.goto(site.pages()[kind])
        page.wait_for_function(f"{AUDIO}.readyState >= 1")
        return page

    yield open_player
    for context in contexts:
        context.close()


def press(page, name):
    page.get_by_role("group", name="Audio player").get_by_role("button", name=name).click()


def plays(page, beyond=0.3):
    page.wait_for_function(f"!{AUDIO}.paused && {AUDIO}.currentTime > {beyond}", timeout=10_000)


def status(page):
    return page.locator("#player [aria-live]").inner_text()


def test_nothing_plays_unasked_and_play_makes_sound(listen):
    page = listen()
    assert page.evaluate(f"{AUDIO}.paused")
    assert not page.evaluate(f"{AUDIO}.controls")
    press(page, "Play")
    plays(page)
    assert page.evaluate(LOUDNESS) > 0.01
    press(page, "Pause")
    assert page.evaluate(f"{AUDIO}.paused")
    page.get_by_role("button", name="Play", exact=True).wait_for()


def test_the_keyboard_alone_plays_and_the_focus_stays(listen):
    page = listen()
    page.get_by_role("button", name="Play", exact=True).focus()
    page.keyboard.press("Enter")
    plays(page)
    page.keyboard.press("Space")
    assert page.evaluate(f"{AUDIO}.paused")
    assert page.evaluate("document.activeElement.dataset.do") == "play"


def test_back_and_forward_say_where_they_lead_in_words(listen):
    page = listen()
    press(page, "Forward 30 seconds")
    page.wait_for_function(f"{AUDIO}.currentTime > 15")
    press(page, "Back 15 seconds")
    at = page.evaluate(f"Math.round({AUDIO}.currentTime)")
    assert status(page) in {f"{at} seconds.", f"{at} second."}


def test_while_it_plays_nothing_is_announced_whatever_has_the_focus(listen):
    """A screen reader would talk over the news."""
    page = listen()
    press(page, "Play")
    plays(page)
    page.evaluate(LISTENING)
    controls = page.locator("#player :is(button, input, select, summary):visible, [data-from]")
    for place in range(controls.count()):
        controls.nth(place).focus()
        page.wait_for_timeout(300)
    page.locator("#position").focus()
    page.evaluate("() => { changed.length = 0 }")
    before = page.locator("#position").evaluate("e => [e.value, e.ariaValueText]")
    page.wait_for_timeout(2500)
    assert page.locator("#position").evaluate("e => [e.value, e.ariaValueText]") == before
    assert page.evaluate("[announced, changed]") == [[], []]
    assert not page.evaluate(f"{AUDIO}.paused")


def test_the_slider_tells_the_time_in_words_and_moves_the_sound(listen):
    page = listen()
    slider = page.get_by_role("slider", name="Position")
    slider.focus()
    assert slider.get_attribute("aria-valuetext").startswith("0 seconds of ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "10 seconds"
    assert page.evaluate(f"{AUDIO}.currentTime") == pytest.approx(10, abs=0.1)


def test_a_speed_is_kept_and_keeps_the_pitch(listen):
    page = listen()
    page.get_by_label("Speed").select_option("3")
    assert status(page) == "Speed 3 times."
    assert page.evaluate(f"[{AUDIO}.playbackRate, {AUDIO}.preservesPitch]") == [3, True]
    page.reload()
    assert page.evaluate(f"{AUDIO}.playbackRate") == 3
    press(page, "Play")
    plays(page, beyond=3)


def test_who_comes_back_hears_on_and_is_told_so(listen):
    page = listen()
    press(page, "Play")
    plays(page)
    page.evaluate(f"() => {{ {AUDIO}.currentTime = 12 }}")
    plays(page, beyond=12.2)
    page.reload()
    assert page.get_by_text("Resuming at 12 seconds.").is_visible()
    press(page, "Play")
    plays(page, beyond=12)
    assert status(page) == "Resuming at 12 seconds."
    page.reload()
    press(page, "From the beginning")
    page.wait_for_function(f"{AUDIO}.currentTime < 5 && !{AUDIO}.paused")


def test_letters_work_in_the_player_and_elsewhere_only_when_switched_on(listen):
    page = listen()
    page.locator("h1").focus()
    page.keyboard.press("k")
    assert page.evaluate(f"{AUDIO}.paused"), "a letter on the page belongs to the screen reader"
    page.get_by_role("button", name="Back 15 seconds").focus()
    page.keyboard.press("k")
    plays(page)
    page.keyboard.press("w")
    assert "Story " in status(page)
    assert " left." in status(page)
    page.keyboard.press("k")
    page.locator("summary").click()
    page.get_by_label("Let the keys below work on the whole page").check()
    page.locator("h1").focus()
    page.keyboard.press("k")
    plays(page)


def test_paragraphs_are_stepped_through_and_any_can_be_listened_from(listen):
    page = listen()
    button = page.get_by_role("button", name="Listen from here: The line was under water").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#block-1.reading')", timeout=10_000)
    assert page.evaluate(MARKED)[0] in PARAGRAPH
    press(page, "Pause")
    for name, block in (("Next", 2), ("Next", 3), ("Previous", 2), ("Previous", 1)):
        press(page, f"{name} paragraph")
        page.wait_for_function(f"document.querySelector('#block-{block}.reading')", timeout=10_000)
        assert status(page).startswith("Paragraph ")


@pytest.mark.parametrize(("speed", "slowest_ms"), [("1", 150), ("3", 450)])
def test_the_word_that_is_heard_is_marked_when_it_is_heard(listen, speed, slowest_ms):
    """The lag is told in milliseconds of the news, by the browser's own clock of the sound."""
    page = listen()
    page.get_by_label("Speed").select_option(speed)
    page.evaluate(
        """() => { window.lags = []; const audio = document.querySelector('audio'); let last = null;
        const look = () => { const [range] = CSS.highlights.get('reading') ?? [];
          if (range && range !== last) { last = range; const part = range.startContainer.parentElement.closest('[id]');
            const before = document.createRange(); before.selectNodeContents(part); before.setEnd(range.startContainer, range.startOffset);
            const from = `${before}`.length, to = from + `${range}`.length;
            const cue = [...document.getElementById('words').track.cues].find(each => each.text === `${part.id} ${from} ${to}`);
            lags.push(Math.abs(audio.currentTime - cue.startTime)) }
          requestAnimationFrame(look) }; requestAnimationFrame(look) }"""
    )
    press(page, "Play")
    page.wait_for_function("lags.length > 12", timeout=15_000)
    lags = sorted(page.evaluate("lags"))
    assert 1000 * lags[len(lags) // 2] < slowest_ms


def test_no_word_gets_an_element_and_the_focus_and_the_page_stay_where_they_are(listen):
    page = listen(viewport={"width": 800, "height": 500})
    count = "document.querySelectorAll('main *').length"
    before = page.evaluate(count)
    press(page, "Play")
    page.wait_for_function(f"({MARKED})().length === 1", timeout=10_000)
    page.evaluate(f"() => {{ {AUDIO}.currentTime = 10 }}")
    page.wait_for_timeout(600)
    assert page.evaluate(count) == before
    assert page.evaluate("document.activeElement.dataset.do") == "play"
    at = page.evaluate("scrollY")
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") == at, "the text scrolls only when asked to"


def test_the_text_follows_when_asked_to(listen):
    page = listen(viewport={"width": 800, "height": 500}, reduced_motion="reduce")
    page.locator("summary").click()
    page.get_by_label("Scroll the text along with the voice").check()
    press(page, "Forward 30 seconds")
    press(page, "Play")
    page.wait_for_function(
        "() => { const [word] = CSS.highlights.get('reading') ?? []; if (!word) return false;"
        "const {top, bottom} = word.getBoundingClientRect(); return top > 0 && bottom < innerHeight }",
        timeout=10_000,
    )
    assert page.evaluate("document.activeElement.dataset.do") == "play"


def test_the_sound_that_does_not_load_is_told_in_words_with_another_way(listen):
    page = listen()
    page.route("**/*.mp3*", lambda route: route.abort())
    page.reload()
    press(page, "Play")
    told = "The sound could not be loaded. Try again, download it, or read the text."
    page.locator("#player [aria-live]").filter(has_text=told).wait_for()
    assert page.locator(".trouble").get_by_role("button", name="Try again").is_visible()
    assert page.locator(".trouble").get_by_role("link", name="Download the audio").is_visible()
    assert page.locator(".trouble").get_by_role("link", name="Read the text").is_visible()
    page.unroute("**/*.mp3*")
    press(page, "Try again")
    plays(page)
    assert not page.locator(".trouble").is_visible()


def test_without_the_times_of_words_the_player_still_plays(listen):
    page = listen()
    page.route("**/*.words.vtt*", lambda route: route.abort())
    page.reload()
    press(page, "Next paragraph")
    page.wait_for_function(
        "document.querySelector('[aria-live]').textContent.includes('could not be loaded')"
    )
    press(page, "Play")
    plays(page)


def test_headsets_and_lock_screens_work_the_player(listen, site):
    page = listen()
    page.add_init_script(
        "window.pressed = {}; const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);"
        "navigator.mediaSession.setActionHandler = (name, handler) => { pressed[name] = handler; set(name, handler) }"
    )
    page.reload()
    page.wait_for_function(f"{AUDIO}.readyState >= 1")
    told = page.evaluate(
        "[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.album]"
    )
    assert told == ["Storm closes the coastal railway", "Example News"]
    press(page, "Play")
    plays(page)
    assert page.evaluate("navigator.mediaSession.playbackState") == "playing"
    page.evaluate("pressed.seekto({seekTime: 14})")
    assert page.evaluate(f"{AUDIO}.currentTime") == pytest.approx(14, abs=0.5)
    page.evaluate("pressed.seekbackward({})")
    assert page.evaluate(f"{AUDIO}.currentTime") < 3
    page.evaluate("pressed.pause()")
    assert page.evaluate(f"{AUDIO}.paused")
    page.evaluate("pressed.previoustrack()")
    page.wait_for_url(f"{site.url}/articles/{site.articles['corrected']}")


def test_the_next_story_plays_on_when_asked_to(listen, site):
    page = listen("hostile")
    page.locator("summary").click()
    page.get_by_label("Play the next story when this one ends").check()
    press(page, "Play")
    plays(page)
    page.evaluate(f"() => {{ {AUDIO}.currentTime = {AUDIO}.duration - 0.3 }}")
    page.wait_for_url(f"{site.url}/articles/{site.articles['arabic']}", timeout=10_000)
    plays(page)
    assert page.evaluate("document.activeElement.dataset.do") == "play"


def test_sections_are_skipped_by_keyboard_and_the_focus_stays_in_the_player(listen, site):
    """Enter on the button, then its letter; where no section follows, the focus is on what plays and pauses."""
    page = listen("arabic")
    page.get_by_role("button", name="Play", exact=True).focus()
    page.keyboard.press("Enter")
    plays(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Next section":
            break
    page.keyboard.press("Enter")
    for story, focused, then in (
        ("german", "Nächstes Ressort", "s"),
        ("corrected", "Next section", "s"),
        ("plain", "Pause", "Space"),
    ):
        page.wait_for_url(f"{site.url}/articles/{site.articles[story]}")
        plays(page)
        assert page.evaluate(f"{AUDIO}.currentTime") < 5
        assert page.evaluate("document.activeElement.innerText") == focused
        page.keyboard.press(then)
    page.wait_for_function(f"{AUDIO}.paused")


def test_where_the_browser_wants_a_press_before_it_plays_on_the_focus_is_on_play(listen, site):
    page = listen("german")
    page.add_init_script(
        "HTMLMediaElement.prototype.play = async () => { throw new DOMException('press', 'NotAllowedError') }"
    )
    page.evaluate("sessionStorage['heardline.play'] = JSON.stringify('s')")
    page.goto(site.pages()["corrected"])
    page.wait_for_function("document.activeElement.dataset.do === 'play'")
    assert page.evaluate("document.activeElement.innerText") == "Play"


def test_who_goes_to_the_next_section_in_silence_begins_at_the_top_of_its_page(listen, site):
    page = listen("german")
    page.locator("[data-key=s]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/articles/{site.articles['corrected']}")
    page.wait_for_function(f"!document.getElementById('player').hidden && {AUDIO}.readyState >= 1")
    assert page.evaluate(f"{AUDIO}.paused")
    assert page.evaluate("document.activeElement === document.body")


def test_the_sleep_timer_stops_the_sound_without_a_word(listen):
    page = listen()
    page.locator("summary").click()
    page.get_by_label("Stop").select_option("5")
    assert status(page) == "Stops in 5 minutes."
    press(page, "Play")
    plays(page)
    page.evaluate(LISTENING)
    page.evaluate("Date.now = () => performance.timeOrigin + 3600000")
    page.wait_for_function(f"{AUDIO}.paused", timeout=10_000)
    assert page.evaluate("announced") == []
    assert page.locator("#sleep").input_value() == "0"
