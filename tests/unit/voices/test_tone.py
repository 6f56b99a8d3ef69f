"""The beeps are what tests and the last resort rely on: the same each time, and exactly where they say."""

from array import array
from itertools import pairwise

import pytest

from voices import Run, Utterance
from voices.tone import ToneEngine


@pytest.fixture
def say(utterance):
    def say(*texts, **settings):
        return ToneEngine().speak(utterance(*texts, **settings))

    return say


def stretch(speech, start_ms, end_ms):
    per_ms = speech.sample_rate_hz // 1000
    return array("h", speech.samples)[start_ms * per_ms : end_ms * per_ms]


def crossings(samples):
    return sum(one < 0 <= two for one, two in pairwise(samples))


def hz(speech, word):
    sound = stretch(speech, word.start_ms, word.end_ms)
    return crossings(sound) * 1000 / (word.end_ms - word.start_ms)


def test_each_word_is_one_beep_and_between_them_is_silence(say):
    speech = say("Hello, big world.")
    assert len(speech.words) == 3
    at_ms = 0
    for word in speech.words:
        assert not any(stretch(speech, at_ms, word.start_ms))
        sound = stretch(speech, word.start_ms, word.end_ms)
        assert all(any(sound[at : at + 160]) for at in range(0, len(sound), 160))
        at_ms = word.end_ms
    assert not any(stretch(speech, at_ms, speech.duration_ms))


def test_beeps_begin_and_end_without_a_click(say):
    speech = say("crackling")
    (word,) = speech.words
    sound = stretch(speech, word.start_ms, word.end_ms)
    steepest = max(abs(two - one) for one, two in pairwise(sound))
    assert abs(sound[0]) + abs(sound[-1]) <= 1.1 * steepest


def test_the_same_words_are_the_same_sound(say):
    assert say("Once more.") == say("Once more.")


def test_different_words_have_different_pitches_whatever_clings_to_them(say):
    speech = say("truce Truce, ceasefire")
    pitches = [hz(speech, word) for word in speech.words]
    assert pitches[0] == pytest.approx(pitches[1], rel=0.05)
    assert pitches[0] != pytest.approx(pitches[2], rel=0.05)


def test_longer_words_take_longer(say):
    one, two = say("go going").words
    assert two.end_ms - two.start_ms > 2 * (one.end_ms - one.start_ms)


def test_the_voices_and_pitches_are_told_apart_by_ear(say):
    heard = [
        hz(speech := say("word", voice=voice, pitch=pitch), speech.words[0])
        for voice in ("low", "high")
        for pitch in (0, 50, 100)
    ]
    assert heard[0] < heard[1] < heard[2]
    assert heard[1] < heard[4]
    assert heard[3] < heard[4] < heard[5]


def test_pauses_stand_where_their_run_ends():
    runs = (
        Run(text="— ", pause_ms=300),
        Run(text="One ", pause_ms=500),
        Run(text="two", pause_ms=700),
        Run(text="fold."),
    )
    speech = ToneEngine().speak(Utterance(runs=runs, voice="low"))
    one, two = speech.words
    assert one.start_ms == 300
    assert 500 <= two.start_ms - one.end_ms < 600
    assert 700 <= speech.duration_ms - two.end_ms < 800
