"""What feeds say in words of their own."""

from dataclasses import fields

import pytest

from service.forms import CODECS, Form
from service.publishing.shows import FORM_BYTES, NAME_BYTES, narrator
from service.publishing.wording import Wording, form_title, how_often, wording

TONGUES = ("ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "sv", "uk", "zh")


@pytest.mark.parametrize("language", [code for code in TONGUES if code != "en"])
def test_each_language_has_words_of_its_own_and_fills_in_the_same(language: str):
    """A Spanish feed that says “synthetic voice” is read out as nonsense by a Spanish screen reader."""
    told, english = wording(f"{language}-XX"), wording("en")
    for field in fields(Wording):
        here, there = getattr(told, field.name), getattr(english, field.name)
        assert here != there, field.name
        for blank in ("{name}", "{times}"):
            assert here.count(blank) == there.count(blank)


def test_a_language_without_words_is_told_in_english():
    assert wording("tlh") is wording("en-GB")


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("form", [Form(codec=CODECS["speaker"]), Form(codec=CODECS["low"]), Form(speed_percent=125)])  # fmt: skip
def test_the_names_of_usual_forms_are_not_cut_off(form: Form, language: str):
    assert len(form_title(form, language).encode()) <= FORM_BYTES


def test_another_voice_is_called_by_its_name():
    """Nobody wants to hear the letters of an id read out."""
    form = Form(voice="gmw/en-GB-scotland", speed_percent=150)
    title = form_title(form, "en", voices=["English (Scotland)"])
    assert title == "1.5x speed, voice English (Scotland)"


@pytest.mark.parametrize("language", TONGUES)
def test_who_stands_in_and_for_whom_both_have_room(language: str):
    person = narrator("Alba", language, instead_of="Bea" * 60)
    assert person.name.startswith("Alba (")
    assert "BeaBea" in person.name
    assert len(person.name.encode()) <= NAME_BYTES


def test_how_often_there_is_news_is_told():
    assert how_often("WEEKLY", "en-GB") == "Weekly"
    assert how_often("MONTHLY", "es") == "Mensual"
