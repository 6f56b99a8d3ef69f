"""The server itself: what it does at its limits and at its end."""

import signal
import socket
import subprocess
import sys
import time

import pytest

from service.errors import ServiceError
from service.web.server import Server

PROGRAM = """
import signal
from flask import Flask, Response, request
from service.web.server import Server

app = Flask("slow")
app.config["MAX_CONTENT_LENGTH"] = 1000
app.add_url_rule("/", "long", lambda: Response(iter([bytes(1_000_000)] * 8)))
app.add_url_rule("/in", "in", lambda: str(len(request.get_data())), methods=["POST"])
server = Server(host="127.0.0.1", port=0)
signal.signal(signal.SIGTERM, lambda *_: server.stop())
print(server.port, flush=True)
server.run(app)
"""


@pytest.fixture
def running():
    """A server in a process of its own, and its port."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE) as process:
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
