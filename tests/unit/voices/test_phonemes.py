"""Phonemes find the words that they are of."""

import pytest

from voices.phonemes import Piece, is_sound, parts, phonemes_of

SAID = {
    "out of the blue": "ˈaʊt ʌvðə blˈuː",
    "out": "ˈaʊt",
    "of": "ʌv",
    "the": "ðə",
    "blue": "blˈuː",
    "in 1999 he": "ɪn nˈaɪntiːn nˈaɪndi nˈaɪn hiː",
    "in": "ˈɪn",
    "1999": "nˈaɪntiːn nˈaɪnti nˈaɪn",
    "he": "hˈiː",
    "One day. Two": "wˈʌn dˈeɪ.|tˈuː",
    "One": "wˈʌn",
    "day.": "dˈeɪ.",
    "Two": "tˈuː",
    "in ": "ɪn",
    "Bob": "bˈɑːb",
    ", of": "ʌv",
}


def read(text):
    return [list(sentence) for sentence in SAID[text].split("|")]


def heard(*pieces):
    """Give each word of the text with its phonemes."""
    pieces = [Piece(text=piece) if isinstance(piece, str) else piece for piece in pieces]
    sentences, words = phonemes_of(pieces, read)
    text = "".join(piece.text for piece in pieces)
    spoken = [phoneme for sentence in sentences for phoneme in sentence]
    return [
        (text[word.start : word.end], "".join(spoken[word.first : word.last])) for word in words
    ]


def test_words_that_are_said_as_one_are_told_apart():
    assert heard("out of the blue") == [
        ("out", "ˈaʊt"), ("of", "ʌv"), ("the", "ðə"), ("blue", "blˈuː"),
    ]  # fmt: skip


def test_a_number_has_all_the_words_it_is_said_with_though_they_sound_otherwise_alone():
    assert heard("in 1999 he") == [("in", "ɪn"), ("1999", "nˈaɪntiːn nˈaɪndi nˈaɪn"), ("he", "hiː")]


def test_words_of_the_next_sentence_are_counted_on():
    assert heard("One day. Two") == [("One", "wˈʌn"), ("day.", "dˈeɪ"), ("Two", "tˈuː")]


def test_a_pronunciation_is_said_within_its_sentence_and_keeps_the_comma_after_it():
    pieces = [Piece(text="in "), Piece(text="Bob", phonemes=tuple("ˈæb")), Piece(text=", of")]
    sentences, _ = phonemes_of(pieces, read)
    assert ["".join(sentence) for sentence in sentences] == ["ɪn ˈæb, ʌv"]
    assert heard(*pieces)[1] == ("Bob,", "ˈæb")


def test_stress_pauses_and_spaces_are_no_sounds():
    assert [sign for sign in "ˈaʊː, ˌn." if is_sound(sign)] == ["a", "ʊ", "ː", "n"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("A short one. " * 60, ". "),
        ("word " * 200, "d "),
        ("x" * 1000, "x"),
        ("Words—words" * 90, "—"),
    ],
)
def test_a_long_text_is_parted_without_loss_where_a_breath_would_be(text, ends):
    texts = ["".join(piece.text for piece in part) for part in parts([Piece(text=text)])]
    assert "".join(texts) == text
    assert max(map(len, texts)) <= 400
    assert all(part.endswith(ends) for part in texts[:-1])


def test_a_pronunciation_is_never_cut():
    pieces = [
        Piece(text="w" * 399 + " "),
        Piece(text="Bob", phonemes=("b",)),
        Piece(text=" w" * 300),
    ]
    pronounced = [piece for part in parts(pieces) for piece in part if piece.phonemes]
    assert pronounced == [pieces[1]]
