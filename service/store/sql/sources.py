"""The verbs of `service.store.sources.Sources` in the tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from service.fetching import Validators
from service.store.sources import Item, Source
from service.store.sql.content import storable
from service.store.sql.database import Database
from service.store.sql.schema import items, sources

PUT_OFF: Final = timedelta(minutes=5)
"""When a source is taken, it is due again after that, should its worker die."""


class SqlSources:
    """Sources in a database. May be used from several threads, and opened by several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str, *, hold: bool, now: datetime) -> Source:
        with self._database.writing() as write:
            known = write.execute(
                update(sources).where(sources.c.url == url).values(hold=hold, next_at=now)
            ).rowcount
            if not known:
                source = Source(url=url, hold=hold, next_at=now, since=now)
                write.execute(insert(sources).values(_values(source)))
            return _source(write.execute(select(sources).where(sources.c.url == url)).one())

    def remove(self, url: str) -> bool:
        with self._database.writing() as write:
            its_id = _id_of(write, url)
            write.execute(delete(items).where(items.c.source == its_id))
            return write.execute(delete(sources).where(sources.c.id == its_id)).rowcount > 0

    def all(self) -> Sequence[Source]:
        with self._database.reading() as read:
            rows = read.execute(select(sources).order_by(sources.c.id))
            return tuple(_source(row) for row in rows)

    def take(self, worker: str, *, alive: Callable[[str], bool], now: datetime) -> Source | None:
        with self._database.reading() as read:  # most questions end here, and hold up nobody
            if _next_due(read, worker, alive=alive, now=now) is None:
                return None
        with self._database.writing() as write:
            due = _next_due(write, worker, alive=alive, now=now)
            if due is None:
                return None
            write.execute(
                update(sources)
                .where(sources.c.id == due.id)
                .values(worker=worker, next_at=now + PUT_OFF)
            )
            return _source(due)

    def items(self, url: str) -> Mapping[str, Item]:
        with self._database.reading() as read:
            return _items(read, _id_of(read, url))

    def put_back(self, source: Source, worker: str, items: Sequence[Item] | None) -> None:
        mine = (sources.c.url == source.url) & (sources.c.worker == worker)
        with self._database.writing() as write:
            its_id = write.scalar(select(sources.c.id).where(mine))
            if its_id is None:
                return
            values = _values(source)
            del values["hold"]  # the newsroom may have changed its mind meanwhile
            write.execute(
                update(sources).where(sources.c.id == its_id).values(**values, worker=None)
            )
            if items is not None:
                _remember(write, its_id, items)


def _next_due(
    connection: Connection, worker: str, *, alive: Callable[[str], bool], now: datetime
) -> Row[Any] | None:
    """Find the source that *worker* should poll; what it still holds when it asks for more is free."""
    due = select(sources).where(sources.c.next_at <= now).order_by(sources.c.next_at, sources.c.id)
    with connection.execute(due) as rows:
        for row in rows:
            if row.worker is None or row.worker == worker or not alive(row.worker):
                return row
    return None


def _id_of(connection: Connection, url: str) -> int | None:
    return connection.scalar(select(sources.c.id).where(sources.c.url == url))


def _items(connection: Connection, source: int | None) -> dict[str, Item]:
    rows = connection.execute(
        select(items.c.id, items.c.mark, items.c.why).where(items.c.source == source)
    )
    return {row.id: Item(id=row.id, mark=row.mark, why=row.why) for row in rows}


def _remember(write: Connection, source: int, new: Sequence[Item]) -> None:
    """Make *new* all that is remembered of a source; what has not changed is not written again."""
    old = _items(write, source)
    kept = {item.id: item for item in new}
    stale = [id_ for id_, item in old.items() if kept.get(id_) != item]
    fresh = [
        {"source": source, **asdict(item)} for id_, item in kept.items() if old.get(id_) != item
    ]
    for start in range(0, len(stale), 500):  # SQLite takes no more than some thousand values
        write.execute(
            delete(items).where(
                items.c.source == source, items.c.id.in_(stale[start : start + 500])
            )
        )
    if fresh:
        write.execute(insert(items), fresh)


def _values(source: Source) -> dict[str, Any]:
    values = asdict(source)
    validators = values.pop("validators") or {}
    return {
        **values,
        "why": source.why and storable(source.why),
        "notes": msgspec.json.encode([storable(note) for note in source.notes]).decode(),
        "validators_url": validators.get("url"),
        "etag": validators.get("etag"),
        "last_modified": validators.get("last_modified"),
    }


def _source(row: Row[Any]) -> Source:
    return Source(
        url=row.url,
        hold=row.hold,
        next_at=row.next_at,
        since=row.since,
        lists=row.lists,
        validators=row.validators_url
        and Validators(url=row.validators_url, etag=row.etag, last_modified=row.last_modified),
        polled_at=row.polled_at,
        failures=row.failures,
        why=row.why,
        notes=msgspec.json.decode(row.notes, type=tuple[str, ...]),
        added=row.added,
        revised=row.revised,
    )
