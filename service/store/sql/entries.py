"""Entries out of the tables."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from service.forms import MAIN, Form
from service.model import Article
from service.store.records import Entry, Made, Notice, Rendition
from service.store.sql.content import from_text
from service.store.sql.forms import made_of, of_articles
from service.store.sql.schema import (
    articles,
    episodes,
    forms,
    jobs,
    names,
    renditions,
    revisions,
)

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

NEWEST_FIRST: Final = (articles.c.date.desc(), articles.c.id.desc())


def known_as(name: str) -> ColumnElement[bool]:
    """Write the condition that an article has this name."""
    return articles.c.id.in_(select(names.c.article).where(names.c.name == name))


def stand_ins(before: datetime) -> ColumnElement[bool]:
    """Write the condition that others read an article than were to, since before *before*, and that it has no job."""
    heard = (
        select(episodes.c.article)
        .join(renditions, renditions.c.id == episodes.c.rendition)
        .where(renditions.c.instead_of.is_not(None), renditions.c.at <= before)
    )
    return (
        (articles.c.state == "published")
        & articles.c.id.in_(heard)
        & articles.c.id.not_in(select(jobs.c.article).where(jobs.c.form == MAIN.name))
    )


def entries_where(
    connection: Connection, condition: ColumnElement[bool], *, limit: int | None = None
) -> Sequence[Entry]:
    """Read the articles of which *condition* is true, newest date first."""
    chosen = select(articles.c.id).where(condition).order_by(*NEWEST_FIRST).limit(limit)
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
    had = of_articles(connection, chosen)
    rows = connection.execute(
        select(articles, _newest, renditions, _heard)
        .select_from(_joined)
        .where(articles.c.id.in_(chosen))
        .order_by(*NEWEST_FIRST)
    )
    return tuple(
        _entry(
            row,
            known_by[row[articles.c.id]],
            said[row[articles.c.id]],
            had.get(row[articles.c.id], ()),
        )
        for row in rows.mappings()
    )


def _entry(
    row: RowMapping,
    known_by: Sequence[str],
    said: Sequence[Notice],
    had: Sequence[Rendition],
) -> Entry:
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
        heard=made_of(row),
        heard_article=_heard_article(row, article),
        renditions=tuple(had),
    )


def _heard_article(row: RowMapping, newest: Article) -> Article | None:
    if row[_heard.c.number] is None:
        return None
    if row[_heard.c.number] == row[_newest.c.number]:
        return newest
    return from_text(row[_heard.c.content])


def rendition_of(connection: Connection, public_id: str, revision: int, form: Form) -> Made | None:
    """Read the newest rendition of one revision in a form."""
    row = connection.execute(
        select(renditions)
        .join(articles, articles.c.id == renditions.c.article)
        .where(
            articles.c.public_id == public_id,
            renditions.c.revision == revision,
            renditions.c.form == form.name,
        )
        .order_by(renditions.c.id.desc())
        .limit(1)
    )
    return next(map(made_of, row.mappings()), None)


def objects_in_use(connection: Connection, *, since: datetime) -> set[str]:
    """Tell where the objects of every rendition lie that is heard, or that was replaced or withdrawn after *since*.

    A further form is replaced when it is made again, and when the episode is.
    """
    heard = select(episodes.c.rendition).union(
        select(forms.c.rendition).where(forms.c.rendition.is_not(None))
    )
    rows = connection.execute(
        select(
            *renditions.c["article", "form", "objects", "at"],
            articles.c.since,
            renditions.c.id.in_(heard).label("heard"),
        )
        .join(articles, articles.c.id == renditions.c.article)
        .order_by(renditions.c.article, renditions.c.id.desc())
    )
    kept: set[str] = set()
    later: dict[tuple[int, str], datetime] = {}
    for row in rows:
        ends = [later.get((row.article, form)) for form in {row.form, MAIN.name}]
        ended = min(filter(None, ends), default=row.since)
        if row.heard or ended > since:
            kept.add(row.objects)
        later[row.article, row.form] = row.at
    return kept
