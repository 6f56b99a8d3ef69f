"""The verbs of `service.store.reports.Reports` in the tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, true

from service.store.errors import UnknownArticle
from service.store.reports import MOST, MOST_AN_HOUR, MOST_OF_AN_ARTICLE, Report
from service.store.sql.content import storable
from service.store.sql.database import Database
from service.store.sql.schema import articles, reports


class SqlReports:
    """Reports in a database. May be used from several threads, and opened by several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, public_id: str, *, words: str, wrong: str, contact: str, now: datetime) -> bool:
        said = {"words": storable(words), "wrong": storable(wrong)}
        with self._database.writing() as write:
            article = write.scalar(select(articles.c.id).where(articles.c.public_id == public_id))
            if article is None:
                raise UnknownArticle(f"There is no article {public_id!r}.")
            its_own = reports.c.article == article
            same = its_own & (reports.c.words == said["words"]) & (reports.c.wrong == said["wrong"])
            if _count(write, same):
                return True
            if (
                _count(write, true()) >= MOST
                or _count(write, its_own) >= MOST_OF_AN_ARTICLE
                or _count(write, reports.c.at > now - timedelta(hours=1)) >= MOST_AN_HOUR
            ):
                return False
            write.execute(
                insert(reports).values(article=article, **said, contact=storable(contact), at=now)
            )
            return True

    def all(self) -> Sequence[Report]:
        with self._database.reading() as read:
            rows = read.execute(
                select(
                    reports.c.id.label("number"),
                    articles.c.public_id,
                    *reports.c["words", "wrong", "contact", "at"],
                )
                .join(articles, articles.c.id == reports.c.article)
                .order_by(reports.c.id)
            )
            return tuple(Report(**row) for row in rows.mappings())

    def done(self, number: int) -> bool:
        with self._database.writing() as write:
            return write.execute(delete(reports).where(reports.c.id == number)).rowcount > 0


def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(reports).where(condition)) or 0
