"""What those look for who use a page without a mouse, without seeing it, or enlarged. Each check answers what is wrong, in words.

The checkers of others see marks in the source. These see what happens: keys are pressed, and pixels are compared.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
from browser.tools import axe, ibm
from PIL import Image
from playwright.sync_api import Page

Check = Callable[[Page], list[str]]

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}
"""What is left of 1280 by 1024 at 400 %."""
TALLEST = 12_000
"""Pixels of a page that are looked at in one piece."""
SMALLEST = 44
"""CSS pixels of a target, by WCAG 2.5.5."""
MARGIN = 10
"""Pixels around a thing in which its focus may show."""
MOST_OF_IT = 0.7
"""What of a control's edge has to be seen; it is sought within a quarter of the control, for round ones."""

STOPS = """() => window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, audio[controls], \
video[controls], [tabindex]")].filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))
.filter((e, place, all) => e.type !== "radio" || e === (all.find(one => one.name === e.name && one.checked) ?? all.find(one => one.name === e.name)))"""
"""All that can be reached by Tab: of radio buttons, one of each group."""

_AT = """() => { const at = document.activeElement, box = at.getBoundingClientRect();
const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
const there = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
return {place: window.stops.indexOf(at), html: at.outerHTML.slice(0, 120), box: [box.x, box.y, box.width, box.height],
seen: box.height > 0 && there !== null && (at.contains(there) || there.contains(at) && there.tagName !== "BODY" && there.tagName !== "HTML")} }"""

_CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, summary")].filter(e => e.checkVisibility()).map(e => {
  const box = e.getBoundingClientRect();
  return {html: e.outerHTML.slice(0, 120), box: [box.x, box.y, box.width, box.height],
    reach: e.type === "range" ? box.height : Math.min(box.width, box.height) / 4} })"""
_OPENED = "() => { for (const closed of document.querySelectorAll('details:not([open])')) closed.open = closed.opened = true }"
_CLOSED = "() => { for (const all of document.querySelectorAll('details')) if (all.opened) all.open = all.opened = false }"

_SKIPS = """() => [...document.querySelectorAll('a[href^="#"]')].map(link => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return `${link.innerText} leads nowhere: ${link.hash}`;
  link.focus(); link.click();
  return document.activeElement === target ? null : `${link.innerText} does not take the focus to ${link.hash}`;
}).filter(Boolean)"""

_IDS = """() => { const all = [...document.querySelectorAll("[id]")].map(e => e.id);
return all.filter((id, place) => all.indexOf(id) !== place).map(id => `two things are called ${id}`) }"""

_WORDS = """() => {
  const empty = ["click here", "here", "click", "link", "more", "read more", "learn more", "details", "this", "this page", "download", "hier",
    "hier klicken", "mehr", "weiterlesen", "aquí", "haga clic aquí", "más", "leer más", "ici", "cliquez ici", "plus", "en savoir plus"];
  const said = [...document.links].filter(link => empty.includes(link.innerText.trim().toLowerCase()))
    .map(link => `a link is only called “${link.innerText}”`);
  const twice = [...document.querySelectorAll("main article, main li")].flatMap(item => {
    const hrefs = [...item.querySelectorAll(":scope a[href]")].filter(a => a.closest("article, li") === item).map(a => a.href);
    return hrefs.filter((href, place) => hrefs.indexOf(href) !== place).map(href => `one thing links twice to ${href}`) });
  return [...said, ...twice] }"""

_SOUNDS = """() => [...document.querySelectorAll("audio, video")].filter(e => e.autoplay || !e.paused)
.map(e => `plays unasked: ${e.outerHTML.slice(0, 120)}`)"""

_TARGETS = """smallest => { (STOPS)(); return window.stops.flatMap(e => {
  e.focus();
  const boxes = [e, ...(["checkbox", "radio"].includes(e.type) ? e.labels : [])].map(b => b.getBoundingClientRect());
  const width = Math.max(...boxes.map(b => b.width)), height = Math.max(...boxes.map(b => b.height));
  return width >= smallest - .01 && height >= smallest - .01 ? [] : [`${width} by ${height} pixels only: ${e.outerHTML.slice(0, 120)}`];
}) }""".replace("STOPS", STOPS)

_SPACED = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync("* {line-height: 1.5 !important; letter-spacing: .12em !important; \
word-spacing: .16em !important} p {margin-bottom: 2em !important}"); document.adoptedStyleSheets = [sheet] }"""
_UNSPACED = "() => { document.adoptedStyleSheets = [] }"
_WIDE = """() => { const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
const cut = [...document.querySelectorAll("main *, header *, footer *")].filter(e => e.scrollWidth > e.clientWidth + 1 &&
  ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && e.checkVisibility() && getComputedStyle(e).clipPath === "none");
return [...(over > 0 ? [`${over} pixels stick out`] : []), ...cut.map(e => `cut off: ${e.outerHTML.slice(0, 120)}`)] }"""

_ELSEWHERE = """() => performance.getEntriesByType("resource").map(entry => entry.name)
.filter(url => /^(https?|wss?):/.test(url) && new URL(url).origin !== location.origin).map(url => `asks elsewhere: ${url}`)"""

_MOVES = """() => [...document.querySelectorAll("*")].flatMap(e => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(e, part || null), long = text => text.split(",").some(each => parseFloat(each) > 0.01);
  return style.scrollBehavior === "smooth" || (style.animationName !== "none" && long(style.animationDuration)) || long(style.transitionDuration)
    ? [`moves although that was not wanted: ${e.tagName}${part}`] : [] }))"""


def skip_links(page: Page) -> list[str]:
    """Links within the page that lead nowhere, or leave the focus behind (WCAG 2.4.1)."""
    return page.evaluate(_SKIPS)


def ids(page: Page) -> list[str]:
    """Names that two things have."""
    return page.evaluate(_IDS)


def link_words(page: Page) -> list[str]:
    """Links whose words say nothing out of place (WCAG 2.4.9), and those that stand twice in one item."""
    return page.evaluate(_WORDS)


def unasked_sound(page: Page) -> list[str]:
    """What plays without being asked to (WCAG 1.4.2)."""
    return page.evaluate(_SOUNDS)


def target_sizes(page: Page) -> list[str]:
    """Targets that an unsteady hand misses (WCAG 2.5.5, with no exception for links in sentences)."""
    return page.evaluate(_TARGETS, SMALLEST)


def reflow(page: Page) -> list[str]:
    """What sticks out or is cut off at 320 pixels, also with the text spacing of WCAG 1.4.12 (1.4.10)."""
    found = []
    with _sized(page, PHONE):
        found += page.evaluate(_WIDE)
        page.evaluate(_SPACED)
        found += page.evaluate(_WIDE)
        page.evaluate(_UNSPACED)
    return found


def third_parties(page: Page) -> list[str]:
    """What is asked of another server than the page's own."""
    return page.evaluate(_ELSEWHERE)


def motion(page: Page) -> list[str]:
    """What moves although the listener wants no motion (WCAG 2.3.3)."""
    page.emulate_media(reduced_motion="reduce")
    found = page.evaluate(_MOVES)
    page.emulate_media(reduced_motion="no-preference")
    return found


def keyboard(page: Page) -> list[str]:
    """What Tab misses, meets in another order, hides, or never leaves (WCAG 2.1.1, 2.1.2, 2.4.3 and 2.4.12), at 400 % zoom."""
    with _sized(page, ZOOMED):
        stops = _count_stops(page)
        walk = list(_walk(page, stops))
    hidden = [f"hidden while it has the focus: {at['html']}" for at in walk if not at["seen"]]
    met = [at["place"] for at in walk]
    if walk and "trapped" in walk[-1]:
        return [*hidden, f"Tab does not leave {walk[-1]['html']}"]
    if met != list(range(stops)):
        return [*hidden, f"Tab meets {met} of {stops} stops: {[at['html'] for at in walk]}"]
    return hidden


def focus(page: Page) -> list[str]:
    """What does not show that it has the focus: by pixels, at least a line of 2 around it, changed by 3:1 (WCAG 2.4.13)."""
    with _in_one_piece(page):
        stops = _count_stops(page)
        shots = [(at, *_shot(page, at["box"])) for at in _walk(page, stops)]
        page.evaluate("document.activeElement.blur()")
        without = luminance(page.screenshot())
    found = []
    for at, (left, top, right, bottom), shown in shots:
        before = without[top:bottom, left:right]
        line = 2 * 2 * (at["box"][2] + at["box"][3])
        if np.count_nonzero(contrast(shown, before) >= 3) < min(line, shown.size / 2):
            found.append(f"does not show its focus: {at['html']}")
    return found


def borders(page: Page) -> list[str]:
    """Controls that do not stand out from what is around them: by pixels, at their edge, by 3:1 (WCAG 1.4.11)."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate(_OPENED)
    with _in_one_piece(page):
        controls = page.evaluate(_CONTROLS)
        seen = luminance(page.screenshot())
    page.evaluate(_CLOSED)
    return [
        f"does not stand out from its ground: {control['html']}"
        for control in controls
        if _edge(seen, control["box"], control["reach"]) < MOST_OF_IT
    ]


CHECKS: Mapping[str, Check] = {
    "axe": axe,
    "IBM": ibm,
    "skip links": skip_links,
    "ids": ids,
    "link words": link_words,
    "unasked sound": unasked_sound,
    "target sizes": target_sizes,
    "reflow": reflow,
    "third parties": third_parties,
    "motion": motion,
    "keyboard": keyboard,
    "focus": focus,
    "borders": borders,
}
"""All checks of one page, by their names in reports."""


def luminance(png: bytes) -> np.ndarray:
    """Relative luminance of each pixel, as WCAG 2 defines it."""
    parts = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The contrast of luminances, as WCAG 2 defines it."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def _edge(seen: np.ndarray, box: list[float], reach: float) -> float:
    """How many of the lines inwards from around a box meet another colour, by 3:1, within *reach* pixels: 0 to 1."""
    x, y, width, height = box
    across, down = np.arange(x, x + width, 3), np.arange(y, y + height, 3)
    inwards = np.arange(-3, reach)
    lines = [
        seen[rows.astype(int).clip(0, len(seen) - 1), columns.astype(int).clip(0, len(seen[0]) - 1)]
        for columns, rows in (
            np.meshgrid(across, y + inwards, indexing="ij"),
            np.meshgrid(across, y + height - inwards, indexing="ij"),
            np.meshgrid(x + inwards, down),
            np.meshgrid(x + width - inwards, down),
        )
    ]
    met = [(contrast(line, line[:, :1]) >= 3).any(axis=1) for line in lines]
    return np.concatenate(met).mean()


@contextmanager
def _in_one_piece(page: Page) -> Iterator[None]:
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    with _sized(page, {"width": DESK["width"], "height": max(tall, DESK["height"])}):
        yield


@contextmanager
def _sized(page: Page, size: Mapping[str, int]) -> Iterator[None]:
    page.set_viewport_size(size)
    yield
    page.set_viewport_size(DESK)


def _count_stops(page: Page) -> int:
    page.evaluate(
        "document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus()"
    )
    page.evaluate("document.body.removeAttribute('tabindex'); scrollTo(0, 0)")
    return page.evaluate(f"({STOPS})().length")


def _walk(page: Page, stops: int) -> Iterator[dict]:
    """Press Tab until the page is left, and yield each thing that has the focus once; players have stops of their own.

    A browser without a frame goes on with the first stop, or with none.
    """
    met: list[int] = []
    for _ in range(stops + 12):
        page.keyboard.press("Tab")
        at = page.evaluate(_AT)
        if at["html"].startswith("<body") or (len(set(met)) > 1 and at["place"] == met[0]):
            return
        if at["place"] not in met[-1:]:
            yield at
        met.append(at["place"])
    yield {**at, "trapped": True}


def _shot(page: Page, box: list[float]) -> tuple[tuple[int, int, int, int], np.ndarray]:
    size = page.viewport_size
    x, y, width, height = box
    left, top = max(0, int(x) - MARGIN), max(0, int(y) - MARGIN)
    right = min(size["width"], int(x + width) + MARGIN)
    bottom = min(size["height"], int(y + height) + MARGIN)
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return (left, top, right, bottom), luminance(page.screenshot(clip=clip))
