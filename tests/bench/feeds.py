"""What feeds cost: `make bench` runs this.

Asks the same server, in the same run, for a feed that has not changed, for a listener's own that has not, and for a view that answers with a constant; writes
a feed over a hundred episodes and over a hundred thousand; and waits for an episode in the feed after it was published.
"""

import logging
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from contracts.crowd import crowd, publish
from flask import Response

from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.ownfeeds import digest_of, new_token
from service.store import Store
from service.store.feeds import Ceiling, Choice
from service.store.sql import SqlFeeds
from service.web import create_app

START = datetime(2020, 1, 1, tzinfo=UTC)
SECONDS = 5
ROUNDS = 3


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        few, many = (filled(Path(folder, str(count)), count) for count in (100, 100_000))
        _sizes(few, many)
        if shutil.which("wrk"):
            _polls(many)
        else:
            print("wrk is not installed; polls cannot be measured.")
        _freshness(many)
    return 0


def filled(folder: Path, count: int) -> Newsdesk:
    """Publish one episode, and write its rows down *count* times: as many of them a minute apart on the same shelves."""
    return Newsdesk(
        store=crowd(folder, count, now=START, apart_min=1),
        objects=memory_objects(),
        clock=lambda: datetime.now(UTC),
        outlets=(),
        tz=UTC,
        url="http://127.0.0.1",
        title="Bench",
        token="",
        max_body_bytes=1,
    )


def _publish(store: Store, number: int) -> None:
    publish(store, number, now=START + timedelta(minutes=number))


def _sizes(few: Newsdesk, many: Newsdesk) -> None:
    took = {id(desk): [] for desk in (few, many)}
    browsers = [(desk, create_app(desk).test_client()) for desk in (few, many)]
    for _, browser in browsers:
        assert browser.get("/feed.xml").status_code == 200  # items are written
    for round_number in range(ROUNDS * 5):
        for desk, browser in browsers:
            _publish(desk.store, 10_000_000 + round_number)
            start = time.perf_counter()
            assert browser.get("/feed.xml").data.count(b"<item>") >= 100
            took[id(desk)].append(time.perf_counter() - start)
    hundred, all_of_them = (sorted(took[id(desk)])[ROUNDS * 5 // 2] * 1000 for desk in (few, many))
    print(
        f"the feed after a new episode, over 100: {hundred:.1f} ms, over 100,000: {all_of_them:.1f} ms"
    )


def _polls(desk: Newsdesk) -> None:
    from waitress.server import create_server

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    feeds, token = SqlFeeds(desk.store._database), new_token()
    most = Ceiling(feeds=1, forms=0, renditions_a_day=0)
    feeds.add(digest_of(token), Choice(sections=("sport",)), most=most, now=desk.clock())
    app = create_app(replace(desk, feeds=feeds))
    app.add_url_rule("/constant", view_func=lambda: Response("constant"))
    server = create_server(
        app, host="127.0.0.1", port=0, threads=8, clear_untrusted_proxy_headers=True
    )
    Thread(target=server.run, daemon=True).start()
    base = f"http://127.0.0.1:{server.effective_port}"
    own = f"p/{token}/feed.xml"
    etags = {path: urlopen(f"{base}/{path}").headers["ETag"] for path in ("feed.xml", own)}
    rates, written = {"constant": [], "feed.xml": [], own: []}, []
    for _ in range(ROUNDS):
        for path, asked in rates.items():
            asked.append(_rate(f"{base}/{path}", f"If-None-Match: {etags.get(path)}"))
        written.append(_rate(f"{base}/{own}", "Accept-Encoding: gzip"))
    constant, feed, own_feed, whole = (
        sorted(asked)[ROUNDS // 2] for asked in (*rates.values(), written)
    )
    print(
        f"polls without news: {feed:.0f} a second; a constant view: {constant:.0f}; ratio {feed / constant:.2f}"
    )
    print(f"of a listener's own feed: {own_feed:.0f}; where it is written each time: {whole:.0f}")


def _rate(url: str, header: str) -> float:
    said = subprocess.run(
        ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", header, url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def _freshness(desk: Newsdesk) -> None:
    browser = create_app(desk).test_client()
    browser.get("/feed.xml")
    start = time.perf_counter()
    _publish(desk.store, 20_000_000)
    while b"Story 20000000 " not in browser.get("/feed.xml").data:
        pass
    print(
        f"from publishing to the feed, over 100,000: {(time.perf_counter() - start) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
