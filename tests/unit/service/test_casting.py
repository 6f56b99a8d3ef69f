"""Which voice reads an article."""

import pytest

from service.casting import choose_voice
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
