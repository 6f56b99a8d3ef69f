"""The verbs of `service.store.sites.Sites` in the tables."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from service.store.sites import MOST_A_MINUTE, REMEMBERED, Wanted
from service.store.sql.content import storable
from service.store.sql.database import Database
from service.store.sql.schema import sites, wanted

_TOO_MANY = "So many articles are asked for at this moment that this one has to wait. Try again in a minute."


class SqlSites:
    """Sites in a database. May be used from several threads, and opened by several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, origin: str) -> None:
        with self._database.writing() as write:
            if not _is_site(write, origin):
                write.execute(insert(sites).values(origin=origin))

    def remove(self, origin: str) -> bool:
        with self._database.writing() as write:
            return write.execute(delete(sites).where(sites.c.origin == origin)).rowcount > 0

    def all(self) -> Sequence[str]:
        with self._database.reading() as read:
            return tuple(read.scalars(select(sites.c.origin).order_by(sites.c.id)))

    def wanted(self, url: str, *, origin: str, now: datetime) -> Wanted:
        with self._database.reading() as read:  # a page that refreshes holds up nobody
            if not _is_site(read, origin):
                return Wanted("not ours")
            if known := _known(read, url, now=now):
                return known
        with self._database.writing() as write:
            if known := _known(write, url, now=now):
                return known
            write.execute(delete(wanted).where(wanted.c.asked_at <= now - REMEMBERED))
            last_minute = select(func.count()).where(wanted.c.asked_at > now - timedelta(minutes=1))
            if write.execute(last_minute).scalar_one() >= MOST_A_MINUTE:
                return Wanted("failed", _TOO_MANY)
            write.execute(insert(wanted).values(url=url, asked_at=now))
            return Wanted("preparing")

    def take(self, worker: str, *, alive: Callable[[str], bool], now: datetime) -> str | None:
        with self._database.reading() as read:  # most questions end here, and hold up nobody
            if _next(read, worker, alive=alive, now=now) is None:
                return None
        with self._database.writing() as write:
            due = _next(write, worker, alive=alive, now=now)
            if due is None:
                return None
            write.execute(update(wanted).where(wanted.c.id == due.id).values(worker=worker))
            url: str = due.url
            return url

    def answered(self, url: str, worker: str, *, why: str | None, now: datetime) -> None:
        mine = (wanted.c.url == url) & (wanted.c.worker == worker)
        with self._database.writing() as write:
            if why is None:
                write.execute(delete(wanted).where(mine))
            else:
                write.execute(
                    update(wanted).where(mine).values(why=storable(why), asked_at=now, worker=None)
                )


def _is_site(connection: Connection, origin: str) -> bool:
    return connection.scalar(select(sites.c.id).where(sites.c.origin == origin)) is not None


def _known(connection: Connection, url: str, *, now: datetime) -> Wanted | None:
    row = connection.execute(
        select(wanted.c.why).where(wanted.c.url == url, wanted.c.asked_at > now - REMEMBERED)
    ).one_or_none()
    if row is None:
        return None
    return Wanted("failed", row.why) if row.why else Wanted("preparing")


def _next(
    connection: Connection, worker: str, *, alive: Callable[[str], bool], now: datetime
) -> Row[Any] | None:
    """Find the address that *worker* should fetch; what it still holds when it asks for more is free."""
    waiting = (
        select(wanted)
        .where(wanted.c.why.is_(None), wanted.c.asked_at > now - REMEMBERED)
        .order_by(wanted.c.id)
    )
    with connection.execute(waiting) as rows:
        for row in rows:
            if row.worker is None or row.worker == worker or not alive(row.worker):
                return row
    return None
