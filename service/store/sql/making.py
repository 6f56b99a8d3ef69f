"""How making an article is asked for, taken in hand, given back and given up."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from service.forms import MAIN
from service.store.records import Job
from service.store.sql import forms, queue
from service.store.sql.queue import Priority
from service.store.sql.standing import Standing, article_at, become, standing_of, touch

NEVER_ENDED: Final = (
    f"It was begun {queue.TRIES} times, and each time the program ended before it was done. "
    "Look into the log, and hand the article in again."
)

_NEWS_LASTS: Final = timedelta(days=1)


def want(write: Connection, standing: Standing, *, urgent: bool, anew: bool, now: datetime) -> None:
    """See that an article is made: its job commits with what made it wanted."""
    if urgent:
        priority = Priority.URGENT
    elif standing.heard is not None:
        priority = Priority.CORRECTION
    elif standing.date > now - _NEWS_LASTS:
        priority = Priority.NEW
    else:
        priority = Priority.BACK_CATALOGUE
    queue.ask(write, standing.id, priority, now=now, anew=anew)
    if standing.state in ("held", "failed"):
        become(write, standing, replace(standing, state="waiting", held_until=None), now=now)


def remake(write: Connection, public_id: str, priority: Priority, *, now: datetime) -> None:
    """See that an article that is published is made anew."""
    article = article_at(write, public_id)
    if article is not None and standing_of(write, article).state == "published":
        queue.ask(write, article, priority, now=now, anew=False)


def ask_forms(write: Connection, article: int, *, now: datetime) -> None:
    """See that what is wanted of a published article is made; of others it is when they are published."""
    if standing_of(write, article).state == "published":
        forms.ask(write, article, now=now)
    touch(write)


def in_hand(write: Connection, job: Job, revision: int, *, now: datetime) -> Standing | None:
    """Find the article of a job that its worker still holds; if *revision* is not the one to make, give the job back."""
    article = queue.article_of(write, job)
    if article is None:
        return None
    standing = standing_of(write, article)
    if revision == (standing.revision if job.form == MAIN else standing.heard):
        return standing
    give_back(write, standing, job, why=standing.why, not_before=now, now=now)
    return None


def give_back(
    write: Connection,
    standing: Standing,
    job: Job,
    *,
    why: str | None,
    not_before: datetime,
    now: datetime,
) -> None:
    """Give a job back, to be taken again at *not_before*; *why* is what went wrong, if anything."""
    queue.give_back(write, job, not_before=not_before)
    if job.form != MAIN:
        forms.become(write, standing.id, job.form, why=why)
        touch(write)
        return
    waiting = standing.unless_heard("waiting")
    become(write, standing, replace(standing, state=waiting, why=why), now=now)


def give_up(write: Connection, standing: Standing, job: Job, why: str, *, now: datetime) -> None:
    """Give a job up, and say why."""
    queue.finish(write, job.id)
    if job.form != MAIN:
        forms.become(write, standing.id, job.form, state="failed", why=why)
        touch(write)
        return
    failed = standing.unless_heard("failed")
    become(write, standing, replace(standing, state=failed, why=why), now=now)
