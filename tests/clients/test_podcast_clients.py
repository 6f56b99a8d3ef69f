"""Programs that people listen with subscribe, download and play. The files are the judge: exit codes lie."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from lxml import etree

from service.publishing.shows import item_of


@pytest.fixture
def run(tmp_path: Path, program: Callable[[str], str]) -> Callable[..., str]:
    """Run a program in a home of its own, and return what it says."""

    def run(name: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [program(name), *arguments],
            env={**os.environ, "HOME": str(tmp_path), "GPODDER_HOME": str(tmp_path / "gpodder")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout

    return run


def _sounds(folder: Path) -> set[str]:
    """The SHA-256 of every MP3 file in *folder*."""
    return {sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.mp3")}


def test_gpodder_downloads_every_episode_once(station, run, tmp_path):
    run("gpo", "subscribe", station.feed, "Heardline")
    said = run("gpo", "download")
    assert _sounds(tmp_path / "gpodder" / "Downloads") == station.sounds, said

    station.asked.clear()
    run("gpo", "update")
    run("gpo", "download")
    assert {(asked.path, asked.status) for asked in station.asked} == {("/feed.xml", 304)}


def test_gpodder_downloads_a_listeners_own_feed_at_its_speed(station, run, tmp_path, own_feed):
    """Until it is revoked: then it gets nothing."""
    run("gpo", "subscribe", own_feed.address, "Mine")
    said = run("gpo", "download")
    assert _sounds(tmp_path / "gpodder" / "Downloads") == own_feed.sounds, said
    assert own_feed.sounds.isdisjoint(station.sounds)
    own_feed.revoke()
    station.asked.clear()
    run("gpo", "update")
    assert {asked.status for asked in station.asked} == {404}


def test_podget_downloads_every_episode(station, run, tmp_path):
    """Its first run takes one episode of each feed, to see whether it works."""
    folders = ["-d", tmp_path, "--dir_session", tmp_path / "session", "-l", tmp_path / "library"]
    run("podget", "--create-config", tmp_path / "podgetrc", *folders)
    (tmp_path / "serverlist").write_text(f"{station.feed} News Heardline\n")
    said = [run("podget", *folders, "-s") for _ in range(2)]
    assert _sounds(tmp_path / "library") == station.sounds, said


def test_mpv_streams_an_episode_and_skips_to_its_second_chapter(station, run, tmp_path):
    """What it then plays is exactly as long as the rest of the episode."""
    for entry in station.entries:
        item = item_of(entry, station.url)
        with urlopen(item.chapters_json) as answer:
            chapters = json.load(answer)["chapters"]
        heard = tmp_path / "heard"
        said = run(
            "mpv", "--no-config", "--vo=null", "--start=#2", "--ao=pcm", f"--ao-pcm-file={heard}", "--ao-pcm-waveheader=no",
            "--audio-format=s16", "--audio-samplerate=44100", "--audio-channels=mono",
            "--term-playing-msg=long ${=duration} chapters ${chapters}", item.audio,
        )  # fmt: skip
        assert float(*re.findall(r"long (\S+)", said)) == pytest.approx(
            item.duration_ms / 1000, abs=0.1
        )
        assert re.findall(r"chapters (\d+)", said) == [str(len(chapters))]
        heard_s = heard.stat().st_size / 2 / 44_100
        rest_s = item.duration_ms / 1000 - chapters[1]["startTime"]
        assert heard_s == pytest.approx(rest_s, abs=0.2)


def test_every_address_of_the_feed_answers_with_what_it_promises(station):
    with urlopen(station.feed) as answer:
        feed = etree.fromstring(answer.read())
    promised = {
        element.get("url") or element.get("href") or element.text: dict(element.attrib)
        for element in feed.iter("{*}link", "{*}image", "{*}enclosure", "{*}transcript", "{https://podcastindex.org/namespace/1.0}chapters")
    }  # fmt: skip
    assert len(promised) == 3 + 7 * len(station.entries)
    for address, said in promised.items():
        with urlopen(address) as got, urlopen(Request(address, method="HEAD")) as head:
            body, media_type = got.read(), got.headers.get_content_type()
            assert body
            assert head.read() == b""
            assert int(head.headers["Content-Length"]) == len(body)
            assert int(said.get("length", len(body))) == len(body)
            assert said.get("type", media_type) == media_type
