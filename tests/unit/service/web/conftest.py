"""The whole application on a real store, with objects in memory and a clock that stands still."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from unit.service.web.newsroom import Clock, Newsroom

from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.store.sql import SqlReports, open_store
from service.web import create_app

URL = "https://listen.news.example"
TOKEN = "a-token-of-the-tests"


@pytest.fixture(scope="session")
def nothing_yet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty store; to copy it is quicker than to make another."""
    folder = tmp_path_factory.mktemp("nothing-yet")
    open_store(folder).close()
    return folder


@pytest.fixture
def newsroom(tmp_path: Path, nothing_yet: Path) -> Iterator[Newsroom]:
    """A newsroom in Berlin that has nothing yet."""
    shutil.copytree(nothing_yet, tmp_path, dirs_exist_ok=True)
    clock = Clock()
    store = open_store(tmp_path)
    yield Newsroom(
        desk=Newsdesk(
            store=store,
            objects=memory_objects(),
            clock=clock,
            outlets=("Example News",),
            tz=ZoneInfo("Europe/Berlin"),
            url=URL,
            title="Example News",
            token=TOKEN,
            reports=SqlReports(store._database),
            max_body_bytes=100_000,
        ),
        clock=clock,
    )
    store.close()


@pytest.fixture
def browser(newsroom: Newsroom) -> FlaskClient:
    """What asks over HTTP."""
    return create_app(newsroom.desk).test_client()
