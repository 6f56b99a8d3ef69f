"""An episode is made as long as any engine of its language works, and nobody takes over in the middle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from unit.service.engines import Beeping
from unit.service.narration.stories import HARBOUR

from audio_cache import memory_cache
from service.errors import AudioError
from service.model import Episode
from service.narration.errors import Unspeakable, VoiceDown
from service.narration.gain import Gains
from service.parts import Casting, Parts
from service.speaking import episode_of
from service.studio import Studio
from voices import (
    EngineBusy,
    EngineUnavailable,
    SpeechFailed,
    SpeechTimedOut,
    TextRejected,
    UnknownVoice,
)
from voices.tone import ToneEngine


@pytest.fixture
def spoken_by(tmp_path: Path) -> Callable[..., Episode]:
    """Speak the story of the harbour with these engines."""

    def spoken(
        *engines: ToneEngine,
        casting: Casting | None = None,
        voice: str | None = None,
        kept_back: str | None = None,
    ) -> Episode:
        studio = Studio(
            engines=(*engines, ToneEngine()),
            cache=memory_cache(lambda: date(2026, 3, 14)),
            gains=Gains(tmp_path / "gains.json"),
            workers=2,
            title="Example News",
            casting=casting or Casting(),
        )
        into = tmp_path / "e.mp3"
        return episode_of(
            HARBOUR, studio, voice=voice, rate_wpm=300, into=into, kept_back=kept_back
        )

    return spoken


def test_the_first_choice_reads(spoken_by):
    episode = spoken_by(Beeping("a"), Beeping("b"))
    assert (episode.voices, episode.instead_of) == (("Voice a",), None)


@pytest.mark.parametrize(
    "trouble",
    [
        EngineUnavailable("It is not installed."),
        SpeechFailed("It crashed."),
        SpeechTimedOut("It hangs."),
        EngineBusy("It was asked too much."),
    ],
)
@pytest.mark.parametrize("at", ["", "noon"])
def test_two_engines_down_at_once_cost_no_episode(spoken_by, trouble, at):
    """Whether they fail at once or in the middle, whoever stands in reads the whole article."""
    casting = Casting(casts={"en": Parts(anchor="a")}, fallback={"en": ("b", "c")})
    engines = Beeping("a", trouble, at=at), Beeping("b", trouble, at=at), Beeping("c")
    episode = spoken_by(*engines, casting=casting)
    assert {heard.voice for heard in episode.segments} == {"Voice c"}
    assert "a" in episode.instead_of


def test_a_text_that_is_rejected_is_read_by_nobody_else(spoken_by):
    with pytest.raises(Unspeakable, match=r"segment 5 of 8, paragraph\. Not that"):
        spoken_by(Beeping("a", TextRejected("Not that."), at="noon"), Beeping("b"))


def test_when_all_are_down_the_first_is_named_and_it_is_tried_again_later(spoken_by):
    engines = Beeping("a", SpeechFailed("A crashed.")), Beeping("b", SpeechFailed("B crashed."))
    with pytest.raises(AudioError, match=r"A crashed") as raised:
        spoken_by(*engines)
    assert not raised.value.permanent


def test_when_no_engine_even_starts_it_is_tried_again_later(spoken_by):
    with pytest.raises(VoiceDown, match=r"language, en-GB.*It is not installed"):
        spoken_by(Beeping("a", EngineUnavailable("It is not installed.")))


def test_a_voice_that_is_asked_for_reads_or_nobody_does(spoken_by):
    broken = Beeping("a", SpeechFailed("It crashed."))
    with pytest.raises(VoiceDown, match="It crashed"):
        spoken_by(broken, Beeping("b"), voice="a")
    with pytest.raises(UnknownVoice, match="no voice 'nobody'"):
        spoken_by(Beeping("a"), voice="nobody")


def test_each_segment_knows_who_says_it(spoken_by):
    casting = Casting(casts={"en": Parts(anchor="a", correspondents=("b",))}, paces={"b": 0.5})
    episode = spoken_by(Beeping("a"), Beeping("b"), casting=casting)
    said = {heard.segment.kind: heard.voice for heard in episode.segments}
    assert (said["headline"], said["paragraph"]) == ("Voice a", "Voice b")
    assert episode.voices == ("Voice a", "Voice b")
    at_one_pace = spoken_by(Beeping("a"), Beeping("b"), casting=Casting(casts=casting.casts))
    assert episode.duration_ms > 1.2 * at_one_pace.duration_ms


def test_what_is_kept_back_is_read_here_or_by_nobody(spoken_by, caplog):
    """An engine on another machine is not asked, whoever wants it; who stands in reads here, and is told why."""
    elsewhere = Beeping("a", SpeechFailed("The article left this machine."))
    elsewhere.capabilities = replace(elsewhere.capabilities, offline=False)
    with pytest.raises(VoiceDown, match="is withheld, and the voice a speaks on another machine"):
        spoken_by(elsewhere, Beeping("b"), voice="a", kept_back="is withheld")
    episode = spoken_by(elsewhere, Beeping("b"), kept_back="is withheld")
    assert (episode.voices, episode.instead_of) == (("Voice b",), "Voice a")
    assert "another machine" in caplog.text
    assert "left this machine" not in caplog.text
