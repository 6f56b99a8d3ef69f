"""The date on which an article was published, when the document prints one in full."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_MONTH_NAMES = (
    "january jan jänner januar januari enero ene janeiro janvier janv gennaio gen января січня янв ledna ocak stycznia يناير",
    "february feb februar februari febrero fevereiro fev février févr febbraio февраля фев лютого února şubat lutego فبراير",
    "march mar märz maart mrt marzo março mars марта березня мар marts března mart marca مارس",
    "april apr abril abr avril avr aprile апреля квітня апр dubna nisan kwietnia أبريل",
    "may mai mei mayo maio maggio mag мая травня maj května mayıs maja مايو",
    "june jun juni junio junho juin giugno giu июня червня июн června haziran czerwca يونيو",
    "july jul juli julio julho juillet juil luglio lug июля липня июл července temmuz lipca يوليو",
    "august aug augustus agosto ago août августа серпня авг augusti srpna ağustos sierpnia أغسطس",
    "september sept sep septiembre setiembre setembro settembre septembre set сентября вересня сен září eylül września سبتمبر",
    "october oct oktober okt octubre outubro ottobre octobre out ott октября жовтня окт října ekim października أكتوبر",
    "november nov noviembre novembro novembre ноября листопада ноя listopadu kasım نوفمبر",
    "december dec dezember dez diciembre dic dezembro dicembre décembre déc декабря грудня дек prosince aralık grudnia ديسمبر",
)
MONTHS = {
    name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}
"""The number of a month, by its name or abbreviation in one of several languages."""

MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
"""A pattern for the name of a month; use it with IGNORECASE."""

_DATE = (
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
    rf"\d{{1,2}}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?{MONTH},?\s+(?:de\s+)?\d{{4}}",
    r"\d{1,2}\.\d{1,2}\.\d{4}",
    r"\d{4}年\d{1,2}月\d{1,2}日",
)
_LABEL = (
    r"(?:first\s)?published(?:\son)?|posted(?:\son)?|date|veröffentlicht(?:\sam)?|stand|publicado(?:\sel)?|fecha|publié(?:\sle)?"
    r"|pubblicato(?:\sil)?"
)
WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
"""A pattern for the name of a day of the week; use it with IGNORECASE."""
_TIME = r"(?:at\s|um\s|a\slas\s|às?\s)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\suhr\b)?(?:\s(?-i:[A-Z]{2,4})\b)?"
_BETWEEN = r"\s*[,|·•–-]?\s*"
_DATED = re.compile(
    rf"""
    (?<!\w)
    (?:(?:{_LABEL})\s?:?\s)?
    (?:{_TIME}{_BETWEEN})?
    (?:{WEEKDAY}\.?,?\s)?
    (?P<date>{"|".join(_DATE)})
    (?!\d)
    (?:{_BETWEEN}{_TIME})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Dated:
    """A full date and the stretch of a line that gives it, with its weekday, time and label."""

    moment: datetime
    start: int
    end: int


def date_in(line: str) -> datetime | None:
    """Return the date that the whole of *line* gives: midnight UTC where it names no time and zone."""
    found = find_date(line)
    alone = found and not line[: found.start].strip() and not line[found.end :].strip(" .")
    return found.moment if found and alone else None


def find_date(line: str) -> Dated | None:
    """Return the first full date in *line*, unless that is longer than any line about dates."""
    if len(line) > _LONGEST:
        return None
    for found in _DATED.finditer(line):
        if moment := _moment(found["date"]):
            return Dated(moment, *found.span())
    return None


def _moment(date: str) -> datetime | None:
    try:
        if re.match(r"\d{4}-", date):
            moment = datetime.fromisoformat(date)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime(*_year_month_day(date), tzinfo=UTC)
    except ValueError:
        return None


def _year_month_day(date: str) -> tuple[int, int, int]:
    numbers = [int(number) for number in re.findall(r"\d+", date)]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
        return year, month, day
    names = re.findall(r"[^\W\d_]+", date.casefold())
    month = next(MONTHS[name] for name in names if name in MONTHS)
    day, year = numbers
    return year, month, day
