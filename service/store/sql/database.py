"""Connections, transactions and troubles: the one module that knows that the database is SQLite.

SQLite keeps a write-ahead log here: readers see the state of their beginning and wait for nobody; writers wait for
each other when they begin, so that none of them acts on what has changed since. https://sqlite.org/wal.html
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Final

from sqlalchemy import URL, Connection, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from service.errors import SettingsError
from service.store import FILE
from service.store.errors import StoreBusy, StoreError, StoreUnavailable

_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

_TROUBLES: Final = {
    sqlite3.SQLITE_FULL: "its disk is full. Make room on it.",
    sqlite3.SQLITE_READONLY: "it may only be read. Allow this program to write there.",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened. See that its folder can be read and written.",
    sqlite3.SQLITE_IOERR: "its disk cannot be read or written. See that it is well and has room.",
    sqlite3.SQLITE_CORRUPT: "it is damaged. Restore it from a backup.",
    sqlite3.SQLITE_NOTADB: "it is not a database. Move the file away, or name another place.",
}


class Database:
    """A file of SQLite, which is made with its folder if need be. May be used from several threads.

    It does not survive a fork: each process opens it for itself.

    Raises:
        SettingsError: *place* names no file of SQLite.
        StoreUnavailable: the folder cannot be made.
    """

    def __init__(self, place: Path | str, *, busy_s: float) -> None:
        url = _url(place)
        self.where = str(url.database)
        self._busy_s = busy_s
        try:
            Path(self.where).parent.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise StoreUnavailable(
                f"The folder of the database {self.where} cannot be made: {trouble.strerror}. "
                "Name another place, or allow this program to write there."
            ) from trouble
        self._readers = create_engine(
            url, connect_args={"timeout": busy_s}, poolclass=QueuePool, max_overflow=-1
        )
        self._watch: sqlite3.Connection | None = None
        self._watching = Lock()
        self._looks = 0
        self._stamp: int | None = None
        self._writers = self._readers.execution_options(writes=True)
        event.listen(self._readers, "connect", self._prepare)
        event.listen(self._readers, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See one state of the database. Raises StoreUnavailable."""
        with self._translating(), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Change the database, alone and all at once. Raises StoreBusy, StoreUnavailable."""
        with self._translating(), self._writers.begin() as connection:
            yield connection

    def stamp(self) -> int | None:
        """Return a number that is another one after each change by anybody, in microseconds; None: it cannot be told.

        Who asks while somebody looks waits for the next look, which then is one for all who wait.
        https://sqlite.org/pragma.html#pragma_data_version
        """
        seen = self._looks
        with self._watching:
            if self._looks == seen:  # else somebody has looked since this was asked
                self._looks += 1
                self._stamp = self._look()
            return self._stamp

    def close(self) -> None:
        """Let go of the file."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._readers.dispose()

    def _look(self) -> int | None:
        try:
            if self._watch is None:
                self._watch = sqlite3.connect(self.where, timeout=0, check_same_thread=False)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            return None

    def _prepare(self, connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin in `_begin`, not behind our back
        if self._log_mode(connection) != "wal":
            raise StoreUnavailable(
                f"The database {self.where} cannot keep a write-ahead log. "
                "Name a folder on a disk of this machine."
            )
        connection.execute("PRAGMA synchronous = FULL")  # what was accepted survives a power cut
        connection.execute("PRAGMA foreign_keys = ON")

    def _log_mode(self, connection: sqlite3.Connection) -> str:
        """Ask for a write-ahead log; SQLite itself does not wait here when another process asks too."""
        deadline = monotonic() + self._busy_s
        while True:
            try:
                (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            except sqlite3.OperationalError as trouble:
                if _code(trouble) not in _BUSY or monotonic() > deadline:
                    raise
                sleep(0.01)
            else:
                return str(mode)

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as trouble:
            raise self._in_words(trouble) from trouble

    def _in_words(self, trouble: DBAPIError) -> StoreError:
        code = _code(trouble.orig)
        if code in _BUSY:
            return StoreBusy(
                f"The database {self.where} was busy for {self._busy_s:g} seconds. Try again."
            )
        reason = _TROUBLES.get(code, f"it answers “{trouble.orig}”.")
        return StoreUnavailable(f"The database {self.where} cannot be used: {reason}")


def _code(trouble: BaseException | None) -> int:
    code: int = getattr(trouble, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF  # the rest tells details


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _url(place: Path | str) -> URL:
    if isinstance(place, Path):
        return URL.create("sqlite", database=str(place / FILE))
    try:
        url = make_url(place)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "sqlite" or not url.database:
        raise SettingsError(
            f"The database {place!r} is not of a kind that is known. "
            "Name a folder, or a file as in sqlite:////srv/heardline/heardline.sqlite3."
        )
    return url
