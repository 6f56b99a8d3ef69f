"""What a listener has set up in the browser or the system is kept: dark, forced colours, more contrast."""

import numpy as np
import pytest
from browser.checks import borders, contrast, focus, luminance

WISHES = {
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "more contrast": {"contrast": "more"},
}

FAINTEST = """() => {
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const behind = e => { const found = getComputedStyle(e).backgroundColor;
    return found === "rgba(0, 0, 0, 0)" && e.parentElement ? behind(e.parentElement) : found };
  const words = [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && !e.closest(".skip")
    && [...e.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
  return Math.min(...words.map(e => { const [dark, bright] = [light(getComputedStyle(e).color), light(behind(e))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05) }));
}"""
"""The contrast of the faintest words (WCAG 2, 1.4.6)."""

MARKED_AND_NEXT = """() => {
  const [range] = CSS.highlights.get("reading") ?? [];
  if (!range) return null;
  const after = range.cloneRange(), text = range.endContainer.data;
  const from = range.endOffset + text.slice(range.endOffset).search(/\\w/);
  after.setStart(range.endContainer, from); after.setEnd(range.endContainer, from + text.slice(from).search(/\\W/));
  const [marked, next] = [range, after].map(each => each.getBoundingClientRect());
  return marked.top === next.top ? [marked, next].map(box => box.toJSON()) : null }"""
"""Where the word stands that is marked, and the one after it, when they stand in one line."""


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("kind", ["plain", "own feed"])
def test_focus_is_seen(opened, kind, wish):
    """What has the focus shows it, by pixels, whatever the colours are."""
    assert focus(opened(kind, **WISHES[wish])) == []


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("kind", ["plain", "own feed", "report"])
def test_controls_stand_out(opened, kind, wish):
    """So do the edges of fields, boxes and buttons."""
    assert borders(opened(kind, **WISHES[wish])) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_more(opened, scheme):
    """Who asks for more contrast than the 7:1 that all get, gets it, links and buttons included."""
    usual = opened("plain", color_scheme=scheme).evaluate(FAINTEST)
    more = opened("plain", color_scheme=scheme, contrast="more").evaluate(FAINTEST)
    assert 7 <= usual < more
    assert more > 12


@pytest.mark.parametrize("wish", ["none", *WISHES])
def test_the_word_that_is_heard_stands_out(opened, wish):
    """By pixels: its ground, or the line below it, differs by 3:1 from the ground beside it; and by 7:1 the word from its own."""
    page = opened("plain", **WISHES.get(wish, {}))
    page.locator("[data-from=block-1]").click()
    page.wait_for_function(MARKED_AND_NEXT, timeout=10_000)
    page.evaluate("document.querySelector('audio').pause()")
    boxes = page.wait_for_function(MARKED_AND_NEXT).json_value()
    marked, beside = (
        luminance(page.screenshot(clip={name: box[name] for name in ("x", "y", "width", "height")}))
        for box in boxes
    )
    plain = np.median(beside)
    assert _line_across(marked, plain) > 0.8 > _line_across(beside, plain)
    ground = np.median(marked)
    assert contrast(ground, np.array([marked.min(), marked.max()])).max() >= 7


def _line_across(word: np.ndarray, ground: float) -> float:
    """How much of the width of a word is crossed by the clearest line that differs from *ground* by 3:1: 0 to 1."""
    return (contrast(word, ground) >= 3).mean(axis=1).max()
