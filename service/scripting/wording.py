"""What is shown becomes what is said. Ordered rules; the first that matches at a place has it.

Every rule stands with an example, and a test speaks it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.scripting.telling import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which the words said differ from the words shown."""

    name: str
    pattern: str
    said: str
    """A template for `re.Match.expand`."""
    example: tuple[str, str]
    """Shown, and then said."""


RULES = (
    Rule(
        name="line of a list without a stop",
        pattern=r"(?<=[^\s.!?:;,])\s*\n\s*",
        said=". ",
        example=("Bread\nMilk", "Bread. Milk"),
    ),
    Rule(
        name="white space",
        pattern=r"[^\S ]\s*| \s+",
        said=" ",
        example=("a\u00a0train,\n  late", "a train, late"),
    ),
    Rule(
        name="invisible marks",
        pattern="[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufffd]+",
        said="",
        example=("co\u00adoperate\u200b", "cooperate"),
    ),
    Rule(
        name="repeated marks",
        pattern=r"([!?])[!?]+",
        said=r"\1",
        example=("Really?!!", "Really?"),
    ),
)

_ANY = re.compile("|".join(f"(?P<r{place}>{rule.pattern})" for place, rule in enumerate(RULES)))


def say(shown: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Yield what is said for the stretch of *shown* from *start* to *end*."""
    end = len(shown) if end is None else end
    position = start
    for found in _ANY.finditer(shown, start, end):
        if found.start() > position:
            yield Piece(shown[position : found.start()], position, found.start())
        rule = RULES[int(str(found.lastgroup)[1:])]
        yield Piece(_expand(rule, found), found.start(), found.end())
        position = found.end()
    if position < end:
        yield Piece(shown[position:end], position, end)


def _expand(rule: Rule, found: re.Match[str]) -> str:
    if "\\" not in rule.said:
        return rule.said
    alone = re.fullmatch(rule.pattern, found.group())
    return alone.expand(rule.said) if alone else found.group()
