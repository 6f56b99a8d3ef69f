import contextlib
import http.client
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class SmallDisk:
    """A file system of 256 KiB."""

    def __init__(self, folder):
        self.folder = folder

    def fill(self):
        with contextlib.suppress(OSError), (self.folder / "rest").open("wb", buffering=0) as rest:
            while rest.write(bytes(512)):
                pass

    def make_read_only(self):
        subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this account may not mount a small disk to fill: {error}")
    yield SmallDisk(folder)
    subprocess.run(["umount", folder], check=True)


class BadLine:
    """Stands between a cache and its bucket, and does to requests what networks and overloaded servers do."""

    def __init__(self, server):
        line = self
        self.trouble = None
        """None, or "busy", "cut", "silent", or "deaf": the request arrives, its answer does not."""
        self.requests = 0
        self.over = threading.Event()
        host = server.removeprefix("http://")

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                line.requests += 1
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                trouble = line.trouble
                if trouble == "silent":
                    line.over.wait(20)
                if trouble in {"cut", "silent"}:
                    self.close_connection = True
                    return
                if trouble == "busy":
                    status, headers, data = 503, [], b""
                else:
                    server = http.client.HTTPConnection(host, timeout=20)
                    server.request(self.command, self.path, body, dict(self.headers))
                    answer = server.getresponse()
                    status, headers, data = answer.status, answer.getheaders(), answer.read()
                    server.close()
                if trouble == "deaf":
                    line.trouble = None
                    self.close_connection = True
                    return
                self.send_response_only(status)
                for name, value in headers:
                    if name.lower() not in {"content-length", "connection", "transfer-encoding"}:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        for method in ("GET", "PUT", "HEAD", "POST", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.handle_any)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def bad_line(s3):
    line = BadLine(s3)
    thread = threading.Thread(target=line.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield line
    line.over.set()
    line.server.shutdown()
    line.server.server_close()
    thread.join(20)
