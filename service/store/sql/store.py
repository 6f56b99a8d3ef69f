"""The verbs of the store. Each is one transaction, and reads as its sentence in `service.store.Store`."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, Select, select, true

from service.forms import MAIN, Form
from service.model import Article
from service.scripting.lexicon import Entry as LexiconEntry
from service.store.errors import TooManyForms, UnknownArticle, Withdrawn
from service.store.records import Accepted, Bulletin, Change, Entry, Found, Job, Made, Notice
from service.store.shelves import Fragment, Shelf
from service.store.sql import bulletins, forms, lexicon, making, queue, search
from service.store.sql.content import digest, storable, to_text
from service.store.sql.database import Database
from service.store.sql.entries import (
    entries_where,
    known_as,
    objects_in_use,
    rendition_of,
    stand_ins,
)
from service.store.sql.migrating import BUSY_S, open_database
from service.store.sql.queue import Priority
from service.store.sql.schema import articles, changes
from service.store.sql.shelves import (
    all_shelves,
    entries_on,
    fragments_on,
    keep_fragments,
    refresh,
    shelf_at,
)
from service.store.sql.standing import (
    Standing,
    add_names,
    add_revision,
    admit,
    article_at,
    become,
    owner_of,
    point_form_to,
    point_to,
    silence,
    standing_of,
    touch,
)


def open_store(
    place: Path | str, *, busy_s: float = BUSY_S, new_id: Callable[[], UUID] = uuid4
) -> "SqlStore":
    """Open the store in a folder, or at a URL of SQLAlchemy; its tables are made or brought up to date if need be.

    *busy_s* is how many seconds a writer waits for its turn.

    Raises:
        SettingsError: the URL makes no sense.
        StoreBusy: another process is bringing it up to date.
        StoreUnavailable: it cannot be used, or a newer version wrote it.
    """
    return SqlStore(open_database(place, busy_s=busy_s), new_id=new_id)


class SqlStore:
    """A `service.store.Store` in a database. May be used from several threads, and opened by several processes."""

    def __init__(self, database: Database, *, new_id: Callable[[], UUID]) -> None:
        self._database = database
        self._new_id = new_id
        self._counted: tuple[int | None, int] = (None, 0)

    def accept(
        self,
        article: Article,
        *,
        names: Sequence[str],
        now: datetime,
        hold: bool = False,
        until: datetime | None = None,
        notice: Notice | None = None,
        urgent: bool = False,
    ) -> Accepted:
        names = tuple(dict.fromkeys(map(storable, names)))
        content, its_digest = to_text(article), digest(article)
        with self._database.writing() as write:
            known = owner_of(write, *names)
            standing = known or self._admit(write, article, hold=hold, until=until, now=now)
            add_names(write, standing, names)
            if standing.state == "withdrawn":
                return Accepted(_entry(write, standing), "withdrawn")
            said = notice is None or notice.text == standing.notice
            news = standing.digest != its_digest or not said
            if news:
                standing = add_revision(
                    write,
                    standing,
                    digest=its_digest,
                    content=content,
                    expires=article.expires,
                    notice=notice,
                    now=now,
                )
            lifted = news and standing.held_until is not None and until is None and not hold
            if lifted or (standing.state != "held" and standing.heard != standing.revision):
                making.want(write, standing, urgent=urgent, anew=news, now=now)
            change: Change = "new" if known is None else "revised" if news else "same"
            return Accepted(_entry(write, standing), change)

    def hold(self, name: str, *, until: datetime | None, now: datetime) -> Entry:
        with self._database.writing() as write:
            standing = _standing(write, name)
            if standing.state == "withdrawn":
                raise Withdrawn(f"“{name}” was withdrawn for good and cannot be held.")
            if standing.state != "held" or standing.held_until is not None:
                queue.forget(write, standing.id)
                silence(write, standing, now=now)
                become(write, standing, replace(standing, state="held", held_until=until), now=now)
            return _entry(write, standing)

    def release(self, name: str, *, now: datetime) -> Entry:
        with self._database.writing() as write:
            standing = _standing(write, name)
            if standing.state == "withdrawn":
                raise Withdrawn(f"“{name}” was withdrawn for good and cannot be released.")
            if standing.state == "held":
                making.want(write, standing, urgent=False, anew=True, now=now)
            return _entry(write, standing)

    def release_due(self, *, now: datetime) -> int:
        due = select(articles.c.id).where(articles.c.state == "held", articles.c.held_until <= now)
        return self._each(due, partial(making.want, urgent=False, anew=True, now=now))

    def withdraw(self, name: str, *, now: datetime) -> Entry:
        with self._database.writing() as write:
            standing = _standing(write, name)
            _withdraw(write, standing, now=now)
            return _entry(write, standing)

    def withdraw_expired(self, *, now: datetime) -> int:
        due = select(articles.c.id).where(
            articles.c.state != "withdrawn", articles.c.expires <= now
        )
        return self._each(due, partial(_withdraw, now=now))

    def remake(
        self, public_id: str, *, form: Form = MAIN, urgent: bool = True, now: datetime
    ) -> None:
        with self._database.writing() as write:
            if form == MAIN:
                priority = Priority.URGENT if urgent else Priority.BACK_CATALOGUE
                making.remake(write, public_id, priority, now=now)
            elif (article := article_at(write, public_id)) is not None:
                forms.silence(write, article, form)
                refresh(write, article, now=now)
                making.ask_forms(write, article, now=now)

    def want(self, public_id: str, wanted: Sequence[Form], *, now: datetime) -> None:
        with self._database.writing() as write:
            article = article_at(write, public_id)
            if article is None:
                raise UnknownArticle(f"There is no article {public_id!r}.")
            if standing_of(write, article).state == "withdrawn":
                raise Withdrawn(f"The article {public_id!r} was withdrawn for good.")
            forms.add(write, article, wanted)
            making.ask_forms(write, article, now=now)

    def stood_in(self, *, before: datetime, limit: int) -> Sequence[Entry]:
        with self._database.reading() as read:
            return entries_where(read, stand_ins(before), limit=limit)

    def hurry(self, public_id: str) -> None:
        with self._database.writing() as write:
            article = article_at(write, public_id)
            if article is not None:
                queue.hurry(write, article, Priority.URGENT)

    def entry(self, public_id: str) -> Entry | None:
        return self._one(articles.c.public_id == public_id)

    def find(self, name: str) -> Entry | None:
        return self._one(known_as(storable(name)))

    def entries(self) -> Sequence[Entry]:
        with self._database.reading() as read:
            return entries_where(read, true())

    def published(self, *, limit: int) -> Sequence[Entry]:
        with self._database.reading() as read:
            return entries_where(read, articles.c.state == "published", limit=limit)

    def search(self, words: str, *, limit: int, offset: int = 0) -> Found:
        with self._database.reading() as read:
            return search.find(read, words, limit=limit, offset=offset)

    def shelves(self) -> Sequence[Shelf]:
        with self._database.reading() as read:
            return all_shelves(read)

    def shelf(self, slug: str) -> Shelf | None:
        with self._database.reading() as read:
            return shelf_at(read, slug)

    def on_shelf(self, slug: str, *, limit: int, offset: int = 0) -> Sequence[Entry]:
        with self._database.reading() as read:
            return entries_on(read, slug, limit=limit, offset=offset)

    def fragments(
        self, slug: str, *, newest: int, places: range, edition: int
    ) -> Sequence[Fragment]:
        with self._database.reading() as read:
            return fragments_on(read, slug, newest=newest, places=places, edition=edition)

    def keep_fragments(self, shelf: Shelf, written: Sequence[Fragment], *, edition: int) -> None:
        with self._database.writing() as write:
            keep_fragments(write, shelf, written, edition=edition)

    def version(self) -> int:
        stamp = self._database.stamp()
        seen, count = self._counted
        if stamp is None or stamp != seen:
            with self._database.reading() as read:
                count = read.execute(select(changes.c["count"])).scalar_one()
            self._counted = (stamp, count)
        return count

    def take(self, worker: str, *, alive: Callable[[str], bool], now: datetime) -> Job | None:
        with self._database.reading() as read:  # most questions end here, and hold up nobody
            if queue.next_due(read, worker, alive=alive, now=now) is None:
                return None
        with self._database.writing() as write:
            while due := queue.next_due(write, worker, alive=alive, now=now):
                standing = standing_of(write, due.article)
                form = forms.named(write, due.article, due.form)
                job = Job(
                    id=due.id,
                    public_id=standing.public_id,
                    form=form,
                    revision=standing.revision if form == MAIN else standing.heard or 0,
                    worker=worker,
                    tries=due.tries,
                )
                if due.tries < queue.TRIES:
                    queue.give(write, due.id, worker)
                    if form == MAIN:
                        state = standing.unless_heard("making")
                        become(write, standing, replace(standing, state=state), now=now)
                    return job
                making.give_up(write, standing, job, making.NEVER_ENDED, now=now)
        return None

    def publish(self, job: Job, made: Made, *, wanted: Sequence[Form] = (), now: datetime) -> bool:
        with self._database.writing() as write:
            standing = making.in_hand(write, job, made.revision, now=now)
            if standing is None:
                return False
            if job.form != MAIN:
                point_form_to(write, standing, job.form, made, now=now)
                queue.finish(write, job.id)
                return True
            point_to(write, standing, made, now=now)
            queue.forget(write, standing.id)
            become(write, standing, replace(standing, state="published", why=None), now=now)
            with suppress(TooManyForms):  # those that listeners asked for go before the newsroom's
                forms.add(write, standing.id, wanted)
            forms.ask(write, standing.id, now=now)
            return True

    def fail(
        self,
        job: Job,
        why: str,
        *,
        permanent: bool,
        now: datetime,
        retry_after: timedelta = timedelta(0),
    ) -> None:
        with self._database.writing() as write:
            standing = making.in_hand(write, job, job.revision, now=now)
            if standing is None:
                return
            tries = job.tries + 1
            if permanent or tries >= queue.TRIES:
                making.give_up(write, standing, job, why, now=now)
            else:
                due = now + max(queue.wait_after(tries), retry_after)
                making.give_back(write, standing, job, why=why, not_before=due, now=now)

    def rendition(self, public_id: str, revision: int, form: Form = MAIN) -> Made | None:
        with self._database.reading() as read:
            return rendition_of(read, public_id, revision, form)

    def objects_in_use(self, *, since: datetime) -> set[str]:
        with self._database.reading() as read:
            return objects_in_use(read, since=since) | bulletins.objects_in_use(read, since=since)

    def lexicon(self) -> Sequence[LexiconEntry]:
        with self._database.reading() as read:
            return lexicon.entries_of(read)

    def change_lexicon(
        self,
        *,
        put: Sequence[LexiconEntry] = (),
        drop: Sequence[LexiconEntry] = (),
        remake: Sequence[str] = (),
        now: datetime,
    ) -> None:
        with self._database.writing() as write:
            lexicon.drop(write, drop)
            lexicon.put(write, put)
            queue.begin_again(write)
            for public_id in remake:
                making.remake(write, public_id, Priority.BACK_CATALOGUE, now=now)

    def bulletin(self) -> Bulletin | None:
        with self._database.reading() as read:
            return bulletins.newest(read)

    def announce(self, bulletin: Bulletin) -> None:
        with self._database.writing() as write:
            bulletins.put(write, bulletin)
            touch(write)

    def close(self) -> None:
        self._database.close()

    def _one(self, condition: ColumnElement[bool]) -> Entry | None:
        with self._database.reading() as read:
            return next(iter(entries_where(read, condition)), None)

    def _each(self, due: Select[int], act: Callable[[Connection, Standing], None]) -> int:
        """Do *act* to each article that is due, in one transaction, and return how many there were."""
        with self._database.reading() as read:  # most questions end here, and hold up nobody
            if read.scalar(due.limit(1)) is None:
                return 0
        with self._database.writing() as write:
            found = write.scalars(due).all()
            for article in found:
                act(write, standing_of(write, article))
            return len(found)

    def _admit(
        self,
        write: Connection,
        article: Article,
        *,
        hold: bool,
        until: datetime | None,
        now: datetime,
    ) -> Standing:
        own = article.published
        return admit(
            write,
            public_id=self._new_id().hex,
            guid=self._new_id().urn,
            date=own if own is not None and own <= now else now,
            state="held" if hold or until else "waiting",
            held_until=None if hold else until,
            now=now,
        )


def _entry(write: Connection, standing: Standing) -> Entry:
    (entry,) = entries_where(write, articles.c.id == standing.id)
    return entry


def _standing(write: Connection, name: str) -> Standing:
    standing = owner_of(write, storable(name))
    if standing is None:
        raise UnknownArticle(f"No article is known as “{storable(name)}”.")
    return standing


def _withdraw(write: Connection, standing: Standing, *, now: datetime) -> None:
    queue.forget(write, standing.id)
    silence(write, standing, now=now)
    forms.forget(write, standing.id)
    become(write, standing, replace(standing, state="withdrawn", why=None), now=now)
