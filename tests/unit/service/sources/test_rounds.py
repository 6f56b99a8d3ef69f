"""A worker's rounds."""

from pathlib import Path
from threading import Event

import pytest

from service.jobs.workers import Workers
from service.sources.rounds import go_round
from service.store.errors import StoreBusy


@pytest.fixture
def workers(tmp_path: Path) -> Workers:
    return Workers(tmp_path / "workers")


def test_they_end_when_nothing_is_due(workers: Workers):
    answers = [True, True, False]
    seen = set()

    def step(worker: str) -> bool:
        assert workers.alive(worker)
        seen.add(worker)
        return answers.pop(0)

    go_round(step, workers, stop=Event(), until_idle=True, idle_s=60)
    assert answers == []
    assert [workers.alive(worker) for worker in seen] == [False]


def test_they_go_on_after_trouble_until_they_are_stopped(workers: Workers, caplog):
    stop = Event()
    steps = []

    def step(worker: str) -> bool:
        steps.append(worker)
        if len(steps) == 1:
            raise StoreBusy("The database was busy.")
        stop.set()
        return False

    go_round(step, workers, stop=stop, idle_s=0.01)
    assert len(steps) == 2
    assert "was busy" in caplog.text


def test_who_waits_for_their_end_learns_of_trouble(workers: Workers):
    def step(worker: str) -> bool:
        raise StoreBusy("The database was busy.")

    with pytest.raises(StoreBusy):
        go_round(step, workers, stop=Event(), until_idle=True, idle_s=60)
