"""What feeds cost: `make bench` runs this.

Asks the same server, in the same run, for a feed that has not changed and for a view that answers with a constant; writes
a feed over a hundred episodes and over a hundred thousand; and waits for an episode in the feed after it was published.
"""

import logging
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from contracts.newsroom import an_article, made
from flask import Response

from service.newsdesk import Newsdesk
from service.objects import memory_objects
from service.store import FILE, Store
from service.store.sql import open_store
from service.web import create_app

START = datetime(2020, 1, 1, tzinfo=UTC)
SECONDS = 5
ROUNDS = 3

_DATE = "strftime('%Y-%m-%d %H:%M:%S.000000', date, '+' || n || ' minutes')"
COPIES = {
    "articles": {
        "id": "1 + n", "public_id": "'p' || n", "guid": "'urn:uuid:' || n", "date": _DATE, "state": "state",
        "since": "since", "revision": "revision",
    },
    "revisions": {"article": "1 + n", "number": "number", "digest": "digest", "content": "content"},
    "renditions": {
        "id": "1 + n", "article": "1 + n", "revision": "revision", "voices": "voices", "rate_wpm": "rate_wpm",
        "objects": "objects", "size_bytes": "size_bytes", "sha256": "sha256", "duration_ms": "duration_ms", "at": "at",
    },
    "episodes": {"article": "1 + n", "rendition": "1 + n"},
    "shelved": {"article": "1 + n", "shelf": "shelf", "date": _DATE, "place": "1 + n"},
}  # fmt: skip
"""How the columns of the n-th copy come from those of the first episode."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        few, many = (_filled(Path(folder, str(count)), count) for count in (100, 100_000))
        _sizes(few, many)
        if shutil.which("wrk"):
            _polls(many)
        else:
            print("wrk is not installed; polls cannot be measured.")
        _freshness(many)
    return 0


def _filled(folder: Path, count: int) -> Newsdesk:
    """Publish one episode, and write its rows down *count* times: as many of them a minute apart on the same shelves."""
    store = open_store(folder)
    _publish(store, 0)
    with closing(sqlite3.connect(folder / FILE)) as raw, raw:
        for table, fields in COPIES.items():
            raw.execute(
                f"INSERT INTO {table} ({', '.join(fields)}) WITH RECURSIVE t(n) AS"
                f" (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {count})"
                f" SELECT {', '.join(fields.values())} FROM t, {table}"
                f" WHERE {'id' if 'id' in fields else 'article'} = 1"
            )
        raw.execute(f"UPDATE shelves SET episodes = {count + 1}, places = {count + 1}")
    return Newsdesk(
        store=store,
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
    now = START + timedelta(minutes=number)
    store.accept(
        an_article(f"Story {number} of the harbour", section="Sport", published=now),
        names=[str(number)],
        now=now,
    )
    job = store.take("w", alive=lambda _: True, now=now)
    store.publish(job, made(at=now), now=now)


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
    app = create_app(desk)
    app.add_url_rule("/constant", view_func=lambda: Response("constant"))
    server = create_server(
        app, host="127.0.0.1", port=0, threads=8, clear_untrusted_proxy_headers=True
    )
    Thread(target=server.run, daemon=True).start()
    base = f"http://127.0.0.1:{server.effective_port}"
    etag = urlopen(f"{base}/feed.xml").headers["ETag"]
    rates = {"constant": [], "feed.xml": []}
    for _ in range(ROUNDS):
        for path, asked in rates.items():
            asked.append(_rate(f"{base}/{path}", f"If-None-Match: {etag}"))
    constant, feed = (sorted(asked)[ROUNDS // 2] for asked in rates.values())
    print(
        f"polls without news: {feed:.0f} a second; a constant view: {constant:.0f}; ratio {feed / constant:.2f}"
    )


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
