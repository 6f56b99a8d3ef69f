"""The verbs of `service.store.feeds.Feeds` in the tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, select, update

from service.forms import MAIN, Form
from service.store.errors import TooManyFeeds
from service.store.feeds import EPISODES, MOST_A_MINUTE, RESTS_AFTER, UNUSED, Ceiling, Choice, Feed
from service.store.records import Entry
from service.store.sql.database import Database
from service.store.sql.entries import NEWEST_FIRST, entries_where
from service.store.sql.forms import MOST, add_for_feeds, release
from service.store.sql.schema import (
    articles,
    episodes,
    feeds,
    forms,
    renditions,
    shelved,
    shelves,
)

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)

_AT_ONCE: Final = 100
"""Forms that are forgotten in one transaction."""

_Lack = tuple[int, Form]
"""An article, and a form that it is not wanted in yet."""


class SqlFeeds:
    """Listeners' own feeds in a database. May be used from several threads, and opened by several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, digest: str, choice: Choice, *, most: Ceiling, now: datetime) -> Feed:
        with self._database.writing() as write:
            _check_room(write, choice, most=most, now=now)
            write.execute(
                insert(feeds).values(
                    digest=digest,
                    sections=choice.sections or None,
                    voice=choice.form.voice,
                    speed_percent=choice.form.speed_percent,
                    longest_min=choice.longest_min,
                    order=choice.order,
                    since=now,
                )
            )
            return _feed(write.execute(select(feeds).where(feeds.c.digest == digest)).one())

    def find(self, digest: str) -> Feed | None:
        with self._database.reading() as read:
            row = read.execute(select(feeds).where(feeds.c.digest == digest)).one_or_none()
            return None if row is None else _feed(row)

    def polled(self, digest: str, *, now: datetime) -> None:
        due = (feeds.c.digest == digest) & (
            feeds.c.polled_at.is_(None) | (feeds.c.polled_at <= now - _HOUR)
        )
        with self._database.reading() as read:  # most polls end here, and hold up nobody
            if read.scalar(select(feeds.c.id).where(due)) is None:
                return
        with self._database.writing() as write:
            write.execute(update(feeds).where(due).values(polled_at=now))

    def renew(self, digest: str, new: str) -> bool:
        with self._database.writing() as write:
            changed = update(feeds).where(feeds.c.digest == digest).values(digest=new)
            return write.execute(changed).rowcount > 0

    def revoke(self, feed: str | int) -> bool:
        which = feeds.c.digest == feed if isinstance(feed, str) else feeds.c.id == feed
        with self._database.writing() as write:
            return write.execute(delete(feeds).where(which)).rowcount > 0

    def all(self) -> Sequence[Feed]:
        with self._database.reading() as read:
            return tuple(map(_feed, read.execute(select(feeds).order_by(feeds.c.id))))

    def episodes(self, choice: Choice) -> Sequence[Entry]:
        with self._database.reading() as read:
            chosen = _made(choice).order_by(*NEWEST_FIRST).limit(EPISODES)
            newest = entries_where(read, articles.c.id.in_(chosen))
            if choice.order == "shortest":
                rows = read.execute(_durations(choice.form, newest))
                lasts = {row.public_id: row.duration_ms for row in rows}
                return sorted(newest, key=lambda entry: lasts[entry.public_id])
        return newest if choice.order == "newest" else newest[::-1]

    def sounds(self, choice: Choice) -> Sequence[tuple[str, datetime]]:
        with self._database.reading() as read:
            chosen = _made(choice).order_by(*NEWEST_FIRST).limit(EPISODES)
            heard = _heard_in(choice.form).where(articles.c.id.in_(chosen)).order_by(*NEWEST_FIRST)
            rows = read.execute(heard.with_only_columns(renditions.c.objects, renditions.c.at))
            return [(row.objects, row.at) for row in rows]

    def want(self, *, most: Ceiling, now: datetime) -> int:
        with self._database.reading() as read:  # most questions end here, and hold up nobody
            if not _lacking(read, most=most, now=now) and not _unwanted(read, most=most, now=now):
                return 0
        with self._database.writing() as write:
            for row in _unwanted(write, most=most, now=now):
                release(write, row.article, row.name)
            lacking = _lacking(write, most=most, now=now)
            for article, form in lacking:
                add_for_feeds(write, article, form, now=now)
            return len(lacking)


def _check_room(write: Connection, choice: Choice, *, most: Ceiling, now: datetime) -> None:
    """See that there is room for one more feed. Raises TooManyFeeds."""
    lately = select(func.count()).where(feeds.c.since > now - timedelta(minutes=1))
    if write.execute(lately).scalar_one() >= MOST_A_MINUTE:
        raise TooManyFeeds(
            "So many people make a feed at this moment that yours has to wait. Try again in a minute.",
            lack="time",
        )
    everyone = select(func.count()).select_from(feeds)
    if write.execute(everyone).scalar_one() >= most.feeds:
        write.execute(
            delete(feeds).where(feeds.c.polled_at.is_(None), feeds.c.since <= now - UNUSED)
        )
        if write.execute(everyone).scalar_one() >= most.feeds:
            raise TooManyFeeds(
                "This service has as many feeds of listeners as it can bear. Ask those who run it for more,"
                " or subscribe to one of its podcasts.",
                lack="room",
            )
    busy = _forms_at_work(write, now=now)
    if choice.form != MAIN and choice.form not in busy and len(busy) >= most.forms:
        had = "; ".join(form.title for form in busy)
        raise TooManyFeeds(
            f"Listeners have chosen as many voices and speeds as this service can read in: {had}. "
            "Choose one of those, or the usual voice and speed.",
            lack="forms",
            had=tuple(busy),
        )


def _forms_at_work(connection: Connection, *, now: datetime) -> Mapping[Form, set[str | None]]:
    """Tell in which further forms feeds want something that do not rest, and of which shelves; None: of all. The oldest first."""
    active = func.coalesce(feeds.c.polled_at, feeds.c.since) > now - RESTS_AFTER
    rows = connection.execute(
        select(*feeds.c["voice", "speed_percent", "sections"])
        .where(active)
        .group_by(*feeds.c["voice", "speed_percent", "sections"])
        .order_by(func.min(feeds.c.id))
    )
    found: dict[Form, set[str | None]] = defaultdict(set)
    for row in rows:
        form = Form(voice=row.voice, speed_percent=row.speed_percent)
        if form != MAIN:
            found[form].update(row.sections or (None,))
    return found


def _lacking(connection: Connection, *, most: Ceiling, now: datetime) -> Sequence[_Lack]:
    """Find what is to be made in further forms, as far as the day has room."""
    asked = select(func.count()).where(forms.c.asked_at > now - _DAY)
    room = most.renditions_a_day - connection.execute(asked).scalar_one()
    had = select(func.count()).where(forms.c.article == articles.c.id).scalar_subquery()
    found: dict[_Lack, None] = {}
    for form, slugs in [*_forms_at_work(connection, now=now).items()][: most.forms]:
        has = (forms.c.article == articles.c.id) & (forms.c.name == form.name)
        for slug in sorted(slugs, key=str):
            newest = _heard([slug] if slug else []).order_by(*NEWEST_FIRST).limit(EPISODES)
            lacking = (
                select(articles.c.id)
                .where(articles.c.id.in_(newest), ~select(forms).where(has).exists(), had < MOST)
                .order_by(*NEWEST_FIRST)
            )
            found.update(((article, form), None) for article in connection.scalars(lacking))
    return list(found)[: max(0, room)]


def _unwanted(connection: Connection, *, most: Ceiling, now: datetime) -> Sequence[Row[int, str]]:
    """Find what was made for feeds that are no more, or rest."""
    wanted = [form.name for form in _forms_at_work(connection, now=now)][: most.forms]
    return connection.execute(
        select(forms.c.article, forms.c.name)
        .where(forms.c.asked_at <= now - _DAY, forms.c.name.not_in(wanted))
        .limit(_AT_ONCE)
    ).all()


def _made(choice: Choice) -> Select[tuple[int]]:
    """Select the articles that fit a choice and can be heard in its form.

    Each is looked at by itself, the newest first, so that nobody walks through all that there ever was.
    """
    table = _article_in(choice.form)
    made = _renditions_in(choice.form).where(table == articles.c.id)
    if choice.longest_min is not None:
        made = made.where(renditions.c.duration_ms <= choice.longest_min * 60_000)
    return _heard(choice.sections).where(made.correlate(articles).exists())


def _heard(slugs: Sequence[str]) -> Select[tuple[int]]:
    """Select what is published, on any of the shelves; on none stands for on all."""
    chosen = select(articles.c.id).where(articles.c.state == "published")
    if not slugs:
        return chosen
    wanted = select(shelves.c.id).where(shelves.c.slug.in_(slugs))
    there = select(shelved).where(shelved.c.article == articles.c.id, shelved.c.shelf.in_(wanted))
    return chosen.where(there.correlate(articles).exists())


def _renditions_in(form: Form) -> Select[tuple[int]]:
    if form == MAIN:
        return select(episodes.c.article).join(renditions, renditions.c.id == episodes.c.rendition)
    return (
        select(forms.c.article)
        .join(renditions, renditions.c.id == forms.c.rendition)
        .where(forms.c.name == form.name)
    )


def _heard_in(form: Form) -> Select[tuple[int]]:
    """Select the articles beside what is heard of them in a form."""
    return _renditions_in(form).join(articles, articles.c.id == _article_in(form))


def _article_in(form: Form) -> ColumnElement[int]:
    return episodes.c.article if form == MAIN else forms.c.article


def _durations(form: Form, entries: Sequence[Entry]) -> Select[tuple[str, int]]:
    return (
        _heard_in(form)
        .where(articles.c.public_id.in_([entry.public_id for entry in entries]))
        .with_only_columns(articles.c.public_id, renditions.c.duration_ms)
    )


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        number=row.id,
        choice=Choice(
            sections=row.sections or (),
            form=Form(voice=row.voice, speed_percent=row.speed_percent),
            longest_min=row.longest_min,
            order=row.order,
        ),
        since=row.since,
        polled_at=row.polled_at,
    )
