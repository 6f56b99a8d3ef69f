"""`heardline say` against the bare floor, whole processes, in one run: `make bench`.

The floor is what any text-to-speech pipeline must at least do: `espeak-ng` to a WAV file, `ffmpeg` with LAME to an MP3.
Both speak the same words in turn, those that Heardline says, five times after one warm-up, and every `heardline say` starts with an empty cache. The
run is void when the two durations differ by over 5 %. Ratios, since machines differ and are noisy.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from service.model import Document, Script
from service.pipeline import script_of
from service.settings import read_settings

ROUNDS = 5
COPIES = 3
NEWSROOM = Path(__file__).parent.parent.parent / "service" / "newsroom"


def main() -> int:
    for program in ("espeak-ng", "ffmpeg", "ffprobe"):
        if not shutil.which(program):
            print(f"{program} is not installed; nothing can be compared.")
            return 1
    with tempfile.TemporaryDirectory() as folder:
        article = _article()
        print("Three copies of one article; a paragraph that comes again is not made again:")
        failed = _compare("\n\n".join([article] * COPIES), Path(folder))
        print("Three copies, a word of each paragraph changed; every paragraph is made:")
        return failed + _compare(
            "\n\n".join(_changed(article, copy) for copy in range(COPIES)), Path(folder)
        )


def _article() -> str:
    corpus = os.environ.get("HEARDLINE_CORPUS")
    real = Path(corpus or "") / "voa-israel-pursues-ceasefire.txt"
    if corpus and real.exists():
        return real.read_text("utf-8")
    return "\n\n".join(
        (NEWSROOM / name).read_text("utf-8")
        for name in ("fishing-talks.txt", "harbour-bridge-reopens.txt")
    )


def _changed(article: str, copy: int) -> str:
    ordinal = ("First", "Second", "Third")[copy]
    return "\n\n".join(f"{ordinal}, {paragraph}" for paragraph in article.split("\n\n"))


def _compare(words: str, folder: Path) -> int:
    text, said = folder / "a.txt", folder / "said.txt"
    floor, ours = folder / "floor.mp3", folder / "ours.mp3"
    text.write_text(words, "utf-8")
    settings = read_settings({}, data=folder)
    script = script_of(
        Document(data=words.encode(), name=text.name),
        outlets=settings.outlets,
        closing=settings.closing,
        today=datetime.now(UTC).date(),
    )
    said.write_text(words_said(script), "utf-8")
    ratios, floors, says, cached = [], [], [], []
    for turn in range(ROUNDS + 1):
        bare_s = floor_s(said, floor)
        data = folder / f"data-{turn}"
        say_s = _say(text, ours, data)
        again_s = _say(text, ours, data)
        shutil.rmtree(data)
        if turn:
            floors.append(bare_s)
            says.append(say_s)
            cached.append(again_s / say_s)
            ratios.append(say_s / bare_s)
    spoken, expected = duration_s(ours), duration_s(floor)
    apart = abs(spoken - expected) / expected
    print(f"{text.stat().st_size} bytes of text, {os.cpu_count()} processors, {ROUNDS} rounds")
    print(f"floor: {_spread(floors)} s for {expected:.1f} s of sound")
    print(f"heardline say, nothing cached: {_spread(says)} s for {spoken:.1f} s of sound")
    print(f"ratio to the floor: {_spread(ratios)}")
    print(f"heardline say, all cached, ratio to nothing cached: {_spread(cached)}")
    if apart > 0.05:
        print(f"VOID: the durations differ by {apart:.1%}.")
        return 1
    return 0


def words_said(script: Script) -> str:
    """Return all that is said, a paragraph for each segment: numbers as words, what is dropped left out."""
    return "\n\n".join(segment.spoken for segment in script.segments)


def floor_s(text: Path, out: Path) -> float:
    wav = out.with_suffix(".wav")
    start = time.perf_counter()
    run("espeak-ng", "-s", "175", "-f", str(text), "-w", str(wav))
    run(
        "ffmpeg", "-y", "-v", "error", "-i", str(wav), "-ar", "44100", "-ac", "1", "-c:a", "libmp3lame", "-b:a", "96k",
        "-reservoir", "0", str(out),
    )  # fmt: skip
    return time.perf_counter() - start


def _say(text: Path, out: Path, data: Path) -> float:
    heardline = Path(sys.executable).with_name("heardline")
    start = time.perf_counter()
    run(str(heardline), "--data", str(data), "say", str(text), "-o", str(out))
    return time.perf_counter() - start


def duration_s(file: Path) -> float:
    shown = ("-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0")
    return float(
        subprocess.run(["ffprobe", *shown, str(file)], check=True, capture_output=True).stdout
    )


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):.2f} (from {min(numbers):.2f} to {max(numbers):.2f})"


if __name__ == "__main__":
    sys.exit(main())
