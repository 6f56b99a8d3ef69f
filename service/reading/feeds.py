"""RSS and Atom: what a feed lists, and the full text of an item that carries it.

Sources: RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0, the content module's `content:encoded`, and
Atom (RFC 4287).
"""

import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.elements import pieces_of
from service.reading.furniture import Furniture
from service.reading.listing import Listed, Listing, is_home_page, several, web_address
from service.reading.marked import Marked, read_marked
from service.reading.passages import language_claims
from service.reading.pieces import Piece, clean, lay_out, pieces_of_text
from service.reading.wordlists import words
from service.reading.xml import clean_markup, local, mended_xml, parse_html

MAX_BYTES = 10_000_000
"""A feed of a hundred full articles with their markup is about 3 MB."""

_ATOM = "http://www.w3.org/2005/Atom"
_LONG = 600
"""A description of so many characters, or of three paragraphs, is the article; a shorter one announces it."""
_CUT_SHORT = re.compile(
    r"(?:…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\]|\b(?:read (?:more|on|the full)|continue reading|weiterlesen|lire la suite|leer más)\b.{0,60})\W*$",
    re.IGNORECASE | re.DOTALL,
)
_EXCERPT = Furniture("excerpt", "The feed's own announcement of the article that it carries.")
_LONGEST_DECK = 300
_LONGEST_NAME = 300
_PEOPLE = words(
    "author contributor creator editor email managingeditor name owner publisher webmaster"
)
_MAIL = re.compile(r"\S+@\S+\s*(?:\((?P<name>.+)\))?")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def read_feed(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand the one item of a feed.

    Raises:
        DocumentError: it is broken, lists no article or several, or its one article is not in it.
    """
    entries, _ = _entries(document)
    if len(entries) != 1:
        raise several(document, "feed", len(entries))
    entry = entries[0]
    if not entry.html:
        raise DocumentError(
            f"{document.name} is a feed whose one article is elsewhere. Give its address: {entry.url}"
        )
    return read_marked(
        replace(document, url=None),
        _marked(entry, document.name),
        outlets=outlets,
        pictures=pictures,
    )


def feed_listing(document: Document) -> Listing:
    """Tell what a feed lists. An item that is no use is noted, and stops nothing.

    Raises:
        DocumentError: it is no feed, or broken beyond reading.
    """
    entries, notes = _entries(document)
    return Listing(
        articles=tuple(_listed(entry, document) for entry in entries), notes=tuple(notes)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An item of a feed, whatever the feed's format."""

    id: str
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    published: datetime | None
    updated: datetime | None
    section: str | None
    language: str | None
    html: str | None
    """The full text."""
    excerpt: str | None


def _entries(document: Document) -> tuple[list[_Entry], list[str]]:
    """Return the items of a feed that can be used, and what is to be said of the others."""
    feed, items = _parsed(document)
    language = feed.get("language")
    entries: list[_Entry] = []
    notes: list[str] = []
    seen: set[str] = set()
    for place, item in enumerate(items, start=1):
        try:
            entry = _entry(item, document, language)
        except (DocumentError, ValueError, TypeError, AttributeError, LookupError) as wrong:
            notes.append(f"Item {place} was passed over: it cannot be read ({wrong}).")
            continue
        if not entry.url and not entry.html:
            notes.append(f"Item {place} was passed over: it has neither a text nor an address.")
            continue
        if entry.id in seen and entry.url and entry.url not in seen:
            notes.append(
                f"Item {place} is known by its address: its id is that of an item before it."
            )
            entry = replace(entry, id=entry.url)
        if entry.id in seen:
            notes.append(f"Item {place} was passed over: it is an item before it again.")
            continue
        seen.update(filter(None, (entry.id, entry.url)))
        entries.append(entry)
    return list(_without_shared_addresses(entries)), notes


def _without_shared_addresses(entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """Leave out an address that several articles have whose texts the feed carries: it is that of none of them."""
    titles: dict[str | None, set[str | None]] = {}
    for entry in entries:
        titles.setdefault(entry.url, set()).add(entry.title)
    for entry in entries:
        shared = entry.html and len(titles[entry.url]) > 1
        yield replace(entry, url=None) if shared else entry


def _parsed(document: Document) -> tuple[Any, Sequence[Any]]:
    import feedparser  # noqa: PLC0415  only here

    headers = {"content-location": document.url} if document.url else {}
    try:
        # Bytes by themselves would be taken for the name of a file. Markup is cleaned by taking only the text from it:
        # feedparser's own cleaning takes hours for a long "style", and rewrites what no reader looks at.
        found = feedparser.parse(
            io.BytesIO(_guarded(document)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
        RecursionError,
    ) as wrong:
        raise DocumentError(
            f"{document.name} is a broken feed: {wrong}. Ask its sender to repair it."
        ) from None
    if not found.get("version") and not found.entries:
        raise DocumentError(f"{document.name} is a broken feed. Ask its sender to repair it.")
    return found.feed, found.entries


def _guarded(document: Document) -> bytes:
    """Return a feed as well-formed XML without a DTD, and without names so long that feedparser would take hours.

    It looks for an address of mail in them, in a time that grows with the square of their length.
    """
    from lxml import etree  # noqa: PLC0415  only here

    root = mended_xml(document, max_bytes=MAX_BYTES)
    for element in list(root.iter()):
        if (
            local(element) in _PEOPLE
            and len(name := "".join(map(str, element.itertext()))) > _LONGEST_NAME
        ):
            tail = element.tail
            element.clear()
            element.text, element.tail = name[:_LONGEST_NAME], tail
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)


def _entry(item: Any, document: Document, language: str | None) -> _Entry:
    contents = [text for detail in item.get("content", ()) if (text := _html(detail))]
    summary = _html(item.get("summary_detail"))
    url = _address(item.get("link"), document)
    known_as = clean(item.get("id") or "")
    whole = max(contents, key=len, default=None)
    excerpt = summary
    if whole is None and (not url or _is_article(summary, document.name)):
        whole, excerpt = summary, None
    elif whole and url and _is_cut_short(_text(whole, document.name)):
        whole, excerpt = None, whole
    title = item.get("title_detail")
    tags = {clean(tag.get("label") or tag.get("term") or "") for tag in item.get("tags", ())}
    name = _text(_html(title) or "", document.name) or None
    return _Entry(
        id=known_as or url or name or "",
        url=url,
        title=name,
        authors=tuple(dict.fromkeys(_authors(item))),
        published=_moment(item, "published_parsed"),
        updated=_moment(item, "updated_parsed") or _moment(item, "published_parsed"),
        section=tags.pop() or None if len(tags) == 1 else None,
        language=next(
            (detail["language"] for detail in item.get("content", ()) if detail.get("language")),
            language,
        ),
        html=whole,
        excerpt=_text(excerpt, document.name) if excerpt else None,
    )


def _address(link: str | None, feed: Document) -> str | None:
    """Return the address of an item; some feeds lead from every item to their site."""
    url = web_address(urljoin(feed.url or "", link)) if link else None
    return None if url and is_home_page(url) else url


def _html(detail: Any) -> str | None:
    """Return a text of the feed as HTML; None where it is empty or something else, such as a picture."""
    if not detail or not isinstance(value := detail.get("value"), str) or not value.strip():
        return None
    kind = detail.get("type") or "text/plain"
    if kind == "text/plain":
        return "".join(f"<p>{html.escape(piece.text)}</p>" for piece in pieces_of_text(value))
    return value if "html" in kind else None


def _text(markup: str, name: str) -> str:
    return " ".join(
        piece.text for piece in pieces_of(parse_html(markup, name)) if not piece.dropped
    )


def _is_article(markup: str | None, name: str) -> bool:
    if not markup:
        return False
    said = [piece.text for piece in pieces_of(parse_html(markup, name)) if not piece.dropped]
    return (len(" ".join(said)) >= _LONG or len(said) > 2) and not _is_cut_short(" ".join(said))


def _is_cut_short(text: str) -> bool:
    return _CUT_SHORT.search(text[-100:]) is not None


def _authors(item: Any) -> Iterator[str]:
    """Yield who wrote an item: RSS asks for "desk@news.example (Ann Lee)", others give names."""
    if mail := _MAIL.fullmatch(item.get("author") or ""):
        yield from filter(None, [clean(mail["name"] or "")])
        return
    for author in item.get("authors", ()):
        name = clean(author.get("name") or "")
        if name and "@" not in name:
            yield name


def _moment(item: Any, field: str) -> datetime | None:
    parts = dict(item).get(field)
    if not parts:
        return None
    try:
        year, month, day, hour, minute, second = parts[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _marked(entry: _Entry, name: str) -> Marked:
    tree = parse_html(entry.html or "", name)
    pieces = list(pieces_of(tree))
    told = " ".join(piece.text for piece in pieces)
    excerpt = entry.excerpt
    deck = (
        excerpt
        if excerpt
        and len(excerpt) <= _LONGEST_DECK
        and not _is_cut_short(excerpt)
        and excerpt not in told
        else None
    )
    unsaid = [Piece(text=excerpt, dropped=_EXCERPT)] if excerpt and not deck else []
    body, dropped = lay_out([*unsaid, *pieces])
    return Marked(
        body=body,
        dropped=dropped,
        ids=_names(entry),
        url=entry.url,
        headline=entry.title,
        deck=deck,
        bylines=entry.authors,
        published=entry.published or entry.updated,
        language=entry.language,
        language_claims=language_claims(tree),
        section=entry.section,
    )


def _names(entry: _Entry) -> tuple[str, ...]:
    """Return by what an item is known everywhere: its address, and its id where that means something outside the feed."""
    return tuple(filter(None, (entry.url, entry.id if _URI.fullmatch(entry.id) else None)))


def _listed(entry: _Entry, feed: Document) -> Listed:
    document = None
    if entry.html:
        document = Document(
            data=_as_feed(entry),
            name=entry.title or entry.id,
            id=None if _names(entry) else f"{feed.url or feed.name} {entry.id}",
            url=entry.url,
            media_type="application/atom+xml",
        )
    return Listed(
        id=entry.id, url=entry.url, title=entry.title, updated=entry.updated, document=document
    )


def _as_feed(entry: _Entry) -> bytes:
    """Write an item as a feed of one, in Atom, so that it can be kept and read by itself."""
    from lxml import etree  # noqa: PLC0415  only here

    feed = etree.Element("feed", {"xmlns": _ATOM})
    item = etree.SubElement(feed, "entry")
    if entry.language:
        feed.set("{http://www.w3.org/XML/1998/namespace}lang", _valid(entry.language))
    for name, text, attributes in (
        ("id", entry.id if entry.id in _names(entry) else None, {}),
        ("title", entry.title, {"type": "text"}),
        ("published", entry.published and entry.published.isoformat(), {}),
        ("updated", entry.updated and entry.updated.isoformat(), {}),
        ("summary", entry.excerpt, {"type": "text"}),
        ("content", entry.html, {"type": "html"}),
    ):
        if text:
            etree.SubElement(item, name, attributes).text = _valid(text)
    for author in entry.authors:
        etree.SubElement(etree.SubElement(item, "author"), "name").text = _valid(author)
    if entry.url:
        etree.SubElement(item, "link", {"rel": "alternate", "href": _valid(entry.url)})
    if entry.section:
        etree.SubElement(item, "category", {"term": _valid(entry.section)})
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _valid(text: str) -> str:
    """Return *text* without what XML cannot hold."""
    return _NOT_XML.sub(" ", clean_markup(text))
