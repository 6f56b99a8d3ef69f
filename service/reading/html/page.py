"""From a web page to an article.

The page says twice what its article is: to readers, in print, and to machines, in fields that are often wrong. What the
fields say is preferred where the page prints it; what only they say must pass for what it claims to be.
"""

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.byline import looks_like_byline
from service.reading.html.body import extracted
from service.reading.html.heading import heading_of
from service.reading.html.markup import tree_of
from service.reading.html.walls import wall
from service.reading.likeness import same_words
from service.reading.listing import is_home_page, web_address
from service.reading.marked import Marked, credit_of, read_marked
from service.reading.metadata import Claims, address_parts, claims_of
from service.reading.paragraphs import Paragraph
from service.reading.passages import language_claims

_BESIDE_TEXT = ("script", "style", "noscript", "nav", "header", "footer", "aside")


def read_html(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand the web page *document*; *outlets* are the names under which our own correspondents report.

    Raises:
        DocumentError: it is empty, too long, an error page, a wall before an article, or holds no article.
    """
    page = tree_of(document)
    claims = claims_of(page, address=document.url)
    heading = heading_of(page, claims)
    titles = [*page.xpath("//title/text() | //h1//text()"), *claims.headlines]
    visible = _visible(page)
    marked_words = language_claims(page)
    found = extracted(page, pictures=pictures)
    text = " ".join(line.text for line in found.body) or visible
    if stands_before := wall(titles, text, dated=claims.published is not None):
        raise DocumentError(
            f"{document.name} is {stands_before.what}, not an article. {stands_before.advice}"
        )
    body = found.body or _from_field(claims)
    if not body:
        raise DocumentError(
            f"{document.name} holds no text of an article that could be found. "
            "Give the page of one article, or the article as plain text."
        )
    names = _authors(claims, found.authors, outlets)
    fields = (field for row in (*claims.authors, found.authors) for field in row)
    return read_marked(
        document,
        Marked(
            body=body,
            url=_canonical(claims, document),
            headline=heading.headline,
            kicker=heading.kicker,
            deck=heading.deck,
            bylines=_bylines(heading.bylines, names, claims, outlets),
            unsure=tuple(field for field in fields if field not in claims.site_names),
            dateline=next(iter(claims.datelines), None),
            published=claims.published,
            language=next(iter(claims.languages), None),
            language_claims=marked_words,
            section=next(iter(claims.sections), None),
            dropped=found.dropped,
        ),
        outlets=outlets,
        pictures=pictures,
    )


def _from_field(claims: Claims) -> tuple[Paragraph, ...]:
    """Return the text that a page which scripts fill holds for machines only."""
    return tuple(Paragraph(text=text, position=0) for text in claims.bodies[:1])


def _visible(page: HtmlElement) -> str:
    """Return the words that a page without an article shows."""
    beside = " or ".join(f"ancestor::{tag}" for tag in _BESIDE_TEXT)
    return " ".join(" ".join(page.xpath(f"//body//text()[not({beside})]")).split())


def _authors(claims: Claims, found: Sequence[str], outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the fields where they hold all that trafilatura finds, else the shared, else trafilatura's."""
    rows = (_names(row, claims, outlets) for row in claims.authors)
    ours = next(filter(None, rows), ())
    others = _names(found, claims, outlets)
    shared = tuple(name for name in ours if name in others)
    return ours if len(shared) == len(others) else shared or others


def _names(fields: Sequence[str], claims: Claims, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the people whom *fields* name; some give the name of the site or of its owner there."""
    people = (
        credited
        for field in fields
        if not any(same_words(field, site) for site in claims.site_names)
        and (credited := credit_of(field, outlets))
    )
    return tuple(dict.fromkeys(name for credited in people for name in credited.names))


def _bylines(
    printed: Sequence[str], names: tuple[str, ...], claims: Claims, outlets: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the printed line that credits *names*, where that tells more; else the names; else who is no person."""
    known = {line: found for line in printed if (found := credit_of(line, outlets))}
    fitting = [line for line in known if set(known[line].names) >= set(names or known[line].names)]
    if names:
        fitting = [line for line in fitting if known[line].role or known[line].outlet]
    else:
        fitting = [line for line in fitting if looks_like_byline(line)]
    if fitting:
        return (min(fitting, key=lambda line: (len(known[line].names), len(line))),)
    organisations = (
        field
        for row in claims.authors
        for field in row
        if (found := credit_of(field, outlets)) and not found.names
    )
    return names or tuple(islice(organisations, 1))


def _canonical(claims: Claims, document: Document) -> str | None:
    """Return the address that the page gives as its own, unless that is a whole site's, or on another site than the page."""
    for url in claims.urls:
        here = not document.url or _site(url) == _site(document.url)
        if here and web_address(url) and not is_home_page(url):
            return url
    return None


def _site(url: str) -> str:
    """Return the host that *url* names, for which a page may speak: the same with or without "www." and "m."."""
    parts = address_parts(url)
    return re.sub(r"^(?:www|m|mobile|amp)\.", "", (parts and parts.hostname) or "")
