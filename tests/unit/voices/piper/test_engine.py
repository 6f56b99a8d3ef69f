"""Piper's voices, run by its own library: a tiny one that tests build, of the same form as the published ones."""

import logging
from array import array

import pytest
from contracts.piper import RATE_HZ, build

from voices import EngineUnavailable, Run, SpeechFailed, UnknownVoice, Utterance
from voices.piper import PiperEngine

NEWS = (
    "Ferries between the islands and the mainland will sail through the winter. The harbour board said so on Monday,"
    " after a summer of protests. Nobody had expected the decision, and some of the captains were not told."
)
BEEP = "piper:en_US-beep-low"


def engine_of(folder):
    return PiperEngine(str(folder))


def say(engine, *runs, voice=BEEP, rate_wpm=175):
    runs = tuple(Run(text=run) if isinstance(run, str) else run for run in runs)
    return engine.speak(Utterance(runs=runs, voice=voice, rate_wpm=rate_wpm))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("voices")
    build(folder, license="CC0-1.0")
    build(folder, "en_GB-crew-low", speakers=3, word_times=False)
    build(folder, "de_DE-buchstabe-low", kind="text")
    return engine_of(folder)


def test_voices_tell_language_licence_and_whether_words_are_timed(engine):
    told = {
        voice.id: (voice.language, voice.licence, voice.word_times) for voice in engine.voices()
    }
    assert told[BEEP] == ("en-US", "CC0-1.0", True)
    assert told["piper:en_GB-crew-low#2"] == ("en-GB", None, False)
    assert len(told) == 5


def test_voices_are_named_for_people(engine):
    """The name is heard and read where an episode says who reads it."""
    named = {voice.id: voice.name for voice in engine.voices()}
    assert named[BEEP] == "Beep (low)"
    assert named["piper:en_GB-crew-low#2"] == "Crew (low), p2"


def test_each_speaker_has_a_voice_of_its_own(engine):
    one, other = (say(engine, NEWS, voice=f"piper:en_GB-crew-low#{number}") for number in (0, 2))
    assert one.samples != other.samples
    assert len(one.samples) == len(other.samples)


def test_a_word_is_heard_when_its_time_says(engine):
    """Between the words there is silence in this voice: every word's own time is full of sound, and what is between is not."""
    text = "Boats, ships, and ferries."
    speech = say(engine, text)
    samples = array("h", speech.samples)
    at = [index * 1000 / RATE_HZ for index, sample in enumerate(samples) if abs(sample) > 200]
    for word, after in zip(speech.words, [*speech.words[1:], None], strict=True):
        sounding = [ms for ms in at if word.start_ms <= ms <= word.end_ms]
        assert sounding[0] - word.start_ms < 60
        assert word.end_ms - sounding[-1] < 60
        if after:
            assert not [ms for ms in at if word.end_ms + 2 < ms < after.start_ms - 2]


@pytest.mark.parametrize("voice", [BEEP, "piper:de_DE-buchstabe-low"])
@pytest.mark.parametrize("rate_wpm", [100, 175, 260])
def test_a_rate_is_measured_in_words_a_minute(engine, voice, rate_wpm):
    """Whatever a model calls its own speed, and though lengths are whole frames."""
    speech = say(engine, NEWS, voice=voice, rate_wpm=rate_wpm)
    assert len(NEWS.split()) * 60_000 / speech.duration_ms == pytest.approx(rate_wpm, rel=0.15)


@pytest.mark.parametrize(("after", "joins"), [("’s", True), ("s’", False), (" is", False)])
def test_the_ending_of_english_joins_a_pronunciation(engine, after, joins):
    """It is a sound of the word, not the letter S read out after it."""
    name = Run(text="Qatar", ipa="ˈkʌtəɹ")
    longer_ms = (
        say(engine, name, f"{after} plan.").duration_ms - say(engine, name, " plan.").duration_ms
    )
    assert (0 < longer_ms < 80) == joins


def test_a_pronunciation_of_several_words_is_shared_among_as_many_as_are_shown(engine):
    speech = say(engine, "In ", Run(text="al Udeid Base", ipa="ˌæluːˈdeɪd beɪs"), " today.")
    assert [(word.start, word.end) for word in speech.words] == [
        (0, 2),
        (3, 5),
        (6, 11),
        (12, 16),
        (17, 23),
    ]


def test_a_voice_that_takes_letters_reads_the_words_of_a_pronunciation(engine):
    voice = "piper:de_DE-buchstabe-low"
    plain, given = (
        say(engine, Run(text="Berlin", ipa=ipa), voice=voice) for ipa in (None, "bɛʁˈliːn")
    )
    assert plain.samples == given.samples


@pytest.mark.parametrize(
    "spoil",
    [
        lambda model: model.write_bytes(b"no model"),
        lambda model: model.with_name(f"{model.name}.json").write_text("{}"),
        lambda model: model.with_name(f"{model.name}.json").write_text("[" * 100_000),
        lambda model: model.with_name(f"{model.name}.json").unlink(),
    ],
    ids=["model", "json", "deep json", "no json"],
)
def test_a_broken_voice_costs_no_other(tmp_path, spoil, caplog):
    build(tmp_path)
    spoil(build(tmp_path, "en_US-spoilt-low"))
    with caplog.at_level(logging.CRITICAL, logger="piper"):
        engine = engine_of(tmp_path)
        assert [voice.id for voice in engine.voices()] == [BEEP]
        with pytest.raises(UnknownVoice):
            say(engine, "Hello.", voice="piper:en_US-spoilt-low")
        assert any(say(engine, "Hello.").samples)


def test_a_voice_whose_phonemes_nobody_here_can_make_is_left_out(tmp_path):
    build(tmp_path, "zh_CN-tone-low", phoneme_type="pinyin")
    assert engine_of(tmp_path).voices() == ()


def test_a_voice_that_is_damaged_after_it_was_found_fails_in_words(tmp_path):
    model = build(tmp_path)
    engine = engine_of(tmp_path)
    engine.voices()
    model.write_bytes(model.read_bytes()[:2000])
    with pytest.raises(EngineUnavailable, match="cannot be loaded"):
        say(engine, "Hello.")


def test_a_voice_that_does_not_know_its_own_phonemes_fails_in_words(tmp_path):
    """Its JSON promises numbers that its model has never learnt."""
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    build(tmp_path, phoneme_id_map=DEFAULT_PHONEME_ID_MAP | {"h": [99_999]})
    with pytest.raises(SpeechFailed, match="broke down"):
        say(engine_of(tmp_path), "Hello.")


def test_clips_are_made_again_when_the_model_or_what_it_says_of_itself_has_changed(tmp_path):
    build(tmp_path)
    marks = {engine_of(tmp_path).fingerprint(BEEP)}
    build(tmp_path, inference={"length_scale": 2.0})
    marks.add(engine_of(tmp_path).fingerprint(BEEP))
    build(tmp_path, word_times=False, inference={"length_scale": 2.0})
    marks.add(engine_of(tmp_path).fingerprint(BEEP))
    assert len(marks) == 3


def test_more_voices_than_fit_in_memory_are_still_spoken_with(tmp_path):
    for number in range(5):
        build(tmp_path, f"en_US-n{number}-low")
    engine = engine_of(tmp_path)
    for voice in [*engine.voices(), *engine.voices()]:
        assert any(say(engine, "Hello.", voice=voice.id).samples)
    assert len(engine._loaded) == 3
