"""The way through a file, for systems whose drivers give no samples; here with the espeak driver."""

import os

import pytest

from voices import EngineUnavailable, Run, TextRejected, UnknownVoice, Utterance
from voices.process import ProcessEngine


@pytest.fixture
def engine():
    engine = ProcessEngine("file_espeak:make", one_shot=True)
    try:
        engine.voices()
    except EngineUnavailable as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
    yield engine
    engine.close()


def ask(text, *, voice="gmw/en", **settings):
    return Utterance(runs=(Run(text=text, **settings),), voice=voice)


def test_it_speaks_again_and_again_without_word_times(engine):
    speeches = [engine.speak(ask("Ships come and go.")) for _ in range(2)]
    for speech in speeches:
        assert any(speech.samples)
        assert speech.sample_rate_hz == 22_050
        assert speech.words is None
        assert 800 < speech.duration_ms < 3000
    assert not any(voice.word_times for voice in engine.voices())


def test_a_pause_after_the_text_is_added(engine):
    """The last second is silent; the length of the speech before it is never twice the same."""
    paused = engine.speak(ask("Ahoy.", pause_ms=1000))
    second = paused.sample_rate_hz * 2
    assert not any(paused.samples[-second:])
    assert any(paused.samples[:-second])
    assert any(engine.speak(ask("Ahoy.")).samples[-second:])


def test_a_faster_rate_is_shorter(engine):
    runs = (Run(text="Ships come and go."),)
    slow, fast = (
        engine.speak(Utterance(runs=runs, voice="gmw/en", rate_wpm=rate)) for rate in (100, 300)
    )
    assert fast.duration_ms < 0.7 * slow.duration_ms


def test_it_refuses_as_every_engine_does(engine):
    with pytest.raises(UnknownVoice):
        engine.speak(ask("Hello.", voice="nobody"))
    with pytest.raises(TextRejected):
        engine.speak(ask("..."))


def test_no_file_stays_behind(engine, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert any(engine.speak(ask("Ships come and go.")).samples)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("factory", ["sapi5", "nsss"])
def test_a_driver_of_another_system_is_unavailable_here(factory):
    engine = ProcessEngine(f"voices.pyttsx3_file:{factory}")
    if os.name == "nt" or os.uname().sysname == "Darwin":
        pytest.skip("one of these drivers is at home here")
    with pytest.raises(EngineUnavailable, match=f"driver {factory} does not work here"):
        engine.voices()
    engine.close()
