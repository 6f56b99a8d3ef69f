"""Very many episodes, quickly: one is published, and its rows are written down as often as is wanted."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from contracts.newsroom import an_article, everybody, made

from service.store import FILE, Store
from service.store.sql import open_store


def crowd(folder: Path, count: int, *, now: datetime, apart_min: int) -> Store:
    """Open a store with one episode of the section Sport of *now*, and *count* later ones, each *apart_min* minutes after the other."""
    store = open_store(folder)
    publish(store, 0, now=now)
    date = f"strftime('%Y-%m-%d %H:%M:%S.000000', date, '+' || ({apart_min} * n) || ' minutes')"
    copies = {
        "articles": {
            "id": "1 + n", "public_id": "'p' || n", "guid": "'urn:uuid:' || n", "date": date, "state": "state",
            "since": "since", "revision": "revision",
        },
        "revisions": {"article": "1 + n", "number": "number", "digest": "digest", "content": "content"},
        "renditions": {
            "id": "1 + n", "article": "1 + n", "revision": "revision", "voices": "voices", "rate_wpm": "rate_wpm",
            "objects": "objects", "size_bytes": "size_bytes", "sha256": "sha256", "duration_ms": "duration_ms", "at": "at",
        },
        "episodes": {"article": "1 + n", "rendition": "1 + n"},
        "shelved": {"article": "1 + n", "shelf": "shelf", "date": date, "place": "1 + n"},
    }  # fmt: skip
    with closing(sqlite3.connect(folder / FILE)) as raw, raw:
        for table, fields in copies.items():
            raw.execute(
                f"INSERT INTO {table} ({', '.join(fields)}) WITH RECURSIVE t(n) AS"
                f" (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {count})"
                f" SELECT {', '.join(fields.values())} FROM t, {table}"
                f" WHERE {'id' if 'id' in fields else 'article'} = 1"
            )
        raw.execute(f"UPDATE shelves SET episodes = {count + 1}, places = {count + 1}")
    return store


def publish(store: Store, number: int, *, now: datetime) -> None:
    """Publish another story of the section Sport."""
    store.accept(
        an_article(f"Story {number} of the harbour", section="Sport", published=now),
        names=[str(number)],
        now=now,
    )
    job = store.take("w", alive=everybody, now=now)
    assert store.publish(job, made(at=now), now=now)
