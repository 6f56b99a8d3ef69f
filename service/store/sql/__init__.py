"""The store in a database, by SQLAlchemy Core: SQLite today; `database` is the one module that knows so."""

from service.store.sql.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
