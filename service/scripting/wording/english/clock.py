"""Times of day and time zones."""

import re

from service.scripting.wording.english.numbers import cardinal, fill, is_one, letters, short_year
from service.scripting.wording.english.stops import stop_after_time
from service.scripting.wording.rules import Rule

_HALF = r"[ \u00a0]?(?P<half>[aApP])(?:\.[ ]?[mM](?:\.|(?!\w))|[mM](?!\w))"
_HOUR = r"(?P<hour>[01]?[0-9]|2[0-4])"
_MINUTE = r"(?P<minute>[0-5][0-9])"
_ZONE = r"(?P<zone>GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|EET|IST|JST|AEST|AEDT|ET|CT|PT)\b"


def _time(hour: str, minute: str | None) -> str:
    return (
        cardinal(str(int(hour)))
        if not int(minute or "0")
        else f"{cardinal(str(int(hour)))} {short_year(minute or '')}"
    )


def _half(found: re.Match[str]) -> str:
    joined = found.string[found.end() : found.end() + 1].isalnum()
    return f"{found['half'].upper()} M{' ' if joined else stop_after_time(found)}"


def _round_the_clock(found: re.Match[str]) -> str:
    """Say "14:30" as "fourteen thirty" and "20:00" as "twenty hundred"."""
    hour, minute = found["hour"], found["minute"]
    if hour == "00" and minute == "00":
        return "midnight"
    if minute != "00":
        return _time(hour, minute)
    if 0 < int(hour) < 13:
        return f"{cardinal(hour.lstrip('0'))} o'clock"
    return f"{cardinal(hour)} hundred"


def _military(found: re.Match[str]) -> str:
    hour, minute = found["hour"], found["minute"]
    said = short_year(hour) if hour != "00" else "zero zero"
    return f"{said} {'hundred' if minute == '00' else short_year(minute)}"


def _counted(shown: str, what: str) -> str:
    """Say "01" as "one minute", "59.4" as "fifty nine point four seconds"."""
    number = shown.lstrip("0") or "0"
    return f"{cardinal(number)} {what if is_one(number) else f'{what}s'}"


RULES = (
    Rule(
        name="from one half-day time to another",
        begins="0-9",
        pattern=rf"{_HOUR}(?:[:.]{_MINUTE})?[ ]?[-–][ ]?(?P<hour2>1?[0-9])(?:[:.](?P<minute2>[0-5][0-9]))?{_HALF}",
        said=lambda found: (
            f"{_time(found['hour'], found['minute'])} to {_time(found['hour2'], found['minute2'])} {_half(found)}"
        ),
        example=("open 7-9:30 p.m.", "open seven to nine thirty P M."),
    ),
    Rule(
        name="from a.m. to p.m.",
        begins="0-9",
        pattern=rf"{_HOUR}(?:[:.]{_MINUTE})?{_HALF}[ ]?[-–][ ]?(?=[0-9]|noon\b|midnight\b)",
        said=lambda found: f"{_time(found['hour'], found['minute'])} {found['half'].upper()} M to ",
        example=("9 a.m.-5 p.m. daily", "nine A M to five P M daily"),
    ),
    Rule(
        name="from noon or midnight",
        begins="NMnm",
        pattern=r"(?P<noon>[Nn]oon|[Mm]idnight)[ ]?[-–][ ]?(?=[0-9])",
        said=fill("{noon} to "),
        example=("noon-2 p.m. daily", "noon to two P M daily"),
    ),
    Rule(
        name="time, a.m. or p.m.",
        begins="0-9",
        pattern=rf"{_HOUR}(?:[:.]{_MINUTE})?{_HALF}",
        said=lambda found: f"{_time(found['hour'], found['minute'])} {_half(found)}",
        example=("at 7 p.m. Police arrived", "at seven P M. Police arrived"),
    ),
    Rule(
        name="a.m. and p.m. alone",
        begins="ap",
        pattern=r"(?P<half>[ap])\.m\.",
        said=_half,
        example=("in the a.m. hours", "in the A M hours"),
    ),
    Rule(
        name="four figures and a zone",
        begins="0-9",
        pattern=rf"(?P<hour>[01][0-9]|2[0-4])[:.]?{_MINUTE}[ ]?{_ZONE}",
        said=lambda found: f"{_military(found)} {letters(found['zone'])}",
        example=("at 0600 GMT", "at oh six hundred G M T"),
    ),
    Rule(
        name="four figures and hours",
        begins="0-9",
        pattern=rf"(?P<hour>[01][0-9]|2[0-4]){_MINUTE}[ ](?=hours\b|hrs\b|local[ ]time)",
        said=lambda found: f"{_military(found)} ",
        example=("at 0730 hours", "at oh seven thirty hours"),
    ),
    Rule(
        name="hours, minutes and seconds",
        begins="0-9",
        pattern=rf"{_HOUR}:{_MINUTE}:(?P<second>[0-5][0-9](?:\.[0-9]{{1,3}})?)(?![\w:])",
        said=lambda found: (
            f"{_counted(found['hour'], 'hour')} {_counted(found['minute'], 'minute')} and {_counted(found['second'], 'second')}"
        ),
        example=("in 2:03:59", "in two hours three minutes and fifty nine seconds"),
    ),
    Rule(
        name="minutes, seconds and their parts",
        begins="0-9",
        pattern=r"(?P<minute>[0-9]{1,2}):(?P<second>[0-5][0-9]\.[0-9]{1,3})(?!\w)",
        said=lambda found: (
            f"{_counted(found['minute'], 'minute')} {_counted(found['second'], 'second')}"
        ),
        example=("in 1:59.40", "in one minute fifty nine point four zero seconds"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{_HOUR}:{_MINUTE}(?:[ ]?[-–][ ]?(?P<hour2>[01]?[0-9]|2[0-4]):(?P<minute2>[0-5][0-9]))?(?![\w:])",
        said=lambda found: (
            _round_the_clock(found)
            + (f" to {_time(found['hour2'], found['minute2'])}" if found["hour2"] else "")
        ),
        example=("at 14:30", "at fourteen thirty"),
    ),
    Rule(
        name="time zone after a time",
        begins="A-Z",
        pattern=_ZONE,
        after=r"(?:[mM]\.?|[0-9])[ ]",
        said=fill("{zone:letters}"),
        example=("11:59 p.m. ET", "eleven fifty nine P M E T"),
    ),
    Rule(
        name="time zone",
        begins="A-Z",
        pattern=r"(?P<zone>EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|AEST|AEDT)\b",
        said=fill("{zone:letters}"),
        example=("7 p.m. EDT", "seven P M E D T"),
    ),
)
