"""What feeds cost: `make bench` runs this.

Asks the same server, in the same run, for a feed that has not changed, for a listener's own that has not, and for a view that answers with a constant; writes
a feed over a hundred, a thousand and a hundred thousand episodes; and waits for an episode in the feed after it was published.
"""

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
from service.web.server import Server

START = datetime(2020, 1, 1, tzinfo=UTC)
SECONDS = 5
ROUNDS = 3


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        sizes = (100, 1000, 100_000)
        desks = {count: filled(Path(folder, str(count)), count) for count in sizes}
        _sizes(desks)
        many = desks[100_000]
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


def _sizes(desks: dict[int, Newsdesk]) -> None:
    took = {count: [] for count in desks}
    items = {}
    browsers = {count: create_app(desk).test_client() for count, desk in desks.items()}
    for browser in browsers.values():
        assert browser.get("/feed.xml").status_code == 200  # items are written
    for round_number in range(ROUNDS * 5):
        for count, browser in browsers.items():
            _publish(desks[count].store, 10_000_000 + round_number)
            start = time.perf_counter()
            items[count] = browser.get("/feed.xml").data.count(b"<item>")
            took[count].append(time.perf_counter() - start)
    for count, each in took.items():
        print(
            f"the feed after a new episode, over {count:,}: {sorted(each)[ROUNDS * 5 // 2] * 1000:.1f} ms for {items[count]} items"
        )


def _polls(desk: Newsdesk) -> None:
    feeds, token = SqlFeeds(desk.store._database), new_token()
    most = Ceiling(feeds=1, forms=0, renditions_a_day=0)
    feeds.add(digest_of(token), Choice(sections=("sport",)), most=most, now=desk.clock())
    app = create_app(replace(desk, feeds=feeds))
    app.add_url_rule("/constant", view_func=lambda: Response("constant"))
    server = Server(host="127.0.0.1", port=0)
    Thread(target=server.run, args=[app], daemon=True).start()
    base = f"http://127.0.0.1:{server.port}"
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
