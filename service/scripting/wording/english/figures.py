"""Ordinals, fractions, ranges, scores, phone numbers, and every figure that nothing else says."""

import re

from service.scripting.wording.english.numbers import (
    NUMBER,
    cardinal,
    digits,
    fill,
    fraction,
    model,
    plural,
)
from service.scripting.wording.rules import Rule

_VULGAR = {
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"),
    "⅖": ("2", "5"), "⅗": ("3", "5"), "⅘": ("4", "5"), "⅙": ("1", "6"), "⅚": ("5", "6"), "⅛": ("1", "8"),
    "⅜": ("3", "8"), "⅝": ("5", "8"), "⅞": ("7", "8"),
}  # fmt: skip
_IDIOMS = r"(?:9/11|7/7|24/7|50/50|20/20|1/6|51/49|60/40|70/30|75/25|80/20|90/10)\b"


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
    plus = "plus " if found.group().startswith("+") and parts[0] != "1" else ""
    return plus + ", ".join(digits(part) for part in parts)


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
        pattern=r"(?:(?<!\w)\+[0-9]{1,3}[ .-]?|1[-.])?(?:\([0-9]{3,5}\)[ -]?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}(?:-[0-9]{1,5})?(?![\w-])",
        said=_call,
        example=("Call 202-555-0143.", "Call two zero two, five five five, zero one four three."),
    ),
    Rule(
        name="phone number abroad",
        begins="+",
        pattern=r"\+[0-9]{1,3}(?:[ .-]\(?[0-9]{1,5}\)?){2,6}(?![\w-])",
        said=_call,
        example=(
            "+44 20 7946 0958",
            "plus four four, two zero, seven nine four six, zero nine five eight",
        ),
    ),
    Rule(
        name="phone number that begins with naught",
        begins="0(",
        pattern=r"\(?0[0-9]{1,4}\)?[ -][0-9]{3,4}[ -][0-9]{3,4}(?![\w-])",
        said=_call,
        example=("on 020 7946 0958", "on zero two zero, seven nine four six, zero nine five eight"),
    ),
    Rule(
        name="phone number with a word",
        begins="1",
        pattern=r"1-(?P<n>[89][0-9]{2})-(?=[A-Z]{2})",
        said=fill("one {n:model} "),
        example=("1-800-FLOWERS", "one eight hundred FLOWERS"),
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
        name="dates and shares that are names",
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
        pattern=r"(?P<n>[1-9]11|988|999|112|101)(?!\w|[,.]?[0-9])",
        after=r"\b(?:[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|ed|ing)?|[Rr]ing|[Rr]ang|[Tt]ext(?:ed)?|[Pp]hone)[ ]",
        said=fill("{n:digits}"),
        example=("dial 911 now", "dial nine one one now"),
    ),
    Rule(
        name="number that is called",
        begins="1-9",
        pattern=r"(?P<n>[1-9]11|988|999|112)(?=[ ](?:calls?|callers?|lines?|operators?|dispatch\w*|hotline|lifeline|tapes?|recordings?|emergency|number)\b)",
        said=fill("{n:digits}"),
        example=("the 988 hotline", "the nine eight eight hotline"),
    ),
    Rule(
        name="caliber",
        begins=".",
        pattern=r"\.(?P<n>[0-9]{2,3})(?=[- ](?:cal|rifle|pistol|revolver|handgun|gun|Magnum|magnum|bullet|round|ammunition))",
        said=fill("{n:cardinal}"),
        example=("a .38 pistol", "a thirty eight pistol"),
    ),
    Rule(
        name="number that is read out",
        begins="0-9",
        pattern=r"[0-9]{3,6}(?!\w|[.,][0-9])",
        after=r"\b(?:ending(?: in| with)?|PIN|passcode|code|extension)[ ]",
        said=lambda found: digits(found.group()),
        example=("a card ending in 8876", "a card ending in eight eight seven six"),
    ),
    Rule(
        name="long number in a code",
        begins="0-9",
        pattern=r"(?:(?<=[A-Z0-9][/-])[0-9]{5,15}(?!\w|[.,][0-9])|[0-9]{5,15}(?=/[0-9]{5}))",
        said=lambda found: digits(found.group()),
        example=("case 24/123456", "case twenty four/one two three four five six"),
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
        pattern=r"(?P<over>[0-9]{1,3})/(?P<under>[0-9]{1,4})(?i:th|rd|nd)?(?![\w/])",
        unless="[0-9]/",
        said=_over,
        example=("3/4 of voters", "three quarters of voters"),
    ),
    Rule(
        name="ordinal",
        begins="0-9.",
        pattern=r"(?P<n>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,15})(?:(?<!11)(?<=1)st|(?<!12)(?<=2)nd|(?<!13)(?<=3)rd|(?<=1[1-3])th|(?<=[04-9])th)\b",
        said=fill("{n:ordinal}"),
        example=("the 110th Congress", "the one hundred and tenth Congress"),
    ),
    Rule(
        name="several of a number",
        begins="0-9",
        pattern=r"(?P<n>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[1-9][0-9]{1,3})(?P<of>['’])?s(?!\w)",
        said=lambda found: f"{model(found['n'])}'s" if found["of"] else plural(model(found["n"])),
        example=("over-65s in 747s", "over-sixty fives in seven forty sevens"),
    ),
    Rule(
        name="those of a number",
        begins="0-9",
        pattern=r"(?P<n>[1-9][0-9]{1,2})er(?P<many>s?)(?!\w)",
        said=lambda found: f"{cardinal(found['n']).removesuffix('e')}er{found['many']}",
        example=("the 49ers and 76ers", "the forty niners and seventy sixers"),
    ),
    Rule(
        name="from A to Z",
        begins="A",
        pattern=r"A[-–]Z(?!\w)",
        said="A to Z",
        example=("an A-Z of", "an A to Z of"),
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
