"""Pieces become a segment of which each word can be traced."""

from service.model import Span
from service.scripting.telling import Piece, segment


def test_pieces_that_are_said_as_shown_are_one():
    """Stretches that touch, and are said as they are shown, need no seam."""
    whole = segment("paragraph", "a b", [Piece("a ", 0, 2), Piece("b", 2, 3)], language="en")
    assert whole.spans == (Span(0, 3, 0, 3),)


def test_other_words_keep_their_seams():
    """Words that differ from the page stand for their own stretch of it."""
    whole = segment(
        "paragraph",
        "£3m, ha",
        [Piece("three million pounds", 0, 3), Piece(", ha", 3, 7)],
        language="en",
    )
    assert whole.spoken == "three million pounds, ha"
    assert whole.spans == (Span(0, 3, 0, 20), Span(3, 7, 20, 24))


def test_silence_leaves_no_trace():
    """A stretch of the page that is not said has no span."""
    whole = segment(
        "paragraph",
        "co\u00adop",
        [Piece("co", 0, 2), Piece("", 2, 3), Piece("op", 3, 5)],
        language="en",
    )
    assert whole.spoken == "coop"
    assert whole.spans == (Span(0, 2, 0, 2), Span(3, 5, 2, 4))


def test_language_of_the_words():
    """All that is said is said in the article's language."""
    whole = segment("paragraph", "Ja", [Piece("Ja", 0, 2)], language="de")
    assert [run.language for run in whole.runs] == ["de"]
