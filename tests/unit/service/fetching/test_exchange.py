"""Servers that are slow, endless, broken or not who they say they are."""

import gzip
import itertools
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from unit.service.fetching.sites import Names, Request, Site, policy_for, redirect, response

from service.fetching import Fetched, Refused, ServerTrouble, TooLarge, Unreachable

Serve = Callable[..., Site]
Get = Callable[..., Fetched]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def dripping(first: bytes, drop: bytes) -> Callable[[Request], Iterator[bytes]]:
    """Answer with *first*, then a *drop* every 20 ms for ever: never silent for long, never done."""

    def answer(_: Request) -> Iterator[bytes]:
        yield first
        while True:
            time.sleep(0.02)
            yield drop

    return answer


def streaming(first: bytes, chunk: bytes) -> Callable[[Request], Iterator[bytes]]:
    """Answer with *first*, then *chunk* for ever, as fast as it is read."""
    return lambda _: itertools.chain([first], itertools.repeat(chunk))


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"Content-Length: 100000\r\n\r\n", b"a"),
        (HEAD + b"\r\n", b"a"),
        (CHUNKED, b"1\r\na\r\n"),
        (CHUNKED + b"1;", b"x"),
        (CHUNKED + b"0\r\n", b"T: y\r\n"),
    ],
)
def test_a_server_that_drips_is_left_at_the_deadline(
    serve: Serve, get: Get, first: bytes, drop: bytes
):
    site = serve(dripping(first, drop))
    with pytest.raises(Unreachable, match=r"was not done after 0\.5 seconds") as slow:
        get(site.url(), policy=policy_for(site, total_s=0.5))
    assert not slow.value.permanent


def test_redirects_share_one_deadline(serve: Serve, get: Get):
    def answer(request: Request) -> bytes:
        time.sleep(0.2)
        return redirect(request.path + "a")

    site = serve(answer)
    with pytest.raises(Unreachable, match="was not done"):
        get(site.url(), policy=policy_for(site, total_s=0.5))


def test_a_silent_server_is_left(serve: Serve, get: Get):
    def answer(_: Request) -> Iterator[bytes]:
        site.closing.wait(10)
        yield b""

    site = serve(answer)
    with pytest.raises(Unreachable, match=r"sent nothing for 0\.1 seconds"):
        get(site.url(), policy=policy_for(site, read_s=0.1))


def test_a_server_that_says_nothing_about_encryption_is_left(get: Get):
    """It accepts the connection, and then does not take part in the handshake."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        authority = f"127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(Unreachable, match="was not done"):
            get(f"https://{authority}/", policy=policy_for(authority, connect_s=600, total_s=0.3))


@pytest.mark.parametrize(
    ("first", "chunk"),
    [
        (HEAD + b"\r\n", b"a" * 60_000),
        (CHUNKED, b"ea60\r\n" + b"a" * 60_000 + b"\r\n"),
    ],
)
def test_a_body_without_end_is_cut_off(serve: Serve, get: Get, first: bytes, chunk: bytes):
    site = serve(streaming(first, chunk))
    with pytest.raises(TooLarge, match="more than 1,000,000 bytes") as large:
        get(site.url(), policy=policy_for(site, max_arriving_bytes=1_000_000))
    assert large.value.permanent


@pytest.mark.parametrize("length", [1_000_001, 10**17, 10**19])
def test_a_body_that_says_it_is_too_large_is_not_read(serve: Serve, get: Get, length: int):
    def answer(_: Request) -> Iterator[bytes]:
        yield response(length=length)
        site.closing.wait(10)

    site = serve(answer)
    with pytest.raises(TooLarge):
        get(site.url(), policy=policy_for(site, max_arriving_bytes=1_000_000))


def test_a_bomb_is_refused(serve: Serve, get: Get):
    site = serve(response(gzip.compress(bytes(30_000_000)), content_encoding="gzip"))
    with pytest.raises(TooLarge, match="unpacks to more than"):
        get(site.url(), policy=policy_for(site, max_unpacked_bytes=1_000_000))


@pytest.mark.parametrize(
    "said",
    [
        response(b"<p>Half", length=100),
        CHUNKED + b"a\r\nhalf",
        CHUNKED + b"4\r\nhalf\r\n",
        HEAD
        + b"Content-Encoding: gzip\r\n\r\n"
        + gzip.compress(b"The harbour bridge", mtime=0)[:-9],
    ],
)
def test_a_body_that_breaks_off_is_not_taken_for_whole(serve: Serve, get: Get, said: bytes):
    site = serve(said)
    with pytest.raises(ServerTrouble, match="broke off") as broken:
        get(site.url(), site)
    assert not broken.value.permanent


def test_what_follows_the_declared_length_is_left(serve: Serve, get: Get):
    site = serve(response(b"<p>Whole</p>trailing", length=12))
    assert get(site.url(), site).document.data == b"<p>Whole</p>"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nbroken header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        CHUNKED + b"zz\r\n",
        CHUNKED + b"f" * 30 + b"\r\n",
        b"\x00" * 1000,
    ],
)
def test_what_is_not_http_is_trouble_of_the_server(serve: Serve, get: Get, said: bytes):
    site = serve(said)
    with pytest.raises(ServerTrouble) as trouble:
        get(site.url(), site)
    assert site.url() in str(trouble.value)


@pytest.mark.parametrize(
    ("first", "chunk"),
    [
        (HEAD, b"X: " + b"y" * 60_000 + b"\r\n"),
        (HEAD + b"X: ", b"y" * 60_000),
        (CHUNKED + b"0\r\n", b"X: " + b"y" * 60_000 + b"\r\n"),
    ],
)
def test_headers_without_end_are_cut_off(serve: Serve, get: Get, first: bytes, chunk: bytes):
    site = serve(streaming(first, chunk))
    with pytest.raises(ServerTrouble):
        get(site.url(), site)


def test_many_headers_are_read(serve: Serve, get: Get):
    head = HEAD + b"x: y\r\n" * 15_000
    assert get((site := serve(head + b"\r\nbody")).url(), site).document.data == b"body"


def test_nobody_listens(get: Get):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        authority = f"127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(Unreachable, match="cannot be reached: Connection refused") as lost:
        get(f"http://{authority}/", authority)
    assert not lost.value.permanent


# Certificates


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


def encryption(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def test_the_certificate_is_that_of_the_name_not_of_the_address(
    serve: Serve, get: Get, authority: trustme.CA, ca_file: Path
):
    """The connection goes to a checked address; the name is still what is proved, and what is asked for."""
    asked: list[str | None] = []
    context = encryption(authority, "news.test")
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    site = serve(response(b"proved"), encryption=context)
    inside = f"news.test:{site.port}"
    names = Names(news_test=[["127.0.0.1"]])
    policy = policy_for(inside, ca_file=ca_file)
    assert get(f"https://{inside}/", policy=policy, resolve=names).document.data == b"proved"
    assert asked == ["news.test"]
    assert site.requests[0].headers["host"] == inside


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_an_address_may_prove_itself_too(
    serve: Serve, get: Get, authority: trustme.CA, ca_file: Path, host: str
):
    site = serve(response(b"proved"), host=host, encryption=encryption(authority, host))
    policy = policy_for(site, ca_file=ca_file)
    assert get(site.url(), policy=policy).document.data == b"proved"


def test_a_certificate_for_another_name_is_not_trusted(
    serve: Serve, get: Get, authority: trustme.CA, ca_file: Path
):
    site = serve(response(b""), encryption=encryption(authority, "other.test", "127.0.0.1"))
    inside = f"news.test:{site.port}"
    names = Names(news_test=[["127.0.0.1"]])
    with pytest.raises(Unreachable, match=r"certificate of https://news\.test") as untrusted:
        get(f"https://{inside}/", policy=policy_for(inside, ca_file=ca_file), resolve=names)
    assert "not valid for 'news.test'" in str(untrusted.value)
    assert site.requests == []


def test_a_certificate_of_an_unknown_authority_is_not_trusted(
    serve: Serve, get: Get, authority: trustme.CA
):
    site = serve(response(b""), encryption=encryption(authority, "127.0.0.1"))
    with pytest.raises(Unreachable, match="certificate"):
        get(site.url(), site)
    assert site.requests == []


def test_no_encryption_where_there_should_be_some(serve: Serve, get: Get):
    site = serve(response(b""))
    with pytest.raises(Unreachable, match=r"took no connection within 0\.2 seconds"):
        get(f"https://{site.authority}/", policy=policy_for(site, connect_s=0.2))


@pytest.mark.parametrize("allowed", [False, True])
def test_encryption_is_not_given_up_on_the_way(
    serve: Serve, get: Get, authority: trustme.CA, ca_file: Path, allowed: bool
):
    plain = serve(response(b"plain"))
    site = serve(redirect(plain.url()), encryption=encryption(authority, "127.0.0.1"))
    policy = policy_for(site, plain, ca_file=ca_file, downgrade=allowed)
    if allowed:
        assert get(site.url(), policy=policy).document.data == b"plain"
    else:
        with pytest.raises(Refused, match="from https to plain http"):
            get(site.url(), policy=policy)
        assert plain.requests == []
