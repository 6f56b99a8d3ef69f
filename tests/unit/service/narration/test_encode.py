"""Speech becomes clips."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from service.errors import AudioError
from service.narration import house
from service.narration.encode import encode
from service.narration.errors import Unspeakable
from voices import Run, Speech, Utterance, WordTime
from voices.tone import ToneEngine

TEXT = "Ferries will run all winter for the first time."


def _utterance(text: str = TEXT, pause_ms: int = 0) -> Utterance:
    return Utterance(runs=(Run(text=text, pause_ms=pause_ms),), voice="low")


def _speech(
    seconds: float, level: float = 0.3, words: tuple[WordTime, ...] | None = None
) -> Speech:
    samples = 32_767 * np.clip(level * np.sin(np.arange(int(22_050 * seconds)) * 0.1), -1, 1)
    return Speech(samples=samples.astype("<i2").tobytes(), sample_rate_hz=22_050, words=words)


def test_each_word_sounds_when_its_mark_says(decode):
    """The word that lights up on the page is the one that is heard."""
    utterance = _utterance()
    clip = encode(ToneEngine().speak(utterance), utterance, gain_db=0, facts={})
    heard = np.abs(decode(clip.frames)[1105 : 1105 + clip.sample_count])
    assert len(clip.words) == 9
    for mark in clip.words:
        assert mark.end_ms > mark.start_ms
        in_the_word = heard[int(mark.start_ms * 44.1) + 90 : int(mark.end_ms * 44.1) - 90]
        before_it = heard[int(mark.start_ms * 44.1) - 1000 : int(mark.start_ms * 44.1) - 300]
        assert in_the_word.mean() > 0.05
        assert before_it.max() < 0.02


def test_a_clip_is_as_loud_as_its_gain_asks(decode):
    for gain_db in (-6, 0, 4):
        clip = encode(_speech(3, level=0.2), _utterance(), gain_db=gain_db, facts={})
        middle = decode(clip.frames)[44_100:88_200]
        assert abs(10 * np.log10(np.mean(middle**2) / (0.2**2 / 2)) - gain_db) < 0.1


def test_no_clip_peaks_above_minus_one_decibel(decode):
    clip = encode(_speech(3, level=0.9), _utterance(), gain_db=20, facts={})
    assert np.abs(decode(clip.frames)).max() < 10 ** (-1 / 20)


def test_words_beyond_what_is_heard_end_with_it():
    words = (WordTime(0, 7, 0, 900), WordTime(8, 12, 2950, 4000))
    clip = encode(_speech(3, words=words), _utterance(), gain_db=0, facts={})
    last_ms = clip.sample_count * 1000 // house.SAMPLE_RATE_HZ
    assert clip.words == ((0, 7, 60, 960), (8, 12, 3010, last_ms))


def test_an_engine_that_measures_no_words_gives_a_clip_without():
    assert encode(_speech(3), _utterance(), gain_db=0, facts={}).words is None


def test_facts_travel_with_the_clip():
    assert encode(_speech(3), _utterance(), gain_db=0, facts={"voice": "low"}).facts == {
        "voice": "low"
    }


def test_silence_is_an_error_that_names_the_text_and_is_for_good():
    with pytest.raises(Unspeakable, match="no sound for “Ferries will run"):
        encode(_speech(3, level=0), _utterance(), gain_db=0, facts={})
    assert Unspeakable.permanent


def test_an_overdriven_voice_is_an_error_and_a_loud_one_is_not():
    """A program that was turned up too far crackles, and no limiter can mend that."""
    with pytest.raises(Unspeakable, match=r"voice “low” is overdriven: [1-9][0-9]% of its sound"):
        encode(_speech(3, level=1.2), _utterance(), gain_db=0, facts={})
    assert encode(_speech(3, level=0.99), _utterance(), gain_db=0, facts={}).sample_count > 0


@pytest.mark.parametrize(("seconds", "why"), [(0.1, "lost"), (40, "wild")])
def test_sound_that_cannot_be_all_of_the_text_is_an_error(seconds, why):
    with pytest.raises(AudioError, match=why):
        encode(_speech(seconds), _utterance(), gain_db=0, facts={})


@pytest.mark.parametrize(
    ("text", "seconds"), [("8", 0.5), ("www.hna.int", 4), ("中国和平", 1.2), ("1 234 567 890", 9)]
)
def test_short_texts_that_are_long_to_say_are_believed(text, seconds):
    assert encode(_speech(seconds), _utterance(text), gain_db=0, facts={}).sample_count > 0


def test_pauses_that_were_asked_for_do_not_count_as_running_wild():
    assert encode(_speech(40), _utterance(pause_ms=15_000), gain_db=0, facts={}).sample_count > 0


def test_several_at_once_give_what_one_after_the_other_gives():
    utterances = [_utterance(f"{TEXT} Take {i}.") for i in range(8)]

    def make(utterance: Utterance) -> bytes:
        return encode(ToneEngine().speak(utterance), utterance, gain_db=9, facts={}).frames

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(make, utterances)) == list(map(make, utterances))
