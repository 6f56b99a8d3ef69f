"""Asking for help or for a script is quick, because it loads nothing that makes sound or serves pages."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "flask",
    "sqlalchemy",
    "numpy",
    "soxr",
    "lameenc",
    "mutagen",
    "pydub",
    "pyttsx3",
    "gtts",
    "requests",
    "obstore",
    "platformdirs",
}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["script", "--help"],
        ["say", "--help"],
        ["--data", "{data}", "script", "{article}"],
        ["--data", "{data}", "script", "{article}", "--json"],
    ],
)
def test_loads_nothing_heavy(arguments: list[str], newsroom: Path, tmp_path: Path):
    article = str(newsroom / "fishing-talks.txt")
    filled = [argument.format(data=tmp_path, article=article) for argument in arguments]
    program = (
        "import sys\nsys.argv[0] = 'heardline'\nfrom service.cli import main\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *filled], check=True, capture_output=True, text=True
    )
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert ("service.reading.readers" in loaded) == ("{article}" in arguments)
    assert done.stdout
