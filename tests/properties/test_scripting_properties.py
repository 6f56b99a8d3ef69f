"""Laws of scripts: each word said can be traced to the page, and the order of speech holds."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from properties.documents import PROSE, TEXTS

from service.errors import DocumentError
from service.model import Document, Script, Segment
from service.pipeline import script_of
from service.scripting.breaths import LONGEST, breaths
from service.scripting.wording import say

ORDER = [
    "dateline",
    "attribution",
    "correction",
    "kicker",
    "headline",
    "deck",
    "date",
    "body",
    "contributors",
]
BODY = {"paragraph", "subhead", "quote", "list", "table", "picture"}


def script(text: str) -> Script | None:
    document = Document(data=text.encode(), id="a", name="a.txt")
    try:
        return script_of(document, outlets=("Heardline",), today=date(2026, 11, 24))
    except DocumentError:
        return None


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def check_spans(segment: Segment) -> None:
    """Spans tile what is spoken, in order and to its end, and lie within what is shown."""
    position = 0
    for span in segment.spans:
        assert span.spoken_from == position < span.spoken_to
        assert 0 <= span.shown_from <= span.shown_to <= len(segment.shown)
        position = span.spoken_to
    assert position == len(segment.spoken)


@settings(deadline=None)
@given(TEXTS)
def test_spans_tile_what_is_spoken(text: str):
    """Each word that is said, of whatever document, has its place on the page or is marked as added."""
    told = script(text)
    for segment in told.segments if told else ():
        check_spans(segment)


@settings(deadline=None)
@given(TEXTS)
def test_the_words_of_the_newsroom_are_said(text: str):
    """But for the two sentences that open it, a script says every plain word that it shows, in order."""
    told = script(text)
    for segment in told.segments if told else ():
        if segment.kind not in {"dateline", "attribution"}:
            said = iter(words(segment.spoken))
            assert all(
                word in said for word in re.findall(r"(?<!\S)[a-z]{4,}(?!\S)", segment.shown)
            )


@settings(deadline=None)
@given(TEXTS)
def test_kinds_come_in_the_order_of_speech(text: str):
    """Where from and who reports come first, contributors last."""
    told = script(text)
    if told is None:
        return
    kinds = ["body" if segment.kind in BODY else segment.kind for segment in told.segments]
    assert kinds == sorted(kinds, key=ORDER.index)


@settings(deadline=None)
@given(st.text())
def test_words_that_are_said_as_shown_are_told_apart(shown: str):
    """What the rules of wording leave alone is said letter for letter, and nothing else is."""
    position = 0
    for piece in say(shown, language="zxx"):
        assert piece.shown_from == position
        position = piece.shown_to
    assert position == len(shown)


@settings(deadline=None, max_examples=40)
@given(st.lists(PROSE, min_size=12, max_size=24).map(" ".join))
def test_long_texts_are_cut_without_loss(text: str):
    """The breaths of a long text hold its words in order, and none is longer than a segment may be."""
    cut = [text[start:end] for start, end in breaths(text, "en")]
    assert all(len(breath) <= LONGEST for breath in cut)
    assert words(" ".join(cut)) == words(text)
