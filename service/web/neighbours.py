"""What comes before and after a story when all are heard in the order of the first page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from service.model import Article

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Story:
    """What a link to a story needs."""

    public_id: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Where a story stands among those of the first page."""

    number: int
    """From 1."""
    count: int
    previous: Story | None
    next: Story | None
    next_section: Story | None
    """The first story of the section that follows; sections follow each other as their newest stories do."""


def neighbours(stories: Sequence[Story], public_id: str) -> Neighbours | None:
    """Tell what surrounds a story among *stories*; None when it is not among them."""
    place = _place([story.public_id for story in stories], public_id)
    if place is None:
        return None
    firsts = {story.article.section: story for story in reversed(stories)}
    sections = list(dict.fromkeys(story.article.section for story in stories))
    following = sections.index(stories[place].article.section) + 1
    return Neighbours(
        number=place + 1,
        count=len(stories),
        previous=stories[place - 1] if place else None,
        next=_at(stories, place + 1),
        next_section=firsts[sections[following]] if following < len(sections) else None,
    )


def _place(ids: Sequence[str], wanted: str) -> int | None:
    return ids.index(wanted) if wanted in ids else None


def _at(found: Sequence[_Found], place: int) -> _Found | None:
    return found[place] if place < len(found) else None
