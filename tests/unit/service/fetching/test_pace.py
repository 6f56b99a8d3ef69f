"""Other people's servers are not asked too often."""

from threading import Thread

import pytest

from service.fetching import NotYet, Pace


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_the_first_is_let_through_and_the_next_waits():
    clock = Clock()
    pace = Pace(gap_s=2, clock=clock, sleep=clock.sleep)
    pace.wait("news.example")
    clock.now += 0.5
    pace.wait("news.example")
    assert clock.slept == [0, 1.5]


def test_hosts_do_not_wait_for_each_other():
    clock = Clock()
    pace = Pace(gap_s=2, clock=clock, sleep=clock.sleep)
    pace.wait("news.example")
    pace.wait("other.example")
    assert clock.slept == [0, 0]


def test_a_site_may_ask_for_a_longer_gap_but_not_for_ever():
    clock = Clock()
    pace = Pace(gap_s=2, patience_s=10, clock=clock, sleep=clock.sleep)
    pace.wait("slow.example", gap_s=10)
    pace.wait("slow.example", gap_s=1e300)
    assert clock.slept == [0, 10]
    with pytest.raises(NotYet) as early:
        pace.wait("slow.example")
    assert early.value.retry_after_s == 3600
    assert not early.value.permanent


def test_who_would_wait_too_long_is_sent_away_and_takes_no_turn():
    clock = Clock()
    pace = Pace(gap_s=30, patience_s=5, clock=clock, sleep=clock.sleep)
    pace.wait("news.example")
    for _ in range(3):
        with pytest.raises(NotYet, match=r"news\.example") as early:
            pace.wait("news.example")
        assert early.value.retry_after_s == 30
    clock.now += 30
    pace.wait("news.example")


def test_threads_get_turns_one_after_the_other():
    slept: list[float] = []
    pace = Pace(gap_s=1, patience_s=60, clock=lambda: 0.0, sleep=slept.append)
    threads = [Thread(target=pace.wait, args=("news.example",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(slept) == [0, 1, 2, 3, 4, 5, 6, 7]
