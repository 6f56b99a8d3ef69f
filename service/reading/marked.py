"""From what a document says of itself with markup, whatever its format, to an article.

Each format's module makes a `Marked` of its document; here it is doubted, compared with the text, and understood by the
same steps as plain text: what stands twice is said once, and no field is spoken that has not been parsed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from service.model import Article, Document, Drop
from service.reading.draft import Draft
from service.reading.paragraphs import Paragraph
from service.reading.plain import understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a document says of itself. Nothing of it has been believed yet."""

    body: tuple[Paragraph, ...]
    """Its text in order, each with the kind that the markup gives it; positions only rise."""
    ids: tuple[str, ...] = ()
    """The wire's ids, the most lasting first."""
    url: str | None = None
    """Its canonical address."""
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    bylines: tuple[str, ...] = ()
    """Lines or names that credit the report, as the fields hold them."""
    dateline: str | None = None
    """A field: it may hold a place, a time stamp or a text dateline."""
    published: datetime | None = None
    language: str | None = None
    """What the document claims: a tie-break only."""
    section: str | None = None
    corrections: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dropped: tuple[Drop, ...] = ()
    """What the format's module left out: captions, rights, notes to editors."""
    standing: Literal["usable", "withheld", "canceled"] = "usable"
    embargoed_until: datetime | None = None


def read_marked(document: Document, marked: Marked, *, outlets: tuple[str, ...]) -> Article:
    """Understand what *marked* says of *document*.

    Raises:
        DocumentError: it holds nothing that could be spoken.
    """
    draft = Draft(
        outlets=outlets,
        body=(*_front(marked), *marked.body),
        dropped=marked.dropped,
        corrections=marked.corrections,
        contributors=marked.contributors,
        kicker=marked.kicker,
        published=marked.published,
    )
    article = understood(document, draft)
    names = (
        *marked.ids,
        *([marked.url] if marked.url else []),
        *([document.url] if document.url else []),
    )
    known_as = document.id or next(iter(names), document.name)
    return replace(
        article,
        id=known_as,
        aliases=tuple(name for name in dict.fromkeys(names) if name != known_as),
        url=marked.url or document.url,
        section=marked.section,
        standing=marked.standing,
        embargoed_until=marked.embargoed_until,
    )


def _front(marked: Marked) -> Sequence[Paragraph]:
    """Write the fields that stand before the body as the lines of a plain text article."""
    lines = [marked.headline, *marked.bylines, marked.deck]
    return [
        Paragraph(text=line, position=place - len(lines))
        for place, line in enumerate(lines)
        if line
    ]
