"""The few words that Heardline adds, by language: who reports, and from where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.reading.dates import MONTHS

_WORD = re.compile(r"(?P<word>[^\W\d_]+)\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """How one language introduces a report. A language without any lets names and places stand alone."""

    place: str = ""
    """Before a place or a bureau."""
    one: tuple[str, str] = ("", "")
    """Before and after one reporter."""
    many: tuple[str, str] = ("", "")
    outlet: str = ", "
    """Before the outlet that somebody reports for."""
    final_and: str = ", "
    months: tuple[str, ...] = ()
    """The names of the months, where newsrooms abbreviate them."""


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_SPANISH_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_PORTUGUESE_MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
    "dezembro",
)  # fmt: skip
_ITALIAN_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre",
    "dicembre",
)  # fmt: skip
_DUTCH_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_RUSSIAN_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_UKRAINIAN_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
    "грудня",
)  # fmt: skip
_ARABIC_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_PHRASES = {
    "en": Phrases(
        place="From ",
        one=("", " reports"),
        many=("", " report"),
        outlet=" for ",
        final_and=" and ",
        months=_ENGLISH_MONTHS,
    ),
    "de": Phrases(
        place="Aus ",
        one=("Es berichtet ", ""),
        many=("Es berichten ", ""),
        outlet=" für ",
        final_and=" und ",
        months=_GERMAN_MONTHS,
    ),
    "es": Phrases(
        place="Desde ",
        one=("Informa ", ""),
        many=("Informan ", ""),
        outlet=" para ",
        final_and=" y ",
    ),
    "fr": Phrases(
        one=("Par ", ""),
        many=("Par ", ""),
        outlet=", pour ",
        final_and=" et ",
        months=_FRENCH_MONTHS,
    ),
    "it": Phrases(place="Da ", one=("Di ", ""), many=("Di ", ""), outlet=", per ", final_and=" e "),
    "pt": Phrases(
        place="De ", one=("Por ", ""), many=("Por ", ""), outlet=", para ", final_and=" e "
    ),
    "nl": Phrases(
        place="Uit ", one=("Door ", ""), many=("Door ", ""), outlet=", voor ", final_and=" en "
    ),
}


def phrases(language: str) -> Phrases:
    """Return the phrases of *language* (BCP 47)."""
    return _PHRASES.get(language.split("-", maxsplit=1)[0].lower(), Phrases())


def joints(names: Sequence[str], final_and: str) -> list[str]:
    """Return what stands before each of *names* when they are listed: "A", ", B", " and C"."""
    return ["", *[", "] * (len(names) - 2), *([final_and] if len(names) > 1 else [])]


def date_in_full(date: str, language: str) -> str:
    """Return a printed date with its month and its day of the week in full: "Mon., Oct. 12" is "Monday, October 12"."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  few scripts need it

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return date
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"].values()
    whole = {str(name).casefold(): str(name) for name in (*months.values(), *days)}

    def in_full(found: re.Match[str]) -> str:
        bare = found["word"].casefold()
        if bare in whole or len(bare) < 3:
            return whole.get(bare, found.group())
        if number := MONTHS.get(bare):
            return str(months[number])
        fits = (str(day) for day in days if day.casefold().startswith(bare))
        return next(fits, found.group())

    return _WORD.sub(in_full, date)
