"""nginx in front of the service, with the configuration that is shipped, on a free port of this machine."""

import getpass
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from journeys.serving import until

SHIPPED = Path(__file__).parents[2] / "docs" / "nginx.conf"

_AROUND = """
user {user};
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    types {{ audio/mpeg mp3; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/heardline.conf;
}}
"""


@dataclass(frozen=True)
class Front:
    """A running nginx."""

    base: str
    folder: Path

    @property
    def logs(self) -> str:
        """All that it has written down."""
        return "".join(file.read_text() for file in self.folder.glob("*.log"))


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def fronting(
    upstream: str, objects: Path, *, nginx: str, port: int, folder: Path
) -> Iterator[Front]:
    """Run nginx on *port* before *upstream* until the end of the block; what is each operator's own is written in."""
    folder.mkdir()
    own = {
        "127.0.0.1:8000": upstream.removeprefix("http://"),
        "/var/lib/heardline/objects/": f"{objects}/",
        "/var/cache/nginx/heardline": f"{folder}/cache",
        "/var/log/nginx/": f"{folder}/",
        "    listen 80;\n    listen [::]:80;\n": f"    listen 127.0.0.1:{port};\n",
    }
    written = SHIPPED.read_text("utf-8")
    for shipped, here in own.items():
        assert shipped in written
        written = written.replace(shipped, here)
    (folder / "heardline.conf").write_text(written)
    (folder / "nginx.conf").write_text(_AROUND.format(user=getpass.getuser(), folder=folder))
    command = [nginx, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "start.log"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    front = Front(f"http://127.0.0.1:{port}", folder)
    try:
        until(lambda: _answers(server, front, port), "nginx answers")
        yield front
    finally:
        server.terminate()
        server.wait(30)


def _answers(server: subprocess.Popen, front: Front, port: int) -> bool:
    assert server.poll() is None, front.logs
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def tokens_in(text: str) -> set[str]:
    """What may be the token of a listener's own feed in a log."""
    return set(re.findall(r"[A-Za-z0-9_-]{43,}", text))
