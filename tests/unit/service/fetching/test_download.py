"""Large files from real servers: what was cut off goes on, and nothing grows beyond what it should be."""

import pytest
from unit.service.fetching.sites import Request, policy_for, redirect, response

from service.fetching import (
    Denied,
    NotADocument,
    NotFound,
    Refused,
    ServerTrouble,
    TooLarge,
    download,
)

FILE = bytes(range(256)) * 500


def ranges(request: Request, *, cut: int | None = None) -> bytes:
    """Answer as a server that knows ranges does, and break off after *cut* bytes."""
    first = int(request.headers.get("range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
    rest = FILE[first:]
    facts = {}
    if first:
        facts = {
            "status": "206 Partial Content",
            "content_range": f"bytes {first}-{len(FILE) - 1}/{len(FILE)}",
        }
    return response(rest[:cut], length=len(rest), content_type="application/octet-stream", **facts)


@pytest.fixture
def fetch_to(tmp_path):
    def fetch_to(site, path="/voice.onnx", **settings):
        file = tmp_path / "file"
        arguments = {"size_bytes": len(FILE), "policy": policy_for(site)} | settings
        download(site.url(path), file, **arguments)
        return file.read_bytes()

    return fetch_to


def test_a_file_larger_than_any_document_arrives(serve, fetch_to):
    site = serve(ranges)
    told = []
    policy = policy_for(site, max_arriving_bytes=100)
    assert fetch_to(site, policy=policy, progress=told.append) == FILE
    assert told == sorted(told)
    assert told[-1] == len(FILE)


def test_what_was_cut_off_goes_on_where_it_stopped(serve, fetch_to):
    site = serve(
        lambda request: ranges(request, cut=None if "range" in request.headers else 70_000)
    )
    with pytest.raises(ServerTrouble):
        fetch_to(site)
    assert fetch_to(site) == FILE
    assert site.requests[1].headers["range"] == "bytes=70000-"


def test_a_server_without_ranges_sends_all_of_it_again(serve, fetch_to, tmp_path):
    (tmp_path / "file").write_bytes(b"x" * 1000)
    assert fetch_to(serve(response(FILE))) == FILE


def test_a_part_that_was_not_asked_for_is_not_kept(serve, fetch_to, tmp_path):
    (tmp_path / "file").write_bytes(FILE[:1000])
    wrong = response(FILE[5:], status="206 Partial Content", content_range="bytes 5-9/10")
    with pytest.raises(ServerTrouble, match="206"):
        fetch_to(serve(wrong))
    assert (tmp_path / "file").read_bytes() == FILE[:1000]


def test_a_whole_file_is_not_asked_for_again(serve, fetch_to, tmp_path):
    (tmp_path / "file").write_bytes(FILE)
    site = serve(ranges)
    assert fetch_to(site) == FILE
    assert site.requests == []


def test_what_is_longer_than_it_should_be_is_fetched_anew(serve, fetch_to, tmp_path):
    (tmp_path / "file").write_bytes(FILE + b"x")
    assert fetch_to(serve(ranges)) == FILE


def test_a_server_that_sends_without_end_is_left(serve, fetch_to, tmp_path):
    def endless(_):
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield FILE

    with pytest.raises(TooLarge):
        fetch_to(serve(endless))
    assert (tmp_path / "file").stat().st_size <= len(FILE)


def test_a_server_that_sends_too_little_is_not_believed(serve, fetch_to):
    with pytest.raises(ServerTrouble, match="goes on from there"):
        fetch_to(serve(response(FILE[:10])))


def test_a_redirect_to_where_the_files_lie_is_followed_with_the_range(serve, fetch_to, tmp_path):
    (tmp_path / "file").write_bytes(FILE[:10])
    store = serve(ranges)
    site = serve(redirect(store.url("/blob?signed=1")))
    assert fetch_to(site, policy=policy_for(site, store)) == FILE
    assert store.requests[0].headers["range"] == "bytes=10-"


def test_a_redirect_into_the_own_network_is_not_followed(serve, fetch_to):
    site = serve(redirect("http://127.0.0.1:1/"))
    with pytest.raises(Refused):
        fetch_to(site)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (response(status="404 Not Found"), NotFound),
        (response(status="403 Forbidden"), Denied),
        (response(status="503 Busy"), ServerTrouble),
        (response(status="204 No Content"), ServerTrouble),
        (response(FILE, content_encoding="gzip"), NotADocument),
    ],
)
def test_what_is_no_file_is_named(serve, fetch_to, tmp_path, answer, error):
    with pytest.raises(error):
        fetch_to(serve(answer))
    assert not (tmp_path / "file").exists()
