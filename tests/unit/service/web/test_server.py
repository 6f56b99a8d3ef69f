"""The server itself: what it does at its limits and at its end."""

import signal
import socket
import struct
import subprocess
import sys
import time

import pytest

from service.errors import ServiceError
from service.web.server import Server

PROGRAM = """
import signal, time
from voices import VoiceError
from flask import Flask, Response, request
from service.web.server import Server

app = Flask("slow")
app.config["MAX_CONTENT_LENGTH"] = 1000
app.add_url_rule("/", "long", lambda: Response(iter([bytes(1_000_000)] * 8)))
def sound():
    yield bytes(1000)
    for _ in range(100):
        time.sleep(0.01)
        yield bytes(1000)


def broken():
    yield bytes(1000)
    raise VoiceError("The voice is gone.")


app.add_url_rule("/live", "live", lambda: Response(sound()))
app.add_url_rule("/p/secret/broken", "broken", lambda: Response(broken()))
app.add_url_rule("/same", "same", lambda: Response(status=304))
app.add_url_rule("/in", "in", lambda: str(len(request.get_data())), methods=["POST"])
server = Server(host="127.0.0.1", port=0)
signal.signal(signal.SIGTERM, lambda *_: server.stop())
print(server.port, flush=True)
server.run(app)
"""


@pytest.fixture
def log(tmp_path):
    """What a running server tells its operator."""
    return tmp_path / "log"


@pytest.fixture
def running(log):
    """A server in a process of its own, and its port."""
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=told
        ) as process,
    ):
        assert process.stdout
        yield process, int(process.stdout.readline())
        process.kill()


def ask(port: int, request: bytes) -> socket.socket:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    connection.connect(("127.0.0.1", port))
    connection.sendall(request)
    return connection


def rest(connection: socket.socket) -> bytes:
    pieces = []
    while piece := connection.recv(65536):
        pieces.append(piece)
        time.sleep(0.005)
    return b"".join(pieces)


def test_a_download_under_way_is_finished_when_the_server_is_stopped(running):
    process, port = running
    with ask(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") as connection:
        begun = connection.recv(65536)
        process.send_signal(signal.SIGTERM)
        whole = begun + rest(connection)
    assert process.wait(15) == 0
    assert len(whole) > 8_000_000


def test_who_has_it_already_may_ask_again_on_the_same_line(running):
    """A proxy polls many feeds on few connections; to begin one for each answer costs more than the answer."""
    _, port = running
    with ask(port, b"GET /same HTTP/1.1\r\nHost: x\r\n\r\n") as connection:
        first = connection.recv(65536)
        connection.sendall(b"GET /same HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        second = rest(connection)
    assert [said.partition(b"\r\n")[0] for said in (first, second)] == [
        b"HTTP/1.1 304 NOT MODIFIED"
    ] * 2
    assert b"connection: close" not in first.lower()
    assert b"connection: close" in second.lower()


def test_a_client_of_the_old_protocol_is_not_kept_waiting_behind_a_304(running):
    _, port = running
    with ask(port, b"GET /same HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") as connection:
        assert rest(connection).startswith(b"HTTP/1.0 304")


def test_the_server_does_not_say_what_it_is(running):
    _, port = running
    with ask(port, b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") as connection:
        head = rest(connection).lower()
    assert head.startswith(b"http/1.1 404")
    assert b"\r\nserver:" not in head


def test_a_huge_body_is_refused_before_it_is_sent(running):
    _, port = running
    with ask(
        port, b"POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n"
    ) as connection:
        assert rest(connection).startswith(b"HTTP/1.1 413")


def test_a_port_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServiceError, match=f"Port {port} of 127.0.0.1 is in use"):
            Server(host="127.0.0.1", port=port)


@pytest.mark.parametrize("abruptly", [True, False])
def test_a_listener_who_breaks_off_leaves_nothing_in_the_log(running, log, abruptly):
    _, port = running
    with ask(port, b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n") as connection:
        assert connection.recv(1000)
        if abruptly:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with ask(port, b"GET /live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") as connection:
        assert len(rest(connection)) > 100_000
    assert log.read_text() == ""


def test_a_voice_that_breaks_off_is_told_in_its_own_words(running, log):
    """Without a traceback, and without the token of the address; the listener's line is cut, so that nobody takes it for whole."""
    _, port = running
    with ask(port, b"GET /p/secret/broken HTTP/1.1\r\nHost: x\r\n\r\n") as connection:
        assert not rest(connection).endswith(b"0\r\n\r\n")
    end = time.monotonic() + 30
    while not log.read_text().endswith("\n") and time.monotonic() < end:
        time.sleep(0.02)
    assert log.read_text() == "Exception while serving /p/…/broken: The voice is gone.\n"
