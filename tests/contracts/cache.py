"""What every cache does, wherever its clips lie."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from audio_cache import Cache, Clip, Key, WordMark, key_for
from audio_cache.upkeep import prune, stats, verify

TODAY = date(2026, 3, 14)
DAY = timedelta(days=1)


class Calendar:
    """A clock that shows the day it is told to."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


def a_key(number: int) -> Key:
    """Name one of many requests."""
    return key_for({"number": number})


def a_clip(number: int = 0, *, size_bytes: int = 1000) -> Clip:
    """Make half a second of something that is not sound."""
    return Clip(
        frames=bytes([number % 256]) * size_bytes,
        sample_rate_hz=44_100,
        sample_count=22_050,
        words=(WordMark(0, 4, 10, 250), WordMark(5, 9, 250, 480)),
        facts={"engine": "tone", "voice": "Zoë"},
    )


def never() -> Clip:
    """Stand in for a maker that must not be called."""
    raise AssertionError("the clip is made although it is there")


def slow() -> Clip:
    """Take some time to make a clip."""
    threading.Event().wait(0.02)
    return a_clip()


def broken() -> Clip:
    """Stand in for an engine that breaks down."""
    raise RuntimeError("the engine broke down")


def asked(cache: Cache) -> tuple[int, int, int]:
    """Tell hits, misses, and misses because of damage."""
    return cache.counts.hits, cache.counts.misses, cache.counts.damaged


class CacheContract:
    """A subclass gives the fixture `cache`, which asks the fixture `calendar` for the day."""

    @pytest.fixture
    def calendar(self) -> Calendar:
        return Calendar()

    @pytest.fixture
    def reopened(self, cache: Cache) -> Callable[[], Cache]:
        """Open the same place as another part of the program would."""
        return lambda: Cache(cache.shelf, cache.lease, today=cache.today)

    # Keeping and finding

    def test_a_clip_is_made_once_and_found_again(self, cache, reopened):
        assert cache.get_or_make(a_key(1), lambda: a_clip(1)) == a_clip(1)
        assert cache.get_or_make(a_key(1), never) == a_clip(1)
        assert reopened().get(a_key(1)) == a_clip(1)

    def test_what_was_never_made_is_not_found(self, cache):
        assert cache.get(a_key(1)) is None
        assert asked(cache) == (0, 1, 0)

    def test_clips_of_two_keys_are_two_clips(self, cache):
        for number in (1, 2):
            cache.get_or_make(a_key(number), lambda number=number: a_clip(number))
        assert cache.get(a_key(1)) == a_clip(1)
        assert cache.get(a_key(2)) == a_clip(2)

    def test_no_words_and_unknown_words_stay_two_things(self, cache):
        """Unknown times are estimated; a clip without a word needs none."""
        unknown, none = replace(a_clip(), words=None), replace(a_clip(), words=())
        cache.get_or_make(a_key(1), lambda: unknown)
        cache.get_or_make(a_key(2), lambda: none)
        assert cache.get(a_key(1)).words is None
        assert cache.get(a_key(2)).words == ()

    def test_each_request_counts_once(self, cache):
        cache.get_or_make(a_key(1), a_clip)
        cache.get_or_make(a_key(1), never)
        cache.get(a_key(1))
        assert asked(cache) == (2, 1, 0)

    def test_what_every_process_was_asked_is_told_when_they_are_gone(self, cache, reopened):
        cache.get_or_make(a_key(1), slow)
        cache.close()
        other = reopened()
        for _ in range(3):
            other.get_or_make(a_key(1), never)
        other.close()
        counts = stats(reopened()).counts
        assert (counts.hits, counts.misses, counts.damaged) == (3, 1, 0)
        assert (counts.hit_ms, counts.made_ms) == (1500, 500)
        assert counts.making_ms >= 20
        assert counts.saved_ms == 3 * counts.making_ms

    def test_counts_are_written_down_when_the_day_ends_and_now_and_then(
        self, cache, calendar, reopened, monkeypatch
    ):
        """A process that is killed forgets little."""
        cache.get(a_key(1))
        assert stats(reopened()).counts.misses == 0
        calendar.day += DAY
        cache.get(a_key(1))
        assert stats(reopened()).counts.misses == 1
        monkeypatch.setattr("audio_cache.cache.SAVE_EVERY_S", 0)
        cache.get(a_key(1))
        assert stats(reopened()).counts.misses == 3
        assert stats(reopened()).counted_days == 2

    def test_counts_are_kept_for_a_month(self, cache, calendar, reopened):
        cache.get(a_key(1))
        cache.close()
        calendar.day += 29 * DAY
        prune(reopened(), budget_bytes=0)
        assert (stats(cache).counts.misses, stats(cache).counted_days) == (1, 30)
        calendar.day += DAY
        assert (stats(cache).counts.misses, stats(cache).counted_days) == (0, 0)
        prune(reopened(), budget_bytes=0)
        assert list(cache.shelf.counts()) == []

    # One maker

    def test_threads_that_want_one_clip_make_it_once(self, cache):
        makes = []
        together = threading.Barrier(8)

        def make() -> Clip:
            makes.append(1)
            threading.Event().wait(0.05)  # time enough for the others to arrive
            return a_clip()

        def ask(_: int) -> Clip:
            together.wait(10)
            return cache.get_or_make(a_key(1), make)

        with ThreadPoolExecutor(8) as pool:
            clips = list(pool.map(ask, range(8)))
        assert clips == [a_clip()] * 8
        assert len(makes) == 1
        assert asked(cache) == (7, 1, 0)

    def test_makers_of_two_clips_do_not_wait_for_each_other(self, cache):
        both_at_work = threading.Barrier(2)

        def make() -> Clip:
            both_at_work.wait(10)  # breaks unless the other one comes too
            return a_clip()

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda n: cache.get_or_make(a_key(n), make), (1, 2)))

    def test_a_maker_that_breaks_down_leaves_nothing_and_holds_up_nobody(self, cache):
        with pytest.raises(RuntimeError, match="broke down"):
            cache.get_or_make(a_key(1), broken)
        assert list(cache.shelf.clips()) == []
        with ThreadPoolExecutor(1) as pool:
            after = pool.submit(cache.get_or_make, a_key(1), a_clip)
            assert after.result(10) == a_clip()

    # Damage

    @pytest.mark.parametrize(
        "harm",
        [
            pytest.param(lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:], id="flip"),
            pytest.param(lambda data: data[:-1], id="cut"),
            pytest.param(lambda data: data[:20], id="stump"),
            pytest.param(lambda data: b"", id="empty"),
            pytest.param(lambda data: data + b"\0", id="longer"),
        ],
    )
    def test_a_damaged_clip_is_noticed_and_made_again(self, cache, caplog, harm):
        cache.get_or_make(a_key(1), lambda: a_clip(1))
        cache.shelf.write(a_key(1), harm(cache.shelf.read(a_key(1))))
        with caplog.at_level(logging.WARNING):
            assert cache.get_or_make(a_key(1), lambda: a_clip(2)) == a_clip(2)
        assert caplog.text.count("is damaged") == 1
        assert str(a_key(1)) in caplog.text
        assert asked(cache) == (0, 2, 1)
        assert cache.get_or_make(a_key(1), never) == a_clip(2)

    def test_a_clip_in_the_place_of_another_is_damage(self, cache):
        """Whatever mixed them up, nobody hears one paragraph in the place of another."""
        cache.get_or_make(a_key(1), lambda: a_clip(1))
        cache.shelf.write(a_key(2), cache.shelf.read(a_key(1)))
        assert cache.get(a_key(2)) is None
        assert cache.get(a_key(1)) == a_clip(1)

    # Days of use

    def test_a_use_is_recorded_once_a_day(self, cache, calendar, reopened):
        cache.get_or_make(a_key(1), a_clip)
        cache.get(a_key(1))
        reopened().get(a_key(1))
        assert set(cache.shelf.uses()) == {(TODAY, a_key(1))}
        calendar.day += DAY
        cache.get(a_key(1))
        assert set(cache.shelf.uses()) == {(TODAY, a_key(1)), (TODAY + DAY, a_key(1))}

    def test_a_look_for_what_is_not_there_is_no_use(self, cache):
        cache.get(a_key(1))
        assert set(cache.shelf.uses()) == set()

    def test_a_clock_that_goes_back_makes_no_clip_older(self, cache, calendar):
        cache.get_or_make(a_key(1), a_clip)
        calendar.day -= 400 * DAY
        cache.get(a_key(1))
        calendar.day = TODAY
        assert stats(cache).oldest_use == TODAY

    # Upkeep

    def test_stats_tell_what_is_there(self, cache, calendar):
        for number in range(3):
            cache.get_or_make(a_key(number), a_clip)
            calendar.day += DAY
        found = stats(cache)
        assert found.clips == 3
        assert found.size_bytes == sum(size for _, size in cache.shelf.clips())
        assert found.size_bytes > 3 * 1000
        assert found.audio_s == pytest.approx(1.5)
        assert (found.oldest_use, found.newest_use) == (TODAY, TODAY + 2 * DAY)
        assert (found.leftovers, found.leftover_bytes) == (0, 0)

    def test_stats_of_nothing(self, cache):
        found = stats(cache)
        assert (found.clips, found.size_bytes, found.audio_s) == (0, 0, 0)
        assert (found.oldest_use, found.newest_use) == (None, None)

    def test_stats_survive_damage(self, cache):
        for number in range(3):
            cache.get_or_make(a_key(number), a_clip)
        cache.shelf.write(a_key(1), b"")
        cache.shelf.write(a_key(2), b"x" * 100)
        assert stats(cache).clips == 3
        assert stats(cache).audio_s == pytest.approx(0.5)

    def test_verify_removes_what_is_damaged_and_nothing_else(self, cache):
        for number in range(5):
            cache.get_or_make(a_key(number), lambda number=number: a_clip(number))
        cache.shelf.write(a_key(3), cache.shelf.read(a_key(3))[:-1])
        verdict = verify(cache)
        assert verdict.sound == 4
        assert [key for key, _ in verdict.damaged] == [a_key(3)]
        assert cache.shelf.read(a_key(3)) is None
        assert all(cache.get(a_key(number)) == a_clip(number) for number in (0, 1, 2, 4))
        assert verify(cache).damaged == ()

    def test_prune_removes_what_was_not_used_for_longest(self, cache, calendar):
        for number in range(4):
            cache.get_or_make(a_key(number), a_clip)
            calendar.day += DAY
        cache.get(a_key(0))  # the first is used again, so the second is the oldest
        size = stats(cache).size_bytes // 4
        pruned = prune(cache, budget_bytes=3 * size)
        assert (pruned.removed, pruned.removed_bytes) == (1, size)
        assert (pruned.kept, pruned.kept_bytes) == (3, 3 * size)
        assert {key for key, _ in cache.shelf.clips()} == {a_key(n) for n in (0, 2, 3)}

    def test_prune_removes_what_was_not_used_for_so_many_days(self, cache, calendar):
        for number in range(4):
            cache.get_or_make(a_key(number), a_clip)
            calendar.day += DAY
        cache.get(a_key(0))
        assert prune(cache, budget_bytes=10**9, keep_days=2).removed == 1
        assert {key for key, _ in cache.shelf.clips()} == {a_key(n) for n in (0, 2, 3)}

    def test_prune_keeps_what_fits(self, cache):
        cache.get_or_make(a_key(1), a_clip)
        size = stats(cache).size_bytes
        assert prune(cache, budget_bytes=size).removed == 0
        assert cache.get_or_make(a_key(1), never) == a_clip()

    def test_prune_keeps_the_budget_even_when_all_is_in_use(self, cache):
        for number in range(3):
            cache.get_or_make(a_key(number), a_clip)
        assert prune(cache, budget_bytes=0).removed == 3
        assert stats(cache).size_bytes == 0

    def test_prune_leaves_one_mark_for_each_clip(self, cache, calendar):
        """Marks of use do not pile up over the years."""
        for number in range(2):
            cache.get_or_make(a_key(number), a_clip)
        for _ in range(5):
            calendar.day += DAY
            cache.get(a_key(0))
        prune(cache, budget_bytes=10**9)
        assert set(cache.shelf.uses()) == {(calendar.day, a_key(0)), (TODAY, a_key(1))}
        calendar.day += DAY
        prune(cache, budget_bytes=0)
        prune(cache, budget_bytes=0)
        assert set(cache.shelf.uses()) == set()

    def test_a_day_that_is_yet_to_come_counts_as_today_and_is_put_right(self, cache, calendar):
        """A clock that was once wrong must not keep a clip for ever."""
        calendar.day = date(2099, 1, 1)
        cache.get_or_make(a_key(1), a_clip)
        calendar.day = TODAY
        assert stats(cache).newest_use == TODAY
        prune(cache, budget_bytes=10**9)
        assert set(cache.shelf.uses()) == {(TODAY, a_key(1))}

    def test_a_clip_made_again_after_a_prune_is_marked_again(self, cache, calendar, reopened):
        """Without its mark it would be the next to go."""
        cache.get_or_make(a_key(1), a_clip)
        calendar.day += DAY
        prune(reopened(), budget_bytes=0)
        calendar.day -= DAY
        assert set(cache.shelf.uses()) == set()
        cache.get_or_make(a_key(1), a_clip)
        assert set(cache.shelf.uses()) == {(TODAY, a_key(1))}
