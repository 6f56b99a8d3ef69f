"""The real server with real episodes, and the Chromium of the system. A missing program skips at home and fails in CI."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from browser.site import RATE_WPM, Site, fill, open_studio
from flask import Flask
from unit.service.web.newsroom import Clock
from waitress.server import create_server
from werkzeug.routing import Map

from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.ownfeeds import Offer
from service.pipeline import read_aloud
from service.store.feeds import Ceiling
from service.store.sql import SqlFeeds, SqlReports, open_store
from service.web import create_app


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Site]]:
    """A whole service, with one article in every state that a listener may meet."""
    folder = tmp_path_factory.mktemp("site")
    store = open_store(folder)
    desk = Newsdesk(
        store=store,
        feeds=SqlFeeds(store._database),
        offer=Offer(
            most=Ceiling(feeds=100, forms=8, renditions_a_day=100),
            rate_wpm=RATE_WPM,
            voices={"gmw/en": "British English"},
        ),
        objects=memory_objects(),
        clock=Clock(),
        outlets=("Example News",),
        tz=ZoneInfo("Europe/Berlin"),
        url="http://unknown.invalid",
        title="Example News",
        token="",
        reports=SqlReports(store._database),
        contact="mailto:news@example.org",
        max_body_bytes=100_000,
    )
    studio = open_studio(desk, folder)
    site = fill(desk, studio)
    aloud = partial(read_aloud, desk=desk, studio=studio, rate_wpm=RATE_WPM)
    yield create_app(replace(desk, read_aloud=aloud)), site
    store.close()


@pytest.fixture(scope="session")
def site(service: tuple[Flask, Site]) -> Iterator[Site]:
    """The service on a free port."""
    app, site = service
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    yield replace(site, url=f"http://127.0.0.1:{server.effective_port}")
    server.close()


@pytest.fixture(scope="session")
def routes(service: tuple[Flask, Site]) -> Map:
    """Every address that the service answers."""
    return service[0].url_map


@pytest.fixture(scope="session")
def contexts(chromium):
    """Contexts by their circumstances; to open one takes longer than to load a page."""
    made = {}

    def context(**circumstances):
        key = json.dumps(circumstances, sort_keys=True)
        if key not in made:
            made[key] = chromium.new_context(**circumstances)
        return made[key]

    yield context
    for each in made.values():
        each.close()


@pytest.fixture
def opened(contexts, site):
    """Open a kind of page, under circumstances; what it asked for and complained of is noted on it."""
    pages = []

    def open_page(kind, **circumstances):
        page = contexts(**{"bypass_csp": True, **circumstances}).new_page()
        pages.append(page)
        page.requested, page.complaints = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda message: _note(page, message))
        site.visit(page, kind)
        return page

    yield open_page
    for page in pages:
        page.close()


def _note(page, message):
    if message.type == "error" and "the server responded with a status of 4" not in message.text:
        page.complaints.append(message.text)
