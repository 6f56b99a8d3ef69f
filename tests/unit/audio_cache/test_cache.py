import logging
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from contracts.cache import TODAY, a_clip, a_key, never
from contracts.programs import says, start

import audio_cache
from audio_cache import CacheUnavailable, open_cache
from audio_cache.upkeep import prune, stats, verify


def a_cache(folder):
    return open_cache(folder, lambda: TODAY)


def test_importing_the_package_loads_neither_the_store_nor_the_locks():
    """Every command of the program pays for its imports, also those that need no cache."""
    heavy = {"obstore", "filelock", "numpy", "socket", "asyncio"}
    code = f"import audio_cache, sys; print(sorted({heavy} & set(sys.modules)))"
    folder = Path(audio_cache.__file__).parents[1]
    answer = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=folder)
    assert answer == "[]\n"


def test_a_cache_that_cannot_be_opened_names_its_folder_and_what_to_do(tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(CacheUnavailable, match=r"taken cannot be used: .* Check that") as trouble:
        a_cache(tmp_path / "taken")
    assert not trouble.value.permanent


# Several processes

MAKER = """
made, count = Path(sys.argv[2]), int(sys.argv[3])

def make(number):
    (made / f"{number}-{os.getpid()}").touch()
    time.sleep(0.002)
    return a_clip(number)

print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    assert cache.get_or_make(key_for({"number": number}), lambda: make(number)) == a_clip(number)
print("done", flush=True)
"""


def test_processes_that_want_the_same_clips_make_each_of_them_once(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    makers = [start(MAKER, tmp_path / "cache", made, 60) for _ in range(4)]
    for maker in makers:
        says(maker, "ready")
    for maker in makers:
        maker.stdin.write("go\n")
        maker.stdin.flush()
    for maker in makers:
        says(maker, "done")
        maker.communicate(timeout=20)
        assert maker.returncode == 0
    makes = [path.name.partition("-") for path in made.iterdir()]
    assert sorted(int(number) for number, _, _ in makes) == list(range(60))


WRITER = """
for number in range(int(sys.argv[2]), 10**9):
    cache.get_or_make(key_for({"number": number}), lambda: a_clip(number, 2_000_000))
    if number == int(sys.argv[2]):
        print("ready", flush=True)
"""


def test_a_writer_that_is_killed_leaves_nothing_torn(tmp_path):
    moments = random.Random(7)
    for start_at in range(0, 12_000, 1000):
        writer = start(WRITER, tmp_path, start_at)
        says(writer, "ready")
        time.sleep(moments.uniform(0.02, 0.12))
        writer.kill()
        writer.communicate()
        assert writer.returncode == -9
    cache = a_cache(tmp_path)
    found = verify(cache)
    assert found.sound >= 12
    assert found.damaged == ()
    for start_at in range(0, 12_000, 1000):
        unmade = next(
            key for n in range(start_at, 10**9) if cache.shelf.read(key := a_key(n)) is None
        )
        assert cache.get_or_make(unmade, a_clip) == a_clip()
        assert cache.get_or_make(unmade, never) == a_clip()


STUCK = """
def make():
    print("making", flush=True)
    time.sleep(600)

cache.get_or_make(key_for({"number": 1}), make)
"""


def test_when_the_maker_is_killed_the_one_who_waits_makes_the_clip(tmp_path):
    stuck = start(STUCK, tmp_path)
    says(stuck, "making")
    answers = []
    waiter = threading.Thread(
        target=lambda: answers.append(a_cache(tmp_path).get_or_make(a_key(1), a_clip))
    )
    waiter.start()
    waiter.join(0.2)
    assert waiter.is_alive()
    assert answers == []
    stuck.kill()
    stuck.communicate()
    waiter.join(20)
    assert answers == [a_clip()]


FORKED = """
cache.get_or_make(key_for({"number": 1}), lambda: a_clip(1))
if os.fork() == 0:
    clip = cache.get_or_make(key_for({"number": 2}), lambda: a_clip(2))
    os._exit(0 if clip == a_clip(2) else 1)
_, status = os.wait()
print(status)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_makes_its_clips_and_does_not_hang(tmp_path):
    program = start(FORKED, tmp_path)
    answer, _ = program.communicate(timeout=20)
    assert answer == "0\n"


# Trouble with the disk


def test_on_a_full_disk_the_clip_is_made_and_returned(small_disk, caplog):
    cache = a_cache(small_disk.folder)
    cache.get_or_make(a_key(1), lambda: a_clip(1))
    large = a_clip(2, size_bytes=400_000)
    with caplog.at_level(logging.WARNING):
        for number in range(2, 5):
            assert cache.get_or_make(a_key(number), lambda: large) == large
    assert caplog.text.count("No room is left for audio in") == 1
    assert str(small_disk.folder) in caplog.text
    assert cache.get(a_key(2)) is None
    assert cache.get_or_make(a_key(1), never) == a_clip(1)
    assert verify(cache).damaged == ()


def test_a_disk_that_is_full_again_is_reported_again(small_disk, caplog):
    cache = a_cache(small_disk.folder)
    large = a_clip(2, size_bytes=400_000)
    cache.get_or_make(a_key(1), lambda: large)
    cache.get_or_make(a_key(2), a_clip)
    assert cache.get_or_make(a_key(2), never) == a_clip()
    cache.get_or_make(a_key(3), lambda: large)
    assert caplog.text.count("No room is left for audio in") == 2


def test_a_disk_without_room_for_one_byte_more_still_gives_and_makes_clips(small_disk, caplog):
    cache = a_cache(small_disk.folder)
    cache.get_or_make(a_key(1), lambda: a_clip(1))
    small_disk.fill()
    again = a_cache(small_disk.folder)
    assert again.get_or_make(a_key(1), never) == a_clip(1)
    assert again.get_or_make(a_key(2), a_clip) == a_clip()
    assert caplog.text.count("No room is left for audio in") == 1


def test_a_read_only_folder_gives_its_clips_and_new_ones_are_made(small_disk, caplog):
    a_cache(small_disk.folder).get_or_make(a_key(1), lambda: a_clip(1))
    small_disk.make_read_only()
    cache = a_cache(small_disk.folder)
    assert cache.get_or_make(a_key(1), never) == a_clip(1)
    for _ in range(3):
        assert cache.get_or_make(a_key(2), lambda: a_clip(2)) == a_clip(2)
    assert caplog.text.count("Read-only file system") == 1
    assert str(small_disk.folder) in caplog.text
    assert stats(cache).clips == 1
    with pytest.raises(CacheUnavailable, match="Read-only file system"):
        prune(cache, budget_bytes=0)


def test_a_folder_that_vanishes_is_made_again(tmp_path):
    cache = a_cache(tmp_path / "cache")
    cache.get_or_make(a_key(1), a_clip)
    (tmp_path / "cache").rename(tmp_path / "elsewhere")
    assert cache.get(a_key(1)) is None
    cache.get_or_make(a_key(1), a_clip)
    assert cache.get_or_make(a_key(1), never) == a_clip()
