"""Shelves, what stands on them, and the fragments of feeds."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    ScalarSelect,
    Select,
    delete,
    func,
    insert,
    select,
    union,
    update,
)

from service.model import Article
from service.store.records import Entry
from service.store.shelves import MAIN, Belonging, Fragment, Shelf, belongings
from service.store.sql.entries import NEWEST_FIRST, entries_where
from service.store.sql.schema import articles, episodes, fragments, renditions, shelved, shelves

_SLUG_CHARS: Final = 60


def shelve(
    write: Connection, article: int, *, date: datetime, content: Article | None, now: datetime
) -> None:
    """Put an article where its content belongs, and take it from where it does not; None belongs nowhere.

    Where it stays, it keeps its place.
    """
    stands = set(write.scalars(select(shelved.c.shelf).where(shelved.c.article == article)))
    belongs = {_shelf(write, where, now=now) for where in belongings(content)} if content else set()
    for shelf in stands - belongs:
        write.execute(delete(shelved).where(shelved.c.shelf == shelf, shelved.c.article == article))
    for shelf in belongs - stands:
        place = select(shelves.c.places + 1).where(shelves.c.id == shelf).scalar_subquery()
        write.execute(insert(shelved).values(shelf=shelf, article=article, date=date, place=place))
    for shelf in stands | belongs:
        new, gone = shelf not in stands, shelf not in belongs
        write.execute(
            update(shelves)
            .where(shelves.c.id == shelf)
            .values(episodes=shelves.c.episodes + new - gone, places=shelves.c.places + new)
        )
    _changed(write, shelves.c.id.in_(stands | belongs), now=now)
    write.execute(delete(fragments).where(fragments.c.article == article))


def refresh(write: Connection, article: int, *, now: datetime) -> None:
    """Have shown otherwise what stands on shelves: other forms of it can be had."""
    its_own = select(shelved.c.shelf).where(shelved.c.article == article)
    _changed(write, shelves.c.id.in_(its_own), now=now)
    write.execute(delete(fragments).where(fragments.c.article == article))


def _changed(write: Connection, which: ColumnElement[bool], *, now: datetime) -> None:
    write.execute(
        update(shelves)
        .where(which)
        .values(
            version=shelves.c.version + 1,
            changed=func.max(shelves.c.changed, now, type_=shelves.c.changed.type),
        )
    )


def all_shelves(read: Connection) -> Sequence[Shelf]:
    """Read all shelves, the oldest first."""
    return tuple(map(_read, read.execute(_SHELVES.order_by(shelves.c.id)).mappings()))


def shelf_at(read: Connection, slug: str) -> Shelf | None:
    """Read one shelf."""
    return next(map(_read, read.execute(_SHELVES.where(shelves.c.slug == slug)).mappings()), None)


def entries_on(read: Connection, slug: str, *, limit: int, offset: int) -> Sequence[Entry]:
    """Read what stands on a shelf, newest date first."""
    chosen = _newest(slug).limit(limit).offset(offset)
    return entries_where(read, articles.c.id.in_(chosen))


def fragments_on(
    read: Connection, slug: str, *, newest: int, places: range, edition: int
) -> Sequence[Fragment]:
    """Read the fragments of the *newest* by date on a shelf, and of those in *places*; newest date first."""
    rows = read.execute(
        select(articles.c.public_id, renditions.c.id, renditions.c.at, fragments.c.text)
        .select_from(
            articles.join(episodes, episodes.c.article == articles.c.id)
            .join(renditions, renditions.c.id == episodes.c.rendition)
            .outerjoin(
                fragments,
                (fragments.c.article == articles.c.id)
                & (fragments.c.rendition == renditions.c.id)
                & (fragments.c.edition == edition),
            )
        )
        .where(
            articles.c.id.in_(
                union(
                    # SQLite takes a limit within a UNION only behind FROM.
                    select(_newest(slug).limit(newest).subquery().c.article),
                    select(shelved.c.article).where(
                        shelved.c.shelf == _id_of(slug),
                        shelved.c.place >= places.start,
                        shelved.c.place < places.stop,
                    ),
                )
            )
        )
        .order_by(*NEWEST_FIRST)
    )
    return tuple(
        Fragment(public_id=public_id, rendition=rendition, at=at, text=text)
        for public_id, rendition, at, text in rows
    )


def keep_fragments(
    write: Connection, shelf: Shelf, written: Sequence[Fragment], *, edition: int
) -> None:
    """Keep fragments, each in the place of the one of its article, unless *shelf* has changed since it was read."""
    if shelf_at(write, shelf.slug) != shelf:
        return
    for fragment in written:
        article = select(articles.c.id).where(articles.c.public_id == fragment.public_id)
        write.execute(delete(fragments).where(fragments.c.article == article.scalar_subquery()))
        write.execute(
            insert(fragments).values(
                article=article.scalar_subquery(),
                rendition=fragment.rendition,
                edition=edition,
                text=fragment.text,
            )
        )


_SHELVES: Final = select(
    *shelves.c["slug", "kind", "name", "language", "episodes", "places", "version", "changed"]
)


def _read(row: RowMapping) -> Shelf:
    return Shelf(**row)


def _newest(slug: str) -> Select[tuple[int]]:
    return (
        select(shelved.c.article)
        .where(shelved.c.shelf == _id_of(slug))
        .order_by(shelved.c.date.desc(), shelved.c.article.desc())
    )


def _id_of(slug: str) -> ScalarSelect[int]:
    return select(shelves.c.id).where(shelves.c.slug == slug).scalar_subquery()


def _shelf(write: Connection, belonging: Belonging, *, now: datetime) -> int:
    """Find a shelf, or begin it."""
    its_own = (
        (shelves.c.kind == belonging.kind)
        & (shelves.c.key == belonging.key)
        & (shelves.c.language == belonging.language)
    )
    if write.scalar(select(shelves.c.id).where(its_own)) is None:
        write.execute(
            insert(shelves).values(
                slug=_slug(write, belonging),
                kind=belonging.kind,
                key=belonging.key,
                name=belonging.name,
                language=belonging.language,
                episodes=0,
                places=0,
                version=0,
                changed=now,
            )
        )
    number: int = write.execute(select(shelves.c.id).where(its_own)).scalar_one()
    return number


def _slug(write: Connection, belonging: Belonging) -> str:
    from slugify import slugify  # noqa: PLC0415  only where a shelf begins

    words = slugify(belonging.name, max_length=_SLUG_CHARS, word_boundary=True, entities=False)
    plain = words or belonging.kind
    if plain != MAIN and _free(write, plain):
        return plain
    longer = f"{plain}-{belonging.language}"
    if _free(write, longer):
        return longer
    first = (write.scalar(select(func.max(shelves.c.id))) or 0) + 1
    return next(slug for n in count(first) if _free(write, slug := f"{longer}-{n}"))


def _free(write: Connection, slug: str) -> bool:
    return write.scalar(select(shelves.c.id).where(shelves.c.slug == slug)) is None
