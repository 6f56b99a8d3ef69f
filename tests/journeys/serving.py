"""The real service, started as a newsroom starts it, on a free port of this machine."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from lxml import etree

HEARDLINE = Path(sys.executable).with_name("heardline")
PATIENCE_S = 60


@dataclass
class Answer:
    """What the service answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Service:
    """A running `heardline serve`."""

    data: Path
    base: str
    process: subprocess.Popen

    def get(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        """Ask for an address; underscores in the names of headers stand for hyphens. Follows no redirect."""
        request = Request(
            path if path.startswith("http") else self.base + path,
            method=method,
            data=body,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        try:
            with urlopen(request, timeout=30) as answer:
                return Answer(
                    answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
                )
        except HTTPError as error:
            with error:
                return Answer(
                    error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()
                )

    def heardline(self, *arguments: object, **environ: str) -> str:
        """Run a command on the service's data."""
        return heardline(self.data, *arguments, **environ)


def heardline(data: Path, *arguments: object, **environ: str) -> str:
    """Run `heardline` on *data*; it must succeed."""
    done = subprocess.run(
        [HEARDLINE, "--data", data, *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | environ,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(data: Path, *arguments: str, **environ: str) -> Iterator[Service]:
    """Run `heardline serve` on *data* until the end of the block."""
    process = subprocess.Popen(
        [HEARDLINE, "--data", data, "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environ,
    )
    try:
        base = None
        for line in process.stdout:
            if found := re.search(r"Listening on (http://127\.0\.0\.1:\d+)/", line):
                base = found[1]
                break
        assert base, "the service did not start"
        service = Service(data, base, process)
        until(lambda: service.get("/healthz").status == 200, "the service answers")
        yield service
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def until(true: Callable[[], object], what: str) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def items(service: Service) -> list[dict[str, str]]:
    """What a podcast app sees of each episode."""
    feed = etree.fromstring(service.get("/feed.xml").body)
    return [
        {
            "title": item.findtext("title"),
            "guid": item.findtext("guid"),
            "date": item.findtext("pubDate"),
            "url": item.find("enclosure").get("url"),
            "length": item.find("enclosure").get("length"),
            "duration": item.findtext("{*}duration"),
        }
        for item in feed.iter("item")
    ]
