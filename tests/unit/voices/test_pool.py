"""Several utterances are spoken at once, and no more than there are engines."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from voices import TextRejected
from voices.pool import EnginePool
from voices.process import ProcessEngine
from voices.tone import ToneEngine


class Together(ToneEngine):
    """Speaks only when as many speak as were promised."""

    def __init__(self, barrier):
        super().__init__()
        self._barrier = barrier
        self._busy = threading.Lock()

    def speak(self, utterance):
        assert self._busy.acquire(blocking=False), "two utterances on one engine"
        try:
            self._barrier.wait(timeout=10)
            return super().speak(utterance)
        finally:
            self._busy.release()


def test_each_engine_speaks_at_the_same_time_and_never_two_on_one(utterance):
    barrier = threading.Barrier(3)
    pool = EnginePool([Together(barrier) for _ in range(3)])
    assert pool.capabilities.parallel == 3
    with ThreadPoolExecutor(9) as threads:
        speeches = list(threads.map(pool.speak, [utterance(f"number {n}") for n in range(9)]))
    assert all(any(speech.samples) for speech in speeches)


def test_an_engine_without_a_spare_is_asked_once_more(utterance, monkeypatch, tmp_path):
    """What its process was ended at is said by the next process, and nobody hears of it."""
    monkeypatch.setenv("GARBLED_ONCE", str(tmp_path / "once"))
    pool = EnginePool([ProcessEngine("misbehaving:GarblesOnce")])
    try:
        assert all(any(pool.speak(utterance(f"number {n}")).samples) for n in range(6))
    finally:
        pool.close()
    assert (tmp_path / "once").exists()


def test_an_engine_that_failed_is_free_again(utterance):
    pool = EnginePool([ToneEngine()])
    for _ in range(2):
        with pytest.raises(TextRejected):
            pool.speak(utterance("..."))
    assert any(pool.speak(utterance("still here")).samples)
