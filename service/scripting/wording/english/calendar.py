"""Dates, years and decades."""

import re
from dataclasses import replace

from service.scripting.wording.english.numbers import (
    fill,
    letters,
    model,
    ordinal,
    short_year,
    year,
)
from service.scripting.wording.english.stops import stop
from service.scripting.wording.rules import Rule
from service.scripting.wording.shapes import months

_MONTHS = months("en")
_SHORT = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July",
    "Aug": "August", "Sept": "September", "Sep": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_DAYS = {
    "Mon": "Monday", "Tues": "Tuesday", "Tue": "Tuesday", "Wed": "Wednesday", "Thurs": "Thursday", "Thu": "Thursday",
    "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_IN_FULL = rf"(?i:{'|'.join(_MONTHS)})\b"
_IN_SHORT = rf"(?i:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b"
_MONTH = rf"(?P<month>{_IN_FULL}|{_IN_SHORT}\.?)"
_ANY_DAY = "|".join((*dict.fromkeys(_DAYS.values()), *sorted(_DAYS, key=len, reverse=True)))
_ANY_MONTH = "|".join((*_MONTHS, *sorted(_SHORT, key=len, reverse=True)))
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w]|[.,:/-][0-9])"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?!\w|[.,][0-9])"
_YEAR_ALONE = r"(?<![A-Za-z])(?P<year>1[1-9][0-9]{2}|20[0-9]{2})(?![\w%°]|[.,:/–-][0-9]|[ \u00a0]?(?:percent|per[ \u00a0]cent|%))"
_COUNTED = (
    r"(?![ \u00a0](?:other[ \u00a0]|more[ \u00a0]|new[ \u00a0])?(?:people|men|women|children|troops|soldiers|jobs|homes|houses|deaths|"
    r"cases|workers|employees|passengers|miles|kilomet(?:er|re)s|met(?:er|re)s|feet|square|tons|tonnes|votes|points|"
    r"dollars|euros|pounds|students|patients|refugees|migrants|civilians|members|officers|years|days|hours|times|km|"
    r"kg|mg|ft|sq|GMT|UTC|hours))"
)
_MORE_OR_LESS = r"\b(?:about|nearly|almost|some|roughly|approximately|than|(?<!until[ ]at[ ])(?<!since[ ]at[ ])least|most)[ \u00a0]|\b(?:killing|killed)[ \u00a0]"


def _named(month: str) -> str:
    bare = month.rstrip(".").capitalize()
    return _SHORT.get(bare, bare)


def _weekday(day: str) -> str:
    return _DAYS.get(day, day)


def _comma_year(found: re.Match[str]) -> str:
    return f", {year(found['year'])}" if found["year"] else ""


def _month_first(found: re.Match[str]) -> str:
    return f"{_named(found['month'])} {ordinal(found['day'])}{_comma_year(found)}"


def _day_first(found: re.Match[str]) -> str:
    return f"the {ordinal(found['day'])} of {_named(found['month'])}{_comma_year(found)}"


def _days(found: re.Match[str]) -> str:
    return f"{_named(found['month'])} {ordinal(found['day'])} to {ordinal(found['last'])}{_comma_year(found)}"


def _in_figures(found: re.Match[str]) -> str:
    return f"{_in_year(found)}{_comma_year(found)}"


def _in_figures_with_short_year(found: re.Match[str]) -> str:
    return f"{_in_year(found)}, {short_year(found['year'])}"


def _in_year(found: re.Match[str]) -> str:
    return f"{_MONTHS[int(found['month']) - 1]} {ordinal(str(int(found['day'])))}"


def _in_figures_day_first(found: re.Match[str]) -> str:
    return f"{_day_of_month(found)}{_comma_year(found)}"


def _day_of_month(found: re.Match[str]) -> str:
    return f"the {ordinal(str(int(found['day'])))} of {_MONTHS[int(found['month']) - 1]}"


def _quarter(found: re.Match[str]) -> str:
    bare = re.search(
        r"\b(?:in|of|for|from|since|until|by)[ \u00a0]\Z",
        found.string[max(0, found.start() - 8) : found.start()],
    )
    part = f"{'the ' if bare else ''}{ordinal(found['n'])} quarter"
    return f"{part} of {_long_or_short(found['year'])}" if found["year"] else part


def _long_or_short(shown: str) -> str:
    return year(shown) if len(shown) == 4 else short_year(shown)


def _fiscal(found: re.Match[str]) -> str:
    to = f" to {_long_or_short(found['last'])}" if found["last"] else ""
    return f"fiscal year {_long_or_short(found['year'])}{to}"


def _years(found: re.Match[str]) -> str:
    first, last = found["year"], found["last"]
    if len(last) == 4 or first.startswith("20"):
        return f"{year(first)} to {year(first[: 4 - len(last)] + last)}"
    return f"{year(first)} to {short_year(last)}"


_DAY_MONTH_YEAR = Rule(
    name="day, month and year in figures",
    begins="0-9",
    pattern=r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<joint>[./-])(?P<month>0?[1-9]|1[0-2])(?P=joint)(?P<year>[0-9]{4})(?![\w/])",
    said=_in_figures_day_first,
    example=("25/12/2008", "the twenty fifth of December, two thousand and eight"),
)
DAY_FIRST = (
    replace(
        _DAY_MONTH_YEAR,
        name="day, month and year in figures, where days come first",
        example=("12/6/2024", "the twelfth of June, twenty twenty four"),
    ),
    Rule(
        name="day, month and short year in figures",
        begins="0-9",
        pattern=r"(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>[0-9]{2})(?![\w/])",
        said=lambda found: f"{_day_of_month(found)}, {short_year(found['year'])}",
        example=("12/6/24", "the twelfth of June, twenty four"),
    ),
)
"""Rules for regions where 12/6/2024 is in June."""
RULES = (
    Rule(
        name="from one month or weekday to another",
        begins="A-Z",
        pattern=rf"(?:(?P<day>{_ANY_DAY})\b\.?[-–](?P<last_day>{_ANY_DAY})|(?P<month>{_ANY_MONTH})\b\.?[-–](?P<last>{_ANY_MONTH}))\b(?:\.(?!\s*\Z))?(?![ \u00a0][0-9]{{1,2}}(?![0-9]))",
        said=lambda found: (
            f"{_weekday(found['day'])} to {_weekday(found['last_day'])}"
            if found["day"]
            else f"{_named(found['month'])} to {_named(found['last'])}"
        ),
        example=("Mon-Fri, Jan.-March", "Monday to Friday, January to March"),
    ),
    Rule(
        name="quarter of a year",
        begins="1-4",
        pattern=r"(?P<n>[1-4])Q(?:[ \u00a0]?['’]?(?P<year>20[0-9]{2}|[0-9]{2}))?(?!\w)",
        said=_quarter,
        example=("in 2Q22", "in the second quarter of twenty two"),
    ),
    Rule(
        name="fiscal year",
        begins="F",
        pattern=r"FY[ \u00a0]?['’]?(?P<year>1[89][0-9]{2}|20[0-9]{2}|[0-9]{2})(?:[-–/](?P<last>20[0-9]{2}|[0-9]{2}))?(?!\w)",
        said=_fiscal,
        example=("in FY2009", "in fiscal year two thousand and nine"),
    ),
    Rule(
        name="decades",
        begins="0-9",
        pattern=r"(?P<year>(?:1[1-9][0-9]|20[0-9]|[2-9])0)['’]?s[-–]['’]?(?P<last>(?:1[1-9][0-9]|20[0-9]|[2-9])0)['’]?s(?!\w|[ \u00a0][CF]\b)",
        said=fill("{year:decade} to {last:decade}"),
        example=("the 1960s-70s", "the nineteen sixties to seventies"),
    ),
    Rule(
        name="days of a month",
        begins="A-Z",
        pattern=rf"{_MONTH}[ \u00a0](?P<day>[12]?[0-9]|3[01])[ \u00a0]?[-–][ \u00a0]?(?P<last>[12]?[0-9]|3[01])(?!\w)(?:,[ \u00a0]{_YEAR})?",
        said=_days,
        example=("Oct. 12-15", "October twelfth to fifteenth"),
    ),
    Rule(
        name="from a day of one month to another month",
        begins="A-Z",
        pattern=rf"{_MONTH}[ \u00a0](?P<day>[12]?[0-9]|3[01])[-–](?=(?:{'|'.join((*_MONTHS, *_SHORT))})\b)",
        said=lambda found: f"{_named(found['month'])} {ordinal(found['day'])} to ",
        example=("June 12-July 4", "June twelfth to July fourth"),
    ),
    Rule(
        name="days before their month",
        begins="0-9",
        pattern=rf"(?P<day>[12]?[0-9]|3[01])[-–](?P<last>[12]?[0-9]|3[01])[ \u00a0]{_MONTH}",
        said=lambda found: (
            f"the {ordinal(found['day'])} to the {ordinal(found['last'])} of {_named(found['month'])}"
        ),
        unless=r"\b[Tt]he[ \u00a0]",
        example=("on 12-14 June", "on the twelfth to the fourteenth of June"),
    ),
    Rule(
        name="month, day, year",
        begins="A-Za-z",
        pattern=rf"{_MONTH}[ \u00a0-]{_DAY}(?:,?[ \u00a0]{_YEAR})?",
        said=_month_first,
        example=("Sept. 11, 2001", "September eleventh, two thousand and one"),
    ),
    Rule(
        name="month, day and year joined",
        begins="A-Za-z",
        pattern=rf"(?P<month>{_IN_FULL}|{_IN_SHORT})-(?P<day>0?[1-9]|[12][0-9]|3[01])-{_YEAR}(?!-)",
        said=_month_first,
        example=("Jan-15-2020", "January fifteenth, twenty twenty"),
    ),
    Rule(
        name="day, month and year joined",
        begins="0-9",
        pattern=rf"(?P<day>0?[1-9]|[12][0-9]|3[01])-(?P<month>{_IN_FULL}|{_IN_SHORT})-{_YEAR}(?!-)",
        said=_day_first,
        example=("15-Jan-2020", "the fifteenth of January, twenty twenty"),
    ),
    Rule(
        name="the day, month, year",
        begins="0-9",
        pattern=rf"{_DAY}[ \u00a0](?:of[ \u00a0])?{_MONTH}(?:,?[ \u00a0]{_YEAR})?",
        after=r"\b[Tt]he[ \u00a0]",
        said=lambda found: _day_first(found).removeprefix("the "),
        example=("the 12th of June 2008", "the twelfth of June, two thousand and eight"),
    ),
    Rule(
        name="day, month, year",
        begins="0-9",
        pattern=rf"{_DAY}[ \u00a0](?:of[ \u00a0])?{_MONTH}(?:,?[ \u00a0]{_YEAR})?",
        said=_day_first,
        example=("on 12 June", "on the twelfth of June"),
    ),
    Rule(
        name="year, month and day in figures",
        begins="0-9",
        pattern=r"(?P<year>1[0-9]{3}|20[0-9]{2})(?P<joint>[-/])(?P<month>0?[1-9]|1[0-2])(?P=joint)(?P<day>0?[1-9]|[12][0-9]|3[01])(?![\w/-])",
        said=_in_figures,
        example=("2008-06-12", "June twelfth, two thousand and eight"),
    ),
    Rule(
        name="month, day and year in figures",
        begins="0-9",
        pattern=r"(?:(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12][0-9]|3[01]))/(?P<year>[0-9]{4})(?![\w/])",
        said=_in_figures,
        example=("6/12/2008", "June twelfth, two thousand and eight"),
    ),
    _DAY_MONTH_YEAR,
    Rule(
        name="month, day and short year in figures",
        begins="0-9",
        pattern=r"(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<year>[0-9]{2})(?![\w/])",
        said=_in_figures_with_short_year,
        example=("11/17/05", "November seventeenth, oh five"),
    ),
    Rule(
        name="month in short, and a year",
        begins="A-Z",
        pattern=rf"{_MONTH}[ \u00a0]{_YEAR}",
        said=lambda found: f"{_named(found['month'])} {year(found['year'])}",
        example=("in Nov. 1989", "in November nineteen eighty nine"),
    ),
    Rule(
        name="month in short",
        begins="A-Z",
        pattern=rf"(?P<month>(?:{'|'.join(_SHORT)})\.)(?=\W|\Z)(?![\w.])",
        said=lambda found: f"{_named(found['month'])}{stop(found)}",
        unless=r"\b[A-Z][\w.]*[ \u00a0]",
        example=("since Aug. or Sept.", "since August or September."),
    ),
    Rule(
        name="day of the week in short",
        begins="A-Z",
        pattern=rf"(?P<day>{'|'.join(_DAYS)})\.(?=,?[ \u00a0]|[-–][A-Z])",
        said=lambda found: f"{_DAYS[found['day']]}{stop(found)}",
        example=("on Thurs., he said", "on Thursday, he said"),
    ),
    Rule(
        name="between years",
        begins="0-9",
        pattern=rf"{_YEAR}[-–](?P<last>1[0-9]{{3}}|20[0-9]{{2}})(?![\w-])",
        after=r"\b[Bb]etween[ \u00a0]",
        said=fill("{year:year} and {last:year}"),
        example=("between 1914-1918", "between nineteen fourteen and nineteen eighteen"),
    ),
    Rule(
        name="years",
        begins="0-9",
        pattern=r"(?P<year>1[1-9][0-9]{2}|20[0-9]{2})[-–/](?P<last>1[0-9]{3}|20[0-9]{2}|[0-9]{2})(?![\w-]|[.,][0-9])"
        + _COUNTED,
        said=_years,
        example=("the 1939–45 war", "the nineteen thirty nine to forty five war"),
    ),
    Rule(
        name="decade",
        begins="0-9",
        pattern=r"(?P<year>1[1-9][0-9]0|20[0-9]0)['’ ]?s(?!\w)",
        said=fill("{year:decade}"),
        example=("the 1980s", "the nineteen eighties"),
    ),
    Rule(
        name="decade in short",
        begins="0-9'’‘",
        pattern=r"['’‘]?(?P<year>[2-9]0)['’]?s(?!\w|[-–][2-9]0s|[ \u00a0][CF]\b)",
        said=fill("{year:decade}"),
        example=("in the ’80s", "in the eighties"),
    ),
    Rule(
        name="year in short",
        begins="'’‘",
        pattern=r"['’‘](?P<year>[0-9]{2})(?!\w)",
        said=lambda found: short_year(found["year"]),
        example=("the summer of ’68", "the summer of sixty eight"),
    ),
    Rule(
        name="before our era",
        begins="0-9",
        pattern=r"(?P<year>[0-9]{1,4})[ \u00a0](?P<era>BCE|BC|CE|AD|[BA]\.[CD](?=\.?(?:\W|\Z)))(?:(?<=\.[CD])\.)?(?!\w)",
        said=lambda found: (
            f"{(year if len(found['year']) == 4 else model)(found['year'])} {letters(found['era'])}{stop(found)}"
        ),
        example=("in 480 BC", "in four eighty B C"),
    ),
    Rule(
        name="in our era",
        begins="A",
        pattern=r"(?:AD|A\.D\.)[ \u00a0](?=[0-9])",
        said="A D ",
        example=("in AD 79", "in A D seventy nine"),
    ),
    Rule(
        name="year of the eleventh century",
        begins="1",
        pattern=r"(?P<year>10[0-9]{2})(?!\w|[.,:/-][0-9]|[ \u00a0]?%)" + _COUNTED,
        after=r"\b(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil)[ \u00a0]",
        said=fill("{year:year}"),
        example=("in 1066", "in ten sixty six"),
    ),
    Rule(
        name="year",
        begins="0-9",
        pattern=_YEAR_ALONE + _COUNTED,
        unless=_MORE_OR_LESS,
        said=fill("{year:year}"),
        example=("in 1900", "in nineteen hundred"),
    ),
)
