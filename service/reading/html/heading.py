"""What a page prints above its article: kicker, headline, deck, byline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from service.reading.likeness import same_words
from service.reading.metadata import Claims

_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|topper|roofline|dachzeile|ober?zeile)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DECK = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|stand-first|sub-?title|sub-?head(?:line|ing)?|strapline|summary|teaser-text|vorspann|chapo|entradilla|sommario)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?)(?:$|[\s_-])|(?:^|[\s_-])(?:by-?line|authors?)[\s_-]*(?:names?|info|text|line)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?P<title>.{4,})\s+(?:[|–—«·•]|-{1,2}|::)\s+(?P<site>[^|]{2,60})", re.DOTALL)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NEAR = 40
"""How many elements behind the headline are searched for its deck."""
_SHORTEST_DECK, _LONGEST_DECK = 20, 600
_LONGEST_KICKER = 60
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The words above an article, as printed, or as the fields hold them where nothing is printed."""

    headline: str | None
    kicker: str | None
    deck: str | None
    bylines: tuple[str, ...]
    """Lines that may be bylines, in the page's order."""


def heading_of(page: HtmlElement, claims: Claims) -> Heading:
    """Find what *page* prints above its article."""
    titles = [
        _without_site(title, claims.site_names)
        for title in (*claims.headlines, *map(_shown, page.xpath("//head/title")))
    ]
    printed = _printed_headline(page, titles, claims.site_names)
    if printed is None:
        return Heading(
            headline=next(filter(None, titles), None),
            kicker=None,
            deck=None,
            bylines=tuple(_bylines(page)),
        )
    return Heading(
        headline=_shown(printed),
        kicker=_kicker(printed),
        deck=_deck(printed, claims.descriptions),
        bylines=tuple(_bylines(page)),
    )


def _shown(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _without_site(title: str, names: Sequence[str]) -> str:
    """Take the name of the site from the end of a page's title."""
    found = _SUFFIX.fullmatch(title)
    if found and any(same_words(found["site"], name) for name in names):
        return found["title"]
    return title


def _printed_headline(
    page: HtmlElement, titles: Sequence[str], site_names: Sequence[str]
) -> HtmlElement | None:
    """Return the heading that says what a title says, or else shares words with one that is no site's name."""
    headings = [
        heading
        for heading in page.xpath("//h1[not(ancestor::footer or ancestor::nav)]")
        if _shown(heading) and not any(same_words(_shown(heading), name) for name in site_names)
    ]
    for title in titles:
        for heading in headings:
            if same_words(_shown(heading), title):
                return heading
    if not titles:
        return headings[0] if headings else None
    known = {word for title in titles for word in _long_words(title)}
    akin = [heading for heading in headings if len(known & _long_words(_shown(heading))) > 1]
    return max(akin, key=lambda heading: len(known & _long_words(_shown(heading))), default=None)


def _long_words(text: str) -> set[str]:
    return {word.casefold() for word in _LONG_WORD.findall(text)}


def _kicker(headline: HtmlElement) -> str | None:
    """Return what is printed right above the headline as a kicker."""
    for element in _just_before(headline):
        text = _shown(element)
        if text and _KICKER.search(element.get("class", "")) and len(text) <= _LONGEST_KICKER:
            return text
    return None


def _just_before(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements beside the headline that stand before it, and those beside what holds only it."""
    for place in (headline, headline.getparent()):
        if place is not None:
            yield from islice(place.itersiblings(preceding=True), 3)


def _deck(headline: HtmlElement, descriptions: Sequence[str]) -> str | None:
    """Return what is printed behind the headline as a deck: its class says so, or it has a description's words."""
    for element in islice(headline.xpath("following::*[not(self::script or self::style)]"), _NEAR):
        text = _shown(element)
        if not _SHORTEST_DECK < len(text) <= _LONGEST_DECK or same_words(text, _shown(headline)):
            continue
        if _DECK.search(element.get("class", "")) and len(element.xpath(".//p")) < 2:
            return text
        if not _is_among_paragraphs(element) and any(
            same_words(text, other) for other in descriptions
        ):
            return text
    return None


def _is_among_paragraphs(element: HtmlElement) -> bool:
    """Tell whether *element* is a paragraph of the body, which descriptions often copy."""
    following = element.getnext()
    return element.tag == "p" and following is not None and following.tag == "p"


def _bylines(page: HtmlElement) -> Iterator[str]:
    for element in page.xpath(
        "//*[contains(@class, 'by') or contains(@class, 'uthor') or @itemprop='author']"
    ):
        text = " ".join(" ".join(element.itertext()).split())
        named = _BYLINE.search(element.get("class", "")) or "itemprop" in element.attrib
        if named and len(text) <= _LONGEST_BYLINE:
            yield text
