"""Letters with figures: aircraft and weapons, flights and roads, viruses, formulas, versions."""

import re

from service.scripting.wording.english.numbers import cardinal, letters, model, plural
from service.scripting.wording.rules import Rule

_WORDS = frozenset({"COP", "SIM", "PIN", "CAT", "SAT", "MIG", "RAV"})
"""Names of three letters that are said as words; longer ones are always."""
_MAKERS = "MiG|Mig|Tu|Su|Il|An|Mi|Ka|Yak|Mk"
_NUMBERED = (
    r"\b(?:[Ff]light|Boeing|Airbus|[Rr]oom|[Rr]oute|[Hh]ighway|[Hh]wy\.?|Interstate|Area|Xbox|Suite|Studio|Apollo|Formula|Box|"
    r"[Cc]hannel|Pier|Peugeot|Porsche|[Tt]rain|[Bb]us|Line|US)[ ](?:[A-Z]{2}[ ]?)?"
)
_FIGURES = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_POWERS = {"²": "squared", "³": "cubed"}


def _named(name: str) -> str:
    return name if len(name) > 3 or name in _WORDS else letters(name)


def _coded(found: re.Match[str]) -> str:
    """Say letters and a number: "F-16" is "F sixteen", "COVID-19" is "COVID nineteen"."""
    numbers = " ".join(map(model, filter(None, found.group("number", "variant"))))
    return _with_tail(f"{_named(found['name'])} {numbers}", found["tail"])


def _made(found: re.Match[str]) -> str:
    return _with_tail(f"{found['name']} {model(found['number'])}", found["tail"])


def _with_tail(said: str, tail: str) -> str:
    if tail == "s":
        return plural(said)
    if tail.islower():
        return f"{said} {tail}"
    return f"{said} {letters(tail)}" if tail else said


def _flight(found: re.Match[str]) -> str:
    variant = f" {model(found['variant'])}" if found["variant"] else ""
    tail = f" {letters(found['tail'])}" if found["tail"] else ""
    return f"{model(found['n'])}{variant}{tail}"


def _lineage(found: re.Match[str]) -> str:
    numbers = " ".join(map(cardinal, found["numbers"].split(".")))
    return f"{letters(found['name'])} {numbers}"


def _formula(found: re.Match[str]) -> str:
    parts = re.findall("[A-Za-z]|[0-9]+", found.group().translate(_FIGURES))
    return " ".join(cardinal(part) if part.isdigit() else part.upper() for part in parts)


RULES = (
    Rule(
        name="chemical formula",
        begins="A-Z",
        pattern=r"(?=[A-Za-z]{1,6}[₀-₉])(?:[A-Z][a-z]?[₀-₉]{0,3}){1,6}(?!\w)",
        said=_formula,
        example=("CO₂ and H₂O", "C O two and H two O"),
    ),
    Rule(
        name="raised figure",
        begins="²³",
        pattern="[²³]",
        after=r"\w",
        said=lambda found: f" {_POWERS[found.group()]}",
        example=("10²", "ten squared"),
    ),
    Rule(
        name="second issue of a thing",
        begins="1-9",
        pattern=r"(?P<n>[1-9])\.0(?![\w%]|[.,][0-9]|[ \u00a0](?:%|[a-z]))",
        after=r"\A|(?<![\w-])(?!Magnitude)[A-Z][A-Za-z]{1,20}[ \u00a0]",
        said=lambda found: f"{cardinal(found['n'])} point oh",
        example=("Web 2.0", "Web two point oh"),
    ),
    Rule(
        name="code of many parts",
        begins="0-9",
        pattern=r"(?=[0-9-]{1,40}[A-Za-z])[0-9]{1,4}(?:-(?:[A-Za-z]{1,2}|[0-9]{1,4})){4,12}(?![\w-])",
        said=lambda found: re.sub("[0-9]+", lambda part: cardinal(part[0]), found.group()),
        example=("part 1-413-te-b-1-5", "part one-four hundred and thirteen-te-b-one-five"),
    ),
    Rule(
        name="two letters, a slash and a number",
        begins="A-Z",
        pattern=r"(?P<name>[A-Z]/[A-Z])-(?P<number>[0-9]{1,4})(?P<variant>)(?P<tail>[A-Zs]?)(?!\w)",
        said=_coded,
        example=("an F/A-18", "an F A eighteen"),
    ),
    Rule(
        name="maker and number",
        begins="A-Z",
        pattern=rf"(?P<name>{_MAKERS})[-–](?P<number>[0-9]{{1,3}})(?P<tail>[A-Z]{{0,3}}|s)(?!\w)",
        said=_made,
        example=("two MiG-29s and a Tu-154", "two MiG twenty nines and a Tu one fifty four"),
    ),
    Rule(
        name="flight, room or route",
        begins="1-9",
        pattern=r"(?P<n>[1-9][0-9]{2,3})(?:-(?P<variant>[0-9]{1,3}))?(?P<tail>[A-Z]{0,3})(?![\w]|[.,][0-9])",
        after=_NUMBERED,
        said=_flight,
        example=("a Boeing 777-300ER", "a Boeing seven seventy seven three hundred E R"),
    ),
    Rule(
        name="airliner",
        begins="7",
        pattern=r"(?P<n>7[0-8]7)(?:-(?P<variant>[0-9]{1,3}))?(?P<tail>[A-Z]{0,3})(?:(?=[ ](?:Dreamliner|M[Aa][Xx]|jet|plane|aircraft)|s\b)|(?<=-[1-9]00)(?![\w-]))",
        said=_flight,
        example=("787-9 Dreamliners", "seven eighty seven nine Dreamliners"),
    ),
    Rule(
        name="version",
        begins="0-9",
        pattern=r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}(?![\w.])",
        said=lambda found: " point ".join(map(cardinal, found.group().split("."))),
        example=("system 12.5.1 now", "system twelve point five point one now"),
    ),
    Rule(
        name="lineage of a virus",
        begins="A-Z",
        pattern=r"(?P<name>[A-Z]{1,3})\.(?P<numbers>[0-9]{1,3}(?:\.[0-9]{1,3}){0,4})(?!\w)",
        said=_lineage,
        example=("BA.5 and B.1.1.7", "B A five and B one one seven"),
    ),
    Rule(
        name="letters and a decimal",
        begins="A-Z",
        pattern=r"(?P<name>[A-Z]{1,5})[-–]?(?P<n>[0-9]{1,3}\.[0-9]{1,2})(?!\w|\.[0-9])",
        said=lambda found: f"{_named(found['name'])} {cardinal(found['n'])}",
        example=("PM2.5 in the air", "P M two point five in the air"),
    ),
    Rule(
        name="letters and number",
        begins="A-Z",
        pattern=r"(?P<name>[A-Z]{1,5})[-–]?(?P<number>[0-9]{1,5})(?:-(?P<variant>[0-9]{3,4}))?(?P<tail>neo|ceo|[A-Zs]?)(?![\w])",
        said=_coded,
        example=("an F-16 and an A350-900", "an F sixteen and an A three fifty nine hundred"),
    ),
)
