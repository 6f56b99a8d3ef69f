import os
from datetime import UTC, datetime, timedelta

import pytest
from contracts.cache import TODAY, a_clip, a_key

from audio_cache import open_cache
from audio_cache.upkeep import Entry, plan, prune, room, stats, verify


@pytest.fixture
def cache(tmp_path):
    return open_cache(tmp_path, lambda: TODAY)


def an_unfinished_file(cache, folder, *, days_old):
    """Leave what a killed writer leaves: a temporary file beside the clip."""
    cache.get_or_make(a_key(1), a_clip)
    (clip,) = folder.glob("clips/*/*.clip")
    file = clip.with_name(f"{clip.name}#1")
    file.write_bytes(clip.read_bytes()[:100])
    written = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    os.utime(file, times=((written - timedelta(days=days_old)).timestamp(),) * 2)
    return file


def test_unfinished_files_are_told_of_and_are_no_clips(cache, tmp_path):
    file = an_unfinished_file(cache, tmp_path, days_old=0)
    found = stats(cache)
    assert (found.clips, found.leftovers, found.leftover_bytes) == (1, 1, 100)
    assert [tmp_path / leftover.name for leftover in verify(cache).leftovers] == [file]


def test_an_unfinished_file_of_some_days_ago_is_pruned(cache, tmp_path):
    file = an_unfinished_file(cache, tmp_path, days_old=2)
    assert prune(cache, budget_bytes=10**9).leftovers == 1
    assert not file.exists()
    assert cache.get(a_key(1)) == a_clip()


@pytest.mark.parametrize("days_old", [0, 1])
def test_a_file_that_may_still_be_written_is_left_alone(cache, tmp_path, days_old):
    """Midnight may lie between two bytes."""
    file = an_unfinished_file(cache, tmp_path, days_old=days_old)
    assert prune(cache, budget_bytes=0).leftovers == 0
    assert file.exists()


def test_files_of_other_people_are_left_alone(cache, tmp_path):
    cache.get_or_make(a_key(1), a_clip)
    for name in ("notes.txt", "clips/.DS_Store", "clips/00/read me", "used/yesterday/by me"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    assert stats(cache).clips == 1
    assert verify(cache).sound == 1
    prune(cache, budget_bytes=0)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) >= 4
    for name in ("notes.txt", "clips/.DS_Store", "clips/00/read me", "used/yesterday/by me"):
        assert (tmp_path / name).read_text() == "mine"


def test_of_many_clips_some_tell_how_long_all_sound(cache, monkeypatch):
    """To read the beginnings of a hundred thousand clips in a bucket would take an hour."""
    monkeypatch.setattr("audio_cache.upkeep._SAMPLE", 2)
    for number in range(5):
        cache.get_or_make(a_key(number), a_clip)
    assert stats(cache).audio_s == pytest.approx(2.5)


def test_what_a_budget_will_hold_follows_from_what_is_kept_and_made(cache):
    assert room(stats(cache), budget_bytes=10**6) is None
    for number in range(4):
        cache.get_or_make(a_key(number), a_clip)
    held = stats(cache).size_bytes
    assert room(stats(cache), budget_bytes=10 * held).audio_s == pytest.approx(20)
    assert room(stats(cache), budget_bytes=10 * held).days is None
    cache.close()
    assert room(stats(cache), budget_bytes=10 * held).days == pytest.approx(10)


@pytest.mark.parametrize(
    "harm", [b"", b"[]", b"{", b'{"hits": -1}', b'{"hits": "many"}', b'{"x": 1}']
)
def test_counts_that_make_no_sense_count_for_nothing(cache, harm):
    cache.get_or_make(a_key(1), a_clip)
    cache.close()
    cache.shelf.write_counts(TODAY, "harmed", harm)
    assert stats(cache).counts.misses == 1


def test_a_clip_without_a_use_on_record_goes_first():
    """Its age is unknown, and to make it again is cheap."""
    old = Entry(key=a_key(1), size_bytes=10, last_use=TODAY - timedelta(days=9999))
    unknown = Entry(key=a_key(2), size_bytes=10, last_use=None)
    assert plan([old, unknown], budget_bytes=10) == (unknown.key,)
