"""Every voice at every rate is brought to the house's loudness."""

import json
from pathlib import Path

import pytest

from service.narration import gain
from service.narration.gain import Gains, gain_db
from voices import Speech, Utterance
from voices.notation import VERSION as NOTATION
from voices.tone import ToneEngine

SHIPPED = Path(gain.__file__).with_name("gains.json")
SHIPPED_VOICES = ("gmw/en-US", "gmw/en-US+f2", "gmw/en", "gmw/en+f2", "gmw/de", "roa/es", "roa/fr")
"""The voices that read when nobody chooses, in the languages that have a reference text."""


class CountingEngine(ToneEngine):
    """Beeps, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Utterance] = []

    def speak(self, utterance: Utterance) -> Speech:
        self.asked.append(utterance)
        return super().speak(utterance)


def test_a_voice_is_measured_once_at_each_rate(tmp_path):
    engine = CountingEngine()
    gains = Gains(tmp_path / "deep" / "gains.json")
    first = gain_db(engine, voice="low", rate_wpm=200, gains=gains)
    assert gain_db(engine, voice="low", rate_wpm=200, gains=gains) == first
    assert gain_db(engine, voice="low", rate_wpm=200, gains=Gains(gains.file)) == first
    gain_db(engine, voice="low", rate_wpm=300, gains=gains)
    gain_db(engine, voice="high", rate_wpm=300, gains=gains)
    asked = [(asked.voice, asked.rate_wpm, asked.text) for asked in engine.asked]
    assert len(asked) == len(set(asked))
    assert {ask[:2] for ask in asked} == {("low", 200), ("low", 300), ("high", 300)}


def test_a_damaged_file_of_gains_is_as_good_as_none(tmp_path):
    for damage in ("{", "[]", '{"tone": null}', "\udc80"):
        (tmp_path / "gains.json").write_text(damage, errors="surrogateescape")
        gains = Gains(tmp_path / "gains.json")
        kept = gain_db(ToneEngine(), voice="low", rate_wpm=200, gains=gains)
        assert list(json.loads(gains.file.read_text()).values()) == [kept]


def test_a_place_that_takes_no_file_costs_only_a_warning(tmp_path, caplog):
    (tmp_path / "file").touch()
    gains = Gains(tmp_path / "file" / "gains.json")
    assert gain_db(ToneEngine(), voice="low", rate_wpm=200, gains=gains) < 20
    assert "could not be kept" in caplog.text


def test_nothing_half_written_is_left_behind(tmp_path):
    Gains(tmp_path / "gains.json").keep("one", 1.5)
    Gains(tmp_path / "gains.json").keep("two", 2.5)
    assert [file.name for file in tmp_path.iterdir()] == ["gains.json"]
    assert Gains(tmp_path / "gains.json").get("one") == 1.5


def test_the_first_of_two_measurements_stays(tmp_path):
    """Another gain would make every clip again."""
    gains = Gains(tmp_path / "gains.json")
    gains.keep("one", 1.5)
    gains.keep("one", 1.6)
    assert gains.get("one") == 1.5


def test_the_gains_that_ship_are_those_that_are_measured(request, espeak):
    """Write them anew with --update-golden when the voices or the house's sound have changed."""
    measured = gain.measured_gains(espeak, SHIPPED_VOICES, 175)
    measured |= gain.measured_gains(ToneEngine(), ("low", "high"), 175)
    if request.config.getoption("--update-golden"):
        SHIPPED.write_text(gain.as_json(measured), encoding="utf-8")
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert len(shipped) == len(measured)
    assert all(f"; notation {NOTATION};" in name for name in shipped if "espeak" in name)
    known = measured.keys() & shipped.keys()  # those of other versions are measured when first used
    assert {name: measured[name] for name in known} == pytest.approx(
        {name: shipped[name] for name in known}, abs=0.3
    )
