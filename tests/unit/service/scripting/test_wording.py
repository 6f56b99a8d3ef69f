"""Each rule of wording speaks its own example."""

import pytest

from service.scripting.wording import RULES, Rule, say


def spoken(shown: str) -> str:
    return "".join(piece.said for piece in say(shown))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example(rule: Rule):
    """The table's examples are true."""
    shown, said = rule.example
    assert spoken(shown) == said


@pytest.mark.parametrize(
    "shown",
    ["", "Plain words.", "No. 10, at 7:30 p.m.!", "“Quoted”, she said", "A b", "Dash — dash"],
)
def test_plain_words_are_left_alone(shown: str):
    """What no rule is about is said as it is shown."""
    assert spoken(shown) == shown


def test_stretch():
    """A part of a text can be said, with places in the whole."""
    pieces = list(say("One.  Two.", 6, 10))
    assert [(piece.said, piece.shown_from, piece.shown_to) for piece in pieces] == [("Two.", 6, 10)]


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
    assert spoken(shown) == said
