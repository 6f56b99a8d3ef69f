"""A search among very many articles."""

from datetime import UTC, datetime
from itertools import count

import pytest
from contracts.crowd import crowd
from sqlalchemy import Engine, event

COUNT = 5_000


@pytest.fixture
def steps():
    """Counts the steps that SQLite takes on connections that are opened from now on, by tens."""
    taken = count(0, 10)

    def watch(connection, _record):
        connection.set_progress_handler(lambda: next(taken) and None, 10)

    event.listen(Engine, "connect", watch)
    yield taken
    event.remove(Engine, "connect", watch)


def test_a_search_for_what_few_articles_have_does_not_look_at_each_of_them(tmp_path, steps):
    """Among a hundred thousand articles, listeners would wait five times as long."""
    store = crowd(tmp_path, COUNT, now=datetime(2026, 1, 1, tzinfo=UTC), apart_min=1)
    before = next(steps)
    assert store.search("harbour", limit=20).total == 1
    assert next(steps) - before < COUNT
    store.close()
