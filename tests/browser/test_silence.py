"""While the news is heard, the page says nothing: whatever has the focus, a screen reader has no reason to speak."""

import pytest
from browser.checks import STOPS

SECONDS = 5

LISTEN = """() => {
  window.said = [];
  const at = document.activeElement, title = document.title, value = at.value, checked = at.checked;
  const named = ["aria-labelledby", "aria-describedby"].flatMap(name => (at.getAttribute(name) ?? "").split(/\\s+/))
    .map(id => document.getElementById(id)).filter(Boolean);
  const live = e => e?.closest('[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off]), output');
  const part = e => at !== document.body && [at, ...named, ...(at.labels ?? [])].some(each => each.contains(e));
  const spoken = /^(aria-|value|title|alt|role|disabled|hidden|open)/;
  window.observer = new MutationObserver(found => found.forEach(change => {
    const e = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    if (change.type === "attributes" && !spoken.test(change.attributeName)) return;
    const fresh = [...change.addedNodes].find(node => node.nodeType === 1 && (live(node) || node.querySelector("[role=alert]")));
    if (live(e) || fresh) said.push(`status: ${(fresh ?? live(e)).textContent.trim()}`);
    else if (part(e)) said.push(`what has the focus: ${change.attributeName ?? e.textContent.trim()}`);
  }));
  observer.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  window.watch = setInterval(() => {
    if (document.activeElement !== at) said.push("the focus went elsewhere");
    if (at.value !== value || at.checked !== checked) said.push(`value: ${at.value}`);
    if (document.title !== title) said.push(`title: ${document.title}`);
  }, 100);
}"""
"""Note all that makes a screen reader speak unasked: live regions, and name, state and value of what has the focus."""

PLAYED_S = "document.querySelector('audio').currentTime"

FOCUS = f"place => {{ ({STOPS})(); window.stops[place]?.focus(); return document.activeElement.outerHTML.slice(0, 100) }}"

CHATTER = {
    "a slider that follows": "document.querySelector('input').value++",
    "words of the slider": "document.querySelector('input').ariaValueText = `${Date.now()}`",
    "each word in a live region": "document.querySelector('p').textContent = `${Date.now()}`",
    "an alert that appears": "document.body.insertAdjacentHTML('beforeend', '<p role=alert>Now</p>')",
    "a label that counts": "document.querySelector('label').textContent = `${Date.now()}`",
    "a title that counts": "document.title = Date.now()",
    "a focus that wanders": "document.querySelector('button').focus()",
}
"""What players do that talk over the news, as the script that they run again and again."""


@pytest.fixture
def context(chromium):
    """A context in which scripts of this test may run."""
    context = chromium.new_context(bypass_csp=True)
    yield context
    context.close()


@pytest.mark.parametrize(
    ("kind", "within"), [("plain", "main :not(.downloads *)"), ("home", ".listen *")]
)
def test_nothing_is_said_while_the_news_is_heard(context, site, kind, within):
    """With the focus on each control in turn, side by side in pages of their own, five seconds of playback are silent."""
    first = context.new_page()
    first.goto(site.pages()[kind])
    controls = first.evaluate(
        f"within => ({STOPS})() && window.stops.flatMap((e, place) => e.matches(within) ? [place] : [])",
        within,
    )
    assert controls
    pages = {}
    for place in controls:
        page = context.new_page()
        page.goto(site.pages()[kind])
        page.locator("#player").wait_for()
        pages[page.evaluate(FOCUS, place)] = page
    for page in pages.values():  # only now: the first would have come to its end
        page.evaluate("document.querySelector('audio').play()")
    begun_s = {}
    for control, page in pages.items():
        page.wait_for_function(f"{PLAYED_S} > 0.5")
        page.evaluate(LISTEN)
        begun_s[control] = page.evaluate(PLAYED_S)
    first.wait_for_timeout(SECONDS * 1000)
    said = {control: page.evaluate("said") for control, page in pages.items()}
    assert {control: words for control, words in said.items() if words} == {}
    for control, page in pages.items():
        assert page.evaluate(PLAYED_S) > begun_s[control] + SECONDS / 2, f"did not play: {control}"


@pytest.mark.parametrize("chatter", CHATTER)
def test_what_talks_over_the_news_is_noticed(context, chatter):
    """Each way in which a page makes a screen reader speak is heard by the test above."""
    page = context.new_page()
    page.set_content(
        "<title>News</title><label for=place>Position</label><input id=place type=range><button>Play</button><p role=status>"
    )
    page.focus("input")
    page.evaluate(LISTEN)
    page.evaluate(f"setInterval(() => {{ {CHATTER[chatter]} }}, 100)")
    page.wait_for_function("said.length > 2")


def test_what_screen_readers_keep_to_themselves_is_no_noise(context):
    """A clock that is hidden from them, a mark that moves and a slider without the focus may change."""
    page = context.new_page()
    page.set_content(
        "<button>Pause</button><input type=range aria-label=Position><p aria-hidden=true>0:00<p class=a>Word"
    )
    page.focus("button")
    page.evaluate(LISTEN)
    page.evaluate("""new Promise(done => { let times = 0; const change = setInterval(() => {
        document.querySelector("input").value++; document.querySelector("p").textContent = times;
        document.querySelector(".a").className = "a b"; if (++times > 5) { clearInterval(change); done() } }, 100) })""")
    assert page.evaluate("said") == []
