"""Bulletins in the tables: the newest is heard, those before are kept for a while because their objects are."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from service.store.records import Bulletin
from service.store.sql.schema import articles, bulletins

_REMEMBERED: Final = timedelta(days=7)


def newest(connection: Connection) -> Bulletin | None:
    """Read the newest bulletin if all its stories are published."""
    content = connection.scalar(
        select(bulletins.c.content).order_by(bulletins.c.id.desc()).limit(1)
    )
    if content is None:
        return None
    bulletin = msgspec.json.decode(content, type=Bulletin)
    ids = {objects.partition("/")[0] for objects in bulletin.stories}
    heard = connection.scalar(
        select(func.count()).where(articles.c.public_id.in_(ids), articles.c.state == "published")
    )
    return bulletin if heard == len(ids) else None


def put(connection: Connection, bulletin: Bulletin) -> None:
    """Make *bulletin* the newest, and forget those of long ago."""
    connection.execute(delete(bulletins).where(bulletins.c.at < bulletin.at - _REMEMBERED))
    connection.execute(
        insert(bulletins).values(
            at=bulletin.at,
            objects=bulletin.objects,
            content=msgspec.json.encode(bulletin).decode(),
        )
    )


def objects_in_use(connection: Connection, *, since: datetime) -> set[str]:
    """Tell where the objects lie of the newest bulletin, and of those that were replaced after *since*."""
    last_before = select(func.max(bulletins.c.id)).where(bulletins.c.at <= since).scalar_subquery()
    return set(
        connection.scalars(
            select(bulletins.c.objects).where(bulletins.c.id >= func.coalesce(last_before, 0))
        )
    )
