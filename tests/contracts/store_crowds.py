"""What every store does when many want something at once."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from contracts.newsroom import NOW, Opening, an_article, made, publish, take


def accept_in_turn(opening: Opening, headlines: list[str]) -> list[tuple[str, int]]:
    """Hand in one article again and again, in a process or thread of its own."""
    store = opening()
    answers = [
        store.accept(an_article(headline), names=["bridge"], now=NOW) for headline in headlines
    ]
    store.close()
    return [(answer.change, answer.entry.revision) for answer in answers]


def take_all(opening: Opening, worker: str) -> list[str]:
    """Take and publish until nothing is left."""
    store = opening()
    taken = []
    while job := take(store, worker):
        taken.append(job.public_id)
        assert store.publish(job, made(), now=NOW)
    store.close()
    return taken


class CrowdsContract:
    """Part of `contracts.store.StoreContract`."""

    @pytest.fixture(scope="class")
    @classmethod
    def processes(cls) -> Iterator[Executor]:
        """Four processes, for what only processes can do to each other."""
        with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
            yield pool

    @pytest.mark.parametrize("contents", [1, 7])
    def test_one_article_from_many_threads_and_processes_is_one(
        self, store, opening, processes, contents
    ):
        """Two hundred at once: one article, each change of content one revision, one job."""
        headlines = [[str((n + start) % contents) for n in range(25)] for start in range(8)]
        with ThreadPoolExecutor(4) as threads:
            parts = [
                pool.submit(accept_in_turn, opening, part)
                for pool, part in zip([threads, processes] * 4, headlines, strict=True)
            ]
            answers = [answer for part in parts for answer in part.result(60)]
        counts = Counter(change for change, _ in answers)
        (entry,) = store.entries()
        assert counts["new"] == 1
        assert counts.total() == 200
        assert entry.revision == counts["new"] + counts["revised"]
        assert sorted(n for change, n in answers if change != "same") == [
            *range(1, entry.revision + 1)
        ]
        assert (entry.revision == 1) == (contents == 1)
        job = take(store)
        assert job.revision == entry.revision
        assert take(store, "other") is None

    def test_a_job_is_given_to_one_worker_only(self, store, opening, processes):
        for number in range(60):
            store.accept(an_article(), names=[str(number)], now=NOW)
        with ThreadPoolExecutor(4) as threads:
            parts = [
                pool.submit(take_all, opening, f"w{number}")
                for number, pool in enumerate([threads, processes] * 4)
            ]
            taken = [public_id for part in parts for public_id in part.result(60)]
        assert len(taken) == 60
        assert set(taken) == {entry.public_id for entry in store.published(limit=99)}

    def test_a_listing_shows_one_moment(self, store, opening):
        """A feed never mixes the words of one revision with the sound of another."""
        publish(store, "bridge")
        done = threading.Event()
        mixed = []

        def watch() -> None:
            other = opening()
            while not done.is_set():
                (entry,) = other.published(limit=9)
                if (entry.heard_article.headline,) != entry.heard.voices:
                    mixed.append(entry)
            other.close()

        store.accept(an_article("0"), names=["bridge"], now=NOW)
        store.publish(take(store), made(2, voices=("0",)), now=NOW)
        watcher = threading.Thread(target=watch)
        watcher.start()
        for number in range(3, 60):
            store.accept(an_article(f"{number}"), names=["bridge"], now=NOW)
            assert store.publish(take(store), made(number, voices=(f"{number}",)), now=NOW)
        done.set()
        watcher.join(20)
        assert not watcher.is_alive()
        assert mixed == []
