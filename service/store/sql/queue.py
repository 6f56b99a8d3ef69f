"""The jobs in the tables: which is made next, and when one is tried again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from service.store.records import Job
from service.store.sql.schema import jobs

TRIES: Final = 10
"""How often a job is begun before it counts as failed."""

FIRST_WAIT: Final = timedelta(seconds=5)
"""Between the first try and the second; each further one waits twice as long, the last for 21 minutes."""


class Priority(IntEnum):
    """What is made first; among its like, what has waited longest."""

    URGENT = 0
    CORRECTION = 1
    NEW = 2
    BACK_CATALOGUE = 3
    FORM = 4
    """A further form of what is heard already."""


def ask(
    connection: Connection,
    article: int,
    priority: Priority,
    *,
    now: datetime,
    anew: bool,
    form: str = "",
) -> None:
    """See that an article's *form* has a job at least as urgent as *priority*; *anew*: as though it was never tried."""
    job = (jobs.c.article == article) & (jobs.c.form == form)
    if connection.scalar(select(jobs.c.id).where(job)) is None:
        connection.execute(
            insert(jobs).values(
                article=article, form=form, priority=priority, tries=0, not_before=now
            )
        )
        return
    hurry(connection, article, priority, form=form)
    if anew:
        connection.execute(update(jobs).where(job).values(tries=0, not_before=now))


def hurry(connection: Connection, article: int, priority: Priority, *, form: str = "") -> None:
    """See that the job of an article's *form*, if it has one, is at least as urgent as *priority*."""
    connection.execute(
        update(jobs)
        .where(jobs.c.article == article, jobs.c.form == form, jobs.c.priority > priority)
        .values(priority=priority)
    )


def next_due(
    connection: Connection, worker: str, *, alive: Callable[[str], bool], now: datetime
) -> Row[int, int, str, int, str | None] | None:
    """Find the job that *worker* should take.

    A worker has one job at a time, so what it still holds when it asks for more is free.
    """
    due = (
        select(*jobs.c["id", "article", "form", "tries", "worker"])
        .where(jobs.c.not_before <= now)
        .order_by(jobs.c.priority, jobs.c.id)
    )
    with connection.execute(due) as rows:
        for row in rows:
            if row.worker is None or row.worker == worker or not alive(row.worker):
                return row
    return None


def give(connection: Connection, job: int, worker: str) -> None:
    """Put a job into a worker's hands and count the try."""
    connection.execute(
        update(jobs).where(jobs.c.id == job).values(worker=worker, tries=jobs.c.tries + 1)
    )


def article_of(connection: Connection, job: Job) -> int | None:
    """Say which article a job is for; None when it is not in its worker's hands any more."""
    return connection.scalar(
        select(jobs.c.article).where(jobs.c.id == job.id, jobs.c.worker == job.worker)
    )


def give_back(connection: Connection, job: Job, *, not_before: datetime) -> None:
    """Free a job for any worker, when it is due."""
    connection.execute(
        update(jobs).where(jobs.c.id == job.id).values(worker=None, not_before=not_before)
    )


def begin_again(connection: Connection) -> None:
    """Take every job out of its worker's hands, as though the worker had never had it."""
    connection.execute(
        update(jobs).where(jobs.c.worker.is_not(None)).values(worker=None, tries=jobs.c.tries - 1)
    )


def finish(connection: Connection, job: int) -> None:
    """Forget a job."""
    connection.execute(delete(jobs).where(jobs.c.id == job))


def forget(connection: Connection, article: int, *, form: str | None = None) -> None:
    """Forget every job of an article, or only that of one form."""
    its_own = jobs.c.article == article
    connection.execute(
        delete(jobs).where(its_own if form is None else its_own & (jobs.c.form == form))
    )


def wait_after(tries: int) -> timedelta:
    """Say how long to wait after so many tries."""
    wait: timedelta = FIRST_WAIT * 2 ** (tries - 1)
    return wait
