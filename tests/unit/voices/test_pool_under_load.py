"""Children are killed, stopped and garbled while many utterances are spoken, and not one of those is lost."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from voices.pool import EnginePool
from voices.process import ProcessEngine

LOAD = 24


@pytest.fixture
def pool_of() -> Iterator[Callable[..., tuple[EnginePool, list[ProcessEngine]]]]:
    """Two that speak, and one to spare."""
    opened: list[EnginePool] = []

    def pool_of(factory: str, **settings) -> tuple[EnginePool, list[ProcessEngine]]:
        children = [ProcessEngine(factory, **settings) for _ in range(3)]
        for child in children:
            child.start()
        opened.append(EnginePool(children, spare=1))
        opened[-1].voices()
        return opened[-1], children

    yield pool_of
    for pool in opened:
        pool.close()


@pytest.mark.parametrize(
    ("harm", "deadline_s"), [(signal.SIGKILL, 30), (signal.SIGSTOP, 2)], ids=["killed", "hanging"]
)
def test_a_child_that_is_ended_or_hangs_costs_no_utterance(pool_of, utterance, harm, deadline_s):
    pool, children = pool_of("voices.pyttsx3:Pyttsx3Engine", deadline_s=deadline_s)
    texts = [f"Number {n}, and some more words to say. " * 5 for n in range(LOAD)]
    with ThreadPoolExecutor(2) as threads:
        speeches = [
            threads.submit(pool.speak, utterance(text, voice="gmw/en-US")) for text in texts
        ]
        while sum(speech.done() for speech in speeches) < LOAD // 4:
            time.sleep(0.001)
        os.kill(children[0]._child._process.pid, harm)
        assert all(any(speech.result(60).samples) for speech in speeches)
    assert all(any(pool.speak(utterance("Again.", voice="gmw/en-US")).samples) for _ in range(4))


def test_a_child_that_answers_nonsense_costs_no_utterance(
    pool_of, utterance, tmp_path, monkeypatch
):
    monkeypatch.setenv("GARBLED_ONCE", str(tmp_path / "garbled"))
    pool, _ = pool_of("misbehaving:GarblesOnce")
    with ThreadPoolExecutor(2) as threads:
        speeches = list(threads.map(pool.speak, [utterance(f"number {n}") for n in range(LOAD)]))
    assert all(any(speech.samples) for speech in speeches)
    assert (tmp_path / "garbled").exists()


def test_a_child_is_replaced_before_its_losses_of_memory_matter(utterance):
    engine = ProcessEngine("voices.tone:ToneEngine", lifetime=2)
    try:
        pids = []
        for n in range(5):
            pids.append(engine._child._process.pid if engine._child else None)
            engine.speak(utterance(f"number {n}"))
        assert pids[1] != pids[2] == pids[3] != pids[4]
    finally:
        engine.close()
