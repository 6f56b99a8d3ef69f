"""English number words, with "and" as broadcasters say it and without commas or hyphens."""

import functools
import re
from collections.abc import Callable, Mapping

_LONGEST = 15
"""More digits than this, where no commas group them, are said one by one."""
_REMEMBERED = 4096
_IRREGULAR = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9]|,[0-9]{3})(?:\.[0-9]{1,15}(?![0-9]))?|[0-9]{0,15}\.[0-9]{1,15}(?![0-9])|[0-9]{1,15}(?![0-9]))"
"""Digits with or without grouping commas and a decimal point."""


def cardinal(shown: str) -> str:
    """Say "1,200.5" as "one thousand two hundred point five"; "007" digit by digit."""
    whole, point, fraction = shown.partition(".")
    if not point:
        return _whole(whole)
    return f"{_whole(whole)} point {digits(fraction)}".lstrip()


def ordinal(shown: str) -> str:
    """Say "110" as "one hundred and tenth"."""
    return _words(int(shown.replace(",", "")), "ordinal")


def year(shown: str) -> str:
    """Say "1945" as "nineteen forty five"."""
    return _words(int(shown), "year") if len(shown) == 4 and shown[0] != "0" else cardinal(shown)


def decade(shown: str) -> str:
    """Say "1980" as "nineteen eighties"."""
    return plural(year(shown))


def digits(shown: str) -> str:
    """Say each digit of *shown*, whatever stands between."""
    return " ".join(_words(int(digit), "cardinal") for digit in shown if digit in "0123456789")


def short_year(shown: str) -> str:
    """Say the last two digits of a year: "05" is "oh five"."""
    return f"oh {cardinal(shown[1])}" if shown[0] == "0" else cardinal(shown)


def model(shown: str) -> str:
    """Say the number of a thing: "380" is "three eighty", "1701" is "seventeen oh one", "1600" is "sixteen hundred"."""
    if len(shown) not in {3, 4} or shown[0] == "0" or shown.endswith("000"):
        return cardinal(shown)
    last = "hundred" if shown.endswith("00") else short_year(shown[-2:])
    return f"{cardinal(shown[:-2])} {last}"


def fraction(over: str, under: str) -> str:
    """Say "3" over "4" as "three quarters"."""
    parts = int(under)
    part = ordinal(under).removeprefix("one ")
    one, many = _IRREGULAR.get(parts, (part, plural(part)))
    return f"{cardinal(over)} {one if int(over) == 1 else many}"


def plural(words: str) -> str:
    """Say *words* in the plural: "eighty" is "eighties"."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith(("x", "s")) else f"{words}s"


def letters(shown: str) -> str:
    """Say *shown* letter by letter."""
    return " ".join(letter for letter in shown.upper() if letter.isalpha())


def quantity(shown: str) -> str:
    """Say a number or a range of numbers: "10-15" is "ten to fifteen"."""
    sign = "minus " if shown[0] in "-−" else ""
    return sign + " to ".join(cardinal(part) for part in re.split("[-–−]", shown.lstrip("-−")))


def is_one(shown: str) -> bool:
    """Tell whether *shown* counts one thing."""
    return shown == "1"


def fill(template: str) -> Callable[[re.Match[str]], str]:
    """Return what says *template* with its slots: `{n:cardinal}` is the group n as a number, `{n}` as it is shown."""

    def said(found: re.Match[str]) -> str:
        return _SLOT.sub(lambda slot: _SAID[slot[2] or "shown"](found[slot[1]] or ""), template)

    return said


def _whole(shown: str) -> str:
    if not shown:
        return ""
    if "," in shown:
        return _words(int(shown.replace(",", "")), "cardinal")
    if len(shown) > _LONGEST or (len(shown) > 1 and shown[0] == "0"):
        return digits(shown)
    return _words(int(shown), "cardinal")


@functools.lru_cache(_REMEMBERED)
def _words(number: int, form: str) -> str:
    from num2words import num2words  # noqa: PLC0415  only English text needs it

    return str(num2words(number, to=form)).replace(",", "").replace("-", " ")


_SAID: Mapping[str, Callable[[str], str]] = {
    "shown": str,
    "cardinal": cardinal,
    "quantity": quantity,
    "ordinal": ordinal,
    "year": year,
    "decade": decade,
    "digits": digits,
    "model": model,
    "letters": letters,
}
