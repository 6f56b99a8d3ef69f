"""An article of five minutes in one process, as the service makes it, against the bare floor in the same run: `make bench`.

1. Cold, the library warm: its engines run, and no clip of it is there.
2. Again, every clip cached; and again, one paragraph of sixty changed.

The floor is that of `say.py`, on the words that are said. The run is void when the two durations differ by over 5 %. Every
article has paragraphs of its own. Ratios, since machines differ and are noisy.
"""

import cProfile
import os
import pstats
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from say import duration_s, floor_s, words_said

from service.model import Document, Script
from service.pipeline import script_of
from service.scripting.closing import Closing
from service.settings import read_settings
from service.speaking import episode_of
from service.wiring import open_studio

PARAGRAPHS = 60
ROUNDS = 5
NEWSROOM = Path(__file__).parent.parent.parent / "service" / "newsroom"
MOST_SHOWN = 12
"""How many functions of the profile are shown."""


def main() -> int:
    for program in ("espeak-ng", "ffmpeg", "ffprobe"):
        if not shutil.which(program):
            print(f"{program} is not installed; nothing can be compared.")
            return 1
    with tempfile.TemporaryDirectory() as folder:
        return _compare(Path(folder))


def _compare(folder: Path) -> int:
    settings = read_settings({}, data=folder)
    text, ours, floor = folder / "a.txt", folder / "ours.mp3", folder / "floor.mp3"
    floors, colds, cacheds, changeds = [], [], [], []
    with open_studio(settings) as studio:

        def make(script: Script) -> Callable[[], object]:
            return lambda: episode_of(script, studio, voice=None, rate_wpm=settings.rate, into=ours)

        for turn in range(ROUNDS + 1):
            script = _script(turn, settings.closing)
            changed = _script(turn, settings.closing, change="Nobody expected that. ")
            text.write_text(words_said(script), "utf-8")
            measured = (
                floor_s(text, floor),
                _timed(make(script)),
                _timed(make(script)),
                _timed(make(changed)),
            )
            if turn:  # the first one warms all up
                for times, taken_s in zip(
                    (floors, colds, cacheds, changeds), measured, strict=True
                ):
                    times.append(taken_s)
        episode_of(script, studio, voice=None, rate_wpm=settings.rate, into=ours)
        spoken_s, expected_s = duration_s(ours), duration_s(floor)
        print(
            f"{len(script.segments)} segments, {spoken_s:.0f} s of sound, the floor's {expected_s:.0f} s; "
            f"{os.cpu_count()} processors, {ROUNDS} rounds, load {os.getloadavg()[0]:.0f}"
        )
        print(f"floor: {_spread(floors)} s")
        print(f"cold: {_spread(colds)} s, of the floor {_ratio(colds, floors)}")
        print(f"all clips cached: {_spread(cacheds)} s, of cold {_ratio(cacheds, colds)}")
        print(
            f"one of {PARAGRAPHS} changed: {_spread(changeds)} s, of cold {_ratio(changeds, colds)}"
        )
        print("All clips cached, where the time goes:")
        _profile(make(script))
    apart = abs(spoken_s - expected_s) / expected_s
    if apart > 0.05:
        print(f"VOID: the durations differ by {apart:.1%}.")
        return 1
    return 0


def _script(turn: int, closing: Collection[Closing], *, change: str = "") -> Script:
    """Write what is said of an article of which no paragraph was said before; *change* stands before one of them."""
    paragraphs = [
        f"{sentence[:-1]}, edition {turn}." for sentence in islice(_sentences(), PARAGRAPHS)
    ]
    paragraphs[PARAGRAPHS // 2] = change + paragraphs[PARAGRAPHS // 2]
    words = "\n\n".join((f"A long report, edition {turn}", *paragraphs))
    document = Document(data=words.encode(), name="long.txt", id=f"long {turn}")
    return script_of(document, outlets=(), closing=closing, today=datetime.now(UTC).date())


def _sentences() -> Iterator[str]:
    """Yield the sentences of the bundled articles that are in English."""
    for file in sorted(NEWSROOM.glob("*.txt")):
        words = file.read_text("utf-8")
        yield from re.findall(r"[A-Z][^.\n]{30,}\.(?=\s)", words) if " the " in words else ()


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _profile(work: Callable[[], object]) -> None:
    with cProfile.Profile() as profile:
        work()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(MOST_SHOWN)


def _spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):.3g} (from {min(numbers):.3g} to {max(numbers):.3g})"


def _ratio(ours: list[float], others: list[float]) -> str:
    ratios = [one / other for one, other in zip(ours, others, strict=True)]
    return f"{_spread(ratios)} or 1/{1 / statistics.median(ratios):.1f}"


if __name__ == "__main__":
    sys.exit(main())
