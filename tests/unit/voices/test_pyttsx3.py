"""espeak-ng through pyttsx3: its own ways, beside the contract."""

import os
import textwrap
from array import array
from itertools import groupby

import pytest

from voices import EngineUnavailable, Run, Utterance
from voices.process import ProcessEngine

FACTORY = "voices.pyttsx3:Pyttsx3Engine"


@pytest.fixture(scope="module")
def engine():
    engine = ProcessEngine(FACTORY)
    try:
        engine.start()
        engine.voices()
    except EngineUnavailable as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
    yield engine
    engine.close()


@pytest.fixture
def say(engine):
    def say(*runs, voice="gmw/en-US"):
        return engine.speak(Utterance(runs=runs, voice=voice))

    return say


def longest_silence_ms(speech):
    """The longest stretch within, in steps of 5 ms."""
    samples = array("h", speech.samples)
    step = speech.sample_rate_hz // 200
    loud = [
        max(map(abs, samples[start : start + step])) > 150 for start in range(0, len(samples), step)
    ]
    within = loud[loud.index(True) : len(loud) - loud[::-1].index(True)]
    return max((5 * len(list(run)) for heard, run in groupby(within) if not heard), default=0)


def by_id(engine):
    return {voice.id: voice for voice in engine.voices()}


def test_voices_keep_the_identifiers_that_the_library_takes(engine):
    voices = by_id(engine)
    assert voices["gmw/en-US"].language == "en-US"
    assert voices["roa/pt-BR"].language == "pt-BR"
    assert {voice.licence for voice in voices.values()} == {"GPL-3.0-or-later"}
    assert not [id_ for id_ in voices if id_.startswith(("mb/", "!v/"))]


def test_mandarin_is_found_as_chinese(engine):
    assert by_id(engine)["sit/cmn"].language == "zh"


def test_the_fingerprint_names_all_that_shapes_the_sound(engine):
    fingerprint = engine.fingerprint("gmw/en-US")
    for part in ("pyttsx3 ", "espeak-ng 1.", "espeakng-loader ", "notation ", "gmw/en-US"):
        assert part in fingerprint


def test_words_in_another_language_are_said_by_its_voice(say):
    german = Run(text="Gesundheitswesen", language="de")
    mixed = say(Run(text="They call it "), german, Run(text=" here."))
    alone = say(german, voice="gmw/de")
    english = say(Run(text=german.text))
    in_context_ms = next(w.end_ms - w.start_ms for w in mixed.words if w.start == 13)
    assert (
        abs(in_context_ms - alone.duration_ms) < 60 < abs(english.duration_ms - alone.duration_ms)
    )


@pytest.mark.parametrize(
    ("voice", "word", "ipa"),
    [
        ("gmw/en-US", "cutter", "ˈkʌtɚ"),
        ("gmw/en", "hello", "həˈləʊ"),
        ("gmw/de", "Küche", "ˈkyçə"),
        ("roa/fr", "bonjour", "bɔ̃ˈʒuʁ"),
        ("roa/es", "perro", "ˈpero"),
        ("sem/ar", "صالح", "ˈsˤaːliħ"),
    ],
)
def test_a_pronunciation_sounds_like_a_word_that_is_pronounced_so(say, voice, word, ipa):
    own = say(Run(text=f"{word} {word}, {word}"), voice=voice)
    name = Run(text="Zzyzx", ipa=ipa)
    given = say(name, Run(text=" "), name, Run(text=", "), name, voice=voice)
    lengths_ms = [[word.end_ms - word.start_ms for word in said.words] for said in (own, given)]
    assert lengths_ms[0] == pytest.approx(lengths_ms[1], abs=30)


def test_the_ending_of_english_is_said_with_the_name(say):
    own = say(Run(text="The cutter’s plan"))
    given = say(Run(text="The "), Run(text="Cttr", ipa="ˈkʌtɚ"), Run(text="’s plan"))
    assert given.duration_ms == pytest.approx(own.duration_ms, abs=25)
    assert [word.start for word in given.words] == [0, 4, 11]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("gmw/en-US", "ba" * 20),
        ("gmw/en-US", "1234567890" * 4),
        ("roa/fr", "a" * 40),
        ("jpx/ja", "かわがあふれた" * 4),
        ("tai/th", "แม่น้ำสูงขึ้น" * 4),
        ("sit/cmn", "河水上涨" * 10),
    ],
)
def test_words_without_end_are_said_to_their_end(say, voice, text):
    one_ms, many_ms = (say(Run(text=said), voice=voice).duration_ms for said in (text, text * 10))
    assert many_ms > 6 * one_ms


@pytest.mark.parametrize("voice", ["gmw/en-US", "gmw/de", "roa/fr", "roa/es"])
@pytest.mark.parametrize(
    ("between", "shortest_ms"),
    [
        (" ", 0),
        (", ", 120),
        ("; ", 190),
        (": ", 190),
        (" — ", 190),
        (" – ", 190),
        ("—", 190),
        ("… ", 190),
        (" (", 90),
        (") ", 90),
        (" “", 90),
        ("” ", 90),
        (". ", 260),
        ("? ", 260),
        ("! ", 260),
        (".” ", 350),
    ],
)
def test_marks_are_heard_as_pauses(say, voice, between, shortest_ms):
    sentence = {
        "gmw/en-US": "They came home{}We all went along",
        "gmw/de": "Sie kamen heim{}Wir alle waren da",
        "roa/fr": "Les amis arrivent{}Nous allons manger",
        "roa/es": "Vinieron a casa{}Nos fuimos ayer",
    }[voice]
    heard_ms = longest_silence_ms(say(Run(text=sentence.format(between)), voice=voice))
    assert shortest_ms <= heard_ms < shortest_ms + 100


@pytest.mark.parametrize("rate_wpm", [440, 450])
def test_words_have_their_times_at_the_fastest_rates(engine, rate_wpm):
    runs = (Run(text="One came. Two of them went home again, and nobody saw it."),)
    speech = engine.speak(Utterance(runs=runs, voice="gmw/en-US", rate_wpm=rate_wpm))
    lengths_ms = [word.end_ms - word.start_ms for word in speech.words]
    assert 20 < min(lengths_ms) < max(lengths_ms) < 400


@pytest.mark.parametrize("language", ["en", "en-GB", "qaa", "", "\x00", "-"])
def test_the_voice_keeps_its_own_language_and_the_unknown(say, language):
    run = Run(text="The mayor of Bath laughed.")
    plain_ms = say(run).duration_ms
    marked = say(Run(text=run.text, language=language))
    assert marked.duration_ms == pytest.approx(plain_ms, abs=60)


def test_runs_of_one_voice_without_a_pause_are_spoken_in_one_breath(say):
    whole = say(Run(text="Barak said he hopes truce efforts will succeed."))
    parts = say(Run(text="Barak said he hopes tru"), Run(text="ce efforts will succeed."))
    assert [word.start for word in parts.words] == [word.start for word in whole.words]
    assert parts.duration_ms == pytest.approx(whole.duration_ms, abs=60)


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("roa/fr", "Aujourd'hui, 5 % des 1 200 euros ont été versés aux États-Unis."),
        ("gmw/de", "Am 3. Oktober 2019 zahlte die EU z. B. ca. 12,5 Mio. Euro; „wir sind bereit“."),
        ("zle/ru", "«Мы готовы», — сказал он. В 2019 году было холодно."),
        ("sem/ar", "قال الرئيس يوم 3 أكتوبر 2019 إن الولايات المتحدة ستدفع."),
        ("inc/hi", "राष्ट्रपति ने 3 अक्टूबर 2019 को कहा। हम तैयार हैं।"),
        ("gmw/en", "Mr. O'Brien-Smith vs. the F.B.I. cost £3.5m, or $1,200 — about 5% of all."),
    ],
)
def test_no_word_of_real_sentences_is_left_in_the_dark(say, voice, text):
    times = [word.end_ms - word.start_ms for word in say(Run(text=text), voice=voice).words]
    assert min(times) > 20
    assert max(times) < 4000


@pytest.mark.parametrize(
    ("fake", "advice"),
    [
        ({"pyttsx3.py": "raise ImportError('none')"}, "pip install pyttsx3"),
        (
            {
                "pyttsx3/__init__.py": "",
                "pyttsx3/drivers/__init__.py": "",
                "pyttsx3/drivers/_espeak.py": "raise RuntimeError('none')",
            },
            "pip install espeakng-loader",
        ),
    ],
)
def test_what_is_missing_is_named_with_what_to_install(tmp_path, monkeypatch, fake, advice):
    for name, content in fake.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(content))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    engine = ProcessEngine(FACTORY)
    with pytest.raises(EngineUnavailable, match=advice):
        engine.voices()
    engine.close()
