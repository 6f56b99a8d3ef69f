"""Starting is quick: heavy libraries are loaded by the engine that needs them, when it needs them."""

import subprocess
import sys

import pytest

HEAVY = {
    "espeakng_loader",
    "gtts",
    "imageio_ffmpeg",
    "importlib.metadata",
    "numpy",
    "pydub",
    "pyttsx3",
    "requests",
    "subprocess",
}


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("voices", set()),
        ("voices.child", set()),
        ("voices.tone", set()),
        ("voices.pyttsx3", set()),
        ("voices.gtts", set()),
        ("voices.outside", set()),
        ("voices.restraint", set()),
        ("voices.server", set()),
        ("voices.process", {"subprocess"}),
        ("voices.command", {"subprocess"}),
        ("voices.brought", {"subprocess"}),
    ],
)
def test_an_import_loads_nothing_heavy(module, allowed):
    program = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert module in loaded
    assert HEAVY & set(loaded) <= allowed
