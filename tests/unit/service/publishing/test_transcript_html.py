"""The transcript as a page."""

from dataclasses import replace

from lxml import html
from unit.service.narration.stories import segment, story

from service.publishing.transcript_html import transcript_html


def _body(page):
    return [(part.tag, part.text) for part in html.fromstring(page).find("body/main")]


def test_the_page_names_its_language_and_its_title(harbour):
    page = html.document_fromstring(transcript_html(harbour))
    assert transcript_html(harbour).startswith("<!doctype html>\n")
    assert page.get("lang") == "en-GB"
    assert page.findtext("head/title") == "Storm closes the coastal railway"
    assert page.find("head/meta[@charset='utf-8']") is not None


def test_it_says_what_is_heard_in_the_order_in_which_it_is_heard(harbour):
    assert _body(transcript_html(harbour)) == [
        ("p", "Harwich, England."),
        ("p", "Ada Reed reports."),
        ("h1", "Storm closes the coastal railway"),
        ("p", "Trains may not run for a week."),
        ("p", "The line was under water by noon, the operator said."),
        ("h2", "What passengers can do"),
        ("p", "Tickets cost £3m."),
        ("p", "Read by a synthetic voice."),
    ]


def test_each_part_says_when_it_is_heard(harbour):
    parts = html.fromstring(transcript_html(harbour)).find("body/main")
    assert [(int(part.get("data-start-ms")), int(part.get("data-end-ms"))) for part in parts] == [
        (heard.start_ms, heard.end_ms) for heard in harbour.segments
    ]


def test_a_page_without_a_headline_still_has_one_top_heading(harbour):
    spoken = replace(harbour.segments[0], segment=segment("notice", "", "End of <report>."))
    page = transcript_html(replace(harbour, script=story(spoken.segment), segments=(spoken,)))
    assert _body(page) == [("h1", harbour.chapters[0].title), ("p", "End of <report>.")]


def test_the_items_of_a_list_stand_in_lines_of_their_own(harbour):
    items = replace(harbour.segments[0], segment=segment("list", "Take the bus.\nWait."))
    page = transcript_html(replace(harbour, script=story(items.segment), segments=(items,)))
    (shown,) = html.fromstring(page).find("body/main").iter("p")
    assert list(shown.itertext()) == ["Take the bus.", "Wait."]


def test_markup_in_an_article_is_shown_and_not_obeyed(harbour):
    risky = replace(harbour.segments[2], segment=segment("headline", "</title><script>x &amp; y"))
    script = story(risky.segment, headline=risky.segment.shown, language='en"><p>')
    page = transcript_html(replace(harbour, script=script, segments=(risky,)))
    assert "<script" not in page
    assert html.document_fromstring(page).findtext("head/title") == "</title><script>x &amp; y"
    assert _body(page) == [("h1", "</title><script>x &amp; y")]
