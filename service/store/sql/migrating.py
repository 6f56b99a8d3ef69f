"""Brings a database to the schema of this version, or refuses."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, column, inspect, select, table

from service.store.errors import StoreUnavailable
from service.store.sql.database import Database
from service.store.sql.schema import SCHEMA

BUSY_S: Final = 10.0
"""How long a writer waits for its turn."""

_alembic_version = table("alembic_version", column("version_num"))


def open_database(place: Path | str, *, busy_s: float = BUSY_S) -> Database:
    """Open the database in a folder, or at a URL of SQLAlchemy; its tables are made or brought up to date if need be.

    *busy_s* is how many seconds a writer waits for its turn.

    Raises:
        SettingsError: the URL makes no sense.
        StoreBusy: another process is bringing it up to date.
        StoreUnavailable: it cannot be used, or a newer version wrote it.
    """
    database = Database(place, busy_s=busy_s)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def migrate(database: Database) -> None:
    """Make the tables, or bring old ones up to date, in one transaction; two processes may do so at once.

    Raises:
        StoreUnavailable: a newer version of this program wrote the database.
    """
    with database.reading() as connection:
        if _schema(connection) == SCHEMA:
            return
    from alembic import command  # noqa: PLC0415  takes 150 ms, once in the life of a schema
    from alembic.config import Config  # noqa: PLC0415  as above
    from alembic.util import CommandError  # noqa: PLC0415  as above

    config = Config()
    config.set_main_option("script_location", "service.store:migrations")
    with database.writing() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, SCHEMA)
        except CommandError as unknown:
            raise StoreUnavailable(
                f"The database {database.where} was written by another version of Heardline: "
                f"its schema is {_schema(connection)}, and this version knows those up to {SCHEMA}. "
                "Install the newer version."
            ) from unknown


def _schema(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_alembic_version.name):
        return None
    return connection.scalar(select(_alembic_version.c.version_num))
