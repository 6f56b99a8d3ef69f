"""Somebody else's distribution brings an engine: it reads, keeps the contract, and breaks nothing when it is broken."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "voices.md"
HEARDLINE = Path(sys.executable).with_name("heardline")


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Install a distribution, with its modules and entry points, where Python looks."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def install(distribution: str, *points: str, **modules: str) -> None:
        facts = tmp_path / f"{distribution.replace('-', '_')}-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n"
        )
        (facts / "entry_points.txt").write_text("\n".join(["[heardline.engines]", *points, ""]))
        for name, code in modules.items():
            (tmp_path / f"{name}.py").write_text(code, "utf-8")

    return install


def documented() -> dict[str, str]:
    """The files that the document shows, by their names without the ending."""
    blocks = re.findall(
        r"^```(?:python|text)\n# (\w+)\.\w+\n(.*?)^```",
        DOCS.read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    return dict(blocks)


def heardline(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [HEARDLINE, "--data", data, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "HEARDLINE_WORKERS": "1"},
        timeout=120,
    )


def test_the_engine_of_the_document_is_offered_and_reads(install, tmp_path: Path, newsroom: Path):
    shown = documented()
    (point,) = re.findall(r"^whistle = \"(.*)\"$", shown["pyproject"], re.MULTILINE)
    install("whistle", f"whistle = {point}", whistle=shown["whistle"])
    episode = tmp_path / "a.mp3"
    said = heardline(
        tmp_path / "data",
        "say",
        newsroom / "fishing-talks.txt",
        "-o",
        episode,
        "--voice",
        "whistle:high",
    )
    assert "read by High" in said.stdout
    assert episode.stat().st_size > 10_000


def test_the_engine_of_the_document_keeps_the_contract(install, tmp_path: Path):
    """As whoever wrote it would find out, with nothing of this project's tests at hand."""
    shown = documented()
    install("whistle", whistle=shown["whistle"], test_whistle=shown["test_whistle"])
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_whistle.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not tested.returncode, tested.stdout
    assert re.search(r"\d\d passed", tested.stdout)


BROKEN = {
    "gone": ("gone = no_such_module:Engine", "", "no_such_module"),
    "dies": ("dies = dies:Engine", "import os; os._exit(3)", "ended with status 3"),
    "raises": ("raises = raises:Engine", "raise RuntimeError('no licence')", "no licence"),
    "syntax": ("syntax = syntax:Engine", "def", "SyntaxError"),
    "empty": ("empty = empty", "", "cannot be used"),
    "gtts": ("gtts = voices.tone:ToneEngine", "", "name is taken"),
    "other": ("other = voices.tone:ToneEngine", "", "calls itself 'tone'"),
    "mute": ("mute = mute:make", "", "has no voice"),
    "thief": ("thief = thief:make", "", "is not called by the engine's name"),
}
AS_TONE = """
from dataclasses import replace
from voices.tone import ToneEngine

class Engine(ToneEngine):
    name = "{name}"
    def voices(self):
        return [replace(voice, engine="{name}") for voice in super().voices()][:{count}]

make = Engine
"""


def test_broken_engines_are_left_out_and_named(install, tmp_path: Path):
    for name, (point, code, _) in BROKEN.items():
        as_tone = AS_TONE.format(name=name, count=int(name != "mute"))
        install(f"dist-{name}", point, **({name: code or as_tone} if f"= {name}" in point else {}))
    listed = heardline(tmp_path / "data", "voices", "--json")
    assert {voice["engine"] for voice in json.loads(listed.stdout)} == {"pyttsx3", "tone"}
    for name, (_, _, told) in BROKEN.items():
        (line,) = (line for line in listed.stderr.splitlines() if f"dist-{name} " in line)
        assert told in line
