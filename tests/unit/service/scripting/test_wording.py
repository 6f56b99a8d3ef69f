"""Each rule of wording speaks its own example, and rules meet in real sentences."""

import pytest

from service.scripting.wording import LANGUAGES, has_rules, say, table
from service.scripting.wording.english.calendar import DAY_FIRST
from service.scripting.wording.rules import Rule


def spoken(shown: str, language: str = "en") -> str:
    return "".join(piece.said for piece in say(shown, language=language))


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        pytest.param(language, rule, id=f"{language}-{rule.name}")
        for language in LANGUAGES
        for rule in table(language).rules
    ],
)
def test_example(language: str, rule: Rule):
    """The tables' examples are true."""
    shown, said = rule.example
    assert shown != said
    assert spoken(shown, language) == said


def test_strange_digits():
    """What only looks like a number in an address is not said."""
    assert spoken("See example.com/ferry¹ now.").split() == [
        "See",
        "example",
        "dot",
        "com",
        "slash",
        "ferry",
        "now.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_rules(language: str):
    """A rule can be told by its name."""
    names = [rule.name for rule in table(language).rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "shown",
    ["", "Plain words.", "“Quoted”, she said", "A b", "Dash — dash", "President Xi met NATO’s chief.", "BREAKING NEWS"],
)  # fmt: skip
def test_plain_words_are_left_alone(shown: str):
    """What no rule is about is said as it is shown."""
    assert spoken(shown) == shown


@pytest.mark.parametrize("language", ["tlh", "fi", ""])
def test_language_without_rules(language: str):
    """Its words pass untouched, and that can be asked."""
    shown = "Nr. 5 on 12.6.2008, $4.5bn & 3%"
    assert spoken(shown, language) == shown
    assert not has_rules(language)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us"])
def test_regions_of_english(language: str):
    """Every region's English has the rules of English."""
    assert spoken("5%", language) == "five percent"
    assert has_rules(language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "December sixth, twenty twenty four"),
        ("en-US", "December sixth, twenty twenty four"),
        ("en-GB", "the twelfth of June, twenty twenty four"),
        ("en-AU", "the twelfth of June, twenty twenty four"),
    ],
)
def test_dates_by_region(language: str, said: str):
    """12/6/2024 is in December in America, and in June elsewhere."""
    assert spoken("12/6/2024", language) == said


@pytest.mark.parametrize("rule", DAY_FIRST, ids=lambda rule: rule.name)
def test_example_of_the_world(rule: Rule):
    """The examples of English outside America are true."""
    shown, said = rule.example
    assert spoken(shown, "en-GB") == said


def test_stretch():
    """A part of a text can be said, with places in the whole."""
    pieces = list(say("One.  Two.", 6, 10, language="en"))
    assert [(piece.said, piece.shown_from, piece.shown_to) for piece in pieces] == [("Two.", 6, 10)]


def test_words_replace_the_figures_that_show_them():
    """A word on the page lights up while its words are heard, and no other does."""
    pieces = [
        (piece.said, piece.shown_from, piece.shown_to)
        for piece in say("Some 5% of us", language="en")
    ]
    assert pieces == [("Some ", 0, 5), ("five percent", 5, 7), (" of us", 7, 13)]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Bread\nMilk.\nSalt", "Bread. Milk. Salt"),
        ("Bread,\nMilk", "Bread, Milk"),
        ("What?!?!\u200b No", "What? No"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_rules_together(shown: str, said: str):
    """Rules meet in one text."""
    assert spoken(shown, "zxx") == said
