"""From NITF to an article. Source: NITF 3.6 (https://iptc.org/standards/nitf/), and what agencies make of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.model import Article, Document, Guide
from service.reading.elements import RIGHTS, pieces_of, text_of
from service.reading.furniture import REPEATED, Furniture
from service.reading.likeness import same_words
from service.reading.marked import Marked, read_marked
from service.reading.passages import language_claims
from service.reading.pieces import Piece, clean, lay_out
from service.reading.wire import ADVISORY, PROVIDER, SLUG, Release, moment, release
from service.reading.xml import first, local, named, parse_xml, words

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_nitf(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand a NITF 3.x document.

    Raises:
        DocumentError: it is broken or hostile XML, or holds nothing that could be spoken.
    """
    return read_marked(
        document, marked_nitf(parse_xml(document)), outlets=outlets, pictures=pictures
    )


def marked_nitf(nitf: "_Element", before: Sequence[Piece] = ()) -> Marked:
    """Tell what the element *nitf* says of itself; *before* stands before it in what envelops it."""
    docdata, front = first(nitf, "docdata"), first(nitf, "body.head")
    headlines = _headlines(nitf)
    bylines = tuple(filter(None, map(_byline, named(nitf, "byline"))))
    provider = words(first(front, "distributor"))
    released = _attribute(docdata, "date.release", "norm")
    issued = _attribute(docdata, "date.issue", "norm")
    body, dropped = lay_out(
        [
            *before,
            *_notes_to_editors(docdata),
            *headlines.others,
            *_rest_of_front(front),
            *([Piece(text=provider, dropped=PROVIDER)] if provider and bylines else []),
            *headlines.summary,
            *_text(nitf),
        ]
    )
    return Marked(
        body=body,
        dropped=dropped,
        ids=tuple(filter(None, (_attribute(docdata, "doc-id", "id-string"), _canceled(docdata)))),
        headline=headlines.headline,
        deck=headlines.deck,
        bylines=bylines or ((provider,) if provider else ()),
        dateline=words(first(front, "dateline")),
        published=moment(released)
        or moment(issued)
        or moment(_attribute(front, "story.date", "norm")),
        language=nitf.get("baselang"),
        language_claims=language_claims(nitf),
        section=_attribute(nitf, "pubdata", "position.section"),
        guides=tuple(guides_in(nitf)),
        release=_release(docdata),
    )


def _release(docdata: "_Element | None") -> Release:
    """Tell what may become of a report; a message that cancels another is for editors, and is canceled with it."""
    if _canceled(docdata):
        return Release(standing="canceled")
    return release(
        docdata.get("management-status") if docdata is not None else None,
        embargo=_attribute(docdata, "date.release", "norm"),
        expiry=_attribute(docdata, "date.expire", "norm"),
    )


def _canceled(docdata: "_Element | None") -> str | None:
    """Return the id of another document that this one cancels."""
    if docdata is None:
        return None
    status = release(docdata.get("management-idref-status")).standing
    return docdata.get("management-doc-idref") if status == "canceled" else None


def guides_in(nitf: "_Element") -> Iterator[Guide]:
    """Yield the pronunciations that the text gives, each once."""
    seen = set()
    for element in named(nitf, "pronounce"):
        text, phonetic = words(element), clean(element.get("phonetic") or "")
        if text and phonetic and text not in seen:
            seen.add(text)
            yield Guide(words=text, said=phonetic, source=clean(element.get("guide") or ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headlines:
    headline: str | None
    deck: str | None
    summary: Sequence[Piece]
    """What else tells the story before its text."""
    others: Sequence[Piece]
    """Lines that are for editors, or that the article holds already."""


def _headlines(nitf: "_Element") -> _Headlines:
    """Understand the lines above the text: hl1, hl2 and abstract, of which EFE files keywords as hl2."""
    lines = [
        text
        for line in named(nitf, "hl1", "hl2")
        if _stands_in(line, "hedline") and (text := words(line))
    ]
    headline = lines[0] if lines else words(first(nitf, "title"))
    again = [line for line in lines[1:] if same_words(line, headline or "")]
    keywords = {key.get("key", "").casefold() for key in named(nitf, "keyword")}
    slugs = [line for line in lines[1:] if line.casefold() in keywords]
    abstract = first(nitf, "abstract")
    told = [
        *(Piece(text=line, kind="paragraph") for line in lines[1:] if line not in (*slugs, *again)),
        *(pieces_of(abstract) if abstract is not None else ()),
    ]
    deck = next((piece for piece in told if not piece.dropped), None)
    return _Headlines(
        headline=headline,
        deck=deck.text if deck else None,
        summary=[piece for piece in told if piece is not deck],
        others=[
            *(Piece(text=line, dropped=SLUG) for line in slugs),
            *(Piece(text=line, dropped=REPEATED) for line in again),
        ],
    )


def _byline(byline: "_Element") -> str | None:
    """Write a byline as a line: "By BERNARD CONDON, AP Business Writer"."""
    title = first(byline, "byttl")
    if title is None:
        return words(byline)
    whole, role = words(byline) or "", words(title) or ""
    name = whole.removesuffix(role).rstrip(" ,")
    return f"{name}, {role}" if name and role and whole.endswith(role) else whole or None


def _rest_of_front(front: "_Element | None") -> Iterator[Piece]:
    """Yield what stands in the head of the body and is none of its fields."""
    if front is None:
        return
    for child in front:
        name = local(child)
        if name in {"rights", "copyrite"}:
            yield from _as_drop(child, RIGHTS)
        elif name not in {"hedline", "byline", "distributor", "dateline", "abstract", "note"}:
            yield from pieces_of(child)
    for note in named(front, "note"):
        if note.get("type") == "npa" or note.get("noteclass") in {"cpyrt", "end", "trademk"}:
            yield from _as_drop(note, ADVISORY)
        else:
            yield from pieces_of(note)


def _notes_to_editors(docdata: "_Element | None") -> Iterator[Piece]:
    for message in named(docdata, "ed-msg") if docdata is not None else ():
        yield Piece(text=clean(message.get("info") or words(message) or ""), dropped=ADVISORY)


def _text(nitf: "_Element") -> Iterator[Piece]:
    for part in named(nitf, "body.content", "body.end"):
        if not _stands_in(part, "note"):
            yield from pieces_of(part)


def _as_drop(element: "_Element", kind: Furniture) -> Iterator[Piece]:
    yield Piece(text=text_of(element), dropped=kind)


def _stands_in(element: "_Element", name: str) -> bool:
    return any(local(around) == name for around in element.iterancestors())


def _attribute(around: "_Element | None", name: str, attribute: str) -> str | None:
    found = first(around, name)
    return (found.get(attribute) or None) if found is not None else None
