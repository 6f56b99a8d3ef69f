"""The cache by itself, in one run: one look-up among 100,000 clips against one among 100, in turn, warm page cache: `make bench`.

Ratios, since machines differ and are noisy.
"""

import random
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from audio_cache import Cache, Clip, WordMark, key_for, open_cache
from audio_cache.seal import seal

FEW, MANY = 100, 100_000
ROUNDS, LOOKS = 30, 100
DAY = date(2026, 3, 14)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        _look_up(Path(folder))
    return 0


def _look_up(folder: Path) -> None:
    caches = {count: _filled(folder / str(count), count) for count in (FEW, MANY)}
    chosen = {count: random.Random(1).sample(range(count), LOOKS) for count in caches}
    for count, cache in caches.items():
        _looks(cache, chosen[count])  # marks the use, warms the page cache
    hits: dict[int, list[float]] = {FEW: [], MANY: []}
    misses: dict[int, list[float]] = {FEW: [], MANY: []}
    for _ in range(ROUNDS):
        for count, cache in caches.items():
            hits[count].append(_looks(cache, chosen[count]))
            misses[count].append(_looks(cache, [-number - 1 for number in chosen[count]]))
    for what, times in (("hit", hits), ("miss", misses)):
        ratios = [many / few for few, many in zip(times[FEW], times[MANY], strict=True)]
        print(
            f"a {what} among {FEW} clips: {_spread([t * 1e6 for t in times[FEW]])} µs, "
            f"among {MANY:,}: {_spread([t * 1e6 for t in times[MANY]])} µs, ratio {_spread(ratios)}"
        )


def _filled(folder: Path, count: int) -> Cache:
    cache = open_cache(folder, lambda: DAY)

    def put(number: int) -> None:
        clip = Clip(
            frames=number.to_bytes(8, "big") * 250,
            sample_rate_hz=44_100,
            sample_count=7_350,
            words=(WordMark(0, 4, 0, 150),),
        )
        key = key_for({"number": number})
        cache.shelf.mark(DAY, key)
        cache.shelf.write(key, seal(key, clip))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(put, range(count)))
    return cache


def _looks(cache: Cache, numbers: list[int]) -> float:
    keys = [key_for({"number": number}) for number in numbers]
    started = time.perf_counter()
    for key in keys:
        cache.get(key)
    return (time.perf_counter() - started) / len(keys)


def _spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):.3g} (from {min(numbers):.3g} to {max(numbers):.3g})"


if __name__ == "__main__":
    sys.exit(main())
