"""A listener is told at the end that the voice is synthetic."""

from dataclasses import replace
from datetime import date

import pytest
from unit.service.narration.stories import article

from service.model import Block
from service.scripting import write_script
from service.scripting.closing import closing_segments, headlines_closing

ARTICLE = replace(article(language="en-GB"), blocks=(Block(kind="paragraph", text="It rained."),))


def said(language: str, *closing: str) -> list[tuple[str, str, str]]:
    script = write_script(
        replace(ARTICLE, language=language), today=date(2026, 3, 14), closing=closing
    )
    return [(one.kind, one.spoken, one.language) for one in script.segments[1:]]


def test_it_is_the_last_thing_said_and_stands_in_the_transcript():
    script = write_script(ARTICLE, today=date(2026, 3, 14), closing=("notice",))
    assert [one.kind for one in script.segments] == ["paragraph", "notice"]
    assert script.segments[-1].transcribed == "This article was read by synthetic voice."


def test_the_end_mark_comes_after_it():
    assert [kind for kind, *_ in said("de", "end", "notice")] == ["notice", "end"]
    assert said("de-AT", "end") == [("end", "Ende des Artikels.", "de-AT")]


@pytest.mark.parametrize("language", ["ka", "und", "ENGLISH"])
def test_where_its_words_are_not_known_it_is_said_in_english(language: str):
    assert said(language, "notice") == [
        ("notice", "This article was read by synthetic voice.", "en")
    ]


def test_a_newsroom_can_leave_it_out():
    assert said("en") == []


@pytest.mark.parametrize(
    "language", ["ar", "de-AT", "en", "es", "fr", "it", "nl", "pt-BR", "ru", "sv", "uk", "zh", "ka"]
)
def test_headlines_have_a_notice_of_their_own_in_the_same_language(language: str):
    [of_article] = closing_segments(["notice"], language=language)
    [of_headlines] = headlines_closing(["notice", "end"], language=language)
    assert of_headlines.language == of_article.language
    assert of_headlines.kind == "notice"
    assert of_headlines.spoken != of_article.spoken
    assert list(headlines_closing(["end"], language=language)) == []
