"""What comes before and after a story, as a player skips."""

import pytest
from unit.service.web.newsroom import article

from service.web.neighbours import Neighbours, Story, neighbours

SPORT, CITY, NONE = "Sport", "City", None


def stories(*sections: str | None) -> list[Story]:
    return [
        Story(str(number), article(id=str(number), section=section))
        for number, section in enumerate(sections)
    ]


def ids(around: Neighbours) -> tuple[str | None, ...]:
    return tuple(
        story and story.public_id for story in (around.previous, around.next, around.next_section)
    )


@pytest.mark.parametrize(
    ("sections", "at", "expected"),
    [
        ([SPORT], "0", (None, None, None)),
        ([SPORT, SPORT, SPORT], "1", ("0", "2", None)),
        ([SPORT, CITY, SPORT, CITY], "0", (None, "1", "1")),
        ([SPORT, CITY, SPORT, CITY], "2", ("1", "3", "1")),
        ([SPORT, CITY, SPORT, CITY], "3", ("2", None, None)),
        ([SPORT, SPORT, NONE, CITY], "1", ("0", "2", "2")),
        ([SPORT, SPORT, NONE, CITY], "2", ("1", "3", "3")),
    ],
)
def test_sections_follow_each_other_as_their_newest_stories_do(sections, at, expected):
    """The next section begins with its newest story, wherever that stands; after the last there is none."""
    found = stories(*sections)
    around = neighbours(found, at)
    assert ids(around) == expected
    assert (around.number, around.count) == (int(at) + 1, len(found))


def test_a_story_that_is_not_on_the_first_page_has_no_neighbours():
    assert neighbours(stories(SPORT), "7") is None
    assert neighbours([], "0") is None
