"""Programs that people listen with subscribe, download and play. The files are the judge: exit codes lie."""

import json
import re
from urllib.request import Request, urlopen

import pytest
from clients.programs import gpodder, podget
from lxml import etree

from service.publishing.shows import item_of


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
