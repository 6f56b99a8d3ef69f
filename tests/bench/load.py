"""Mixed requests while a hundred articles are made: `make load SECONDS=600`.

Starts the real service on a fresh folder, hands in a hundred articles, and lets `wrk` ask for pages, feed and audio all the
while. Tells whether any answer was wrong, how the memory of the server and of the worker went, and how long it took from
handing in an article to its being heard, idle and under load.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

HEARDLINE = Path(sys.executable).with_name("heardline")
HERE = Path(__file__).parent
NEWSROOM = HERE.parent.parent / "service" / "newsroom"
ARTICLES = 100
TOKEN = "load"


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    if not shutil.which("wrk"):
        print("wrk is not installed; nothing can be measured.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        subprocess.run(
            [HEARDLINE, "--data", data, "add", "--wait", *sorted(NEWSROOM.glob("*.txt"))],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        server = subprocess.Popen(
            [HEARDLINE, "--data", data, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"HEARDLINE_TOKEN": TOKEN},
        )
        try:
            base = _base(server)
            return _measure(data, base, server.pid, Path(folder), seconds)
        finally:
            server.terminate()
            server.wait()


def _base(server: subprocess.Popen) -> str:
    for line in server.stdout:
        if found := re.search(r"Listening on (http://[^/]+)/", line):
            return found[1]
    raise SystemExit("the service did not start")


def _measure(data: Path, base: str, pid: int, folder: Path, seconds: int) -> int:
    addresses = folder / "addresses"
    addresses.write_text("\n".join(_addresses(base)), "utf-8")
    print(f"from handing in to heard, idle: {_until_heard(base, 'idle'):.1f} s")
    wrk = subprocess.Popen(
        ["wrk", "-t1", "-c16", f"-d{seconds}s", "--timeout", "10s", "-s", HERE / "mixed.lua", base],
        env=os.environ | {"HEARDLINE_ADDRESSES": str(addresses)},
        stdout=subprocess.PIPE,
        text=True,
    )
    for number in range(ARTICLES):
        (folder / f"story-{number}.txt").write_text(_story(number), "utf-8")
    subprocess.run(
        [HEARDLINE, "--data", data, "add", *folder.glob("story-*.txt")],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    print(
        f"from handing in to heard, under load, a hundred others waiting: {_until_heard(base, 'busy'):.1f} s"
    )
    memory = []
    while wrk.poll() is None:
        memory.append((_rss_mb(pid), sum(_rss_mb(child) for child in _children(pid))))
        time.sleep(seconds / 20)
    print(wrk.communicate()[0].splitlines()[-1])
    print("server, MB: " + " ".join(f"{server:.0f}" for server, _ in memory))
    print("worker and its voices, MB: " + " ".join(f"{worker:.0f}" for _, worker in memory))
    return 0


def _addresses(base: str) -> list[str]:
    feed = urlopen(base + "/feed.xml")
    text = feed.read().decode()
    audio = re.findall(r'<enclosure[^>]*url="[^"]*?(/audio/[0-9a-f]+\.mp3)"', text)
    lines = [
        "GET /",
        "GET /feed.xml",
        f"GET /feed.xml If-None-Match {feed.headers['ETag']}",
        "GET /healthz",
    ]
    for path in audio[:6]:
        page = path.replace("/audio/", "/articles/").removesuffix(".mp3")
        lines += [
            f"GET {page}",
            f"GET {path} Range bytes=0-65535",
            f"GET {path} Range bytes=-4096",
            f"GET {path}",
            f"GET {path.replace('.mp3', '.vtt')}",
        ]
    return lines


def _until_heard(base: str, name: str) -> float:
    """Hand in breaking news over HTTP, and wait until the feed has it."""
    start = time.perf_counter()
    request = Request(
        f"{base}/api/articles?id={name}&urgent=true",
        data=_story(name).encode(),
        headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/plain; charset=utf-8"},
    )
    urlopen(request).read()
    while f"Story {name} " not in urlopen(base + "/feed.xml").read().decode():
        time.sleep(0.05)
    return time.perf_counter() - start


def _story(number: object) -> str:
    article = (NEWSROOM / "fishing-talks.txt").read_text("utf-8").split("\n\n", 4)[4]
    return f"Story {number} from the shore\n\nBy Ann Lee\n\n" + article.replace(
        "The ", f"On day {number} the "
    )


def _children(pid: int) -> list[int]:
    found = []
    for line in subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.splitlines():
        child, parent = map(int, line.split())
        if parent == pid:
            found += [child, *_children(child)]
    return found


def _rss_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


if __name__ == "__main__":
    sys.exit(main())
