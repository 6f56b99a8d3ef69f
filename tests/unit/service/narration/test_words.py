"""Which word lights up when."""

import pytest

from audio_cache import WordMark
from service.model import Segment, Span
from service.narration.words import estimated, heard_words, words_of
from voices import Run


def _segment(shown: str, spoken: str, *spans: tuple[int, int, int, int]) -> Segment:
    whole = ((0, len(shown), 0, len(spoken)),)
    return Segment(
        kind="paragraph",
        shown=shown,
        runs=(Run(text=spoken),),
        spans=tuple(Span(*span) for span in spans or whole),
    )


def _lit(segment: Segment) -> list[tuple[str, int, int]]:
    """Which words light up when every spoken word takes 100 ms and the segment starts at 1000."""
    marks = [
        WordMark(start, end, 100 * i, 100 * i + 100)
        for i, (start, end) in enumerate(words_of(segment.spoken))
    ]
    return [
        (segment.shown[word.shown_from : word.shown_to], word.start_ms, word.end_ms)
        for word in heard_words(segment, marks, start_ms=1000)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Barak, a chief, said “No.”", ["Barak", "a", "chief", "said", "No"]),
        ("It cost £3m — 50% more…", ["It", "cost", "£3m", "50%", "more"]),
        ("the U.S. army's Egyptian-mediated truce", ["the", "U.S", "army's", "Egyptian-mediated", "truce"]),
        ("和平。谈判", ["和", "平", "谈", "判"]),
        ("مرحبا بالعالم، أهلا", ["مرحبا", "بالعالم", "أهلا"]),
        ("", []),
        (" — … ", []),
    ],
)  # fmt: skip
def test_words_come_without_the_punctuation_around_them(text, words):
    assert [text[start:end] for start, end in words_of(text)] == words


def test_what_is_shown_as_it_is_said_lights_up_word_by_word():
    assert _lit(_segment("Two boats sail.", "Two boats sail.")) == [
        ("Two", 1000, 1100), ("boats", 1100, 1200), ("sail", 1200, 1300)
    ]  # fmt: skip


def test_one_shown_word_is_lit_while_all_its_spoken_words_are_heard():
    segment = _segment("It cost £3m.", "It cost three million pounds.",
                       (0, 8, 0, 8), (8, 11, 8, 28), (11, 12, 28, 29))  # fmt: skip
    assert _lit(segment) == [("It", 1000, 1100), ("cost", 1100, 1200), ("£3m", 1200, 1500)]


def test_several_shown_words_behind_one_stretch_are_lit_together():
    segment = _segment("On Jan. 5 it ended", "On January fifth it ended",
                       (0, 3, 0, 3), (3, 9, 3, 16), (9, 18, 16, 25))  # fmt: skip
    assert [word for word, _, _ in _lit(segment)] == ["On", "Jan. 5", "it", "ended"]


def test_words_said_but_not_shown_light_nothing():
    segment = _segment("He left.", "He said: He left.", (0, 0, 0, 9), (0, 8, 9, 17))
    assert _lit(segment) == [("He", 1200, 1300), ("left", 1300, 1400)]


def test_two_events_within_one_shown_word_light_it_once():
    segment = _segment("a cease-fire now", "a cease-fire now")
    marks = [
        WordMark(0, 1, 0, 10),
        WordMark(2, 7, 10, 20),
        WordMark(8, 12, 20, 30),
        WordMark(13, 16, 30, 40),
    ]
    heard = heard_words(segment, marks, start_ms=0)
    assert [(word.shown_from, word.shown_to, word.start_ms, word.end_ms) for word in heard] == [
        (0, 1, 0, 10), (2, 12, 10, 30), (13, 16, 30, 40)
    ]  # fmt: skip


def test_chinese_lights_up_as_finely_as_it_was_measured():
    segment = _segment("和平谈判", "和平谈判")
    heard = heard_words(segment, [WordMark(0, 2, 0, 300), WordMark(2, 4, 300, 600)], start_ms=0)
    assert [(word.shown_from, word.shown_to) for word in heard] == [(0, 2), (2, 4)]


def test_a_guess_fills_the_clip_in_proportion_to_the_words():
    assert estimated("a longer b", lead_in_ms=60, duration_ms=1160) == (
        WordMark(0, 1, 60, 260), WordMark(2, 8, 260, 960), WordMark(9, 10, 960, 1160)
    )  # fmt: skip
    assert estimated("", lead_in_ms=60, duration_ms=1160) == ()
    assert estimated("a", lead_in_ms=60, duration_ms=20) == (WordMark(0, 1, 20, 20),)
