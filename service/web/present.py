"""What the pages say of an article, in words. Pure, but for what the templates are taught."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, tzinfo

from jinja2 import Environment, StrictUndefined

from service.model import Article
from service.newsdesk import Newsdesk
from service.publishing.parts import Part, parts
from service.publishing.shows import one_line, shortened
from service.sentences import sentences
from service.words import by_voices, count, duration, size

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_NOT_FOR_PAGES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What HTML forbids, what cannot be encoded, and what would turn the direction of the words around it."""
_TITLE_BYTES = 120
_BEGINNING_BYTES = 40


def teach(environment: Environment, desk: Newsdesk) -> None:
    """Give the templates these words; nothing that they write can break a page."""
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.finalize = _finish
    own_feeds = desk.offer is not None and desk.offer.most.feeds > 0
    environment.globals.update(service=desk.title, own_feeds=own_feeds)
    environment.filters.update(
        beginning=beginning,
        by_voices=by_voices,
        count=count,
        credits=credits_of,
        date=lambda moment: date(moment, desk.tz),
        direction=direction,
        duration=duration,
        opening=opening,
        size=size,
        title=title,
    )


def title(article: Article) -> str:
    """Return the headline, else the beginning of the deck or the text."""
    if article.headline:
        return one_line(article.headline)
    for text in (article.deck, *(block.text for block in article.blocks)):
        if text and (line := one_line(text)):
            start, end = next(sentences(line, article.language))
            return shortened(line[start:end], _TITLE_BYTES)
    return "An article without a headline"


def beginning(text: str) -> str:
    """Return the first words of a paragraph, by which it is told from others."""
    return shortened(one_line(text), _BEGINNING_BYTES)


def opening(article: Article) -> str:
    """Return where from and who reports, in the words that are spoken."""
    return " ".join(part.text for part in credits_of(article))


def credits_of(article: Article) -> Iterator[Part]:
    """Yield where from and who reports as parts of the page."""
    return (part for part in parts(article) if part.kind in {"dateline", "attribution"})


def direction(language: str) -> str:
    """Tell in which direction *language* (BCP 47) is written, as HTML has it."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def date(moment: datetime, tz: tzinfo) -> str:
    """Say when, in the time zone *tz*: "23 November 2026, 18:05".

    Midnight UTC stands for a day without a time of day, and that day is the same everywhere.
    """
    if moment.astimezone(UTC).time() == time():
        return _day(moment.astimezone(UTC))
    here = moment.astimezone(tz)
    return f"{_day(here)}, {here:%H:%M}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def harmless(text: str) -> str:
    """Put spaces in the place of what can break a page, or turn its words around."""
    return _NOT_FOR_PAGES.sub(" ", text)


def _finish(value: object) -> object:
    return harmless(value) if type(value) is str else value
