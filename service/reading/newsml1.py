"""From NewsML 1.x, which AFP and others still send, to an article.

Source: NewsML 1.2 (https://iptc.org/standards/newsml-1/).
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.marked import Marked, read_marked
from service.reading.newsml import marked_content
from service.reading.pieces import Piece
from service.reading.wire import SLUG, Release, moment, release
from service.reading.xml import first, local, named, parse_xml, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_KILLS = frozenset({"delete", "cancel", "kill", "withdraw"})
"""Instructions after which nothing of an item may be published."""


def read_newsml1(
    document: Document, *, outlets: tuple[str, ...], pictures: bool = False
) -> Article:
    """Understand a NewsML 1.x document that holds one news item with its text.

    Raises:
        DocumentError: it is broken or hostile XML, several items, or holds nothing that could be spoken.
    """
    root = parse_xml(document)
    items = [
        item
        for item in root.iter()
        if local(item) == "newsitem"
        and (first(item, "datacontent") is not None or _release(item).standing == "canceled")
    ]
    if len(items) != 1:
        count = f"{len(items)} news items" if items else "no news item with a text"
        raise DocumentError(
            f"{document.name} holds {count}. Give each news item, with its text, a file of its own."
        )
    return read_marked(
        document, _marked(items[0], document.name), outlets=outlets, pictures=pictures
    )


def _marked(item: "_Element", name: str) -> Marked:
    lines, management = first(item, "newslines"), first(item, "newsmanagement")
    slugs = [Piece(text=words(slug) or "", dropped=SLUG) for slug in named(item, "slugline")]
    inner = marked_content(first(item, "datacontent"), slugs, name)
    language = _name(first(item, "language")) or item.get(_LANGUAGE)
    identity = words(first(item, "publicidentifier"))
    created = ("firstcreated", "thisrevisioncreated")
    return replace(
        inner,
        ids=(*([_lasting(identity, item)] if identity else []), *inner.ids),
        headline=inner.headline or words(first(lines, "headline")),
        deck=inner.deck or words(first(lines, "subheadline")),
        bylines=inner.bylines or tuple(filter(None, [words(first(lines, "byline"))])),
        dateline=words(first(lines, "dateline")) or inner.dateline,
        published=next(
            filter(None, (moment(words(first(management, date))) for date in created)),
            inner.published,
        ),
        language=language or inner.language,
        release=_release(item).and_as(inner.release),
    )


def _lasting(identity: str, item: "_Element") -> str:
    """Return a public identifier without the revision that ends it, for that changes: "urn:newsml:…:TX-PAR:1"."""
    revision = words(first(item, "revisionid"))
    return identity.removesuffix(f":{revision}") if revision else identity


def _release(item: "_Element") -> Release:
    """Tell what may become of an item. A status that will change is how NewsML 1 ends an embargo, or the report's life."""
    management = first(item, "newsmanagement")
    status, change = _name(first(management, "status")), first(management, "statuswillchange")
    when, future = words(first(change, "dateandtime")), _name(first(change, "futurestatus"))
    now = release(status, embargo=when if (status or "").lower() == "embargoed" else None)
    if future and release(future).standing != "usable":
        now = now.and_as(release(None, expiry=when))
    killed = (_name(first(management, "instruction")) or "").lower() in _KILLS
    return Release(standing="canceled") if killed else now


def _name(element: "_Element | None") -> str | None:
    return element.get("FormalName") if element is not None else None
