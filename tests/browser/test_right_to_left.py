"""Arabic articles: everything of the article runs from the right, everything of the frame from the left, and neither turns the other."""

import pytest

BOX = """(element, words) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = words ? node.data.indexOf(words) : 0;
    if (at < 0 || !node.data.trim()) continue;
    range.setStart(node, at);
    range.setEnd(node, words ? at + words.length : node.length);
    const {left, right, top, bottom} = range.getBoundingClientRect();
    return {left, right, top, bottom};
  }
}"""
"""Where words of an element stand; without words, where its first text does."""

LINES = """element => { const range = document.createRange(); range.selectNodeContents(element);
return [...range.getClientRects()].map(({left, top}) => ({left, top: top + scrollY})) }"""


@pytest.fixture(params=[1280, 320], ids=["wide", "narrow"])
def arabic(opened, request):
    """The page of an Arabic article."""
    return opened("arabic", viewport={"width": request.param, "height": 900})


def box(page, selector, words=None):
    return page.locator(selector).first.evaluate(BOX, words)


def edges(page, selector):
    return page.locator(selector).first.bounding_box()


def test_the_article_begins_at_the_right(arabic):
    """Headline, deck and paragraphs touch the right edge of their column."""
    main = edges(arabic, "main")
    for part in ("h1", ".deck", "#block-1"):
        assert abs(box(arabic, part)["right"] - (main["x"] + main["width"])) < 2, part


def test_marks_of_lists_and_quotations_stand_at_the_right(arabic):
    """Where the lines begin, as in print."""
    sides = "e => { const s = getComputedStyle(e); return [s.paddingLeft, s.paddingRight, s.borderLeftWidth, s.borderRightWidth].map(parseFloat) }"
    left, right, *_ = arabic.locator(".text ul").evaluate(sides)
    assert right > 20
    assert left == 0
    _, _, left, right = arabic.locator("blockquote").evaluate(sides)
    assert (left, right) == (0, 4)


def test_the_mark_of_reading_along_stands_where_a_line_begins(arabic, opened):
    """At the right of an Arabic paragraph, at the left of an English one."""
    mark = "e => { e.classList.add('reading'); return getComputedStyle(e).boxShadow.match(/(-?[\\d.]+)px 0px 0px 0px/)[1] }"
    assert float(arabic.locator("#block-1").evaluate(mark)) > 0
    assert float(opened("plain").locator("#block-1").evaluate(mark)) < 0


def test_a_button_to_listen_from_here_stands_at_the_end_of_its_line(arabic):
    """It covers no word of the paragraph, and no space is lost on its far side."""
    button = edges(arabic, ".from-here")
    assert abs(button["x"] - edges(arabic, "main")["x"]) < 1
    lines = arabic.locator("#block-1").evaluate(LINES)
    beside = [line["left"] for line in lines if line["top"] < button["y"] + button["height"]]
    assert 8 < min(beside) - button["x"] - button["width"] < 120


def test_names_and_numbers_keep_their_own_direction(arabic):
    """Latin names and figures are read from the left within lines that run from the right."""
    for first, second in (("Net", "work"), ("20", "0 متر"), ("3", "5 كم")):
        start, end = box(arabic, "#block-1", first + second), box(arabic, "#block-1", first)
        assert start["left"] <= end["left"]
    colchester, harwich = (
        box(arabic, "#block-1", "Colch"),
        box(arabic, "#block-1", "ester"),
    )
    if colchester["top"] == harwich["top"]:
        assert colchester["right"] <= harwich["left"] + 1


def test_the_player_runs_in_the_direction_of_its_words(arabic):
    """The frame speaks English here: back is left of forward, and the right arrow goes on."""
    assert arabic.locator("#player").evaluate("e => getComputedStyle(e).direction") == "ltr"
    back, forward = edges(arabic, "[data-do=back]"), edges(arabic, "[data-do=forward]")
    assert back["x"] < forward["x"] or back["y"] < forward["y"]
    arabic.wait_for_function("document.querySelector('audio').readyState >= 1")
    slider = arabic.locator("#position")
    slider.focus()
    slider.press("ArrowRight")
    assert slider.input_value() == "5"


def test_where_am_i_is_said_in_order_around_an_arabic_name(arabic):
    """The name of the section turns none of the words and figures behind it."""
    arabic.locator("[data-do=where]").click()
    status = "#player [aria-live]"
    assert "نقل" in arabic.locator(status).inner_text()
    section, name, time = (box(arabic, status, words) for words in ("Section", "نقل", "0"))
    if section["top"] == name["top"]:
        assert section["right"] <= name["left"]
    if name["top"] == time["top"]:
        assert name["right"] <= time["left"]


def test_an_arabic_headline_in_a_list_begins_at_the_right_and_its_facts_run_from_the_left(opened):
    page = opened("home", viewport={"width": 1280, "height": 900})
    item = ".item[lang=ar]"
    column = edges(page, item)
    assert abs(box(page, f"{item} h2")["right"] - (column["x"] + column["width"])) < 2
    day, month = box(page, f"{item} .facts", "22"), box(page, f"{item} .facts", "November")
    assert day["right"] <= month["left"]
    assert page.locator(".item[lang=de] h2").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_keyboard_goes_through_an_arabic_page_in_the_order_of_reading(arabic):
    """The skip links, the frame, the player, then the article from its first paragraph to its last."""
    arabic.locator("summary").focus()
    met = []
    for _ in range(4):
        arabic.keyboard.press("Tab")
        met.append(arabic.evaluate("document.activeElement.dataset.from"))
    assert met == ["block-1", "block-2", "block-3", "block-4"]
    arabic.keyboard.press("Tab")
    assert "MP3" in arabic.evaluate("document.activeElement.innerText")


def test_the_transcript_of_an_arabic_article_begins_at_the_right(opened, site):
    """Also when its first word is a Latin name."""
    page = opened("arabic")
    page.goto(f"{site.url}/audio/{site.articles['arabic']}.html")
    assert page.locator("html").evaluate("e => [e.lang, getComputedStyle(e).direction]") == [
        "ar",
        "rtl",
    ]
