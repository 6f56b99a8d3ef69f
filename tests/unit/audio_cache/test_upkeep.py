import os
from datetime import UTC, datetime, timedelta

import pytest
from contracts.cache import TODAY, a_clip, a_key

from audio_cache import open_cache
from audio_cache.upkeep import Entry, plan, prune, stats, verify


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


def test_a_clip_without_a_use_on_record_goes_first():
    """Its age is unknown, and to make it again is cheap."""
    old = Entry(key=a_key(1), size_bytes=10, last_use=TODAY - timedelta(days=9999))
    unknown = Entry(key=a_key(2), size_bytes=10, last_use=None)
    assert plan([old, unknown], budget_bytes=10) == (unknown.key,)
