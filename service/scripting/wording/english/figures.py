"""Ordinals, fractions, ranges, scores, phone numbers, and every figure that nothing else says."""

import re

from service.scripting.wording.english.numbers import (
    NUMBER,
    cardinal,
    digits,
    fill,
    fraction,
    letters,
    model,
    plural,
)
from service.scripting.wording.rules import Rule

_VULGAR = {
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"),
    "⅖": ("2", "5"), "⅗": ("3", "5"), "⅘": ("4", "5"), "⅙": ("1", "6"), "⅚": ("5", "6"), "⅛": ("1", "8"),
    "⅜": ("3", "8"), "⅝": ("5", "8"), "⅞": ("7", "8"),
}  # fmt: skip
_IDIOMS = r"(?:9/11|7/7|24/7|50/50|20/20|1/6)\b"


def _vulgar(found: re.Match[str]) -> str:
    over, under = _VULGAR[found["part"]]
    if not found["whole"]:
        return fraction(over, under)
    return f"{cardinal(found['whole'])} and {_part(over, under)}"


def _part(over: str, under: str) -> str:
    return (
        f"a {fraction(over, under).removeprefix('one ')}" if over == "1" else fraction(over, under)
    )


def _over(found: re.Match[str]) -> str:
    over, under = found["over"], found["under"]
    if int(under) > 1 and int(over) < int(under) <= 100:
        return fraction(over, under)
    return f"{cardinal(over)} over {cardinal(under)}"


def _mixed(found: re.Match[str]) -> str:
    if not 0 < int(found["over"]) < int(found["under"]):
        return (
            f"{cardinal(found['whole'])} {cardinal(found['over'])} over {cardinal(found['under'])}"
        )
    return f"{cardinal(found['whole'])} and {_part(found['over'], found['under'])}"


def _call(found: re.Match[str]) -> str:
    parts = re.findall("[0-9]+", found.group())
    plus = "plus " if found.group().startswith("+") else ""
    return plus + ", ".join(digits(part) for part in parts)


def _coded(found: re.Match[str]) -> str:
    """Say letters and a number: "F-16" is "F sixteen", "COVID-19" is "COVID nineteen"."""
    name, number, tail = found["name"], found["number"], found["tail"]
    word = name if len(name) > 3 else letters(name)
    said = f"{word} {model(number)}"
    if tail == "s":
        return plural(said)
    return f"{said} {letters(tail)}" if tail else said


def _bare(found: re.Match[str]) -> str:
    """Say a figure, kept apart from letters that touch it."""
    text, start, end = found.string, found.start(), found.end()
    before = " " if start and text[start - 1].isalnum() else ""
    after = " " if end < len(text) and text[end].isalpha() else ""
    return f"{before}{cardinal(found.group())}{after}"


PHONES = (
    Rule(
        name="phone number",
        begins="0-9+(",
        pattern=r"(?:(?<!\w)\+[0-9]{1,3}[ .-]?)?(?:1-)?(?:\([0-9]{3,5}\)[ ]?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}(?![\w-])",
        said=_call,
        example=("Call 202-555-0143.", "Call two zero two, five five five, zero one four three."),
    ),
    Rule(
        name="phone number abroad",
        begins="+",
        pattern=r"\+[0-9]{1,3}(?:[ .-][0-9]{2,5}){1,5}(?![\w-])",
        said=_call,
        example=(
            "+44 20 7946 0958",
            "plus four four, two zero, seven nine four six, zero nine five eight",
        ),
    ),
    Rule(
        name="phone number that begins with naught",
        begins="0(",
        pattern=r"\(?0[0-9]{2,4}\)?[ -][0-9]{3,4}[ -][0-9]{3,4}(?![\w-])",
        said=_call,
        example=("on 020 7946 0958", "on zero two zero, seven nine four six, zero nine five eight"),
    ),
    Rule(
        name="phone number in town",
        begins="0-9.",
        pattern=r"[0-9]{3}-[0-9]{4}(?![\w-])",
        said=_call,
        example=("Call 555-0143", "Call five five five, zero one four three"),
    ),
)
RULES = (
    Rule(
        name="dates that are names",
        begins="0-9.",
        pattern=rf"(?={_IDIOMS})(?P<a>[0-9]{{1,2}})/(?P<b>[0-9]{{1,2}})(?![\w/])",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("the 9/11 attacks", "the nine eleven attacks"),
    ),
    Rule(
        name="one number for another",
        begins="0-9.",
        pattern=r"(?P<a>[1-9])x(?P<b>[0-9]{1,4})(?P<m>m?)(?!\w)",
        said=lambda found: (
            f"{cardinal(found['a'])} by {cardinal(found['b'])}{' meters' if found['m'] else ''}"
        ),
        example=("a 4x4 truck", "a four by four truck"),
    ),
    Rule(
        name="number to call",
        begins="0-9.",
        pattern=r"(?P<n>[1-9]11|999|112)(?![\w,.]?[0-9])",
        after=r"\b(?:[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|ed|ing)?|[Tt]he)[ ]",
        said=fill("{n:digits}"),
        example=("dial 911 now", "dial nine one one now"),
    ),
    Rule(
        name="whole and vulgar fraction",
        pattern=rf"(?P<whole>[0-9]{{1,6}})?[ ]?(?P<part>[{''.join(_VULGAR)}])",
        said=_vulgar,
        example=("5½ years", "five and a half years"),
    ),
    Rule(
        name="whole and fraction",
        begins="0-9.",
        pattern=r"(?P<whole>[0-9]{1,3})[ -](?P<over>[0-9]{1,2})/(?P<under>[1-9][0-9]?)(?![\w/])",
        said=_mixed,
        example=("2 1/2 hours", "two and a half hours"),
    ),
    Rule(
        name="fraction",
        begins="0-9.",
        pattern=r"(?P<over>[0-9]{1,3})/(?P<under>[0-9]{1,4})(?![\w/])",
        said=_over,
        example=("3/4 of voters", "three quarters of voters"),
    ),
    Rule(
        name="ordinal",
        begins="0-9.",
        pattern=r"(?P<n>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,15})(?:st|nd|rd|th)\b",
        said=fill("{n:ordinal}"),
        example=("the 110th Congress", "the one hundred and tenth Congress"),
    ),
    Rule(
        name="flight, room or route",
        begins="0-9.",
        pattern=r"(?P<n>[1-9][0-9]{2,3})(?:-(?P<variant>[0-9]{1,3}))?(?![\w]|[.,][0-9])",
        after=r"\b(?:[Ff]light|Boeing|Airbus|[Rr]oom|[Rr]oute|[Hh]ighway|Interstate|Area)[ ](?:[A-Z]{2}[ ]?)?",
        said=lambda found: " ".join(map(model, filter(None, found.groups()))),
        example=("a Boeing 747-400", "a Boeing seven forty seven four hundred"),
    ),
    Rule(
        name="between",
        begins="0-9.",
        pattern=rf"(?P<a>{NUMBER})[-–](?P<b>{NUMBER})(?![\w-])",
        after=r"\b[Bb]etween[ \u00a0]",
        said=fill("{a:cardinal} and {b:cardinal}"),
        example=("between 10-15 people", "between ten and fifteen people"),
    ),
    Rule(
        name="version",
        begins="0-9",
        pattern=r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}(?![\w.])",
        said=lambda found: " point ".join(map(cardinal, found.group().split("."))),
        example=("system 12.5.1 now", "system twelve point five point one now"),
    ),
    Rule(
        name="even chances",
        begins="0-9",
        pattern=r"50[-–]50(?![\w-])",
        said="fifty fifty",
        example=("a 50-50 chance", "a fifty fifty chance"),
    ),
    Rule(
        name="record of wins, losses and draws",
        begins="0-9.",
        pattern=r"(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})[-–](?P<c>[0-9]{1,3})(?![\w-])",
        said=fill("{a:cardinal} {b:cardinal} {c:cardinal}"),
        example=("a 10-2-1 record", "a ten two one record"),
    ),
    Rule(
        name="score",
        begins="0-9.",
        pattern=r"(?P<a>[0-9]{1,2})[-–](?P<b>[0-9]{1,2})(?![\w-]|[.,][0-9])",
        after=r"\b(?:won|win|wins|beat|beats|beaten|lost|lose|drew|draw|led|lead|trailed|tied|defeated|thrashed)\b[^.!?0-9]{0,30}",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("Arsenal won 1-2 at home.", "Arsenal won one two at home."),
    ),
    Rule(
        name="range",
        begins="0-9.",
        pattern=rf"(?P<a>{NUMBER})[ ]?[-–−—][ ]?(?P<b>{NUMBER})(?![\w-]|/)",
        said=fill("{a:cardinal} to {b:cardinal}"),
        example=("voted 52-48", "voted fifty two to forty eight"),
    ),
    Rule(
        name="letters and number",
        begins="A-Z",
        pattern=r"(?P<name>[A-Z]{1,5})[-–]?(?P<number>[0-9]{1,5})(?P<tail>[A-Zs]?)(?![\w])",
        said=_coded,
        example=("an F-16 and COVID-19", "an F sixteen and COVID nineteen"),
    ),
    Rule(
        name="number before a word",
        begins="0-9.",
        pattern=rf"(?P<n>{NUMBER})-(?=[A-Za-z])",
        said=fill("{n:cardinal} "),
        example=("a 10-year-old boy", "a ten year-old boy"),
    ),
    Rule(
        name="below zero",
        begins="−-",
        pattern=rf"(?<![\w.)])[-−](?P<n>{NUMBER})(?![\w])",
        said=fill("minus {n:cardinal}"),
        example=("fell to -12 overnight", "fell to minus twelve overnight"),
    ),
    Rule(
        name="number",
        begins="0-9.",
        pattern=rf"{NUMBER}|[0-9]++",
        said=_bare,
        example=("1,200 people", "one thousand two hundred people"),
    ),
)
