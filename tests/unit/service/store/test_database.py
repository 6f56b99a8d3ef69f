"""The database in trouble: what is said, and that nothing is lost."""

import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from contracts.newsroom import NOW, an_article, made, publish, take
from sqlalchemy import text

from service.errors import SettingsError
from service.store import FILE
from service.store.errors import StoreBusy, StoreUnavailable
from service.store.sql import open_store
from service.store.sql.database import Database


@contextmanager
def raw(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the database of *folder* as a stranger would."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        yield connection


def test_while_somebody_else_writes_writers_are_told_and_readers_go_on(tmp_path):
    store = open_store(tmp_path, busy_s=0.1)
    entry = publish(store, "bridge")
    with raw(tmp_path) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM episodes")
        with pytest.raises(StoreBusy, match=r"busy for 0\.1 seconds"):
            store.accept(an_article(), names=["new"], now=NOW)
        assert store.published(limit=9) == (entry,)
        assert store.entry(entry.public_id) == store.find("bridge") == entry
        assert store.version() > 0
        assert take(store) is None
        other.execute("ROLLBACK")
    assert store.accept(an_article(), names=["new"], now=NOW).change == "new"
    store.close()


def test_nobody_is_told_what_was_seen_before_he_asked(tmp_path, monkeypatch):
    """Who asks together is answered together; but what was written before somebody asked, he sees."""
    database, other = Database(tmp_path / "db", busy_s=5), Database(tmp_path / "db", busy_s=5)
    with other.writing() as write:
        write.execute(text("CREATE TABLE t (n)"))
    before, look = database.stamp(), database._look
    looking, go_on = threading.Event(), threading.Event()

    def slowly() -> int | None:
        seen = look()
        looking.set()
        assert go_on.wait(20)
        return seen

    monkeypatch.setattr(database, "_look", slowly)
    with ThreadPoolExecutor(2) as pool:
        early = pool.submit(database.stamp)
        assert looking.wait(20)
        with other.writing() as write:
            write.execute(text("INSERT INTO t VALUES (1)"))
        late = pool.submit(database.stamp)
        time.sleep(0.1)  # so that it waits by now
        go_on.set()
        assert early.result(20) == before
        assert late.result(20) != before
    database.close()
    other.close()


def test_many_may_open_a_new_file_at_once(tmp_path):
    """SQLite tells all but one of them at once that the file is busy; none of them should mind."""
    together = threading.Barrier(6)

    def open_all(_: int) -> int:
        opened = 0
        for number in range(60):
            database = Database(tmp_path / str(number), busy_s=20)
            together.wait(20)
            with database.reading() as connection:
                opened += connection.scalar(text("SELECT 1"))
            database.close()
        return opened

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(open_all, range(6))) == [60] * 6


def test_a_reader_does_not_keep_a_writer_waiting(tmp_path):
    store = open_store(tmp_path, busy_s=0.1)
    entry = publish(store, "bridge")
    with raw(tmp_path) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM articles").fetchall()
        store.accept(an_article("Newer"), names=["bridge"], now=NOW)
        assert other.execute("SELECT revision FROM articles").fetchall() == [(1,)]
    assert store.entry(entry.public_id).revision == 2
    store.close()


def test_a_full_disk_is_told_and_nothing_that_was_accepted_is_lost(small_disk):
    open_store(small_disk).close()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(64 * 1024))
    accepted = []

    def accept_many() -> None:
        for number in range(1000):
            store.accept(an_article(), names=[str(number)], now=NOW)
            accepted.append(str(number))

    with closing(open_store(small_disk)) as store:
        with pytest.raises(StoreUnavailable, match=r"small.*its disk is full") as trouble:
            accept_many()
        del trouble  # its frames hold the connection
        assert accepted
        assert [entry.names[0] for entry in reversed(store.entries())] == accepted
        ballast.unlink()
        assert store.accept(an_article(), names=[str(len(accepted))], now=NOW).change == "new"
    with closing(open_store(small_disk)) as store:
        assert len(store.entries()) == len(accepted) + 1
        assert store.publish(take(store), made(), now=NOW)
    with raw(small_disk) as other:
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_disk_that_may_only_be_read_is_told(small_disk):
    open_store(small_disk).close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(StoreUnavailable, match=r"small.*cannot be opened"):
        open_store(small_disk)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match=r"file.*cannot be made"):
        open_store(tmp_path / "file" / "store")


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path):
    (tmp_path / FILE).write_bytes(b"Dear diary" * 1000)
    with pytest.raises(StoreUnavailable, match="not a database"):
        open_store(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"Dear diary" * 1000


def test_a_damaged_database_is_told(tmp_path):
    store = open_store(tmp_path)
    for number in range(50):
        publish(store, str(number))
    store.close()
    file = tmp_path / FILE
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(b ^ 0x55 for b in whole[4096:]))
    with pytest.raises(StoreUnavailable, match=r"damaged.*backup"):
        open_store(tmp_path).published(limit=9)


@pytest.mark.parametrize(
    "url", ["", "nothing", "mysql://host/name", "sqlite://", "sqlite+nonsense://"]
)
def test_a_url_that_makes_no_sense_is_told(url):
    with pytest.raises(SettingsError, match="sqlite:////"):
        open_store(url)


def test_a_database_in_memory_is_refused():
    """Each thread would see another one."""
    with pytest.raises(StoreUnavailable, match="write-ahead log"):
        open_store("sqlite:///:memory:")


def test_a_url_and_a_folder_are_two_ways_to_one_store(tmp_path):
    store = open_store(tmp_path / "folder")
    entry = store.accept(an_article(), names=["bridge"], now=NOW).entry
    same = open_store(f"sqlite:///{tmp_path}/folder/{FILE}")
    assert same.find("bridge") == entry
    store.close()
    same.close()


def test_what_was_accepted_survives_a_power_cut(tmp_path):
    """SQLite promises so with these two settings: https://sqlite.org/pragma.html#pragma_synchronous."""
    store = open_store(tmp_path)
    with store._database.writing() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]
    store.close()
