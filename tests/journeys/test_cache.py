"""Clips and episodes in the real world: buckets, full disks, damage, age."""

import json
import os
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from journeys.serving import HEARDLINE, heardline, serving, until

from audio_cache import Cache, Clip, key_for, upkeep
from audio_cache.upkeep import Stats
from service.settings import read_settings
from service.wiring import open_cache

TONE = {"HEARDLINE_VOICE": "low"}


@pytest.fixture
def article(newsroom: Path) -> Path:
    return newsroom / "fishing-talks.txt"


def say(data: Path, article: Path, **environ: str) -> tuple[bytes, str]:
    """Speak an article; return the episode, and what was said on standard error."""
    out = data.with_suffix(".mp3")
    done = subprocess.run(
        [HEARDLINE, "--data", data, "say", article, "-o", out],
        capture_output=True,
        text=True,
        env=os.environ | environ,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return out.read_bytes(), done.stderr


def stats(data: Path, **environ: str) -> Stats:
    """Look at the cache as `heardline cache stats` does."""
    return upkeep.stats(open_cache(read_settings(environ, data=data)))


def test_two_machines_share_the_clips_in_a_bucket(article: Path, tmp_path: Path, bucket: str):
    at = {"HEARDLINE_CACHE": bucket, **TONE}
    first, _ = say(tmp_path / "one", article, **at)
    made = stats(tmp_path / "one", **at).counts
    assert made.misses > 5
    second, _ = say(tmp_path / "other", article, **at)
    assert second == first
    counts = stats(tmp_path / "other", **at).counts
    assert counts.misses == made.misses
    assert counts.hits - made.hits == made.hits + made.misses
    assert not (tmp_path / "other" / "audio").exists()
    told = heardline(tmp_path / "one", "cache", "stats", **at)
    assert f"{bucket.partition('?')[0]} keeps" in told
    assert "percent, had been made before" in told
    assert "HEARDLINE_CACHE_MB allows 2.0 gigabytes" in told
    heardline(tmp_path / "one", "cache", "prune", "--mb", "0", **at)
    assert stats(tmp_path / "other", **at).clips == 0


def test_a_bucket_out_of_reach_costs_the_cache_and_not_the_episode(
    article: Path, tmp_path: Path, s3: str
):
    there = {"HEARDLINE_CACHE": f"s3://no-such-bucket/clips?endpoint={s3}", **TONE}
    keys = {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s"}
    _, told = say(tmp_path / "data", article, **there, **keys)
    assert told.count("cannot be used: The specified bucket does not exist.") == 1
    nowhere = {"HEARDLINE_CACHE": "s3://news/clips?endpoint=http://127.0.0.1:9", **TONE}
    _, told = say(tmp_path / "data", article, **nowhere, **keys)
    assert told.count("Check its address, the credentials and the network.") == 1


def test_episodes_are_served_from_a_bucket(article: Path, tmp_path: Path, bucket: str):
    at = {"HEARDLINE_OBJECTS": bucket, **TONE}
    with serving(tmp_path / "data", **at) as service:
        service.heardline("add", article, **at)
        (entry,) = json.loads(service.heardline("status", "--json", **at))
        audio = f"/audio/{entry['public_id']}.mp3"
        until(lambda: service.get(audio).status == 200, "the episode is made")
        whole = service.get(audio).body
        part = service.get(audio, Range="bytes=1000-300999")
        assert (part.status, part.body) == (206, whole[1000:301000])
    assert not (tmp_path / "data" / "objects").exists()


def test_on_a_full_disk_an_episode_is_spoken_and_the_operator_is_told_what_to_do(
    article: Path, tmp_path: Path, small_disk: Path
):
    with suppress(OSError), (small_disk / "rest").open("wb", buffering=0) as rest:
        while rest.write(bytes(4096)):
            pass
    _, told = say(tmp_path / "data", article, HEARDLINE_CACHE=str(small_disk / "clips"), **TONE)
    assert told.count(f"No room is left for audio in {small_disk / 'clips'}. Make room there") == 1
    (small_disk / "rest").unlink()
    heardline(tmp_path / "data", "cache", "verify", HEARDLINE_CACHE=str(small_disk / "clips"))


def test_an_episode_that_has_no_room_fails_in_words_and_leaves_the_old_one(
    newsroom: Path, tmp_path: Path, small_disk: Path
):
    data, at = tmp_path / "data", {"HEARDLINE_OBJECTS": str(small_disk / "episodes"), **TONE}
    short, long = tmp_path / "story.txt", (newsroom / "fishing-talks.txt").read_text("utf-8")
    short.write_text("Ferries sail again\n\nThe ferries sail again from Monday.\n", "utf-8")
    heardline(data, "add", short, "--wait", **at)
    before = {file: file.read_bytes() for file in small_disk.rglob("audio.mp3")}
    short.write_text(long, "utf-8")
    done = subprocess.run(
        [HEARDLINE, "--data", data, "add", short, "--wait"],
        capture_output=True, text=True, env=os.environ | at, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert {file: file.read_bytes() for file in small_disk.rglob("audio.mp3")} == before


def test_a_flipped_byte_is_found_and_the_clip_made_again(article: Path, tmp_path: Path):
    data = tmp_path / "data"
    first, _ = say(data, article, **TONE)
    clip = sorted((data / "audio" / "clips").glob("*/*.clip"))[2]
    whole = clip.read_bytes()
    clip.write_bytes(whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])
    done = subprocess.run(
        [HEARDLINE, "--data", data, "cache", "verify"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"{clip.stem} is damaged" in done.stdout
    assert say(data, article, **TONE) == (first, "")
    assert clip.read_bytes() == whole
    assert "0 clips damaged" in heardline(data, "cache", "verify")


def test_episodes_that_are_damaged_are_found_and_made_again_at_their_addresses(
    newsroom: Path, tmp_path: Path
):
    data = tmp_path / "data"
    articles = sorted(newsroom.glob("*.txt"))[:5]
    heardline(data, "add", "--wait", *articles, **TONE)
    before = json.loads(heardline(data, "status", "--json"))
    episodes = [
        file for file in (data / "objects").rglob("audio.mp3") if "headlines" not in file.parts
    ]
    sounds = {file: file.read_bytes() for file in episodes}
    flipped, cut, lost, mute, _ = sounds
    flipped.write_bytes(b"".join((sounds[flipped][:9000], b"?", sounds[flipped][9001:])))
    cut.write_bytes(sounds[cut][:9000])
    lost.unlink()
    mute.with_name("transcript.vtt").unlink()

    def verified() -> str:
        command = [HEARDLINE, "--data", data, "status", "--verify"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stderr

    assert verified().count("its files are damaged or lost; it is being made again") == 4
    heardline(data, "work", "--until-idle", **TONE)
    assert verified() == ""
    after = json.loads(heardline(data, "status", "--json"))
    assert [{**entry, "since": ""} for entry in after] == [
        {**entry, "since": ""} for entry in before
    ]
    made = [file.read_bytes() for file in (data / "objects").rglob("audio.mp3")]
    assert all(sound in made for sound in sounds.values())


def test_the_service_removes_by_itself_what_was_not_used_for_long(tmp_path: Path):
    data, today = tmp_path / "data", datetime.now(UTC).date()
    clip = Clip(frames=b"x" * 1000, sample_rate_hz=44_100, sample_count=44_100, words=None)
    for number, age in enumerate((0, 5, 20)):
        day = today - timedelta(days=age)
        opened = open_cache(read_settings({}, data=data))
        cache = Cache(opened.shelf, opened.lease, today=lambda day=day: day)
        cache.get_or_make(key_for({"number": number}), lambda: clip)
    with serving(data, HEARDLINE_KEEP_DAYS="10"):
        until(lambda: stats(data).clips == 2, "the oldest clip is gone")
