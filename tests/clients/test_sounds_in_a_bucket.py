"""Podcast apps are led to a bucket, and get what they would get from the service itself."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from clients.programs import gpodder, podget
from clients.station import Station, on_the_air, recorded

from service.buckets import open_bucket, parse_bucket
from service.delivery import ByBucket
from service.objects import Objects
from service.publishing.files import AUDIO
from service.web import create_app


@pytest.fixture
def led(station: Station, bucket: str) -> Iterator[Station]:
    """The station with its sounds in a bucket."""
    objects = Objects(open_bucket(parse_bucket(bucket), timeout_s=10))
    for entry in station.entries:
        sound = station.desk.objects.read(entry.heard.objects, AUDIO)
        objects.put(entry.heard.objects, {AUDIO: sound})
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        delivery = ByBucket(objects, timedelta(minutes=1))
        desk = replace(station.desk, url=url, objects=objects, delivery=delivery)
        asked = []
        with on_the_air(recorded(create_app(desk), asked), listening):
            yield replace(station, url=url, desk=desk, asked=asked)


@pytest.mark.parametrize("app", [gpodder, podget], ids=["gpodder", "podget"])
def test_apps_follow_to_the_bucket_and_get_every_episode_once(led, run, tmp_path, app):
    """The address is signed anew each time; they know the episodes by the one in the feed."""
    got, said = app(run, led.feed, tmp_path)
    assert got == led.sounds, said
    sent = [asked for asked in led.asked if asked.path.endswith(".mp3") and asked.method == "GET"]
    assert {asked.status for asked in sent} == {302}
    led.asked.clear()
    got, said = app(run, led.feed, tmp_path)
    assert got == led.sounds
    assert not [asked for asked in led.asked if asked.path.endswith(".mp3")], said
