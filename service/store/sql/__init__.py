"""The store in a database, by SQLAlchemy Core: SQLite today; `database` is the one module that knows so."""

from service.store.sql.feeds import SqlFeeds
from service.store.sql.migrating import open_database
from service.store.sql.reports import SqlReports
from service.store.sql.sites import SqlSites
from service.store.sql.sources import SqlSources
from service.store.sql.store import SqlStore, open_store

__all__ = [
    "SqlFeeds",
    "SqlReports",
    "SqlSites",
    "SqlSources",
    "SqlStore",
    "open_database",
    "open_store",
]
