"""A newsroom for the tests of the web: hands articles in, makes them as a worker would, corrects and withdraws."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from service.model import Article, Attribution, Block, Dateline, Notice
from service.newsdesk import Newsdesk
from service.store import Entry, Made

SOUND = bytes(range(256)) * 2500
"""Not a sound, but bytes of which each place is known, and more than one piece of a stream."""

TEXTS = {
    "transcript.vtt": b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Ada>Storm closes the railway\n",
    "transcript.srt": b"1\n00:00:00,000 --> 00:00:02,000\nStorm closes the railway\n",
    "transcript.json": b'{"version": "1.0.0", "segments": []}',
    "transcript.html": b'<!doctype html><html lang="en"><title>Storm</title><p>Storm closes the railway',
    "chapters.json": b'{"version": "1.2.0", "chapters": []}',
    "words.vtt": b"WEBVTT\n\n00:00:00.060 --> 00:00:00.300\nheadline 0 5\n",
}


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 18, 5, 0, 400_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: int) -> None:
        self.now += timedelta(**by)


def article(**known: object) -> Article:
    """The story of the storm, of which *known* is different."""
    unknown = {
        field.name: () if str(field.type).startswith("tuple") else None
        for field in fields(Article)
        if field.default is MISSING
    }
    storm = {
        "id": "storm",
        "headline": "Storm closes the coastal railway",
        "deck": "Trains may not run for a week.",
        "dateline": Dateline(
            place="Harwich", region=None, agency=None, date=None, derived=False, shown="HARWICH"
        ),
        "attribution": Attribution(
            names=("Ada Reed",),
            role=None,
            outlet=None,
            bureau=None,
            derived=False,
            shown="By Ada Reed",
        ),
        "published": datetime(2026, 11, 22, tzinfo=UTC),
        "published_position": 0,
        "language": "en",
        "url": "https://news.example/storm",
        "section": "Transport",
        "blocks": (
            Block(kind="paragraph", text="The line was under water by noon."),
            Block(kind="subhead", text="What passengers can do"),
            Block(kind="list", text="Take the bus\nWait"),
            Block(kind="quote", text="“I have never seen such a tide,” said one."),
        ),
    }
    return Article(**{**unknown, **storm, **known})


@dataclass
class Newsroom:
    """What happens around the web, by the real store and the real objects."""

    desk: Newsdesk
    clock: Clock

    def hands_in(self, given: Article, *, hold: bool = False, notice: str | None = None) -> Entry:
        """Have an article accepted, or its revision."""
        now = self.clock()
        names = [given.id, *([given.url] if given.url else [])]
        said = Notice(text=notice, at=now) if notice else None
        return self.desk.store.accept(given, names=names, now=now, hold=hold, notice=said).entry

    def makes(
        self,
        sound: bytes = SOUND,
        texts: Mapping[str, bytes] = TEXTS,
        *,
        voices: tuple[str, ...] = ("Ada",),
        instead_of: str | None = None,
    ) -> Entry:
        """Make the most urgent article and publish it."""
        store, now = self.desk.store, self.clock()
        job = store.take("worker", alive=lambda _: True, now=now)
        assert job is not None
        prefix = f"{job.public_id}/{job.revision}-{job.id}"
        self.desk.objects.put(prefix, {"audio.mp3": sound, **texts})
        made = Made(
            revision=job.revision,
            voices=voices,
            rate_wpm=175,
            objects=prefix,
            size_bytes=len(sound),
            sha256=sha256(sound).hexdigest(),
            duration_ms=134_000,
            at=now,
            instead_of=instead_of,
        )
        assert store.publish(job, made, now=now)
        return self.knows(job.public_id)

    def publishes(self, given: Article | None = None, sound: bytes = SOUND) -> Entry:
        """Hand an article in, and make it."""
        self.hands_in(given or article())
        return self.makes(sound)

    def corrects(
        self, entry: Entry, headline: str, notice: str, sound: bytes = b"corrected"
    ) -> Entry:
        """Hand in a revision with a notice, and make it."""
        self.hands_in(replace(entry.article, headline=headline), notice=notice)
        return self.makes(sound)

    def withdraws(self, entry: Entry) -> None:
        self.desk.store.withdraw(entry.names[0], now=self.clock())

    def fails(self, why: str = "The voice broke.") -> None:
        """Give the most urgent article up."""
        job = self.desk.store.take("worker", alive=lambda _: True, now=self.clock())
        assert job is not None
        self.desk.store.fail(job, why, permanent=True, now=self.clock())

    def loses(self, entry: Entry, name: str = "audio.mp3") -> None:
        """Lose a file that was published."""
        import obstore

        assert entry.heard is not None
        obstore.delete(self.desk.objects._store, f"{entry.heard.objects}/{name}")

    def knows(self, public_id: str) -> Entry:
        entry = self.desk.store.entry(public_id)
        assert entry is not None
        return entry
