"""What the pages say of an article, in words of the language that is spoken."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, tzinfo
from types import MappingProxyType
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from flask_babel import get_locale, gettext, lazy_gettext, ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from service.forms import Form
from service.legal import legal
from service.model import Article, Block
from service.newsdesk import Newsdesk
from service.publishing import passages
from service.publishing.parts import Part, parts
from service.publishing.shows import one_line, shortened
from service.reading.furniture import EMBED
from service.sentences import sentences
from service.store.shelves import Shelf
from service.web.languages import spoken
from service.words import direction, duration, size

_CODECS: Final = MappingProxyType(
    {
        "low": lazy_gettext("MP3, low bandwidth"),
        "speaker": lazy_gettext("MP3, smart speaker"),
    }
)
"""The codecs that have more than a name."""
_TITLE_BYTES = 120
_BEGINNING_BYTES = 40


def teach(environment: Environment, desk: Newsdesk) -> None:
    """Give the templates these words; nothing that they write can break a page."""
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.finalize = _finish
    own_feeds = desk.offer is not None and desk.offer.most.feeds > 0
    environment.globals.update(
        service=desk.title, own_feeds=own_feeds, ours=lambda: marks(spoken()), spoken=spoken
    )
    environment.filters.update(
        articles=articles,
        as_fast=as_fast,
        beginning=beginning,
        by_voices=by_voices,
        credits=credits_of,
        duration=how_long,
        in_language=in_language,
        isolated=isolated,
        language_name=language_name,
        lines=lines,
        listed=listed,
        marks=marks,
        named=named,
        opening=opening,
        size=lambda size_bytes: size(size_bytes, get_locale()),
        speed=speed,
        title=title,
        unsaid=unsaid,
        when=lambda moment: when(moment, desk.tz),
    )


def title(article: Article) -> str:
    """Return the headline, else the beginning of the deck or the text."""
    if article.headline:
        return one_line(article.headline)
    for text in (article.deck, *(block.text for block in article.blocks)):
        if text and (line := one_line(text)):
            start, end = next(sentences(line, article.language))
            return shortened(line[start:end], _TITLE_BYTES)
    return str(gettext("An article without a headline"))


def beginning(text: str) -> str:
    """Return the first words of a paragraph, by which it is told from others."""
    return shortened(one_line(text), _BEGINNING_BYTES)


def opening(article: Article) -> str:
    """Return where from and who reports, in the words that are spoken."""
    return " ".join(part.text for part in credits_of(article))


def credits_of(article: Article) -> Iterator[Part]:
    """Yield where from and who reports as parts of the page."""
    return (part for part in parts(article) if part.kind in {"dateline", "attribution"})


def named(text: str, shelves: Sequence[Shelf]) -> Iterator[tuple[str, Shelf | None]]:
    """Yield *text* in stretches: each of *shelves* where it is named first, and what stands between them."""
    sought = {shelf.name.casefold(): shelf for shelf in shelves}
    names = "|".join(
        map(re.escape, sorted((shelf.name for shelf in shelves), key=len, reverse=True))
    )
    stretches = re.split(rf"(?<!\w)({names})(?!\w)", text, flags=re.IGNORECASE) if names else [text]
    for stretch in filter(None, stretches):
        yield stretch, sought.pop(stretch.casefold(), None)


def marks(language: str) -> Markup:
    """Return the attributes of an element whose words are in *language* (BCP 47)."""
    return Markup('lang="{}" dir="{}"').format(language, direction(language))


def in_language(text: str, language: str) -> Markup:
    """Mark *text* as one of *language* (BCP 47) within a sentence of another."""
    return Markup("<span {}>{}</span>").format(marks(language), text)


def lines(block: Block) -> Iterator[Markup]:
    """Yield the lines of *block* with their ends, character by character; what is in another language says so."""
    for line in passages.lines(block.text, block.passages):
        yield Markup().join(
            in_language(words, language) if language else words for words, language in line
        )


def unsaid(article: Article) -> Markup:
    """Name what the article shows between its paragraphs, and nobody can say: films, maps and the like."""
    names = dict.fromkeys(drop.text for drop in article.dropped if drop.code == EMBED.code)
    return Markup(", ").join(in_language(name, article.language) for name in names)


def language_name(language: str) -> str:
    """Call a language (BCP 47) by its name; one that has none here by itself."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    return locale.get_display_name(get_locale()) or language


def isolated(text: str) -> Markup:
    """Keep *text* from turning the words around it where no element can: in an attribute that a script shows.

    The marks of direction that a text itself has are taken out of it; these are written as characters of HTML.
    """
    return Markup("&#x2068;{}&#x2069;").format(text)


def when(moment: datetime, tz: tzinfo) -> Markup:
    """Write down a moment for people and for machines."""
    written = moment.isoformat(timespec="seconds")
    return Markup('<time datetime="{}">{}</time>').format(written, date(moment, tz, get_locale()))


def date(moment: datetime, tz: tzinfo, locale: Locale | str) -> str:
    """Say when, in the time zone *tz* and by the custom of *locale*: "23 November 2026, 18:05".

    Midnight UTC stands for a day without a time of day, and that day is the same everywhere.
    """
    if moment.astimezone(UTC).time() == time():
        return format_date(moment.astimezone(UTC), "long", locale)
    here = moment.astimezone(tz)
    return f"{format_date(here, 'long', locale)}, {here:%H:%M}"


def how_long(milliseconds: int) -> str:
    """Say how long, at least a second."""
    return duration(max(milliseconds, 1000), get_locale())


def speed(factor: float) -> str:
    """Say how fast, compared with the voice as it reads: "1.5 times"."""
    if factor == 1:
        return str(gettext("normal"))
    return str(gettext("%(factor)s times", factor=format_decimal(factor, locale=get_locale())))


def as_fast(factor: float) -> str:
    """Say how fast something is read, compared with the usual: "1.5 times as fast"."""
    shown = format_decimal(factor, locale=get_locale())
    return str(gettext("%(factor)s times as fast", factor=shown))


def form_title(form: Form, voices: Sequence[str] = ()) -> str:
    """Say in which form something is heard: "MP3, low bandwidth, 1.5 times as fast".

    A voice of its own is told by its id, or by the names of the *voices* that are heard.
    """
    fast = as_fast(form.speed_percent / 100) if form.speed_percent != 100 else ""
    name = listed(voices) or form.voice
    voice = gettext("voice %(name)s", name=name) if form.voice is not None else ""
    return ", ".join(
        filter(None, (str(_CODECS.get(form.codec.name, form.codec.title)), fast, voice))
    )


def articles(number: int) -> str:
    """Say how many articles."""
    shown = format_decimal(number, locale=get_locale())
    return str(ngettext("%(number)s article", "%(number)s articles", number, number=shown))


def listed(names: Sequence[str]) -> str:
    """Name all of several, as a sentence does."""
    return format_list(names, "standard", get_locale())


def by_voices(names: Sequence[str], instead_of: str | None = None) -> str:
    """Say who reads: "Ann, a synthetic voice", "Ann and Bea, synthetic voices, in place of Cleo"."""
    words = ngettext(
        "%(names)s, a synthetic voice",
        "%(names)s, synthetic voices",
        len(names),
        names=listed(names),
    )
    if instead_of:
        words = gettext("%(readers)s, in place of %(absent)s", readers=words, absent=instead_of)
    return str(words)


def _finish(value: object) -> object:
    if type(value) is Markup:
        return Markup(legal(value))  # noqa: S704  it was markup, and spaces add none
    return legal(value) if type(value) is str else value
