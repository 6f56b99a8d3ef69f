"""Who is alive is known without a clock, however a worker ends."""

import subprocess
import sys
import threading

import pytest

from service.jobs.workers import Workers
from service.store.errors import StoreUnavailable

JOIN_AND_STAY = (
    "import sys\nfrom pathlib import Path\nfrom service.jobs.workers import Workers\n"
    "workers = Workers(Path(sys.argv[1]))\nprint(workers.join(), flush=True)\nsys.stdin.read()"
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data" / "workers"


@pytest.fixture
def other(folder):
    """A worker in a process of its own: the process and the worker's id."""
    process = subprocess.Popen(
        [sys.executable, "-c", JOIN_AND_STAY, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def locks(folder):
    return {file.stem for file in folder.glob("*.lock")}


def test_a_worker_of_another_process_lives_until_the_process_is_killed(folder, other):
    process, worker = other
    workers = Workers(folder)
    assert workers.alive(worker)
    assert locks(folder) == {worker}
    process.kill()
    process.wait(20)
    assert not workers.alive(worker)
    assert locks(folder) == set()
    assert not workers.alive(worker)


def test_a_worker_of_the_same_process_is_alive_to_all_its_threads(folder):
    workers = Workers(folder)
    joined, answers, may_end = [], [], threading.Event()

    def live() -> None:
        joined.append(workers.join())
        may_end.wait(20)

    thread = threading.Thread(target=live)
    thread.start()
    while not joined:
        may_end.wait(0.01)
    (worker,) = joined
    answers = [workers.alive(worker), Workers(folder).alive(worker)]
    may_end.set()
    thread.join(20)
    assert [*answers, workers.alive(worker)] == [True] * 3
    workers.leave(worker)
    assert not workers.alive(worker)
    assert locks(folder) == set()


def test_workers_are_told_apart(folder):
    workers = Workers(folder)
    one, other = workers.join(), workers.join()
    assert one != other
    workers.leave(one)
    assert (workers.alive(one), workers.alive(other)) == (False, True)


def test_whoever_never_joined_is_not_alive(folder):
    assert not Workers(folder).alive("nobody")
    assert locks(folder) == set()


def test_files_of_the_dead_do_not_pile_up(folder, other):
    process, dead = other
    process.kill()
    process.wait(20)
    assert locks(folder) == {dead}
    workers = Workers(folder)
    living = workers.join()
    assert locks(folder) == {living}


def test_many_who_join_at_once_all_live(folder):
    """Nobody sweeps away the file of one who is just arriving."""
    together = threading.Barrier(8)
    joined, dead = [], []

    def come_and_go() -> None:
        workers = Workers(folder)
        together.wait(20)
        for _ in range(10):
            worker = workers.join()
            joined.append(worker)
            if not workers.alive(worker):
                dead.append(worker)
            workers.leave(worker)

    threads = [threading.Thread(target=come_and_go) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(set(joined)) == 80
    assert dead == []
    assert locks(folder) == set()


def test_a_worker_that_cannot_be_asked_keeps_its_job(folder):
    """Better a job that waits than one that two are at."""
    (folder / "odd.lock").mkdir(parents=True)
    assert Workers(folder).alive("odd")


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match=r"file.*may write there"):
        Workers(tmp_path / "file").join()
