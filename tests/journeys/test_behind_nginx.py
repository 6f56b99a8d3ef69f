"""The service as it is deployed: nginx in front, which sends the sounds."""

import json
import re
import socket
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from journeys.front import Front, free_port, fronting, tokens_in
from journeys.serving import Answer, Service, serving, until

EARLIER = "Mon, 23 Nov 2020 18:05:00 GMT"


class Deployed(NamedTuple):
    """A service, and nginx in front of it."""

    service: Service
    front: Front

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask as the public does."""
        return self.service.get(self.front.base + path, method, **headers)

    def publish(self, name: str, text: str) -> str:
        """Hand an article in, wait until it is heard as it is now, and return the address of its sound."""
        known = self._api("POST", f"/api/articles?id={name}", text)
        until(
            lambda: (
                self._api("GET", f"/api/articles/{name}")["heard_revision"] == known["revision"]
            ),
            f"{name} can be heard",
        )
        return urlsplit(known["audio"]).path

    def _api(self, method: str, path: str, text: str | None = None) -> dict[str, Any]:
        answer = self.service.get(
            path,
            method,
            text and text.encode(),
            Authorization="Bearer t",
            Content_Type="text/plain",
        )
        return json.loads(answer.body)


@pytest.fixture(scope="module")
def deployed(
    tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]
) -> Iterator[Deployed]:
    nginx, port = program("nginx"), free_port()
    folder = tmp_path_factory.mktemp("deployed")
    settings = {
        "HEARDLINE_VOICE": "low",
        "HEARDLINE_URL": f"http://127.0.0.1:{port}",
        "HEARDLINE_ACCEL": "/internal/",
        "HEARDLINE_TOKEN": "t",
    }
    data = folder / "data"
    with (
        serving(data, **settings) as service,
        fronting(
            service.base, data / "objects", nginx=nginx, port=port, folder=folder / "nginx"
        ) as front,
    ):
        yield Deployed(service, front)


@pytest.fixture(scope="module")
def ferry(deployed: Deployed) -> str:
    """The address of the sound of an article."""
    return deployed.publish("ferry", "Ferries to sail\n\nThe first boat sails on Saturday.\n")


def test_nginx_sends_the_sound_with_the_words_of_the_service(deployed: Deployed, ferry: str):
    """Its own program says only where the file lies; media type, validators and rules for browsers are as without nginx."""
    whole, alone = deployed.get(ferry), deployed.service.get(ferry)
    assert (whole.status, alone.status, alone.body) == (200, 200, b"")
    assert re.fullmatch(r"/internal/\w+/[\w-]+/audio\.mp3", alone.headers["x-accel-redirect"])
    assert "x-accel-redirect" not in whole.headers
    assert whole.headers["etag"] == f'"{sha256(whole.body).hexdigest()}"'
    assert int(whole.headers["content-length"]) == len(whole.body)
    for name in (
        "content-type", "etag", "last-modified", "cache-control", "accept-ranges", "referrer-policy",
        "content-security-policy", "x-content-type-options",
    ):  # fmt: skip
        assert whole.headers[name] == alone.headers[name], name
    head = deployed.get(ferry, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


def test_every_condition_is_answered_as_the_service_answers_it(deployed: Deployed, ferry: str):
    whole = deployed.get(ferry)
    etag, date, size = whole.headers["etag"], whole.headers["last-modified"], len(whole.body)
    for conditions, status in (
        ({"If_None_Match": etag}, 304),
        ({"If_None_Match": '"another"'}, 200),
        ({"If_None_Match": '"another"', "If_Modified_Since": date}, 200),
        ({"If_Modified_Since": date}, 304),
        ({"If_Modified_Since": EARLIER}, 200),
        ({"If_Match": etag}, 200),
        ({"If_Match": '"another"'}, 412),
        ({"If_Unmodified_Since": EARLIER}, 412),
        ({"If_Unmodified_Since": date}, 200),
        ({"Range": "bytes=4-7"}, 206),
        ({"Range": "bytes=4-7", "If_Range": etag}, 206),
        ({"Range": "bytes=4-7", "If_Range": date}, 206),
        ({"Range": "bytes=4-7", "If_Range": '"another"'}, 200),
        ({"Range": "bytes=4-7", "If_Range": EARLIER}, 200),
        ({"Range": "bytes=4-7", "If_Match": etag}, 206),
        ({"Range": "bytes=-4"}, 206),
        ({"Range": "bytes=0-1,5-6"}, 200),
        ({"Range": f"bytes={size}-"}, 416),
    ):
        answer = deployed.get(ferry, **conditions)
        assert answer.status == status, conditions
        if status == 200:
            assert answer.body == whole.body, conditions
        if status == 206:
            start = size - 4 if conditions["Range"] == "bytes=-4" else 4
            assert answer.body == whole.body[start : start + 4], conditions
            assert answer.headers["content-range"] == f"bytes {start}-{start + 3}/{size}"
        if status == 416:
            assert answer.headers["content-range"] == f"bytes */{size}"


def test_a_corrected_episode_is_never_joined_to_the_one_before(deployed: Deployed):
    """Who has half of it and asks for the rest gets the whole; who asks plainly gets the new one at the same address."""
    address = deployed.publish("bridge", "Bridge closed\n\nThe bridge is closed.\n")
    old = deployed.get(address)
    assert deployed.publish("bridge", "Bridge open\n\nThe bridge is open again today.\n") == address
    rest = deployed.get(address, Range="bytes=100-", If_Range=old.headers["etag"])
    assert (rest.status, rest.headers["etag"]) == (200, deployed.get(address).headers["etag"])
    assert rest.headers["etag"] == f'"{sha256(rest.body).hexdigest()}"' != old.headers["etag"]
    earlier = deployed.get(f"{address}?r=1")
    assert (earlier.body, earlier.headers["cache-control"]) == (
        old.body,
        "private, max-age=31536000, immutable",
    )
    deployed.service.heardline("withdraw", "bridge")
    assert deployed.get(address).status == 410
    assert deployed.get(f"{address}?r=1").status == 410


def test_nobody_reaches_the_folder_from_outside(deployed: Deployed, ferry: str):
    """However the address is written; other folders least of all."""
    inside = deployed.service.get(ferry).headers["x-accel-redirect"]
    for path in (
        inside, inside.replace("/internal", "/%69nternal"), f"/{inside}", f"/x/..{inside}", f"/x/%2e%2e{inside}",
        f"/audio/..%2f..{inside}", "/internal/", "/internal../heardline.sqlite3", "/internal/../heardline.sqlite3",
        "/internal/..%2fheardline.sqlite3", "/internal/%2e%2e/heardline.sqlite3", "/audio/../../heardline.sqlite3",
        "/audio/..%2f..%2fheardline.sqlite3.mp3", f"{ferry}/../../internal/x",
    ):  # fmt: skip
        status, answer = _raw(deployed.front.base, path, "X-Accel-Redirect: /internal/")
        assert status in {400, 404}, path
        assert b"SQLite" not in answer
        assert b"ID3" not in answer


def _raw(base: str, path: str, header: str) -> tuple[int, bytes]:
    """Ask for *path* as it stands; no client tidies it up."""
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return int(answer.split(b" ", 2)[1]), answer


def test_pages_and_feeds_come_packed_and_are_asked_for_again(deployed: Deployed, ferry: str):
    style = re.search(r'(/static/[^"]+\.css[^"]*)"', deployed.get("/").text)[1]
    for path in ("/", "/feed.xml", ferry.replace(".mp3", ".json"), style):
        plain = deployed.get(path)
        packed = deployed.get(path, Accept_Encoding="gzip")
        assert plain.status == packed.status == 200, path
        if len(plain.body) > 1000:
            assert packed.headers["content-encoding"] == "gzip", path
            assert "accept-encoding" in packed.headers["vary"].lower()
            assert len(packed.body) < len(plain.body)
        again = deployed.get(path, If_None_Match=packed.headers["etag"], Accept_Encoding="gzip")
        assert (again.status, again.body) == (304, b""), path


def test_a_listeners_own_feed_is_served_and_its_token_is_in_no_log(deployed: Deployed, ferry: str):
    """Neither when all is well, nor when too much is asked, nor when the service behind is down."""
    made = deployed.get("/my-feed", "POST")
    page = re.search(r"/p/[\w-]{43}/", made.text)[0]
    token = page.split("/")[2]
    feed = deployed.get(f"{page}feed.xml")
    [address] = re.findall(rf'url="http://[^/]+({page}audio/{ferry[7:-4]}\.mp3)"', feed.text)
    sound = deployed.get(address, Range="bytes=0-")
    assert (sound.status, sound.body) == (206, deployed.get(ferry).body)
    assert sound.headers["cache-control"] == "private, no-cache"
    assert sound.headers["referrer-policy"] == "no-referrer"
    assert sound.headers["x-robots-tag"] == "noindex, nofollow"
    deployed.get("/", Referer=f"{deployed.front.base}{page}")
    deployed.get(f"/%70/{token}/feed.xml")
    deployed.get(f"/p/{token}/p/{token}?q=/p/{token}")
    deployed.get(f"/search?q=/p/{token}/")
    deployed.get(f"/listen?url=http%3A%2F%2Fa.example%2Fp%2F{token}%2F")
    statuses = {deployed.get(f"/p/{token}/nothing").status for _ in range(250)}
    assert statuses == {404, 429}
    with fronting(
        f"http://127.0.0.1:{free_port()}", Path("/nowhere"), nginx="nginx", port=free_port(),
        folder=deployed.front.folder / "down",
    ) as down:  # fmt: skip
        assert deployed.service.get(f"{down.base}{page}feed.xml").status == 502
        assert "/p/-/feed.xml" in down.logs
        assert token not in down.logs
    until(lambda: "/p/-/nothing" in deployed.front.logs, "the log is written")
    assert f"/p/-/audio/{ferry[7:]}" in deployed.front.logs
    assert tokens_in(deployed.front.logs) == set()


def test_who_asks_too_fast_has_to_wait(deployed: Deployed):
    """A wave of `/listen` holds nobody up who reads."""
    statuses = [deployed.get("/listen?url=https://news.example/x").status for _ in range(60)]
    assert statuses[:20] == [404] * 20
    assert 429 in statuses
    assert deployed.get("/").status == 200
