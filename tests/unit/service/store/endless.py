"""A newsroom and a worker that go on until they are killed; each line says what was accepted.

Run with the folder of the store and a word that no other process has.
"""

import random
import sys
from itertools import count
from pathlib import Path

from contracts.newsroom import NOW, an_article, made

from service.jobs.workers import Workers
from service.store.sql import open_store


def main(folder: Path, word: str) -> None:
    """Accept, take, publish and fail for ever."""
    store = open_store(folder, busy_s=30)
    workers = Workers(folder / "workers")
    worker = workers.join()
    chance = random.Random(word)
    for number in count():
        name = f"{word} {number}"
        store.accept(an_article(name), names=[name], now=NOW, hold=number % 7 == 3)
        print(name, flush=True)
        if number % 2:
            revised = f"{word} {chance.randrange(number)}"
            store.accept(an_article(f"{revised}, {number}"), names=[revised], now=NOW)
        if number % 5 == 4:
            store.withdraw(f"{word} {chance.randrange(number)}", now=NOW)
        job = store.take(worker, alive=workers.alive, now=NOW)
        if job and number % 3 == 0:
            store.fail(job, "Broke", permanent=number % 2 == 0, now=NOW)
        elif job:
            store.publish(job, made(job.revision), now=NOW)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
