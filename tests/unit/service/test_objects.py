"""Files that listeners are served: written once, read whole or in part, swept when nobody needs them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.buckets import open_bucket, parse_bucket
from service.objects import CHUNK_BYTES, Objects, ObjectsUnavailable, memory_objects, open_objects


@pytest.fixture(params=["folder", "memory", "bucket"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    if request.param == "bucket":
        bucket = parse_bucket(request.getfixturevalue("bucket"))
        return Objects(open_bucket(bucket, timeout_s=10))
    return open_objects(tmp_path / "objects") if request.param == "folder" else memory_objects()


def test_what_was_put_is_read_whole_and_in_part(objects: Objects):
    data = bytes(range(256)) * 4 * (CHUNK_BYTES // 512)
    objects.put("a/1-x", {"audio.mp3": data, "empty": b""})
    assert objects.read("a/1-x", "audio.mp3") == data
    assert objects.size("a/1-x", "audio.mp3") == len(data)
    assert b"".join(objects.stream("a/1-x", "audio.mp3", 5, len(data) - 5)) == data[5:-5]
    assert list(objects.stream("a/1-x", "audio.mp3", 7, 7)) == []
    assert objects.read("a/1-x", "empty") == b""


def test_what_is_not_there_is_none(objects: Objects):
    assert objects.read("a/1-x", "audio.mp3") is None
    assert objects.size("a/1-x", "audio.mp3") is None
    with pytest.raises(ObjectsUnavailable):
        list(objects.stream("a/1-x", "audio.mp3", 0, 10))


def test_only_old_files_that_nobody_needs_are_swept(objects: Objects):
    for prefix in ("a/1-x", "a/2-y", "b/1-z"):
        objects.put(prefix, {"audio.mp3": b"x", "transcript.vtt": b"y"})
    now = datetime.now(UTC)
    assert objects.sweep(keep=set(), before=now - timedelta(minutes=1)) == 0
    assert objects.sweep(keep={"a/2-y"}, before=now + timedelta(minutes=1)) == 4
    assert objects.read("a/2-y", "audio.mp3") == b"x"
    assert objects.read("a/1-x", "audio.mp3") is None


def test_a_full_disk_is_told(small_disk: Path):
    objects = open_objects(small_disk / "objects")
    with pytest.raises(ObjectsUnavailable, match=r"a/1/audio\.mp3 could not be written"):
        objects.put("a/1", {"audio.mp3": b"x" * 1_000_000})


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(ObjectsUnavailable, match="cannot be used"):
        open_objects(tmp_path / "file" / "objects")
