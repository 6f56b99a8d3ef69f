"""What a listener has set up in the browser or the system is kept: dark, forced colours, more contrast."""

import pytest
from browser.checks import focus

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


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("kind", ["plain", "own feed"])
def test_focus_is_seen(opened, kind, wish):
    """What has the focus shows it, by pixels, whatever the colours are."""
    assert focus(opened(kind, **WISHES[wish])) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_more(opened, scheme):
    """Who asks for more contrast than the 7:1 that all get, gets it, links and buttons included."""
    usual = opened("plain", color_scheme=scheme).evaluate(FAINTEST)
    more = opened("plain", color_scheme=scheme, contrast="more").evaluate(FAINTEST)
    assert 7 <= usual < more
    assert more > 12
