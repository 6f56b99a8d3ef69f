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
    picture: str = ""
    """Before the alternative text of a picture."""
    headline: str = "{count}, {duration}."
    """How many headlines follow, one, and how long they take."""
    headlines: str = "{count}, {duration}."
    """The same of several."""


_PHRASES = {
    "en": Phrases(
        place="From ",
        one=("", " reports"),
        many=("", " report"),
        outlet=" for ",
        final_and=" and ",
        picture="Picture: ",
        headline="{count} headline, {duration}.",
        headlines="{count} headlines, {duration}.",
    ),
    "de": Phrases(
        place="Aus ",
        one=("Es berichtet ", ""),
        many=("Es berichten ", ""),
        outlet=" für ",
        final_and=" und ",
        picture="Bild: ",
        headline="{count} Schlagzeile, {duration}.",
        headlines="{count} Schlagzeilen, {duration}.",
    ),
    "es": Phrases(
        place="Desde ",
        one=("Informa ", ""),
        many=("Informan ", ""),
        outlet=" para ",
        final_and=" y ",
        picture="Imagen: ",
        headline="{count} titular, {duration}.",
        headlines="{count} titulares, {duration}.",
    ),
    "fr": Phrases(
        one=("Par ", ""),
        many=("Par ", ""),
        outlet=", pour ",
        final_and=" et ",
        picture="Image : ",
        headline="{count} titre, {duration}.",
        headlines="{count} titres, {duration}.",
    ),
    "it": Phrases(
        place="Da ",
        one=("Di ", ""),
        many=("Di ", ""),
        outlet=", per ",
        final_and=" e ",
        picture="Immagine: ",
        headline="{count} titolo, {duration}.",
        headlines="{count} titoli, {duration}.",
    ),
    "pt": Phrases(
        place="De ",
        one=("Por ", ""),
        many=("Por ", ""),
        outlet=", para ",
        final_and=" e ",
        picture="Imagem: ",
        headline="{count} manchete, {duration}.",
        headlines="{count} manchetes, {duration}.",
    ),
    "nl": Phrases(
        place="Uit ",
        one=("Door ", ""),
        many=("Door ", ""),
        outlet=", voor ",
        final_and=" en ",
        picture="Beeld: ",
        headline="{count} kop, {duration}.",
        headlines="{count} koppen, {duration}.",
    ),
    "sv": Phrases(
        place="Från ",
        one=("Av ", ""),
        many=("Av ", ""),
        outlet=", för ",
        final_and=" och ",
        picture="Bild: ",
        headline="{count} rubrik, {duration}.",
        headlines="{count} rubriker, {duration}.",
    ),
    "ru": Phrases(
        one=("Передаёт ", ""),
        many=("Передают ", ""),
        final_and=" и ",
        picture="На снимке: ",
        headline="Заголовков: {count}, {duration}.",
        headlines="Заголовков: {count}, {duration}.",
    ),
    "uk": Phrases(
        one=("Передає ", ""),
        many=("Передають ", ""),
        final_and=" та ",
        picture="На фото: ",
        headline="Заголовків: {count}, {duration}.",
        headlines="Заголовків: {count}, {duration}.",
    ),
    "ar": Phrases(
        place="من ",
        one=("تقرير ", ""),
        many=("تقرير ", ""),
        final_and=" و",
        picture="صورة: ",
        headline="عدد العناوين: {count}، {duration}.",
        headlines="عدد العناوين: {count}، {duration}.",
    ),
    "zh": Phrases(
        one=("", "报道"),
        many=("", "报道"),
        final_and="、",
        picture="图片：",
        headline="{count}条新闻标题，{duration}。",
        headlines="{count}条新闻标题，{duration}。",
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
