"""Programs that people listen with subscribe, download and play. The files are the judge: exit codes lie."""

import json
import os
import pty
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.request import Request, urlopen

import pytest
from clients.programs import gpodder, podget, sounds
from clients.station import sounds_of
from lxml import etree

from service.publishing.shows import item_of

_SAVE = """address => {
    const link = document.createElement("a");
    [link.href, link.download] = [address, ""];
    document.body.append(link);
    link.click();
}"""


@pytest.fixture
def at_a_terminal(tmp_path: Path, program: Callable[[str], str]):
    """Run a program on a terminal of its own for as long as the test wants, and give it keys."""

    @contextmanager
    def at_a_terminal(name: str, *arguments: str) -> Iterator[Callable[[bytes], int]]:
        ours, its = pty.openpty()
        running = subprocess.Popen(
            [program(name), *arguments],
            env={**os.environ, "HOME": str(tmp_path), "TERM": "xterm"},
            stdin=its,
            stdout=its,
            stderr=its,
            start_new_session=True,
        )
        os.close(its)
        Thread(target=_look_away, args=(ours,), daemon=True).start()
        try:
            yield partial(os.write, ours)
            running.wait(timeout=30)
        finally:
            running.kill()
            running.wait()

    return at_a_terminal


def _look_away(terminal: int) -> None:
    """Take what a program draws: it would wait for that."""
    with suppress(OSError), open(terminal, "rb", buffering=0) as screen:
        while screen.read(4096):
            pass


def test_gpodder_downloads_every_episode_once(station, run, tmp_path):
    got, said = gpodder(run, station.feed, tmp_path)
    assert got == station.sounds, said

    station.asked.clear()
    run("gpo", "update")
    run("gpo", "download")
    assert {(asked.path, asked.status) for asked in station.asked} == {("/feed.xml", 304)}


def test_gpodder_downloads_a_listeners_own_feed_at_its_speed(station, run, tmp_path, own_feed):
    """Until it is revoked: then it gets nothing."""
    got, said = gpodder(run, own_feed.address, tmp_path)
    assert got == own_feed.sounds, said
    assert own_feed.sounds.isdisjoint(station.sounds)
    own_feed.revoke()
    station.asked.clear()
    run("gpo", "update")
    assert {asked.status for asked in station.asked} == {404}


def test_podget_downloads_every_episode(station, run, tmp_path):
    got, said = podget(run, station.feed, tmp_path)
    assert got == station.sounds, said


def test_podget_downloads_a_listeners_own_feed(run, tmp_path, own_feed):
    got, said = podget(run, own_feed.address, tmp_path)
    assert got == own_feed.sounds, said


def test_podboat_downloads_every_episode_that_newsboat_found(station, run, tmp_path, at_a_terminal):
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text(f"{station.feed}\n")
    (folder / "config").write_text(
        f'podcast-auto-enqueue yes\ndownload-path "{tmp_path}/podcasts/"\nmax-downloads 2\n'
    )
    said = run("newsboat", "-q", "-x", "reload", "print-unread")
    assert f"{len(station.entries)} unread" in said

    with at_a_terminal("podboat", "-a") as press:
        for _ in range(200):
            if sounds(tmp_path / "podcasts") == station.sounds:
                break
            sleep(0.1)
        press(b"q")
    assert sounds(tmp_path / "podcasts") == station.sounds


@pytest.mark.parametrize("client", [gpodder, podget])
def test_a_client_goes_on_where_a_download_was_cut(client, interrupted, run, tmp_path):
    station = interrupted.station
    got, said = client(run, station.feed, tmp_path)
    assert got == station.sounds, said
    assert _answers_with_sound(station) == [200, 206]


@pytest.mark.parametrize("corrected", [False, True], ids=["as it was", "corrected meanwhile"])
def test_a_browser_goes_on_where_a_download_was_cut_unless_the_article_was_corrected(
    interrupted, corrected, chromium
):
    """Then half of the old sound with half of the new one would be neither: it gets the whole new file."""
    station = interrupted.station
    if corrected:
        interrupted.line.meanwhile = interrupted.correct
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(station.url)
        with page.expect_download() as download:
            page.evaluate(_SAVE, item_of(station.entries[0], station.url).audio)
        arrived = sha256(download.value.path().read_bytes()).hexdigest()
    assert {arrived} == sounds_of(station.desk)
    assert (arrived in station.sounds) != corrected
    assert _answers_with_sound(station) == [200, 200 if corrected else 206]


def _answers_with_sound(station) -> list[int]:
    return [
        asked.status
        for asked in station.asked
        if asked.method == "GET" and asked.path.endswith(".mp3")
    ]


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
