"""Each word is lit when it is heard. The marks were recorded from espeak-ng 1.52 unless a test says otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from voices.alignment import Mark, word_times
from voices.words import words_of


def begins(position, at_ms):
    return Mark(position, at_ms)


def ends(position, at_ms):
    return Mark(position, at_ms, ends_clause=True)


def heard(text, marks, duration_ms):
    return [
        (text[w.start : w.end], w.start_ms, w.end_ms) for w in word_times(text, marks, duration_ms)
    ]


def test_a_word_lasts_from_its_mark_to_the_next():
    marks = [begins(0, 0), begins(6, 296), ends(12, 887)]
    assert heard("Hello world.", marks, 900) == [("Hello", 0, 296), ("world.", 296, 887)]


def test_the_words_of_a_number_are_one_word_of_the_text():
    marks = [
        begins(0, 0),
        begins(3, 157),
        begins(10, 432),
        begins(13, 551),
        begins(14, 1373),
        begins(14, 1716),
        ends(18, 2442),
    ]
    assert heard("It rained in 1999.", marks, 2442)[2:] == [("in", 432, 551), ("1999.", 551, 2442)]


def test_words_spoken_as_one_share_the_time_by_length():
    marks = [begins(0, 0), begins(3, 156), begins(12, 663), ends(17, 1200)]
    assert heard("It has been good.", marks, 1200) == [
        ("It", 0, 156),
        ("has", 156, 156 + 507 * 3 // 7),
        ("been", 156 + 507 * 3 // 7, 663),
        ("good.", 663, 1200),
    ]


def test_a_mark_at_the_space_belongs_to_the_word_after_it():
    marks = [
        begins(0, 0),
        begins(5, 257),
        begins(13, 636),
        begins(16, 949),
        begins(22, 1254),
        ends(25, 1627),
    ]
    assert heard("John Kennedy Jr. said so.", marks, 1627) == [
        ("John", 0, 257),
        ("Kennedy", 257, 636),
        ("Jr.", 636, 949),
        ("said", 949, 1254),
        ("so.", 1254, 1627),
    ]


def test_the_later_words_of_an_emoji_do_not_light_the_word_after_it():
    marks = [
        begins(0, 0),
        begins(5, 206),
        begins(11, 529),
        begins(12, 945),
        begins(12, 1351),
        begins(13, 1791),
        ends(18, 2107),
    ]
    assert heard("I am happy 🙂 which", marks, 2107)[-2:] == [
        ("🙂", 529, 1791),
        ("which", 1791, 2107),
    ]


def test_the_start_of_a_clause_repeated_at_its_end_is_passed_over():
    """As espeak-ng 1.51 does."""
    marks = [
        begins(0, 0),
        ends(6, 614),
        begins(6, 614),
        begins(9, 770),
        begins(5, 1592),
        ends(19, 1604),
        begins(19, 1604),
        begins(22, 1692),
        ends(26, 2500),
    ]
    assert heard("Rest; it has been: of best", marks, 2500) == [
        ("Rest;", 0, 614),
        ("it", 614, 770),
        ("has", 770, 770 + 834 * 3 // 8),
        ("been:", 770 + 834 * 3 // 8, 1604),
        ("of", 1604, 1692),
        ("best", 1692, 2500),
    ]


def test_positions_that_point_nowhere_are_replaced_by_the_order_when_the_counts_agree():
    marks = [begins(2, 0), begins(8, 296), begins(14, 700), ends(16, 900)]
    assert heard("Hello wide world", marks, 900) == [
        ("Hello", 0, 296),
        ("wide", 296, 700),
        ("world", 700, 900),
    ]


def test_positions_that_point_nowhere_are_replaced_by_lengths_when_the_counts_differ():
    marks = [begins(2, 100), begins(8, 300), ends(16, 800)]
    assert heard("Hello wide world", marks, 900) == [
        ("Hello", 100, 350),
        ("wide", 350, 550),
        ("world", 550, 800),
    ]


def test_a_clause_with_wrong_positions_does_not_disturb_the_others():
    marks = [
        begins(40, 0),
        begins(41, 10),
        begins(42, 20),
        ends(10, 1000),
        begins(10, 1000),
        begins(14, 1500),
        ends(19, 2000),
    ]
    assert heard("One, two. New start", marks, 2000)[2:] == [
        ("New", 1000, 1500),
        ("start", 1500, 2000),
    ]


def test_without_any_marks_the_words_share_the_sound():
    assert heard("ab cd", [], 100) == [("ab", 0, 50), ("cd", 50, 100)]


def test_a_text_without_words_has_no_times():
    assert word_times("... —", [begins(0, 0), ends(5, 300)], 300) == ()


marks = st.lists(
    st.builds(Mark, st.integers(-5, 60), st.integers(0, 3000), st.booleans()), max_size=30
).map(lambda marks: sorted(marks, key=lambda mark: mark.at_ms))


@given(st.text("ab1😀., —\n", max_size=40), marks, st.integers(0, 3000))
def test_whatever_the_marks_every_word_has_a_time_in_order_and_within_the_sound(
    text, marks, duration_ms
):
    times = word_times(text, marks, duration_ms)
    assert [(time.start, time.end) for time in times] == list(words_of(text))
    at_ms = 0
    for time in times:
        assert at_ms <= time.start_ms <= time.end_ms <= duration_ms
        at_ms = time.end_ms
