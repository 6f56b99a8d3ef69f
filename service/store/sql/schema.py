"""The tables. `service.store.migrations` makes them, and the index of `service.store.sql.search`; a test says that both agree."""

from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from service.model import Chapter

SCHEMA: Final = "0011"
"""The migration that these tables come from."""


class Moment(TypeDecorator[datetime]):
    """A time of day: aware outside, UTC inside."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  as above
        return None if value is None else value.replace(tzinfo=UTC)


class Lines(TypeDecorator[tuple[str, ...]]):
    """Several texts of one line each, one below the other."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        return None if value is None else "\n".join(" ".join(text.split()) for text in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002  as above
        return None if value is None else tuple(value.split("\n"))


class Chapters(TypeDecorator[tuple[Chapter, ...]]):
    """Chapters, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Chapter, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002  as above
        return msgspec.json.encode(value or ()).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Chapter, ...]:  # noqa: ARG002  as above
        return msgspec.json.decode(value, type=tuple[Chapter, ...]) if value else ()


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles: Final = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public_id", String(32), nullable=False, unique=True),
    Column("guid", String(45), nullable=False, unique=True),
    Column("date", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("why", Text),
    Column("since", Moment, nullable=False),
    Column("revision", Integer, nullable=False),  # the newest
    Column("held_until", Moment),  # None: no embargo holds it
    Column("expires", Moment, index=True),  # of the newest revision
    Index(None, "state", "date"),
)

names: Final = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),  # their order: the first identifies
    Column("name", Text, nullable=False, unique=True),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
)

revisions: Final = Table(
    "revisions",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("notice", Text),
    Column("notice_at", Moment),
)

renditions: Final = Table(
    "renditions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("voices", Lines, nullable=False),
    Column("rate_wpm", Integer, nullable=False),
    Column("objects", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("duration_ms", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("form", String(80), nullable=False, server_default=""),  # its name; empty: the main one
    Column("instead_of", Text),
    Column("chapters", Chapters),  # None: made before they were kept here
    ForeignKeyConstraint(["article", "revision"], ["revisions.article", "revisions.number"]),
)

episodes: Final = Table(  # the pointer: which rendition of an article listeners hear
    "episodes",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("rendition", ForeignKey("renditions.id"), nullable=False),
)

forms: Final = Table(  # the further forms in which an article is wanted
    "forms",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("voice", Text),
    Column("speed_percent", Integer, nullable=False),
    Column("codec", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("why", Text),
    Column("rendition", ForeignKey("renditions.id")),  # of what is heard now
    Column("asked_at", Moment, index=True),  # by listeners' own feeds; None: it is for all
)

feeds: Final = Table(  # listeners' own
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),  # never given twice
    Column("digest", String(64), nullable=False, unique=True),  # of its token
    Column("sections", Lines),  # None: every article
    Column("voice", Text),
    Column("speed_percent", Integer, nullable=False),
    Column("longest_min", Integer),
    Column("order", String(16), nullable=False),
    Column("since", Moment, nullable=False, index=True),
    Column("polled_at", Moment),
    sqlite_autoincrement=True,
)

shelves: Final = Table(
    "shelves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", String(80), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("episodes", Integer, nullable=False),
    Column("places", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed", Moment, nullable=False),
    UniqueConstraint("kind", "key", "language"),
)

shelved: Final = Table(  # what listeners hear, on the shelves where it belongs
    "shelved",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("shelf", ForeignKey("shelves.id"), primary_key=True),
    Column("date", Moment, nullable=False),  # the article's
    Column("place", Integer, nullable=False),
    Index(None, "shelf", "date", "article"),
    UniqueConstraint("shelf", "place"),
)

fragments: Final = Table(  # items of feeds, written once; what is stale or missing is written again
    "fragments",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("rendition", Integer, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

jobs: Final = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),  # never given twice; also their age
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("form", String(80), nullable=False),  # empty: the main one
    Column("priority", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("worker", Text),
    UniqueConstraint("article", "form"),
    Index(None, "priority", "id"),
    sqlite_autoincrement=True,
)

changes: Final = Table("changes", metadata, Column("count", Integer, nullable=False))  # one row

sources: Final = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("hold", Boolean, nullable=False),
    Column("next_at", Moment, nullable=False, index=True),
    Column("since", Moment, nullable=False),
    Column("lists", Boolean),
    Column("validators_url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("polled_at", Moment),
    Column("failures", Integer, nullable=False),
    Column("why", Text),
    Column("notes", Text, nullable=False),  # a JSON list
    Column("added", Integer, nullable=False),
    Column("revised", Integer, nullable=False),
    Column("worker", Text),
    sqlite_autoincrement=True,
)

items: Final = Table(  # what is remembered of each article that a source lists
    "items",
    metadata,
    Column("source", ForeignKey("sources.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("mark", Text, nullable=False),
    Column("why", Text),
)

sites: Final = Table(
    "sites",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", Text, nullable=False, unique=True),
)

wanted: Final = Table(  # the addresses that listeners ask for, and those that failed of late
    "wanted",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("asked_at", Moment, nullable=False, index=True),
    Column("why", Text),
    Column("worker", Text),
)

lexicon: Final = Table(  # the newsroom's own entries; their columns are the fields of an Entry
    "lexicon",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("words", Text, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("said", Text, nullable=False),
    Column("scope", String(16), nullable=False),
    Column("where", Text, nullable=False),
    Column("language", String(64)),
    Column("any_case", Boolean, nullable=False),
    Column("match", String(16), nullable=False),
    Column("source", Text, nullable=False),
)

bulletins: Final = Table(  # the last is the one that is heard
    "bulletins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("objects", Text, nullable=False),
    Column("content", Text, nullable=False),  # a Bulletin, as JSON
    sqlite_autoincrement=True,
)

reports: Final = Table(  # what listeners say is said wrong, until it is done
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),  # never given twice
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("wrong", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
