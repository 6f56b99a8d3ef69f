"""What counts as a word that is lit, and what is worth speaking at all."""

import pytest

from voices.words import can_be_said, plain, words_of


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
