"""Entries out of the tables."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from service.model import Article
from service.store.records import Entry, Made, Notice
from service.store.sql.content import from_text
from service.store.sql.schema import articles, episodes, names, renditions, revisions

_newest = revisions.alias("newest")
_heard = revisions.alias("heard")

_joined = (
    articles.join(
        _newest, (_newest.c.article == articles.c.id) & (_newest.c.number == articles.c.revision)
    )
    .outerjoin(episodes, episodes.c.article == articles.c.id)
    .outerjoin(renditions, renditions.c.id == episodes.c.rendition)
    .outerjoin(
        _heard,
        (_heard.c.article == articles.c.id) & (_heard.c.number == renditions.c.revision),
    )
)

_NEWEST_FIRST = (articles.c.date.desc(), articles.c.id.desc())


def known_as(name: str) -> ColumnElement[bool]:
    """Write the condition that an article has this name."""
    return articles.c.id.in_(select(names.c.article).where(names.c.name == name))


def entries_where(
    connection: Connection, condition: ColumnElement[bool], *, limit: int | None = None
) -> Sequence[Entry]:
    """Read the articles of which *condition* is true, newest date first."""
    chosen = select(articles.c.id).where(condition).order_by(*_NEWEST_FIRST).limit(limit)
    known_by: dict[int, list[str]] = defaultdict(list)
    for article, name in connection.execute(
        select(names.c.article, names.c.name)
        .where(names.c.article.in_(chosen))
        .order_by(names.c.id)
    ):
        known_by[article].append(name)
    said: dict[int, list[Notice]] = defaultdict(list)
    for article, text, at in connection.execute(
        select(revisions.c.article, revisions.c.notice, revisions.c.notice_at)
        .where(revisions.c.article.in_(chosen), revisions.c.notice.is_not(None))
        .order_by(revisions.c.number)
    ):
        said[article].append(Notice(text=text, at=at))
    rows = connection.execute(
        select(articles, _newest, renditions, _heard)
        .select_from(_joined)
        .where(articles.c.id.in_(chosen))
        .order_by(*_NEWEST_FIRST)
    )
    return tuple(
        _entry(row, known_by[row[articles.c.id]], said[row[articles.c.id]])
        for row in rows.mappings()
    )


def _entry(row: RowMapping, known_by: Sequence[str], said: Sequence[Notice]) -> Entry:
    article = from_text(row[_newest.c.content])
    return Entry(
        public_id=row[articles.c.public_id],
        guid=row[articles.c.guid],
        names=tuple(known_by),
        date=row[articles.c.date],
        state=row[articles.c.state],
        why=row[articles.c.why],
        since=row[articles.c.since],
        revision=row[articles.c.revision],
        article=article,
        notices=tuple(said),
        heard=_made(row),
        heard_article=_heard_article(row, article),
    )


def _made(row: RowMapping) -> Made | None:
    if row[renditions.c.id] is None:
        return None
    return Made(**{field.name: row[renditions.c[field.name]] for field in fields(Made)})


def _heard_article(row: RowMapping, newest: Article) -> Article | None:
    if row[_heard.c.number] is None:
        return None
    if row[_heard.c.number] == row[_newest.c.number]:
        return newest
    return from_text(row[_heard.c.content])


def objects_in_use(connection: Connection, *, since: datetime) -> set[str]:
    """Tell where the objects of every rendition lie that is heard, or that was replaced or withdrawn after *since*."""
    rows = connection.execute(
        select(
            renditions.c.article,
            renditions.c.objects,
            renditions.c.at,
            articles.c.since,
            (episodes.c.rendition == renditions.c.id).label("heard"),
        )
        .join(articles, articles.c.id == renditions.c.article)
        .outerjoin(episodes, episodes.c.article == renditions.c.article)
        .order_by(renditions.c.article, renditions.c.id.desc())
    )
    kept: set[str] = set()
    later: dict[int, datetime] = {}
    for row in rows:
        ended = later.get(row.article, row.since)
        if row.heard or ended > since:
            kept.add(row.objects)
        later[row.article] = row.at
    return kept
