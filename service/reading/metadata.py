"""What a web page says of itself to machines: JSON-LD, OpenGraph and other meta elements, microdata, links.

It is only collected here. Who reads it doubts it: such fields hold site names, "Username", desk initials and time stamps.
The vocabularies are https://schema.org/Article and https://ogp.me/#type_article.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

from service.reading.dates import find_date
from service.reading.decode import repaired

_ARTICLE = re.compile(r"(?:.*[/#:])?(?:\w*Article|\w*BlogPosting|Report|Review)")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*;?\s*\Z"
)
_BETWEEN_VALUES = re.compile(r"[\s;,]*")
_COMMA_TOO_MANY = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_LANGUAGE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]{2,12})?")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_MOST_NODES = 5000
"""A page's JSON-LD is searched no further."""

_Node = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a page says of its article. In each row, the first is worth most."""

    headlines: tuple[str, ...]
    descriptions: tuple[str, ...]
    authors: tuple[tuple[str, ...], ...]
    """What each of several kinds of fields says."""
    site_names: tuple[str, ...]
    datelines: tuple[str, ...]
    sections: tuple[str, ...]
    published: datetime | None
    languages: tuple[str, ...]
    urls: tuple[str, ...]
    """Addresses that it gives as its own."""
    bodies: tuple[str, ...]
    """The text once more, often cut short."""


def claims_of(page: HtmlElement, *, address: str | None) -> Claims:
    """Collect what *page* says of itself; relative links start from *address*."""
    graph = [node for script in _json(page) for node in _nodes(script)]
    articles = [node for node in graph if _is_article(node)]
    named = {str(node["@id"]): node for node in graph if "@id" in node and "name" in node}
    meta = _meta(page)
    items = _microdata(page)

    def gathered(*keys: str, meta_names: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The values of *keys* in JSON-LD, of *meta_names* in meta elements, of *keys* in microdata."""
        found = (
            *(text for key in keys for node in articles for text in _texts(node.get(key), named)),
            *(text for name in meta_names for text in meta.get(name, ())),
            *(text for key in keys for text in items.get(key, ())),
        )
        return _distinct(map(plain, found))

    dates = gathered(
        "datePublished", meta_names=("article:published_time", "date", "dc.date", "pubdate")
    )
    links = page.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return Claims(
        headlines=gathered("headline", meta_names=("og:title", "twitter:title")),
        descriptions=gathered(
            "description", "alternativeHeadline", meta_names=("og:description", "description")
        ),
        authors=(
            gathered("author"),
            gathered("creator"),
            gathered(meta_names=("author", "article:author", "dc.creator", "byl")),
            _distinct(plain(link.text_content()) for link in page.xpath("//a[@rel='author']")),
        ),
        site_names=gathered("publisher", meta_names=("og:site_name", "application-name")),
        datelines=gathered("dateline"),
        sections=gathered("articleSection", meta_names=("article:section",)),
        published=next(filter(None, map(moment, dates)), None),
        languages=_distinct(
            map(
                language_tag,
                (*page.xpath("/html/@lang"), *gathered("inLanguage", meta_names=("og:locale",))),
            )
        ),
        urls=_distinct(
            urljoin(address or "", link.strip()) for link in links if address_parts(link)
        ),
        bodies=gathered("articleBody"),
    )


def plain(text: str) -> str:
    """Return *text* without the markup and the references that some write into fields."""
    return repaired(" ".join(_TAG.sub(" ", html.unescape(html.unescape(text))).split()))


def moment(text: str) -> datetime | None:
    """Return the time that *text* names: UTC where it names no zone, None when it names none."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        dated = find_date(text)
        return dated.moment if dated else None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def language_tag(text: str) -> str:
    """Return the language of a tag, without its region: "en" of "en_GB"."""
    found = _LANGUAGE.fullmatch(text.strip())
    return found["language"].lower() if found else ""


def address_parts(address: str) -> SplitResult | None:
    """Return the parts of *address*, or None when it is malformed."""
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018 - it raises where the port is no number
    except ValueError:
        return None
    return parts


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or ""
        if content := element.get("content"):
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _microdata(page: HtmlElement) -> dict[str, list[str]]:
    """Return the properties of the page's articles: https://html.spec.whatwg.org/multipage/microdata.html."""
    found: dict[str, list[str]] = {}
    for element in page.xpath("//*[@itemprop]"):
        owner = next(
            (above for above in element.iterancestors() if "itemscope" in above.attrib), None
        )
        if owner is not None and _ARTICLE.fullmatch(owner.get("itemtype", "").strip()):
            for name in element.get("itemprop", "").split():
                found.setdefault(name, []).append(_item_value(element))
    return found


def _item_value(element: HtmlElement) -> str:
    if "itemscope" in element.attrib:
        names = element.xpath(".//*[@itemprop='name']")
        return _item_value(names[0]) if names else str(element.text_content())
    return element.get("content") or element.get("datetime") or str(element.text_content())


def _json(page: HtmlElement) -> Iterator[object]:
    """Yield the page's JSON-LD, also where it is wrapped, followed by more or has a comma too many."""
    for script in page.xpath("//script[contains(@type, 'ld+json')]"):
        text = _WRAPPING.sub("", script.text or "").strip()
        for attempt in (text, _COMMA_TOO_MANY.sub("", html.unescape(text))):
            values = list(_values(attempt))
            if values:
                yield from values
                break


def _values(text: str) -> Iterator[object]:
    decoder = json.JSONDecoder(strict=False)
    position = 0
    for _ in range(_MOST_NODES):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield value
        between = _BETWEEN_VALUES.match(text, position)
        position = between.end() if between else len(text)


def _nodes(value: object) -> Iterator[_Node]:
    """Yield every object in *value*, the outer before the inner."""
    waiting = deque([value])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        match waiting.popleft():
            case dict() as node:
                yield node
                waiting.extend(node.values())
            case list() as row:
                waiting.extend(row)


def _is_article(node: _Node) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.fullmatch(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _texts(value: object, named: Mapping[str, _Node]) -> Iterator[str]:
    """Yield what *value* says: a text, or the names of the things that it describes or refers to."""
    match value:
        case str():
            yield value
        case list():
            for part in value[:50]:
                if not isinstance(part, list):
                    yield from _texts(part, named)
        case dict():
            reference = value.get("@id")
            thing = (
                named.get(reference, value)
                if isinstance(reference, str) and "name" not in value
                else value
            )
            name = thing.get("name")
            yield from [
                part
                for part in (name if isinstance(name, list) else [name])
                if isinstance(part, str)
            ]
