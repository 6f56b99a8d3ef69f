"""A newsroom fetches a published voice from a server laid out as Piper's, hears it, and has an article read by it."""

import hashlib
import json
import os
import re
import ssl
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
import trustme
from contracts.piper import build
from unit.service.fetching.sites import Request, Site, response

HEARDLINE = Path(sys.executable).with_name("heardline")
NAME = "en_US-beep-medium"
AT = "/voices/main/en/en_US/beep/medium"


class Publisher:
    """The server: its files by path, and after how many bytes it breaks off a model."""

    def __init__(self, folder: Path) -> None:
        model = build(folder / "made", NAME)
        self.files = {
            f"{AT}/{NAME}.onnx": model.read_bytes(),
            f"{AT}/{NAME}.onnx.json": Path(f"{model}.json").read_bytes(),
            f"{AT}/MODEL_CARD": b"# Model card for beep (medium)\n\n* License: CC0\n",
        }
        self.list_files()
        self.cut: int | None = None
        authority, encryption = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(encryption)
        authority.cert_pem.write_to_path(folder / "authority.pem")
        self.site = Site(answer=self._answer, encryption=encryption)
        self.data = folder / "data"
        self.voices = self.data / "voices"
        self.environ = {
            "HEARDLINE_VOICES_URL": self.site.url("/voices/main"),
            "HEARDLINE_ALLOW_HOSTS": self.site.authority,
            "HEARDLINE_CA_FILE": str(folder / "authority.pem"),
        }

    def list_files(self) -> None:
        """Write the catalogue anew, of the files as they are now."""
        listed = {
            path.removeprefix("/voices/main/"): {
                "size_bytes": len(data),
                "md5_digest": hashlib.md5(data).hexdigest(),
            }
            for path, data in self.files.items()
            if path.startswith(AT)
        }
        entry = {"key": NAME, "name": "beep", "quality": "medium", "files": listed, "aliases": []}
        self.files["/voices/main/voices.json"] = json.dumps({NAME: entry}).encode()

    def _answer(self, request: Request) -> bytes:
        data = self.files.get(unquote(request.path))
        if data is None:
            return response(status="404 Not Found")
        first = int(request.headers.get("range", "bytes=0-")[len("bytes=") :].rstrip("-"))
        facts = {"status": "206 Partial Content", "content_range": f"bytes {first}-/{len(data)}"}
        cut = self.cut if request.path.endswith(".onnx") else None
        rest = data[first:]
        return response(rest[:cut], length=len(rest), **(facts if first else {}))

    def heardline(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [HEARDLINE, "--data", self.data, *map(str, arguments)],
            env=os.environ | self.environ,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def publisher(tmp_path: Path):
    publisher = Publisher(tmp_path)
    yield publisher
    publisher.site.close()


def test_a_published_voice_is_fetched_heard_and_reads(publisher, newsroom, tmp_path):
    """A connection that breaks costs only what had not arrived; then the voice is like any other."""
    publisher.cut = 3000
    broken = publisher.heardline("voices", "install", NAME)
    assert broken.returncode == 1
    assert "Try again" in broken.stderr
    assert not list(publisher.voices.glob("*.onnx"))

    publisher.cut = None
    done = publisher.heardline("voices", "install", NAME)
    assert done.returncode == 0, done.stderr
    assert f"piper:{NAME} can read: language en-US" in done.stdout
    assert "licence CC0" in done.stdout
    assert re.search(r"(\S+ kilobytes) of \1 have arrived", done.stderr)
    asked = publisher.site.requests
    assert sum(request.path.endswith("MODEL_CARD") for request in asked) == 1
    assert [
        request.headers.get("range") for request in asked if request.path.endswith(".onnx")
    ] == [None, "bytes=3000-"]
    assert sorted(file.name for file in publisher.voices.rglob("*") if file.is_file()) == [
        f"{NAME}.onnx",
        f"{NAME}.onnx.json",
    ]

    listed = publisher.heardline("voices").stdout
    assert (
        f"piper:{NAME}: Beep (medium), language en-US, engine piper, word times measured, licence CC0"
        in listed
    )
    sample = tmp_path / "sample.mp3"
    heard = publisher.heardline(
        "voices", "sample", f"piper:{NAME}", "-o", sample, "--text", "Good evening."
    )
    assert heard.returncode == 0, heard.stderr
    assert sample.read_bytes()[:3] == b"ID3"

    episode = tmp_path / "ferry.mp3"
    said = publisher.heardline(
        "say", newsroom / "fishing-talks.txt", "-o", episode, "--sidecars", "--voice", f"piper:{NAME}"
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "read by Beep (medium)" in said.stdout


def test_what_is_not_what_was_published_is_thrown_away(publisher):
    publisher.files[f"{AT}/{NAME}.onnx"] = publisher.files[f"{AT}/{NAME}.onnx"].replace(
        b"Sin", b"Cos"
    )
    spoilt = publisher.heardline("voices", "install", NAME)
    assert spoilt.returncode == 1
    assert "checksum" in spoilt.stderr
    assert not list(publisher.voices.rglob("*.onnx"))
    publisher.list_files()
    assert publisher.heardline("voices", "install", NAME).returncode == 0


def test_a_voice_without_a_licence_is_not_even_fetched(publisher):
    publisher.files[f"{AT}/MODEL_CARD"] = b"# Model card for beep\n"
    publisher.list_files()
    refused = publisher.heardline("voices", "install", NAME)
    assert refused.returncode == 1
    assert "--licence" in refused.stderr
    assert not [path for path in publisher.site.paths if path.endswith(".onnx")]
    known = publisher.heardline("voices", "install", NAME, "--licence", "CC0-1.0")
    assert "licence CC0-1.0" in known.stdout


def test_an_unknown_voice_is_named_with_its_neighbours(publisher):
    refused = publisher.heardline("voices", "install", "en_US-bep-medium")
    assert refused.returncode == 1
    assert f"Did you mean {NAME}?" in refused.stderr
