"""A script is spoken: in order, each segment once, and an error says which segment and why."""

import threading
from io import BytesIO

import pytest
from unit.service.narration.stories import HARBOUR, narrator, segment, story, voices_of

from service.errors import AudioError
from service.narration.errors import Unspeakable, VoiceDown
from service.narration.join import join
from service.narration.narrate import narrate, read_aloud
from voices import (
    EngineBusy,
    EngineUnavailable,
    Speech,
    SpeechFailed,
    TextRejected,
    Utterance,
    VoiceError,
)
from voices.tone import ToneEngine


class PickyEngine(ToneEngine):
    """Beeps, counts, and fails at the texts that it is told to fail at."""

    def __init__(self, **failures: VoiceError) -> None:
        super().__init__()
        self.failures = failures
        self.spoken: list[str] = []

    def speak(self, utterance: Utterance) -> Speech:
        self.spoken.append(utterance.text)
        for word, failure in self.failures.items():
            if word in utterance.text:
                raise failure
        return super().speak(utterance)


def _narrate(script, engine, cache, **others):
    readers = [narrator(cache, engine, rate_wpm=300)] * len(script.segments)
    return tuple(narrate(script, readers, **{"workers": 2, **others}))


def test_clips_come_in_the_order_of_the_segments(cache):
    clips = _narrate(HARBOUR, ToneEngine(), cache, workers=4)
    assert [len(clip.words) for clip in clips] == [
        len(segment.spoken.split()) for segment in HARBOUR.segments
    ]


def test_what_has_been_made_is_not_spoken_again(cache):
    engine = PickyEngine()
    once = _narrate(HARBOUR, engine, cache)
    assert _narrate(HARBOUR, engine, cache) == once
    assert sorted(engine.spoken) == sorted(segment.spoken for segment in HARBOUR.segments)


def test_a_change_costs_only_the_changed_segment(cache):
    engine = PickyEngine()
    _narrate(story(segment("headline", "One"), segment("paragraph", "Two")), engine, cache)
    _narrate(story(segment("headline", "One"), segment("paragraph", "Three")), engine, cache)
    assert sorted(engine.spoken) == ["One", "Three", "Two"]


def test_clips_know_who_spoke_them(cache):
    (clip,) = _narrate(story(segment("headline", "One")), ToneEngine(), cache)
    assert clip.facts == {"engine": "tone", "voice": "low", "fingerprint": "tone 1; low"}


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (SpeechFailed("It broke."), VoiceDown),
        (EngineUnavailable("Gone."), VoiceDown),
        (TextRejected("Not that."), Unspeakable),
    ],
)
def test_a_failure_names_the_segment_and_says_whether_it_is_for_good_and_whose_fault(
    cache, failure, kind
):
    with pytest.raises(AudioError) as caught:
        _narrate(HARBOUR, PickyEngine(noon=failure), cache)
    assert type(caught.value) is kind
    assert caught.value.permanent == (kind is Unspeakable)
    assert str(caught.value) == (
        f"“harbour” could not be spoken: segment 5 of 8, paragraph. {failure}"
    )


def test_a_failure_tells_when_to_try_again(cache):
    """As the engine said, so that whoever tries again waits for it."""
    engine = PickyEngine(Two=EngineBusy("Busy.", retry_after_s=60))
    with pytest.raises(AudioError) as caught:
        _narrate(story(segment("headline", "One"), segment("paragraph", "Two")), engine, cache)
    assert caught.value.retry_after_s == 60


def test_a_segment_without_sound_is_named_too(cache):
    class Mute(ToneEngine):
        def speak(self, utterance: Utterance) -> Speech:
            return Speech(samples=bytes(9000), sample_rate_hz=22_050, words=())

    with pytest.raises(Unspeakable, match=r"segment 1 of 1, notice\. .* no sound for “Read"):
        _narrate(story(segment("notice", "Read by nobody.")), Mute(), cache)


def test_after_a_failure_nothing_more_is_begun(cache):
    long = story(*(segment("paragraph", f"Paragraph {i}.") for i in range(50)))
    engine = PickyEngine(**{"1.": SpeechFailed("It broke.")})
    with pytest.raises(AudioError, match="segment 2 of 50"):
        _narrate(long, engine, cache, workers=1)
    assert len(engine.spoken) < 10


def test_no_long_script_is_made_before_its_clips_are_asked_for(cache):
    """A day of news takes no more memory than an hour of it."""
    long = story(*(segment("paragraph", f"Paragraph {i}.") for i in range(50)))
    engine = PickyEngine()
    clips = narrate(long, [narrator(cache, engine)] * 50, workers=2)
    assert engine.spoken == []
    next(clips)
    assert len(engine.spoken) <= 9
    clips.close()
    assert len(engine.spoken) <= 9


def test_progress_is_told_clip_by_clip_in_the_callers_thread(cache):
    told = []
    _narrate(
        HARBOUR, ToneEngine(), cache,
        progress=lambda done, total: told.append((done, total, threading.current_thread())),
    )  # fmt: skip
    assert told == [(i, 8, threading.current_thread()) for i in range(1, 9)]


def test_what_is_read_aloud_is_what_the_finished_episode_holds_pauses_included(cache):
    """Who listens while it is made and who listens afterwards hear the same."""
    aloud = b"".join(read_aloud(HARBOUR, [narrator(cache, rate_wpm=300)] * len(HARBOUR.segments)))
    frames, clips = BytesIO(), _narrate(HARBOUR, ToneEngine(), cache)
    join(HARBOUR.segments, clips, voices_of(HARBOUR), frames)
    assert aloud == frames.getvalue()


def test_who_listens_waits_only_for_the_segment_that_comes_next(cache):
    engine = PickyEngine()
    sound = read_aloud(HARBOUR, [narrator(cache, engine)] * len(HARBOUR.segments))
    assert engine.spoken == []
    for count in (1, 2, 3):
        assert next(sound)
        assert engine.spoken == [segment.spoken for segment in HARBOUR.segments[:count]]


def test_what_is_read_aloud_breaks_off_where_a_segment_fails_and_says_which(cache):
    sound = read_aloud(
        HARBOUR,
        [narrator(cache, PickyEngine(noon=SpeechFailed("It broke.")))] * len(HARBOUR.segments),
    )
    for _ in range(4):
        assert next(sound)
    with pytest.raises(AudioError, match=r"segment 5 of 8, paragraph\. It broke\."):
        next(sound)
