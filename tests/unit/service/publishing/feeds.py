"""Entries to make feeds of, and the rules that every feed is held to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree
from unit.service.narration.stories import article

from service.model import Article, Chapter
from service.publishing.programme import programme
from service.publishing.rss import BASE as PLACE
from service.publishing.rss import fragment, rss
from service.publishing.shows import Show, item_of
from service.showwords import ShowWords
from service.store import Entry, Made, Notice

BASE = "https://news.example.org"
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def main_show(title: str = "Example News", **said: object) -> Show:
    """Describe the show of the whole service, in British English unless *said* otherwise."""
    words = {"main": ShowWords(**{"language": "en-GB", **said})}
    return programme((), words, title=title, base_url=BASE)["main"].show


SHOW = main_show()

SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
    "fh": "http://purl.org/syndication/history/1.0",
}

_SCHEMA = Path(__file__).parents[3] / "schema" / "psp1.rng"


def entry(
    heard: Article | None = None,
    *,
    number: int = 1,
    notices: tuple[Notice, ...] = (),
    voice: str = "Alba",
    duration_ms: int = 61_400,
    chapters: tuple[Chapter, ...] = (),
) -> Entry:
    """A published article; higher numbers are later by a minute, and were made an hour after their date."""
    heard = heard or article(headline=f"Headline {number}")
    date = NOON + timedelta(minutes=number)
    return Entry(
        public_id=f"k{number}",
        guid=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        names=(heard.id,),
        date=date,
        state="published",
        why=None,
        since=date,
        revision=1,
        article=heard,
        notices=notices,
        heard=Made(
            revision=1, voices=(voice,), rate_wpm=175, objects="r1", size_bytes=500_000 + number,
            sha256="0" * 64, duration_ms=duration_ms, at=date + timedelta(hours=1), chapters=chapters,
        ),
        heard_article=heard,
    )  # fmt: skip


def feed_of(*entries: Entry, show: Show = SHOW, **more: object) -> bytes:
    """Write the feed of *entries*, the newest first."""
    return rss(
        show,
        [fragment(item_of(one, PLACE)) for one in entries],
        base_url=BASE,
        changed=max((one.heard.at for one in entries), default=None),
        **more,
    )


def faults(feed: bytes) -> list[str]:
    """What is wrong with a feed by PSP-1, Apple and the podcast namespace."""
    schema = etree.RelaxNG(etree.parse(_SCHEMA))
    schema.validate(etree.fromstring(feed).getroottree())
    return [str(fault) for fault in schema.error_log]
