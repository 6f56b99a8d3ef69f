"""Databases of other versions, and databases that are new."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from contracts.newsroom import NOW, an_article, made, take

from service.model import Attribution
from service.store import FILE
from service.store.errors import StoreUnavailable
from service.store.sql import open_store
from service.store.sql.content import to_text
from service.store.sql.database import Database
from service.store.sql.schema import SCHEMA, metadata


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path):
    store = open_store(tmp_path)
    with store._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, metadata)
    assert [change for change in found if not _is_of_the_index(change)] == []
    store.close()


def _is_of_the_index(change):
    """SQLite keeps the index of words in tables of its own."""
    return change[0] == "remove_table" and change[1].name.startswith("sought")


def test_the_tables_are_those_of_the_last_migration():
    config = Config()
    config.set_main_option("script_location", "service.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_opening_again_keeps_everything(tmp_path):
    store = open_store(tmp_path)
    entry = store.accept(an_article(), names=["bridge"], now=NOW).entry
    store.close()
    again = open_store(tmp_path)
    assert again.entries() == (entry,)
    again.close()


def _database_of(schema, folder):
    config = Config()
    config.set_main_option("script_location", "service.store:migrations")
    database = Database(folder, busy_s=1)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
    return database


def test_a_database_of_the_first_schema_is_brought_up_to_date(tmp_path):
    """Its articles stay, and articles may be held until a moment."""
    _database_of("0001", tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as old, old:
        old.execute(
            "INSERT INTO articles (public_id, guid, date, state, since, revision)"
            " VALUES ('a', 'urn:uuid:a', '2026-01-01 08:00:00', 'held', '2026-01-01 08:00:00', 1)"
        )
        old.execute("INSERT INTO names (name, article) VALUES ('bridge', 1)")
        old.execute(
            "INSERT INTO revisions (article, number, digest, content) VALUES (1, 1, 'x', ?)",
            (to_text(an_article()),),
        )
    store = open_store(tmp_path)
    assert store.find("bridge").article == an_article()
    assert store.release_due(now=NOW) == 0
    assert store.accept(an_article(), names=["ferry"], now=NOW, until=NOW).entry.state == "held"
    assert store.release_due(now=NOW) == 1
    store.close()


def test_what_was_heard_before_there_was_an_index_is_found_and_nothing_else(tmp_path):
    database = _database_of("0006", tmp_path)
    moment = "'2026-01-01 08:00:00'"
    with database.writing() as connection:
        for number, state in ((1, "published"), (2, "held")):
            for row in (
                f"articles (id, public_id, guid, date, state, since, revision) VALUES ({number}, '{number}', '{number}', {moment}, '{state}', {moment}, 1)",
                f"names (name, article) VALUES ('{state}', {number})",
                f"revisions (article, number, digest, content) VALUES ({number}, 1, 'x', ?)",
            ):
                values = (to_text(an_article()),) if "?" in row else ()
                connection.exec_driver_sql(f"INSERT INTO {row}", values)
        connection.exec_driver_sql(
            "INSERT INTO renditions (id, article, revision, voices, rate_wpm, objects, size_bytes, sha256, duration_ms, at)"
            f" VALUES (1, 1, 1, 'Ada', 175, 'o', 1, 'x', 1, {moment})"
        )
        connection.exec_driver_sql("INSERT INTO episodes (article, rendition) VALUES (1, 1)")
    database.close()
    store = open_store(tmp_path)
    assert [entry.names[0] for entry in store.search("bridge", limit=9).entries] == ["published"]
    store.close()


def test_episodes_of_the_time_before_shelves_are_put_where_they_belong(tmp_path):
    """In the order in which they were published, and as the program does it today."""
    _database_of("0009", tmp_path).close()
    stories = [
        an_article(
            "One",
            section="Écho  News",
            language="en-GB",
            attribution=_by("Ann Lee", "ann lee", "…"),
        ),
        an_article("Two", section="echo news"),
        an_article("Drei", section="ECHO NEWS", language="de"),
        an_article("Four", section="体育", attribution=_by("main")),
        an_article("Five", section="en"),
    ]
    with closing(sqlite3.connect(tmp_path / FILE)) as old, old:
        for number, story in enumerate(stories, 1):
            day = f"2026-01-{10 - number:02} 08:00:00"
            old.execute(
                "INSERT INTO articles (public_id, guid, date, state, since, revision) VALUES (?, ?, ?, 'published', ?, 1)",
                (f"id{number}", f"urn:uuid:{number}", day, day),
            )
            old.execute(
                "INSERT INTO revisions (article, number, digest, content) VALUES (?, 1, 'x', ?)",
                (number, to_text(story)),
            )
            old.execute(
                "INSERT INTO renditions (article, revision, voices, rate_wpm, objects, size_bytes, sha256, duration_ms, at)"
                " VALUES (?, 1, 'v', 175, 'o', 1, 's', 1, ?)",
                (number, day),
            )
            old.execute("INSERT INTO episodes VALUES (?, ?)", (number, number))
    store = open_store(tmp_path)
    fresh = open_store(tmp_path / "fresh")
    for number, story in enumerate(stories, 1):
        now = datetime(2026, 1, 10 - number, 8, tzinfo=UTC)
        fresh.accept(story, names=[str(number)], now=now)
        assert fresh.publish(take(fresh, now=now), made(at=now), now=now)

    def told(opened):
        return [
            (
                shelf.slug,
                shelf.kind,
                shelf.name,
                shelf.language,
                shelf.episodes,
                shelf.places,
                shelf.changed,
            )
            for shelf in opened.shelves()
        ]

    assert told(store) == told(fresh)
    assert [entry.article.headline for entry in store.on_shelf("en", limit=9)] == [
        "One",
        "Two",
        "Four",
        "Five",
    ]
    first = store.fragments("en", newest=0, places=range(2, 3), edition=1)
    assert [(known.public_id, known.text) for known in first] == [("id2", None)]
    for opened in (store, fresh):
        opened.close()


def _by(*names):
    return Attribution(names=names, role=None, outlet=None, bureau=None, derived=False, shown="")


def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreUnavailable, match=r"9999.*newer version"):
        open_store(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_several_may_open_a_fresh_folder_at_once(tmp_path):
    """A web server and its workers are started together."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom service.store.sql import open_store\n"
        "print('ready', flush=True)\nsys.stdin.readline()\n"
        "for folder in sys.argv[1:]:\n    open_store(Path(folder)).close()"
    )
    folders = [tmp_path / str(number) for number in range(5)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, *folders],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[1] for process in running] == [""] * 4
    for folder in folders:
        store = open_store(folder)
        assert store.accept(an_article(), names=["bridge"], now=NOW).change == "new"
        store.close()
