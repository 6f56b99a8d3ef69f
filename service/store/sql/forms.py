"""The further forms of articles in the tables: which are wanted, which are made, and which could not be."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Final

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    delete,
    insert,
    select,
    update,
)

from service.forms import CODECS, MAIN, Form
from service.store.errors import TooManyForms
from service.store.records import Made, Rendition
from service.store.sql import queue
from service.store.sql.queue import Priority
from service.store.sql.schema import forms, renditions

MOST: Final = 16
"""Forms of one article."""


def add(connection: Connection, article: int, wanted: Sequence[Form]) -> None:
    """Want further forms of an article, for everybody. Raises TooManyForms."""
    old = set(connection.scalars(select(forms.c.name).where(forms.c.article == article)))
    of_now = (forms.c.article == article) & forms.c.name.in_([form.name for form in wanted])
    connection.execute(update(forms).where(of_now).values(asked_at=None))
    new = {form.name: form for form in wanted if form != MAIN and form.name not in old}
    if len(old) + len(new) > MOST:
        raise TooManyForms(
            f"An article can be had in {MOST} further forms, and this one is wanted in {len(old) + len(new)}."
            " Choose one of those that it has."
        )
    for form in new.values():
        _insert(connection, article, form, asked_at=None)


def add_for_feeds(connection: Connection, article: int, form: Form, *, now: datetime) -> None:
    """Want a form of a published article that listeners' own feeds have asked for, and have it made."""
    _insert(connection, article, form, asked_at=now)
    queue.ask(connection, article, Priority.FORM, form=form.name, now=now, anew=False)


def release(connection: Connection, article: int, name: str) -> None:
    """Want a form of an article no more, and do not make it."""
    connection.execute(delete(forms).where(forms.c.article == article, forms.c.name == name))
    queue.forget(connection, article, form=name)


def _insert(connection: Connection, article: int, form: Form, *, asked_at: datetime | None) -> None:
    connection.execute(
        insert(forms).values(
            article=article,
            name=form.name,
            voice=form.voice,
            speed_percent=form.speed_percent,
            codec=form.codec.name,
            state="wanted",
            asked_at=asked_at,
        )
    )


def ask(connection: Connection, article: int, *, now: datetime) -> None:
    """See that every form of an article is made that is not, and try again what failed."""
    missing = (forms.c.article == article) & forms.c.rendition.is_(None)
    for name, state in connection.execute(select(forms.c.name, forms.c.state).where(missing)):
        queue.ask(connection, article, Priority.FORM, form=name, now=now, anew=state == "failed")
    connection.execute(update(forms).where(missing).values(state="wanted"))


def silence(connection: Connection, article: int, only: Form | None = None) -> None:
    """Let no further form of an article be heard, or not *only* one, and forget that one could not be made."""
    chosen = forms.c.article == article
    connection.execute(
        update(forms)
        .where(chosen if only is None else chosen & (forms.c.name == only.name))
        .values(state="wanted", why=None, rendition=None)
    )


def forget(connection: Connection, article: int) -> None:
    """Want no further form of an article any more."""
    connection.execute(delete(forms).where(forms.c.article == article))


def become(connection: Connection, article: int, form: Form, **values: object) -> None:
    """Change state, reason or rendition of one form."""
    connection.execute(
        update(forms).where(forms.c.article == article, forms.c.name == form.name).values(values)
    )


def is_for_all(connection: Connection, article: int, form: Form) -> bool:
    """Tell whether the newsroom wants a form, and not only listeners' own feeds."""
    asked = select(forms.c.asked_at).where(forms.c.article == article, forms.c.name == form.name)
    return connection.scalar(asked) is None


def named(connection: Connection, article: int, name: str) -> Form:
    """Find a form of an article by its name."""
    if not name:
        return MAIN
    chosen = select(forms).where(forms.c.article == article, forms.c.name == name)
    return _form(connection.execute(chosen).mappings().one())


def of_articles(
    connection: Connection, chosen: Select[tuple[int]]
) -> Mapping[int, Sequence[Rendition]]:
    """Read the further forms of the *chosen* articles."""
    found: dict[int, list[Rendition]] = defaultdict(list)
    rows = connection.execute(
        select(forms, renditions)
        .outerjoin(renditions, renditions.c.id == forms.c.rendition)
        .where(forms.c.article.in_(chosen))
        .order_by(forms.c.article, forms.c.name)
    )
    for row in rows.mappings():
        found[row[forms.c.article]].append(
            Rendition(
                form=_form(row),
                state=row[forms.c.state],
                why=row[forms.c.why],
                made=made_of(row),
                for_all=row[forms.c.asked_at] is None,
            )
        )
    return found


def made_of(row: RowMapping) -> Made | None:
    """Read what was made, where a row has that."""
    if row[renditions.c.id] is None:
        return None
    return Made(**{field.name: row[renditions.c[field.name]] for field in fields(Made)})


def _form(row: RowMapping) -> Form:
    return Form(
        voice=row[forms.c.voice],
        speed_percent=row[forms.c.speed_percent],
        codec=CODECS[row[forms.c.codec]],
    )
