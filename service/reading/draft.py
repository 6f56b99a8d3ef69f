"""An article while it is being understood: each step takes a draft and returns one that knows more."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from service.model import Attribution, Dateline, Drop
from service.reading.furniture import Furniture
from service.reading.paragraphs import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What has been understood so far. Words leave `body` and `deck` for exactly one of the other places."""

    outlets: tuple[str, ...]
    """The names under which our own correspondents report."""
    body: tuple[Paragraph, ...]
    pictures: bool = False
    """Whether the alternative texts of pictures are said."""
    dropped: tuple[Drop, ...] = ()
    corrections: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    kicker: str | None = None
    headline: str | None = None
    deck: Paragraph | None = None
    byline: str | None = None
    credit: Attribution | None = None
    dateline: Dateline | None = None
    published: datetime | None = None
    published_shown: str | None = None
    published_position: int = 0

    def without(self, *taken: Paragraph) -> "Draft":
        """Take paragraphs out of the body."""
        gone = {paragraph.position for paragraph in taken}
        return replace(self, body=tuple(line for line in self.body if line.position not in gone))

    def with_instead(self, line: Paragraph, rest: Paragraph | None) -> "Draft":
        """Put *rest* where *line* stands, in the deck or in the body; None takes it out."""
        if self.deck and self.deck.position == line.position:
            return replace(self, deck=rest)
        if not rest:
            return self.without(line)
        return replace(
            self,
            body=tuple(rest if old.position == line.position else old for old in self.body),
        )

    def dropping(self, *drops: tuple[Paragraph, Furniture]) -> "Draft":
        """Note paragraphs that are not to be spoken, and why."""
        return replace(self, dropped=(*self.dropped, *_drops(drops)))


def _drops(drops: Iterable[tuple[Paragraph, Furniture]]) -> Iterable[Drop]:
    for paragraph, kind in drops:
        yield Drop(
            text=paragraph.text, code=kind.code, reason=kind.reason, position=paragraph.position
        )
