"""The further forms of articles in the tables: which are wanted, which are made, and which could not be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


def add(connection: Connection, article: int, wanted: Iterable[Form]) -> None:
    """Want further forms of an article. Raises TooManyForms."""
    old = set(connection.scalars(select(forms.c.name).where(forms.c.article == article)))
    new = {form.name: form for form in wanted if form != MAIN and form.name not in old}
    if len(old) + len(new) > MOST:
        raise TooManyForms(
            f"An article can be had in {MOST} further forms, and this one is wanted in {len(old) + len(new)}."
            " Choose one of those that it has."
        )
    for name, form in new.items():
        connection.execute(
            insert(forms).values(
                article=article,
                name=name,
                voice=form.voice,
                speed_percent=form.speed_percent,
                codec=form.codec.name,
                state="wanted",
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
                form=_form(row), state=row[forms.c.state], why=row[forms.c.why], made=made_of(row)
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
