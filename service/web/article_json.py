"""An article as JSON, as a newsroom's system hands it in: the fields of "article" in `heardline script --json`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from service.errors import DocumentError
from service.model import Article, Attribution, Block, BlockKind, Dateline, Document
from service.reading.decode import decode
from service.web.listen import is_web_address

_Line = Annotated[str, Meta(max_length=1000)]
_Text = Annotated[str, Meta(max_length=100_000)]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is misspelt is refused, not left out in silence."""


class DatelineJson(_Strict, frozen=True):
    """Where, and when given, the report was filed."""

    place: _Line | None = None
    region: _Line | None = None
    agency: _Line | None = None
    date: _Line | None = None
    derived: bool = False


class AttributionJson(_Strict, frozen=True):
    """Who reports."""

    names: Annotated[tuple[_Line, ...], Meta(max_length=50)] = ()
    role: _Line | None = None
    outlet: _Line | None = None
    bureau: _Line | None = None
    derived: bool = False


class BlockJson(_Strict, frozen=True):
    """One block of the body."""

    kind: BlockKind
    text: _Text


class ArticleJson(_Strict, frozen=True):
    """An article, not yet checked for sense. Only its id must be there."""

    id: Annotated[str, Meta(min_length=1, max_length=500)]
    headline: _Line | None = None
    kicker: _Line | None = None
    deck: _Text | None = None
    byline: _Line | None = None
    dateline: DatelineJson | None = None
    attribution: AttributionJson | None = None
    published: Annotated[datetime, Meta(tz=True)] | None = None
    language: Annotated[str, Meta(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$")] = "en"
    url: Annotated[str, Meta(max_length=2000)] | None = None
    section: _Line | None = None
    blocks: Annotated[tuple[BlockJson, ...], Meta(max_length=10_000)] = ()


def article_of(data: bytes) -> Article:
    """Understand JSON as an article. Its texts are cleaned as those of a document are.

    Raises:
        msgspec.DecodeError: it is not JSON, or not of these fields; the message says where.
        UnicodeDecodeError: it is not UTF-8.
        DocumentError: it is, but makes no sense.
    """
    given = msgspec.json.decode(data, type=ArticleJson)
    if given.url is not None and not is_web_address(given.url):
        raise DocumentError("url is not an address that begins with https:// or http://.")
    article = Article(
        id=_required("id", given.id),
        headline=_line("headline", given.headline),
        kicker=_line("kicker", given.kicker),
        deck=_line("deck", given.deck),
        byline=_line("byline", given.byline),
        dateline=_dateline(given.dateline) if given.dateline else None,
        attribution=_attribution(given.attribution) if given.attribution else None,
        corrections=(),
        contributors=(),
        published=given.published,
        published_shown=None,
        published_position=0,
        language=given.language,
        url=given.url,
        section=_line("section", given.section),
        blocks=tuple(
            Block(kind=block.kind, text=_clean(f"blocks[{place}].text", block.text))
            for place, block in enumerate(given.blocks)
        ),
        dropped=(),
        aliases=(given.url,) if given.url else (),
    )
    if not (article.headline or article.deck or article.blocks):
        raise DocumentError(
            "The article has neither a headline nor a deck nor blocks: there is nothing to read aloud."
        )
    return article


def _dateline(given: DatelineJson) -> Dateline | None:
    place, region = _line("dateline.place", given.place), _line("dateline.region", given.region)
    agency, date = _line("dateline.agency", given.agency), _line("dateline.date", given.date)
    shown = _listed((place, region, date, agency))
    if not shown:
        return None
    return Dateline(
        place=place, region=region, agency=agency, date=date, derived=given.derived, shown=shown
    )


def _attribution(given: AttributionJson) -> Attribution | None:
    names = tuple(
        _required(f"attribution.names[{place}]", name) for place, name in enumerate(given.names)
    )
    role, outlet = _line("attribution.role", given.role), _line("attribution.outlet", given.outlet)
    bureau = _line("attribution.bureau", given.bureau)
    shown = _listed((*names, role, outlet, bureau))
    if not shown:
        return None
    return Attribution(
        names=names, role=role, outlet=outlet, bureau=bureau, derived=given.derived, shown=shown
    )


def _listed(parts: Iterable[str | None]) -> str:
    return ", ".join(filter(None, parts))


def _line(where: str, text: str | None) -> str | None:
    """Return *text* as one clean line; None when it has no words."""
    return _required(where, text) if text and text.strip() else None


def _required(where: str, text: str) -> str:
    return " ".join(_clean(where, text).split())


def _clean(where: str, text: str) -> str:
    return decode(Document(data=text.encode(), id=where, name=where)).strip()
