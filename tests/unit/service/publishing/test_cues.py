"""An episode is cut into cues as a reader breathes."""

from dataclasses import replace

from unit.service.narration.stories import HARBOUR, segment, story

from service.model import Episode, HeardSegment, HeardWord, SegmentKind
from service.publishing.cues import cues


def _episode(
    text: str,
    words: tuple[HeardWord, ...] = (),
    spoken: str | None = None,
    kind: SegmentKind = "paragraph",
) -> Episode:
    """One segment from 1 to 11 seconds."""
    heard = HeardSegment(
        segment=segment(kind, text, spoken), start_ms=1000, end_ms=11_000, words=words,
        said=(),
        words_measured=True,
        voice="Ada",
    )  # fmt: skip
    return Episode(
        script=story(heard.segment),
        audio=b"",
        duration_ms=11_000,
        segments=(heard,),
        chapters=(),
    )


def test_a_cue_ends_with_its_sentence():
    made = list(cues(_episode("Mr. Reed left. He had no choice!")))
    assert [cue.text for cue in made] == ["Mr. Reed left.", "He had no choice!"]


def test_a_long_sentence_is_cut_where_a_clause_ends():
    text = "When the water had fallen far enough to see the rails, which took until noon, the trains ran again"
    made = list(cues(_episode(text), line_chars=45, line_count=2))
    assert [cue.lines for cue in made] == [
        ("When the water had fallen far enough to see", "the rails, which took until noon,"),
        ("the trains ran again",),
    ]


def test_a_clause_that_ends_too_soon_does_not_end_the_cue():
    text = "No, said the keeper of the lighthouse at the end of the very long pier"
    made = list(cues(_episode(text), line_chars=30, line_count=2))
    assert [cue.lines for cue in made] == [
        ("No, said the keeper of the", "lighthouse at the end of the"),
        ("very long pier",),
    ]


def test_a_word_longer_than_a_line_is_cut():
    made = list(cues(_episode("See " + "x" * 70), line_chars=32, line_count=2))
    assert [line for cue in made for line in cue.lines] == ["See", "x" * 32, "x" * 32, "x" * 6]


def test_a_cue_starts_with_its_first_word_and_lasts_to_the_next():
    words = (
        HeardWord(shown_from=0, shown_to=2, start_ms=1060, end_ms=2000),
        HeardWord(shown_from=3, shown_to=9, start_ms=2000, end_ms=4000),
        HeardWord(shown_from=11, shown_to=14, start_ms=6500, end_ms=7000),
    )
    made = list(cues(_episode("He waited. The end.", words)))
    assert [(cue.start_ms, cue.end_ms) for cue in made] == [(1000, 6500), (6500, 11_000)]
    assert [[word.text for word in cue.words] for cue in made] == [["He", "waited"], ["The"]]


def test_without_words_times_follow_from_lengths():
    made = list(cues(_episode("Abcdefgh. Abcdefgh.")))
    assert [(cue.start_ms, cue.end_ms) for cue in made] == [(1000, 6263), (6263, 11_000)]


def test_what_is_said_but_not_shown_can_be_read():
    assert [cue.text for cue in cues(_episode(" ", spoken="End of report."))] == ["End of report."]


def test_the_opening_is_written_as_it_is_said():
    """A transcript holds "Ada Reed reports.", which is heard, and not "By ADA REED", which is printed."""
    opening = _episode("By ADA REED", spoken="Ada Reed reports.", kind="attribution")
    assert [cue.text for cue in cues(opening)] == ["Ada Reed reports."]


def test_chinese_is_cut_between_characters_and_sentences():
    episode = _episode("和平谈判重新开始。双方都同意了，" + "鱼" * 30)
    made = list(cues(episode, line_chars=12, line_count=2))
    assert made[0].lines == ("和平谈判重新开始。",)
    assert all(len(line) <= 12 for cue in made for line in cue.lines)
    assert "".join(cue.text for cue in made) == "和平谈判重新开始。双方都同意了，" + "鱼" * 30


def test_a_segment_too_short_for_its_cues_still_gives_each_some_time():
    long = _episode("One. Two. Three.")
    short = replace(long, segments=(replace(long.segments[0], end_ms=1000),))
    assert [(cue.start_ms, cue.end_ms) for cue in cues(short)] == [
        (1000, 1001),
        (1001, 1002),
        (1002, 1003),
    ]


def test_every_segment_of_a_story_is_there(harbour):
    text = " ".join(cue.text for cue in cues(harbour))
    assert text == " ".join(part.shown for part in HARBOUR.segments)
