"""Where a listener can skip to."""

from unit.service.narration.stories import segment

from service.model import Chapter, HeardSegment, SegmentKind
from service.narration.chapters import chapters


def _heard(*parts: tuple[SegmentKind, str, int]) -> list[HeardSegment]:
    """Segments of so many seconds, with half a second between them."""
    heard, at_ms = [], 0
    for kind, shown, seconds in parts:
        heard.append(
            HeardSegment(
                segment=segment(kind, shown),
                start_ms=at_ms,
                end_ms=at_ms + seconds * 1000,
                words=(),
                said=(),
                words_measured=True,
                voice="Ada",
            )
        )
        at_ms += seconds * 1000 + 500
    return heard


OPENING = (
    ("dateline", "Harwich.", 2),
    ("attribution", "Ada Reed reports.", 2),
    ("headline", "Storm", 4),
)


def _titles_and_starts(heard: list[HeardSegment]) -> list[tuple[str, float]]:
    return [(chapter.title, chapter.start_ms / 1000) for chapter in chapters(heard)]


def test_the_opening_is_a_chapter_and_so_is_what_follows_each_subhead():
    heard = _heard(
        *OPENING, ("paragraph", "One", 5), ("subhead", "Who pays", 2), ("paragraph", "Two", 5),
        ("subhead", "Who gains", 2), ("paragraph", "Three", 5), ("notice", "Synthetic.", 2),
    )  # fmt: skip
    assert _titles_and_starts(heard) == [("Storm", 0), ("Who pays", 15), ("Who gains", 23)]


def test_without_subheads_paragraphs_make_chapters_of_half_a_minute():
    heard = _heard(
        *OPENING, ("paragraph", "First of all", 20), ("paragraph", "Then", 20), ("paragraph", "Third", 20),
        ("quote", "Fourth", 20), ("notice", "Synthetic.", 12),
    )  # fmt: skip
    assert _titles_and_starts(heard) == [("Storm", 0), ("Then", 30), ("Fourth", 71)]


def test_players_take_the_chapters_of_a_usual_article():
    """Spotify refuses a list with a chapter of less than 30 seconds, and an opening alone is never that long."""
    heard = _heard(*OPENING, *[("paragraph", "Text", 15)] * 9, ("notice", "Synthetic.", 2))
    made = chapters(heard)
    assert len(made) >= 3
    assert all(chapter.end_ms - chapter.start_ms >= 30_000 for chapter in made)


def test_in_a_short_article_the_opening_can_be_skipped():
    heard = _heard(*OPENING, ("paragraph", "One", 25), ("paragraph", "Two", 25))
    assert _titles_and_starts(heard) == [("Storm", 0), ("One", 9.5)]


def test_no_short_chapter_is_left_at_the_end():
    heard = _heard(*OPENING, ("paragraph", "One", 40), ("paragraph", "Two", 20))
    assert _titles_and_starts(heard) == [("Storm", 0), ("One", 9.5)]


def test_a_long_paragraph_is_titled_with_its_first_words():
    text = "An Israeli delegation is in Cairo, to try to finalize a ceasefire."
    assert (
        chapters(_heard(*OPENING, ("paragraph", text, 40)))[1].title
        == "An Israeli delegation is in Cairo, to…"
    )
    assert (
        chapters(_heard(*OPENING, ("paragraph", "和平" * 30, 40)))[1].title == "和平" * 19 + "和…"
    )


def test_titles_have_no_line_breaks():
    assert chapters(_heard(("headline", "Storm\n closes ", 4)))[0].title == "Storm closes"


def test_chapters_tile_the_episode():
    made = chapters(_heard(*OPENING, *[("paragraph", "Text", 17)] * 20, ("end", "End.", 1)))
    assert made[0].start_ms == 0
    assert made[-1].end_ms == 8000 + 1500 + 20 * 17_500 + 1000
    assert [chapter.end_ms for chapter in made[:-1]] == [chapter.start_ms for chapter in made[1:]]
    assert all(chapter.end_ms - chapter.start_ms >= 30_000 for chapter in made)


def test_a_story_that_starts_with_its_text_has_no_opening():
    heard = _heard(("paragraph", "One", 20), ("paragraph", "Two", 20), ("paragraph", "Three", 40))
    assert _titles_and_starts(heard) == [("One", 0), ("Three", 41)]


def test_one_segment_is_one_chapter_and_none_is_none():
    assert chapters(_heard(("notice", "", 3))) == (Chapter(title="", start_ms=0, end_ms=3000),)
    assert chapters([]) == ()
