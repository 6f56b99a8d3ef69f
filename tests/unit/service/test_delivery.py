"""Who sends sounds in the service's place, and how clients are told."""

import socket
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest

from service.buckets import open_bucket, parse_bucket
from service.delivery import ByBucket, ByNginx
from service.objects import Objects, ObjectsUnavailable


def test_nginx_is_told_where_a_file_lies_in_signs_that_it_understands():
    handover = ByNginx("/internal/").hand_over("a b/1-x?", "audio.mp3", method="GET")
    assert handover.headers == {"X-Accel-Redirect": "/internal/a%20b/1-x%3F/audio.mp3"}
    assert handover.status == 200


def test_a_signed_address_gives_the_file_by_its_method_alone_and_says_what_it_is(bucket: str):
    """A podcast app asks HEAD, too; a browser needs to know that it is a sound."""
    objects = Objects(open_bucket(parse_bucket(bucket), timeout_s=10))
    objects.put("a/1", {"audio.mp3": b"sound"})
    delivery = ByBucket(objects, timedelta(minutes=5))
    for method, body in (("GET", b"sound"), ("HEAD", b"")):
        handover = delivery.hand_over("a/1", "audio.mp3", method=method)
        assert (handover.status, handover.headers["Cache-Control"]) == (302, "no-store")
        address = handover.headers["Location"]
        assert address.isascii()
        assert address.startswith(f"{delivery.origin}/")
        assert "X-Amz-Expires=300" in address
        with urlopen(Request(address, method=method)) as answer:
            assert answer.read() == body
            assert answer.headers["Content-Type"] == "audio/mpeg"
            assert answer.headers["Content-Length"] == "5"


def test_without_credentials_nobody_is_led_anywhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        nowhere = f"http://127.0.0.1:{silent.getsockname()[1]}"
    monkeypatch.setenv("AWS_METADATA_ENDPOINT", nowhere)
    objects = Objects(open_bucket(parse_bucket("s3://news"), timeout_s=1))
    with pytest.raises(ObjectsUnavailable, match="could not be signed"):
        _ = ByBucket(objects, timedelta(minutes=5)).origin
