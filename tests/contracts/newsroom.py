"""Articles and renditions for the tests of stores and of what works with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from service.model import Article, Attribution, Block, Dateline, Drop, Guide
from service.store import Entry, Job, Made, Store

NOW = datetime(2026, 3, 14, 9, 0, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

Opening = Callable[[], Store]


def an_article(headline: str = "Harbour bridge reopens", **other: object) -> Article:
    """Make a small article; *other* fields as wanted."""
    plain = Article(
        id="bridge.txt",
        headline=headline,
        kicker=None,
        deck=None,
        byline=None,
        dateline=None,
        attribution=None,
        corrections=(),
        contributors=(),
        published=None,
        published_shown=None,
        published_position=0,
        language="en",
        url=None,
        section=None,
        blocks=(Block(kind="paragraph", text="The bridge is open again."),),
        dropped=(),
    )
    return replace(plain, **other)


def full_article() -> Article:
    """Make an article that has all that one can have."""
    return an_article(
        'Ünï "quoted" \\ 日本 😀 \u2028\x00',
        kicker="Breaking",
        deck="A deck",
        byline="By Ana Díaz",
        dateline=Dateline(
            place="Lisbon", region=None, agency="LUSA", date="14 March", derived=False, shown="LISBON —"
        ),
        attribution=Attribution(
            names=("Ana Díaz", "Li"), role="correspondent", outlet=None, bureau=None, derived=True, shown="x"
        ),
        corrections=("An earlier version misspelt a name.",),
        contributors=("Li also reported.",),
        published=NOW.astimezone(timezone(-9.5 * HOUR)),
        published_shown="14 March",
        published_position=17,
        url="https://example.org/1",
        section="world",
        blocks=(Block(kind="subhead", text="A"), Block(kind="quote", text="“B”")),
        dropped=(Drop(text="Menu", code="furniture", reason="It is a menu.", position=3),),
        aliases=("https://example.org/1",),
        standing="withheld",
        embargoed_until=NOW + HOUR,
        expires=NOW + DAY,
        guides=(Guide(words="Díaz", said="DEE-ahs", source="LUSA"),),
    )  # fmt: skip


def made(revision: int = 1, **other: object) -> Made:
    """Make a rendition, as though its objects were written."""
    plain = Made(
        revision=revision,
        voices=("Zoë",),
        rate_wpm=175,
        objects=f"renditions/{revision}",
        size_bytes=12_345,
        sha256="ab" * 32,
        duration_ms=60_000,
        at=NOW,
    )
    return replace(plain, **other)


def nobody(worker: str) -> bool:
    """No worker lives."""
    return False


def everybody(worker: str) -> bool:
    """All workers live."""
    return True


def take(store: Store, worker: str = "w", *, now: datetime = NOW) -> Job | None:
    """Take a job while all who took one still live."""
    return store.take(worker, alive=everybody, now=now)


def publish(store: Store, name: str, *, now: datetime = NOW, **article: object) -> Entry:
    """Bring an article to its listeners; nothing else may be waiting."""
    store.accept(an_article(**article), names=[name], now=now)
    job = take(store, now=now)
    assert store.publish(job, made(job.revision), now=now)
    return store.find(name)
