"""Which voice reads an article."""

import pytest

from service.casting import choose_casts, choose_voice
from service.parts import Casting, Parts
from voices import UnknownVoice, Voice


def voice(identity: str, language: str) -> Voice:
    return Voice(
        id=identity, engine="tone", name=f"The {identity}", language=language, word_times=True
    )


VOICES = [
    voice("scottish", "en-GB-scotland"),
    voice("american", "en-US"),
    voice("british", "en-GB"),
    voice("portuguese", "pt"),
    voice("brazilian", "pt-BR"),
    voice("german", "de"),
    voice("cantonese", "yue"),
    voice("mandarin", "cmn"),
    voice("belgian", "fr-BE"),
]


@pytest.mark.parametrize(
    ("language", "chosen"),
    [
        ("en", "american"),
        ("en-GB", "british"),
        ("EN-gb", "british"),
        ("en-ZA", "american"),
        ("de", "german"),
        ("de-AT", "german"),
        ("pt", "portuguese"),
        ("pt-AO", "brazilian"),
        ("zh", "mandarin"),
        ("fr", "belgian"),
    ],
)
def test_voice_for_a_language(language: str, chosen: str):
    """The very language, else its usual region, else any of its voices."""
    assert choose_voice(VOICES, wanted=None, language=language).id == chosen


@pytest.mark.parametrize("wanted", ["british", "BRITISH", "The british", "en-GB"])
def test_wanted_voice(wanted: str):
    """A voice is asked for by id, by name or by language, whatever the article's language."""
    assert choose_voice(VOICES, wanted=wanted, language="de").id == "british"


def test_no_voice_for_a_language():
    """The error says what is missing and what to do."""
    with pytest.raises(UnknownVoice, match=r"article's language, ka\. Choose one with --voice"):
        choose_voice(VOICES, wanted=None, language="ka")


def test_unknown_voice():
    """The error offers what is close to what was asked."""
    with pytest.raises(UnknownVoice, match=r"no voice 'britsh'\. Did you mean british"):
        choose_voice(VOICES, wanted="britsh", language="en")
    with pytest.raises(UnknownVoice, match=r"no voice 'zzz'\. `heardline voices`"):
        choose_voice(VOICES, wanted="zzz", language="en")


def reading(
    casting: Casting | None = None, language: str = "en", section: str | None = None, **given
):
    """The casts of a story, each as anchor, correspondent, quotations."""
    asked = {"voices": ENGINES, "story": "bridge", **given}
    casts = choose_casts(casting=casting or Casting(), language=language, section=section, **asked)
    return [(cast.anchor.id, cast.correspondent.id, cast.quotations.id) for cast in casts]


def of(engine: str, identity: str, language: str) -> Voice:
    return Voice(id=identity, engine=engine, name=identity, language=language, word_times=True)


ENGINES = [
    of("one", "a", "en-US"),
    of("one", "b", "en-GB"),
    of("one", "a+f2", "en-US"),
    of("two", "x", "en-US"),
    of("two", "y", "de"),
    of("three", "z", "en-US"),
    of("tone", "low", "zxx"),
]


def test_two_voices_read_english_where_nobody_is_named():
    assert reading()[0] == ("a", "a+f2", "a+f2")
    assert reading(language="de")[0] == ("y", "y", "y")


def test_the_anchor_says_what_is_about_the_report_and_the_correspondent_the_report():
    casting = Casting(casts={"en": Parts(anchor="b", correspondents=("x",), quotations="z")})
    (cast, *_) = choose_casts(ENGINES, casting, language="en", section=None, story="bridge")
    said = {kind: cast.reader(kind).id for kind in ("dateline", "headline", "paragraph", "quote")}
    assert said == {"dateline": "b", "headline": "b", "paragraph": "x", "quote": "z"}


def test_one_voice_for_all_is_one_setting():
    casting = Casting(voice="z", casts={"en": Parts(anchor="b")})
    assert reading(casting)[0] == ("z", "z", "z")


def test_the_most_particular_table_counts():
    casts = {"en": Parts(anchor="a"), "en-gb": Parts(anchor="b"), "en/sports": Parts(anchor="z")}
    casting = Casting(casts=casts)
    assert reading(casting)[0][0] == "a"
    assert reading(casting, "en-GB")[0][0] == "b"
    assert reading(casting, "en-GB", section="Sports")[0][0] == "z"
    assert reading(casting, section="World")[0][0] == "a"


def test_correspondents_take_turns_and_a_story_keeps_its_own():
    casting = Casting(casts={"en": Parts(anchor="a", correspondents=("b", "x", "z"))})
    drawn = {n: reading(casting, story=f"story {n}")[0][1] for n in range(60)}
    assert drawn == {n: reading(casting, story=f"story {n}")[0][1] for n in range(60)}
    assert min(list(drawn.values()).count(voice) for voice in "bxz") >= 10


def test_whoever_stands_in_reads_all_and_comes_from_an_engine_that_was_not_tried():
    assert reading()[1:] == [("x", "x", "x"), ("z", "z", "z")]
    casting = Casting(fallback={"en": ("nobody", "a", "z")})
    assert reading(casting)[1:] == [("z", "z", "z"), ("x", "x", "x")]


def test_beeps_never_stand_in():
    assert reading(Casting(fallback={"en": ("low",)}), voices=[ENGINES[0], ENGINES[-1]]) == [
        ("a", "a", "a")
    ]


def test_whoever_is_wanted_and_not_here_is_told():
    """A voice of a program that was uninstalled costs no episode."""
    casting = Casting(casts={"en": Parts(anchor="flite:rms", correspondents=("a",))})
    casts = choose_casts(ENGINES, casting, language="en", section=None, story="bridge")
    assert {cast.instead_of for cast in casts} == {"flite:rms and a"}
    assert [cast.anchor.id for cast in casts] == ["a", "x", "z"]


def test_nobody_to_read_is_an_error():
    with pytest.raises(UnknownVoice, match="article's language, ka"):
        reading(language="ka")
