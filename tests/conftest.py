"""What all tests share: a clean environment, the corpus of real articles, and the programs that tests compare with."""

import importlib.util
import itertools
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine refutes no law
settings.load_profile("untimed")

pytest.register_assert_rewrite(
    "voices.contract",
    *(
        f"contracts.{name}"
        for name in (
            "cache",
            "embargoes",
            "newsroom",
            "sources",
            "store_articles",
            "store_bulletins",
            "store_crowds",
            "store_forms",
            "store_jobs",
            "store_lexicon",
        )
    ),
)

CORPUS = os.environ.get("HEARDLINE_CORPUS")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the journeys, for they take longest: none of them is left alone at the end."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith("HEARDLINE_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real articles; tests that need it are skipped without it."""
    if not CORPUS:
        pytest.skip("HEARDLINE_CORPUS names no folder of real articles")
    return Path(CORPUS)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Find a program to compare with: a missing one skips at home and fails in CI."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not installed")
        return path

    return find


@pytest.fixture(scope="session")
def chromium(program: Callable[[str], str]) -> Iterator["Browser"]:
    """The browser of the system, started once; without a desktop it asks for a third of the work."""
    from browser.tools import ARGUMENTS
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium-headless-shell") or program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def newsroom() -> Path:
    """The bundled articles."""
    return Path(__file__).parent.parent / "service" / "newsroom"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 kB, as only root may make one; skipped where that is not allowed."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no small file system can be made here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that speaks S3, in a process of its own."""
    if importlib.util.find_spec("moto") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("moto is not installed")
    log = tmp_path_factory.mktemp("s3") / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
            stdout=out,
            stderr=out,
        )
    try:
        while not (running := re.search(r"Running on (http://[0-9.:]+)", log.read_text())):
            assert server.poll() is None, log.read_text()
            time.sleep(0.05)
        yield running[1]
    finally:
        server.kill()
        server.wait()


_BUCKETS = itertools.count(1)


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A bucket with nothing in it, as a setting names it; the environment holds its credentials."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "reader")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not so secret")
    name = f"news-{next(_BUCKETS)}"
    urllib.request.urlopen(urllib.request.Request(f"{s3}/{name}", method="PUT")).close()
    return f"s3://{name}/audio/für uns?endpoint={s3}"
