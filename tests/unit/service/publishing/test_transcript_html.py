"""The transcript as a page."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from unit.service.narration.stories import article, segment, story

from service.model import Block, Dateline, Passage
from service.publishing.transcript_html import style_of, transcript_html
from service.scripting import write_script


def _body(page):
    return [(part.tag, part.text) for part in html.fromstring(page).find("body/main")]


def _as_heard(harbour, **known):
    """Return what is heard of an article, in *harbour*'s place."""
    script = write_script(article(**known), today=date(2026, 11, 23), closing=["notice"])
    segments = [replace(harbour.segments[0], segment=each) for each in script.segments]
    return replace(harbour, script=script, segments=tuple(segments))


def _tongues(page):
    """What of a transcript is in which language, and from where it is written."""
    spans = html.fromstring(page).iterfind("body/main//span")
    return [(span.get("lang"), span.get("dir"), span.text) for span in spans]


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


def test_words_in_another_language_say_so(harbour):
    """A screen reader changes its voice for them (WCAG 3.1.2), although figures before and in them are said otherwise."""
    text = "The £3m film, called “Les 400 coups de l’hiver”, cost £4m; «قال ٢٠٠ رجل» is another."
    named, other = text.index("Les"), text.index("قال")
    passages = (
        Passage(start=named, end=text.index("”"), language="fr"),
        Passage(start=other, end=text.index("»"), language="ar"),
    )
    blocks = (Block(kind="paragraph", text=text, passages=passages),)
    page = transcript_html(_as_heard(harbour, blocks=blocks))
    assert _tongues(page) == [
        ("fr", "ltr", "Les 400 coups de l’hiver"),
        ("ar", "rtl", "قال ٢٠٠ رجل"),
    ]
    assert html.fromstring(page).find("body/main/p").text_content() == text


def test_a_passage_over_lines_of_a_list_says_so_in_each(harbour):
    text = "He said:\nIl pleut\nIl vente"
    passages = (Passage(start=9, end=len(text), language="fr"),)
    blocks = (Block(kind="list", text=text, passages=passages),)
    assert _tongues(transcript_html(_as_heard(harbour, blocks=blocks))) == [
        ("fr", "ltr", "Il pleut\n"),
        ("fr", "ltr", "Il vente"),
    ]


@pytest.mark.parametrize(("language", "said_in"), [("hu", ["en"]), ("ar", []), ("en-GB", [])])
def test_words_of_the_services_own_say_so_where_they_are_in_english(harbour, language, said_in):
    """It knows those of many languages, but not of all."""
    page = transcript_html(_as_heard(harbour, language=language))
    assert [tongue for tongue, _, _ in _tongues(page)] == said_in


def test_a_dateline_is_written_as_it_is_heard(harbour):
    place = Dateline(
        place="Jerusalem", region=None, agency="VOA", date=None, derived=False, shown="JERUSALEM (VOA)"
    )  # fmt: skip
    heard = _as_heard(harbour, dateline=place)
    assert _body(transcript_html(heard))[1] == ("p", heard.segments[0].segment.spoken)
    assert "JERUSALEM" not in heard.segments[0].segment.spoken


def test_its_style_can_be_found_again(harbour):
    """Whoever serves it allows that one, even if it was written long ago."""
    assert style_of(transcript_html(harbour).encode()).startswith(b"body {")
    assert style_of(b"<title>&lt;style></title><style>p { color: red }</style>") == (
        b"p { color: red }"
    )


def test_markup_in_an_article_is_shown_and_not_obeyed(harbour):
    risky = replace(harbour.segments[2], segment=segment("headline", "</title><script>x &amp; y"))
    script = story(risky.segment, headline=risky.segment.shown, language='en"><p>')
    page = transcript_html(replace(harbour, script=script, segments=(risky,)))
    assert "<script" not in page
    assert html.document_fromstring(page).findtext("head/title") == "</title><script>x &amp; y"
    assert _body(page) == [("h1", "</title><script>x &amp; y")]
