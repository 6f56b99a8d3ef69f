"""From a request to the first byte of sound of an article that nobody made yet, against the bare floor on its first segment: `make bench`.

The server is warm, and makes the article at the same time. The floor is what `tests/bench/say.py` says, spoken on the words
of that segment alone.
"""

import http.client
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from journeys.serving import Service, serving, until

TOKEN = "a-token-of-the-benchmark"
TOWNS = (
    "Galway", "Harwich", "Lisbon", "Marseille", "Nairobi", "Oslo", "Palermo", "Quito", "Riga", "Santiago",
)  # fmt: skip
SENTENCE = "The council of {} voted on Tuesday to reopen bridge number {}, closed since the storms of last winter."


def main() -> int:
    for program in ("espeak-ng", "ffmpeg"):
        if not shutil.which(program):
            print(f"{program} is not installed; nothing can be compared.")
            return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder, "data"), HEARDLINE_TOKEN=TOKEN) as service,
    ):
        _first_byte(service, _article("Kilbrone", 1, dateline=True))
        _compare("a dateline", "From {}.", service, Path(folder))
        _compare("a sentence", SENTENCE, service, Path(folder))
    return 0


def _compare(what: str, words: str, service: Service, folder: Path) -> None:
    ours, floors, ratios = [], [], []
    for town in TOWNS:
        dateline = words != SENTENCE
        first_s = _first_byte(service, _article(town, 2 if dateline else 3, dateline=dateline))
        floor_s = _floor(words.format(town, 3), folder)
        ours.append(first_s * 1000)
        floors.append(floor_s * 1000)
        ratios.append(first_s / floor_s)
    print(f"The first segment is {what}, {len(TOWNS)} articles:")
    print(f"floor on it: {_spread(floors)} ms")
    print(f"from request to first byte: {_spread(ours)} ms")
    print(f"ratio to the floor: {_spread(ratios)}")


def _article(town: str, number: int, *, dateline: bool) -> dict[str, object]:
    """Make an article of which no segment was ever spoken."""
    opening = {"dateline": {"place": town}} if dateline else {}
    blocks = [
        {"kind": "paragraph", "text": SENTENCE.format(town, number + 10 * paragraph)}
        for paragraph in range(20)
    ]
    return {"id": f"{town} {number}", "language": "en-US", "blocks": blocks, **opening}


def _first_byte(service: Service, article: dict[str, object]) -> float:
    """Hand an article in and listen; return how many seconds passed from the request to the first byte."""
    body = json.dumps(article).encode()
    answer = service.get(
        "/api/articles", "POST", body, Authorization=f"Bearer {TOKEN}", Content_Type="application/json"
    )  # fmt: skip
    public_id = json.loads(answer.body)["public_id"]
    at = urlsplit(service.base)
    connection = http.client.HTTPConnection(at.hostname, at.port)
    start = time.perf_counter()
    connection.request("GET", f"/articles/{public_id}/live.mp3", headers={"Connection": "close"})
    with connection.getresponse() as heard:
        assert heard.read(1), "there is no sound"
        taken_s = time.perf_counter() - start
        assert heard.status == 200, "it was made before anybody asked"
        heard.read()
    until(lambda: service.get(f"/audio/{public_id}.mp3", "HEAD").status == 200, "it is made")
    return taken_s


def _floor(text: str, folder: Path) -> float:
    wav, mp3 = folder / "floor.wav", folder / "floor.mp3"
    start = time.perf_counter()
    _run("espeak-ng", "-s", "175", "-w", str(wav), text)
    _run(
        "ffmpeg", "-y", "-v", "error", "-i", str(wav), "-ar", "44100", "-ac", "1", "-c:a", "libmp3lame", "-b:a", "96k",
        "-reservoir", "0", str(mp3),
    )  # fmt: skip
    return time.perf_counter() - start


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):.2f} (from {min(numbers):.2f} to {max(numbers):.2f})"


if __name__ == "__main__":
    sys.exit(main())
