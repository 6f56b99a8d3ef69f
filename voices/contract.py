"""What every engine keeps to, whoever wrote it: subclass `EngineContract` and say how to make yours. Needs pytest.

    from voices.contract import EngineContract

    class TestMyEngine(EngineContract):
        @staticmethod
        def make_engine() -> Engine:
            return MyEngine()

An engine that is not installed is skipped at home and fails where the environment has `CI`.
"""

# ruff: noqa: S101  (tests assert)

import os
import re
from array import array
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from voices import (
    Engine,
    EngineUnavailable,
    Run,
    Speech,
    TextRejected,
    UnknownVoice,
    Utterance,
    Voice,
    WordTime,
)
from voices.words import words_of

BCP47 = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
Say = Callable[..., Speech]
"""Speaks runs or texts, at settings of an utterance."""

PLAIN = "The council met on Monday, and it agreed to open the harbour again. Nobody objected."
ODD = {
    "ten thousand characters": "Ships come and go. " * 526 + "Ahoy!!",
    "emoji": "Good news 😀 for 👩‍🚀 everyone 🇫🇷.",
    "right to left": "שלום לכולם. مرحبا بالعالم.",
    "like an option": "-v de --help",
    "control characters": "one\x00two \x07three\x1b[31m four\x9f\r\nfive",
    "lone surrogates": "one \ud800two three\udfff",
    "markup": "<speak>one <break time='60s'/> two</speak> &amp; &lt;three",
    "a word without end": "b" + "a" * 1000,
    "a number without end": "1" * 200,
    "phonemes": "say [[h@l'oU]] now",
}


class EngineContract:
    """The tests; `make_engine` is all that a subclass gives."""

    @staticmethod
    def make_engine() -> Engine:
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls) -> Iterator[Engine]:
        engine = cls.make_engine()
        try:
            engine.voices()
        except EngineUnavailable as error:
            if "CI" in os.environ:
                raise
            pytest.skip(str(error))
        yield engine
        engine.close()

    @pytest.fixture
    def voice(self, engine: Engine) -> Voice:
        """An English voice if there is one: `PLAIN` is English."""
        voices = sorted(engine.voices(), key=lambda voice: not voice.language.startswith("en"))
        return voices[0]

    @pytest.fixture
    def say(self, engine: Engine, voice: Voice) -> Say:
        def say(*runs: Run | str, **settings: int) -> Speech:
            whole = tuple(Run(text=run) if isinstance(run, str) else run for run in runs)
            return engine.speak(Utterance(runs=whole, voice=voice.id, **settings))

        return say

    def test_voices_name_their_engine_and_are_told_apart(self, engine: Engine) -> None:
        voices = engine.voices()
        assert voices
        assert {voice.engine for voice in voices} == {engine.name}
        assert len({voice.id for voice in voices}) == len(voices)
        assert all(voice.name for voice in voices)

    def test_voices_say_their_language_in_bcp_47(self, engine: Engine) -> None:
        assert [v.language for v in engine.voices() if not BCP47.fullmatch(v.language)] == []

    def test_fingerprints_are_steady_and_tell_voices_apart(self, engine: Engine) -> None:
        ids = [voice.id for voice in engine.voices()]
        fingerprints = [engine.fingerprint(id_) for id_ in ids]
        assert len(set(fingerprints)) == len(ids)
        assert fingerprints[0] == engine.fingerprint(ids[0])

    def test_a_plain_text_is_heard_and_lasts_as_long_as_its_words_take(self, say: Say) -> None:
        speech = say(PLAIN)
        expected_ms = 60_000 * len(PLAIN.split()) / 175
        assert len(speech.samples) % 2 == 0
        assert any(speech.samples)
        assert 0.4 * expected_ms < speech.duration_ms < 2.5 * expected_ms

    def test_words_have_times_exactly_when_the_voice_promises_them(
        self, say: Say, voice: Voice
    ) -> None:
        assert (say(PLAIN).words is not None) == voice.word_times

    def test_every_word_of_a_plain_text_has_its_time(self, say: Say, voice: Voice) -> None:
        words = times_or_skip(say(PLAIN), voice)
        assert [(word.start, word.end) for word in words] == list(words_of(PLAIN))
        assert all(word.start_ms < word.end_ms for word in words)

    def test_the_times_of_words_cover_the_speech(self, say: Say, voice: Voice) -> None:
        speech = say(PLAIN)
        words = times_or_skip(speech, voice)
        assert words[0].start_ms < 200
        assert speech.duration_ms - words[-1].end_ms < 500

    def test_sound_begins_with_the_word_that_follows_a_pause(self, say: Say, voice: Voice) -> None:
        speech = say(Run(text="Before. ", pause_ms=700), "Afterwards.")
        _, after = times_or_skip(speech, voice)
        silence_ms = 20
        per_ms = speech.sample_rate_hz / 1000
        samples = array("h", speech.samples)
        quiet = samples[
            round((after.start_ms - 600) * per_ms) : round((after.start_ms - silence_ms) * per_ms)
        ]
        loud = samples[round(after.start_ms * per_ms) : round((after.start_ms + 150) * per_ms)]
        assert max(map(abs, quiet)) < 100
        assert max(map(abs, loud)) > 1000

    def test_words_of_later_runs_are_counted_from_the_start_of_the_whole_text(
        self, say: Say, voice: Voice
    ) -> None:
        runs = ("Alpha ", "beta", " gamma.")
        words = times_or_skip(say(*runs), voice)
        assert ["".join(runs)[word.start : word.end] for word in words] == [
            "Alpha",
            "beta",
            "gamma.",
        ]

    def test_runs_in_other_languages_are_spoken_or_left_to_the_voice(self, say: Say) -> None:
        runs = (
            Run(text="She said "),
            Run(text="au revoir", language="fr"),
            Run(text=" and left ."),
            Run(text=" Qa!", language="qaa"),
        )
        speech = say(*runs)
        check_times(speech, "".join(run.text for run in runs))
        assert speech.duration_ms > say("She said  and left .").duration_ms

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", ""),
            ("From ", " today."),
            ("From ", ", today."),
            ("From “", "”, it said."),
            ("(", ") today"),
            ("From Iran—", "—today"),
            ("It is ", "’s plan"),
            ("The pro-", "-led [[plan]]."),
            ("One.\n\n", ".\n\nTwo."),
            ("Der\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}x"),
        ],
    )
    def test_a_pronunciation_never_loses_the_word(self, say: Say, before: str, after: str) -> None:
        name = Run(text="Qatar", ipa="ˈkʌtəɹ ˈɛl")
        speech = say(before, name, f"{after} Yes.")
        check_times(speech, f"{before}Qatar{after} Yes.")
        assert speech.duration_ms > 100 + say(f"{before} {after} Yes.").duration_ms

    @pytest.mark.parametrize("ipa", ["ˈyøǂ!", "pst", " ", "]]", "\x00", "ˈ" * 1000, "\ud800"])
    def test_a_pronunciation_that_cannot_be_made_leaves_the_text(self, say: Say, ipa: str) -> None:
        speech = say("From ", Run(text="Qatar", ipa=ipa), " today.")
        check_times(speech, "From Qatar today.")
        assert speech.duration_ms == pytest.approx(say("From Qatar today.").duration_ms, abs=100)

    @pytest.mark.parametrize("rate_wpm", [80, 250, 450])
    def test_pronounced_words_keep_their_times_at_every_rate(
        self, say: Say, voice: Voice, rate_wpm: int
    ) -> None:
        name = Run(text="Vladimir Putin", ipa="ˈvlædɪmɪɹ ˈpuːtɪn")
        speech = say("Today ", name, ", they said, went home.", rate_wpm=rate_wpm)
        words = times_or_skip(speech, voice)
        assert [word.start for word in words] == [0, 6, 15, 22, 27, 33, 38]
        assert min(word.end_ms - word.start_ms for word in words) > 15
        assert words[-1].end_ms <= speech.duration_ms

    def test_letters_said_one_by_one_keep_their_times(self, say: Say, voice: Voice) -> None:
        words = times_or_skip(say("At seven A M the U A E left."), voice)
        assert [word.start for word in words] == [0, 3, 9, 11, 13, 17, 19, 21, 23]
        assert min(word.end_ms - word.start_ms for word in words) > 15

    def test_a_pause_after_the_text_is_added_in_full(self, say: Say) -> None:
        longer_ms = say(Run(text=PLAIN, pause_ms=2000)).duration_ms - say(PLAIN).duration_ms
        assert 1800 < longer_ms < 2200

    def test_a_pause_inside_the_text_lengthens_it(self, say: Say) -> None:
        with_pause = say(Run(text="One day. ", pause_ms=3000), "Another day.")
        assert with_pause.duration_ms - say("One day. ", "Another day.").duration_ms > 2000

    def test_a_faster_rate_is_shorter(self, say: Say) -> None:
        assert say(PLAIN, rate_wpm=300).duration_ms < 0.7 * say(PLAIN, rate_wpm=120).duration_ms

    def test_rates_beyond_its_own_are_spoken_at_the_nearest(self, say: Say, engine: Engine) -> None:
        slowest, fastest = engine.capabilities.rates_wpm
        text = "A very short sentence."
        assert say(text, rate_wpm=1).duration_ms == pytest.approx(
            say(text, rate_wpm=slowest).duration_ms, rel=0.1
        )
        assert say(text, rate_wpm=9999).duration_ms == pytest.approx(
            say(text, rate_wpm=fastest).duration_ms, rel=0.1
        )

    @pytest.mark.parametrize("pitch", [0, 100])
    def test_the_ends_of_pitch_are_spoken(self, say: Say, pitch: int) -> None:
        assert any(say("High or low.", pitch=pitch).samples)

    @pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
    def test_odd_texts_are_spoken_as_text(self, say: Say, text: str) -> None:
        speech = say(text)
        assert any(speech.samples)
        check_times(speech, text)

    def test_markup_is_read_out_not_obeyed(self, say: Say) -> None:
        assert say("<break time='60s'/> a").duration_ms < 30_000
        assert say("<emphasis>word</emphasis>").duration_ms > 1.5 * say("word").duration_ms

    def test_phonemes_in_brackets_are_read_out_not_obeyed(self, say: Say) -> None:
        assert say("I [[Ig'zIst]] now").duration_ms > say("I exist now").duration_ms

    @pytest.mark.parametrize("text", ["", " \n\t", "…", "“—”, (...)", "\x00\x1f", "\ud800"])
    def test_a_text_with_nothing_to_be_said_is_rejected(self, say: Say, text: str) -> None:
        with pytest.raises(TextRejected, match="nothing to be said"):
            say(text)

    def test_a_run_with_nothing_to_be_said_leaves_its_pause(self, say: Say) -> None:
        speech = say("One.", Run(text=" — ", pause_ms=2000), "Two.")
        assert speech.duration_ms > 2000 + say("One.").duration_ms

    def test_emoji_alone_are_spoken(self, say: Say) -> None:
        assert any(say("😀").samples)

    def test_a_text_that_is_too_long_is_rejected_and_the_longest_is_not(
        self, say: Say, engine: Engine
    ) -> None:
        longest = engine.capabilities.max_chars
        text = ("word " * (longest // 5 + 1))[:longest]
        assert any(say(text, rate_wpm=450).samples)
        with pytest.raises(TextRejected, match=str(longest)):
            say(text + "s")

    @pytest.mark.parametrize("id_", ["no-such-voice", "", "\x00", "\ud800", "-v"])
    def test_an_unknown_voice_is_refused_by_name(self, engine: Engine, id_: str) -> None:
        with pytest.raises(UnknownVoice):
            engine.speak(Utterance(runs=(Run(text="Hello."),), voice=id_))
        with pytest.raises(UnknownVoice):
            engine.fingerprint(id_)

    def test_it_speaks_after_it_has_refused(self, say: Say) -> None:
        with pytest.raises(TextRejected):
            say("...")
        assert any(say("Fine.").samples)

    def test_the_same_utterance_twice_is_spoken_twice(self, say: Say) -> None:
        one, two = say(PLAIN), say(PLAIN)
        assert one.duration_ms == pytest.approx(two.duration_ms, abs=100)
        assert [word.start for word in one.words or ()] == [word.start for word in two.words or ()]

    def test_threads_get_the_speech_of_their_own_text(self, say: Say) -> None:
        texts = ["One.", PLAIN, "A few more words.", PLAIN * 3] * 3
        with ThreadPoolExecutor(4) as threads:
            speeches = list(threads.map(say, texts))
        for text, speech in zip(texts, speeches, strict=True):
            check_times(speech, text)
            assert speech.duration_ms == pytest.approx(say(text).duration_ms, rel=0.1)

    def test_a_closed_engine_says_so_and_may_be_closed_again(self, voice: Voice) -> None:
        another = self.make_engine()
        utterance = Utterance(runs=(Run(text="Hello."),), voice=voice.id)
        assert any(another.speak(utterance).samples)
        another.close()
        with pytest.raises(EngineUnavailable, match="closed"):
            another.speak(utterance)
        another.close()

    def test_an_engine_that_never_spoke_can_be_closed(self, voice: Voice) -> None:
        another = self.make_engine()
        another.close()
        with pytest.raises(EngineUnavailable, match="closed"):
            another.speak(Utterance(runs=(Run(text="Hello."),), voice=voice.id))


def times_or_skip(speech: Speech, voice: Voice) -> tuple[WordTime, ...]:
    """Give the times of the words, which must be there when the voice promises them."""
    if not voice.word_times:
        pytest.skip("the voice measures no word times")
    assert speech.words is not None
    return speech.words


def check_times(speech: Speech, text: str) -> None:
    """Word times rise, do not overlap, start at starts of words, and stay within text and sound."""
    text_at = sound_at_ms = 0
    for word in speech.words or ():
        assert text_at <= word.start < word.end <= len(text)
        assert sound_at_ms <= word.start_ms <= word.end_ms <= speech.duration_ms
        text_at, sound_at_ms = word.end, word.end_ms
