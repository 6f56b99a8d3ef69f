"""kill -9 at any moment costs nothing that was accepted."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from contracts.newsroom import DAY, NOW, made

from service.jobs.workers import Workers
from service.store import FILE
from service.store.sql import open_store

ENDLESS = Path(__file__).with_name("endless.py")
ROUNDS, AT_ONCE = 6, 2


def test_nothing_is_forgotten_when_the_program_is_killed(tmp_path, pytestconfig):
    accepted = []
    chance = random.Random(2026)
    for turn in range(ROUNDS):
        running = [_start(tmp_path, f"{turn}.{number}", pytestconfig) for number in range(AT_ONCE)]
        for process in running:
            accepted += [process.stdout.readline().strip() for _ in range(chance.randint(1, 30))]
        for process in running:
            time.sleep(chance.uniform(0, 0.02))
            process.send_signal(signal.SIGKILL)
        for process in running:
            accepted += process.communicate(timeout=60)[0].splitlines()
            assert process.returncode == -signal.SIGKILL
        _assert_sound(tmp_path)
    store = open_store(tmp_path)
    workers = Workers(tmp_path / "workers")
    worker = workers.join()
    assert len(set(accepted)) == len(accepted) > ROUNDS * AT_ONCE
    assert {name for name in accepted if store.find(name) is None} == set()
    while job := store.take(worker, alive=workers.alive, now=NOW + DAY):
        assert store.publish(job, made(job.revision), now=NOW + DAY)
    for entry in store.entries():
        if entry.state == "published":
            assert entry.heard.revision == entry.revision or entry.why
        else:
            assert entry.state in ("held", "withdrawn") or (entry.state == "failed" and entry.why)
    assert store.published(limit=9)
    store.close()
    _assert_sound(tmp_path)


def _start(folder: Path, word: str, pytestconfig) -> subprocess.Popen[str]:
    tests = str(pytestconfig.rootpath / "tests")
    return subprocess.Popen(
        [sys.executable, ENDLESS, folder, word],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": tests},
    )


def _assert_sound(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
