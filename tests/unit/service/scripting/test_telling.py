"""Pieces become a segment of which each word can be traced."""

from service.model import Span
from service.scripting.telling import Piece, segment
from voices import Run


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


def test_runs():
    """Neighbours of one language are one run; another language or a pronunciation stands alone; a pause ends a run."""
    pieces = [
        Piece("Il", 0, 2),
        Piece(" a dit ", 2, 9),
        Piece("goodbye", 9, 16, language="en"),
        Piece(" à ", 16, 19, pause_ms=40),
        Piece("Xi", 19, 21, ipa="ʃiː"),
        Piece(".", 21, 22),
    ]
    whole = segment("paragraph", "Il a dit goodbye à Xi.", pieces, language="fr")
    assert whole.runs == (
        Run(text="Il a dit ", language="fr"),
        Run(text="goodbye", language="en"),
        Run(text=" à ", language="fr", pause_ms=40),
        Run(text="Xi", language="fr", ipa="ʃiː"),
        Run(text=".", language="fr"),
    )
    assert whole.spoken == whole.shown
