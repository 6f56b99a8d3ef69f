"""Laws of reading: nothing is lost in silence, places are true, and no text breaks it."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from properties.documents import TEXTS

from service.errors import DocumentError
from service.model import Document, Script
from service.pipeline import script_of
from service.reading.decode import decode
from service.reading.furniture import has_words

OUTLETS = ("Heardline",)


def document(data: str | bytes) -> Document:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return Document(data=raw, id="a", name="a.txt")


def script(data: str | bytes) -> Script | None:
    """The script of a document; None where it is refused in words for a person."""
    try:
        return script_of(document(data), outlets=OUTLETS, today=date(2026, 11, 24))
    except DocumentError as error:
        refusal = str(error)
    assert refusal.startswith("a.txt ")
    return None


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@settings(deadline=None)
@given(TEXTS)
def test_no_word_is_lost(text: str):
    """Each word of a document is in the script or on the drop list, as often as the newsroom wrote it."""
    told = script(text)
    if told is None:
        return
    kept = Counter(
        word
        for part in [
            *(segment.shown for segment in told.segments),
            *(drop.text for drop in told.dropped),
        ]
        for word in words(part)
    )
    missing = Counter(words(decode(document(text)))) - kept
    assert not missing


@settings(deadline=None)
@given(TEXTS)
def test_a_drop_tells_its_place(text: str):
    """What a drop says is found at the position that it gives; ends of lines may have become spaces."""
    told = script(text)
    if told is None:
        return
    decoded = decode(document(text))
    for drop in told.dropped:
        there = decoded[drop.position :].split()
        said = drop.text.split()
        assert there[: len(said) - 1] == said[:-1]
        assert there[len(said) - 1].startswith(said[-1])


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.binary(),
        st.text(alphabet=st.characters(categories=["L", "P", "Z", "S", "C"])),
    )
)
@example("\ufeff")
def test_any_text_is_read_or_refused(data: str | bytes):
    """Whatever the bytes, there is a script of which each segment can be said, or a refusal in words."""
    told = script(data)
    if told is None:
        return
    assert told.segments
    for segment in told.segments:
        assert has_words(segment.shown)
        assert has_words(segment.spoken)


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@settings(deadline=None)
@given(paragraphs=st.lists(st.text(alphabet=" aB.,:—()'\"-/1é水\t", max_size=60), max_size=8))
def test_text_of_marks_and_letters_is_read_or_refused(gap: str, paragraphs: list[str]):
    """The marks that datelines, bylines and credits are made of break nothing in any order."""
    told = script(gap.join(paragraphs))
    if told is not None:
        assert all(has_words(segment.spoken) for segment in told.segments)
