"""What counts as a word that is lit, and what is worth speaking at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices.words import can_be_said, pieces_of, plain, words_of


def split(text):
    return [text[start:end] for start, end in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ships come and go.", ["Ships", "come", "and", "go."]),
        ("“No,” he said — twice.", ["“No,”", "he", "said", "twice."]),
        ("the truce—if it holds—helps", ["the", "truce", "if", "it", "holds", "helps"]),
        ("£3m or 5 % of A & B", ["£3m", "or", "5", "%", "of", "A", "&", "B"]),
        ("Good 😀 news", ["Good", "😀", "news"]),
        ("a - b ... c", ["a", "b", "c"]),
        ("a\u00a0b\u2003c\nd", ["a", "b", "c", "d"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("", []),
        ("… — “”", []),
    ],
)
def test_words_stand_between_white_space_and_em_dashes(text, words):
    assert split(text) == words


@pytest.mark.parametrize("text", ["a", "7", "€", "😀", "&", "é", "你"])
def test_letters_digits_and_symbols_can_be_said(text):
    assert can_be_said(f"… {text} …")


@pytest.mark.parametrize(
    "text", ["", " \n", "…", "—", "“”", "()", "\x00", "\ud800", "\u200d", "\u0301"]
)
def test_white_space_and_punctuation_alone_cannot(text):
    assert not can_be_said(text)


def test_what_is_no_text_becomes_spaces_and_nothing_moves():
    assert plain("a\x00b\ud800c\x1b[d\x85\te\nf") == "a b c [d \te\nf"
    assert plain("naïve 😀 – ₤\u200d") == "naïve 😀 – ₤\u200d"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Short.", ["Short."]),
        ("One is. Two is. Three, too.", ["One is. Two is. ", "Three, too."]),
        ("If one comes, then all go away.", ["If one comes, ", "then all go away."]),
        ("When all those come who could", ["When all those come ", "who could"]),
        ("Incomprehensibilities!", ["Incomprehensibilitie", "s!"]),
        (
            "船来了又走。没有人在意它们，也没有人说话。",
            ["船来了又走。", "没有人在意它们，也没有人说话。"],
        ),
    ],
)
def test_pieces_end_at_the_best_place_that_fits(text, pieces):
    language = "en" if text.isascii() else "zh-CN"
    assert list(pieces_of(text, 20, language)) == pieces


@given(st.text(st.sampled_from("ab. ,?—\n。😀"), max_size=300), st.integers(1, 40))
def test_pieces_fit_and_together_are_the_text(text, longest):
    pieces = list(pieces_of(text, longest, "en"))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= longest
