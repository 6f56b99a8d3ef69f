"""Entries to make feeds of, and the rules that every feed is held to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree
from unit.service.narration.stories import article

from service.model import Article
from service.publishing.shows import Show, main_show
from service.store import Entry, Made, Notice

BASE = "https://news.example.org"
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
SHOW: Show = main_show(title="Example News", language="en-GB", base_url=BASE)

SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}

_SCHEMA = Path(__file__).parents[3] / "schema" / "psp1.rng"


def entry(
    heard: Article | None = None,
    *,
    number: int = 1,
    notices: tuple[Notice, ...] = (),
    voice: str = "Alba",
    duration_ms: int = 61_400,
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
            sha256="0" * 64, duration_ms=duration_ms, at=date + timedelta(hours=1),
        ),
        heard_article=heard,
    )  # fmt: skip


def faults(feed: bytes) -> list[str]:
    """What is wrong with a feed by PSP-1, Apple and the podcast namespace."""
    schema = etree.RelaxNG(etree.parse(_SCHEMA))
    schema.validate(etree.fromstring(feed).getroottree())
    return [str(fault) for fault in schema.error_log]
