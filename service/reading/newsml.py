"""From NewsML-G2 to an article. Source: NewsML-G2 2.x (https://iptc.org/standards/newsml-g2/)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.elements import pieces_of, text_of
from service.reading.marked import Marked, read_marked
from service.reading.nitf import marked_nitf
from service.reading.passages import language_claims
from service.reading.pieces import Piece, lay_out, pieces_of_text
from service.reading.wire import ADVISORY, ALTERNATIVE, SLUG, moment, release
from service.reading.xml import first, local, named, parse_html, parse_xml, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand a NewsML-G2 document that holds one news item with its text, as NITF, XHTML or plain text.

    Raises:
        DocumentError: it is broken or hostile XML, a package, several items, or holds nothing that could be spoken.
    """
    root = parse_xml(document)
    items = [item for item in root.iter() if local(item) == "newsitem"]
    texts = [item for item in items if first(item, "inlinexml", "inlinedata") is not None]
    if not texts:
        texts = [item for item in items if _is_canceled(item)]
    if len(texts) > 1:
        raise DocumentError(
            f"{document.name} holds {len(texts)} news items. Give each a file of its own."
        )
    if not texts:
        raise DocumentError(f"{document.name} {_why_no_text(root, items)}")
    return read_marked(
        document, _marked(texts[0], document.name), outlets=outlets, pictures=pictures
    )


def _why_no_text(root: "_Element", items: "Sequence[_Element]") -> str:
    if any(local(found) == "packageitem" for found in root.iter()):
        return "is a NewsML-G2 package, which only points at articles. Give the news items that it names."
    if items:
        return "is a NewsML-G2 news item without text, such as a picture. Give one whose text stands in it."
    return "is NewsML-G2 but holds no news item. Give a news item with its text."


def _marked(item: "_Element", name: str) -> Marked:
    about, content = first(item, "itemmeta"), first(item, "contentmeta")
    headlines = (
        list(filter(None, map(words, named(content, "headline")))) if content is not None else []
    )
    before = [
        *(Piece(text=line, dropped=ALTERNATIVE) for line in headlines[1:]),
        *_for_editors(about, content),
    ]
    inner = marked_content(first(item, "inlinexml", "inlinedata"), before, name)
    embargo = first(about, "embargoed")
    stands = release(
        _code(first(about, "pubstatus")),
        embargo=(words(embargo) or "") if embargo is not None else None,
        expiry=words(first(about, "expires")),
    )
    language = first(content, "language")
    created = ("firstcreated", "contentcreated", "versioncreated")
    return replace(
        inner,
        ids=(*filter(None, [item.get("guid")]), *_canceled(item), *inner.ids),
        headline=inner.headline or next(iter(headlines), None),
        deck=inner.deck or words(first(content, "description")),
        bylines=inner.bylines or _credits(content),
        dateline=words(first(content, "dateline"))
        or inner.dateline
        or words(first(first(content, "located"), "name")),
        published=next(
            filter(None, (moment(words(first(item, date))) for date in created)), inner.published
        ),
        language=(language.get("tag") if language is not None else None)
        or item.get(_LANGUAGE)
        or inner.language,
        release=stands.and_as(inner.release),
    )


def _canceled(item: "_Element") -> tuple[str, ...]:
    """Return the ids of the items that a canceled item names as its previous versions."""
    if not _is_canceled(item):
        return ()
    links = [
        link for link in named(item, "link") if (link.get("rel") or "").endswith("previousVersion")
    ]
    return tuple(filter(None, (link.get("residref") or link.get("href") for link in links)))


def _is_canceled(item: "_Element") -> bool:
    return release(_code(first(item, "pubstatus"))).standing == "canceled"


def marked_content(content: "_Element | None", before: Sequence[Piece], name: str) -> Marked:
    """Tell what the text of a news item says of itself: NITF, XHTML, or text with or without markup in it.

    *before* stands before it; *name* is what messages call the document.
    """
    nitf = first(content, "nitf")
    if nitf is not None:
        return marked_nitf(nitf, before)
    text = (content.text or "") if content is not None else ""
    tree = content if content is not None and len(content) else None
    if tree is None and "</" in text:
        tree = parse_html(text, name)
    pieces = pieces_of(tree) if tree is not None else pieces_of_text(text)
    body, dropped = lay_out([*before, *pieces])
    claims = language_claims(tree) if tree is not None else ()
    return Marked(body=body, dropped=dropped, language_claims=claims)


def _for_editors(about: "_Element | None", content: "_Element | None") -> Iterator[Piece]:
    for note in named(about, "ednote") if about is not None else ():
        yield Piece(text=text_of(note), dropped=ADVISORY)
    for slug in named(content, "slugline") if content is not None else ():
        yield Piece(text=words(slug) or "", dropped=SLUG)


def _credits(content: "_Element | None") -> tuple[str, ...]:
    """Return the lines that say who reports, else whom the report is credited to."""
    for name in ("by", "creditline"):
        lines = tuple(filter(None, map(words, named(content, name) if content is not None else ())))
        if lines:
            return lines
    return ()


def _code(status: "_Element | None") -> str | None:
    """Return a status, which G2 gives as a QCode ("stat:usable") or as an address that ends with it."""
    return (
        (status.get("qcode") or status.get("uri") or words(status)) if status is not None else None
    )
