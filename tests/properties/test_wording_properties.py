"""Laws of wording, for any text: pieces tile it, no figure is left over, and time grows with the text and no faster."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.scripting.wording import LANGUAGES, say, table

EXAMPLES = [rule.example[0] for rule in table("en").rules]
ABROAD = [
    (language, rule.example[0])
    for language in LANGUAGES
    if language != "en"
    for rule in table(language).rules
]
GLUE = st.sampled_from(["", " ", ", ", "-", "–", ". ", "\n", "/", "\u00a0", " a ", "(", ") "])
SHREDS = st.one_of(
    st.sampled_from([shred for example in EXAMPLES for shred in re.findall(r"\S+", example)]),
    st.text("0123456789,.-/:$£%°'’@#&+=~mkpCFsthIVX ", max_size=8),
    st.text(max_size=4),
)
TEXTS = st.lists(st.tuples(SHREDS, GLUE), max_size=12).map(
    lambda parts: "".join(itertools.chain.from_iterable(parts))
)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_pieces_tile_what_is_shown(text: str):
    """Every stretch of any text is said or passed over in its place, once."""
    position = 0
    for piece in say(text, language="en"):
        assert piece.shown_from == position < piece.shown_to
        position = piece.shown_to
    assert position == len(text)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_figures_become_words(text: str):
    """Where digits are shown, words are said; no digit is left to an engine, and none vanishes."""
    for piece in say(text, language="en"):
        assert not re.search("[0-9]", piece.said)
        if re.search("[0-9]", text[piece.shown_from : piece.shown_to]):
            assert re.search("[a-zA-Z]", piece.said)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from([language for language in LANGUAGES if language != "en"]), st.data())
def test_laws_of_every_language(language: str, data: st.DataObject):
    """In every language the pieces tile what is shown, and where digits are shown something is said."""
    shreds = [
        shred for tongue, example in ABROAD if tongue == language for shred in example.split()
    ]
    parts = st.tuples(st.one_of(st.sampled_from(shreds), SHREDS), GLUE)
    text = "".join(itertools.chain.from_iterable(data.draw(st.lists(parts, max_size=12))))
    position = 0
    for piece in say(text, language=language):
        assert piece.shown_from == position < piece.shown_to
        position = piece.shown_to
        if re.search("[0-9]", text[piece.shown_from : piece.shown_to]):
            assert re.search(r"\w", piece.said)
    assert position == len(text)


@settings(deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz ,;é’"))
def test_plain_words_pass_untouched(text: str):
    """Small letters are what they are."""
    assert "".join(piece.said for piece in say(" ".join(text.split(" ")), language="en")) == re.sub(
        " +", " ", text
    )


@pytest.mark.parametrize(
    "unit",
    sorted(
        {
            *EXAMPLES, *[example.replace(" ", "") for example in EXAMPLES], "1", "1,", "111,", "1.", "1-", "1/", "$", "$1", " ",
            "\n", " \n", "a.", "a@", "A.", "A", "A&", "I", "#", "@", "www.", "http://", "1:", "'", "-1", "1m ", "St. ", "x ",
            "p.m. ", "No. 1", "a", "é", "\u200b", "!", "1 ", "½", "Jan. ", "+1 ", "(1", "a-", "_", "a_1",
            "★ ", "👍 ", "🏳️\u200d", "[", "``", "--", "1-1, ", "7-6 (5) ", "A₂", "a=", "< ", "X", "W. ", "1/1 ", "1 Aa Aa ", "t.co/",
            "1.1.", "1:1 ", "$1-", "a/",
        }
    ),
)  # fmt: skip
def test_no_text_stalls_the_rules(unit: str):
    """Repeated without end, no shape of text makes the rules look at a place again and again.

    The time of 6,000 characters is bounded by the run's own limit; what is checked is that all of it is said.
    """
    text = unit * (6_000 // len(unit))
    assert list(say(text, language="en"))[-1].shown_to == len(text)


@pytest.mark.parametrize(("language", "example"), ABROAD)
def test_no_text_stalls_the_rules_of_any_language(language: str, example: str):
    """The same of every language's shapes, with and without spaces."""
    for unit in (example, example.replace(" ", ""), f"{example} "):
        text = unit * (3_000 // len(unit))
        assert list(say(text, language=language))[-1].shown_to == len(text)
