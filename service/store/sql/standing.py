"""How an article stands, as far as the verbs of the store ask before they act; and what they change about it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, delete, insert, select, update

from service.forms import MAIN, Form
from service.store.errors import NameTaken
from service.store.records import Made, Notice, State
from service.store.sql import forms, search
from service.store.sql.content import from_text
from service.store.sql.schema import articles, changes, episodes, names, renditions, revisions
from service.store.sql.shelves import refresh, shelve


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the verbs need to know of an article."""

    id: int
    public_id: str
    date: datetime
    state: State
    why: str | None
    since: datetime
    revision: int
    """The newest; 0 before the first."""
    held_until: datetime | None
    """When the embargo ends that holds it; None when none does."""
    expires: datetime | None
    """From when on nothing of it may be heard, as its newest revision says."""
    digest: str | None
    """Of the newest revision's content."""
    notice: str | None
    """The newest revision's."""
    heard: int | None
    """The revision that listeners hear."""

    def unless_heard(self, state: State) -> State:
        """Give the state that it comes to: what is heard stays published while its correction is made."""
        return "published" if self.state == "published" else state


def article_at(write: Connection, public_id: str) -> int | None:
    """Find the article at a public id."""
    return write.scalar(select(articles.c.id).where(articles.c.public_id == public_id))


def standing_of(connection: Connection, article: int) -> Standing:
    """Read how an article stands."""
    newest = (revisions.c.article == articles.c.id) & (revisions.c.number == articles.c.revision)
    row = connection.execute(
        select(
            *articles.c[
                "id",
                "public_id",
                "date",
                "state",
                "why",
                "since",
                "revision",
                "held_until",
                "expires",
            ],
            *revisions.c["digest", "notice"],
            renditions.c.revision.label("heard"),
        )
        .select_from(
            articles.join(revisions, newest)
            .outerjoin(episodes, episodes.c.article == articles.c.id)
            .outerjoin(renditions, renditions.c.id == episodes.c.rendition)
        )
        .where(articles.c.id == article)
    ).one()
    return Standing(**row._asdict())


def owner_of(connection: Connection, *any_of: str) -> Standing | None:
    """Find the article that has some of these names. Raises NameTaken when they belong to several."""
    owners = {
        article: name
        for name, article in connection.execute(
            select(names.c.name, names.c.article).where(names.c.name.in_(any_of))
        )
    }
    if len(owners) > 1:
        one, other, *_ = owners.values()
        raise NameTaken(
            f"“{one}” and “{other}” are names of two articles. Hand this one in under names of one."
        )
    return standing_of(connection, next(iter(owners))) if owners else None


def admit(
    connection: Connection,
    *,
    public_id: str,
    guid: str,
    date: datetime,
    state: State,
    held_until: datetime | None,
    now: datetime,
) -> Standing:
    """Make an article that has no revision yet."""
    article = _insert(
        connection,
        articles,
        public_id=public_id,
        guid=guid,
        date=date,
        state=state,
        since=now,
        revision=0,
        held_until=held_until,
    )
    return Standing(
        id=article,
        public_id=public_id,
        date=date,
        state=state,
        why=None,
        since=now,
        revision=0,
        held_until=held_until,
        expires=None,
        digest=None,
        notice=None,
        heard=None,
    )


def add_names(connection: Connection, standing: Standing, given: Sequence[str]) -> None:
    """Make those of the *given* names that are new aliases."""
    old = set(connection.scalars(select(names.c.name).where(names.c.article == standing.id)))
    new = [{"name": name, "article": standing.id} for name in given if name not in old]
    if new:
        connection.execute(insert(names), new)
        touch(connection)


def add_revision(
    connection: Connection,
    standing: Standing,
    *,
    digest: str,
    content: str,
    expires: datetime | None,
    notice: Notice | None,
    now: datetime,
) -> Standing:
    """Give an article its next revision; why an earlier one failed is of no interest any more."""
    number = standing.revision + 1
    connection.execute(
        insert(revisions).values(
            article=standing.id,
            number=number,
            digest=digest,
            content=content,
            notice=notice and notice.text,
            notice_at=notice and notice.at,
        )
    )
    after = replace(standing, revision=number, why=None, expires=expires)
    return become(connection, standing, after, now=now)


def become(connection: Connection, before: Standing, after: Standing, *, now: datetime) -> Standing:
    """Change state, reason, newest revision, end of the hold and end of an article, if they do change."""
    if after.state != before.state:
        after = replace(after, since=now)
    if after != before:
        connection.execute(
            update(articles)
            .where(articles.c.id == before.id)
            .values(
                state=after.state,
                why=after.why,
                since=after.since,
                revision=after.revision,
                held_until=after.held_until,
                expires=after.expires,
            )
        )
        touch(connection)
    return after


def point_to(connection: Connection, standing: Standing, made: Made, *, now: datetime) -> None:
    """Let listeners hear what was made; its further forms are not made yet."""
    rendition = _add_rendition(connection, standing, MAIN, made)
    forms.silence(connection, standing.id)
    connection.execute(delete(episodes).where(episodes.c.article == standing.id))
    connection.execute(insert(episodes).values(article=standing.id, rendition=rendition))
    content = connection.scalars(
        select(revisions.c.content).where(
            revisions.c.article == standing.id, revisions.c.number == made.revision
        )
    ).one()
    article = from_text(content)
    search.index(connection, standing.id, article)
    shelve(connection, standing.id, date=standing.date, content=article, now=now)
    touch(connection)


def point_form_to(
    connection: Connection, standing: Standing, form: Form, made: Made, *, now: datetime
) -> None:
    """Let listeners have what they hear in a further form, which was made."""
    rendition = _add_rendition(connection, standing, form, made)
    forms.become(connection, standing.id, form, state="made", why=None, rendition=rendition)
    if forms.is_for_all(connection, standing.id, form):
        refresh(connection, standing.id, now=now)
    touch(connection)


def _add_rendition(connection: Connection, standing: Standing, form: Form, made: Made) -> int:
    return _insert(connection, renditions, article=standing.id, form=form.name, **asdict(made))


def silence(connection: Connection, standing: Standing, *, now: datetime) -> None:
    """Let listeners hear and find nothing of an article, in no form."""
    forms.silence(connection, standing.id)
    connection.execute(delete(episodes).where(episodes.c.article == standing.id))
    search.index(connection, standing.id, None)
    shelve(connection, standing.id, date=standing.date, content=None, now=now)


def touch(connection: Connection) -> None:
    """Count a change of what is answered about articles."""
    connection.execute(update(changes).values(count=changes.c["count"] + 1))


def _insert(connection: Connection, table: Table, **values: object) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    (number,) = cast("tuple[int]", key)
    return number
