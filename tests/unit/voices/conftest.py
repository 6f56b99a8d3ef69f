from pathlib import Path

import pytest

from voices import Run, Utterance


@pytest.fixture(autouse=True)
def _test_engines_are_found_by_children(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@pytest.fixture
def utterance():
    def utterance(*texts, voice="low", **settings):
        return Utterance(runs=tuple(Run(text=text) for text in texts), voice=voice, **settings)

    return utterance
