"""French as a newsreader says it, where an engine alone says something false."""

import functools
import re

from service.scripting.wording.rules import Rule
from service.scripting.wording.shapes import (
    DATE,
    FIGURES,
    GAP,
    HOUR,
    MINUTE,
    Grammar,
    abbreviations,
    acronyms,
    addresses,
    ampersand,
    below_zero,
    counted_below_two,
    either,
    measures,
    money,
    months,
    ranges,
    roman,
    signs,
    spot,
    stop,
    year_first,
)

_MONTHS = months("fr")
_SHORT_MONTHS = {
    "janv.": 1, "févr.": 2, "fév.": 2, "avr.": 4, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12,
}  # fmt: skip
_UNITS = {
    "km/h": "kilomètre heure|kilomètres heure", "km²": "kilomètre carré|kilomètres carrés",
    "m²": "mètre carré|mètres carrés", "m³": "mètre cube|mètres cubes", "m3": "mètre cube|mètres cubes",
    "km": "kilomètre|kilomètres", "cm": "centimètre|centimètres", "mm": "millimètre|millimètres", "m": "mètre|mètres",
    "ha": "hectare|hectares", "kg": "kilo|kilos", "g": "gramme|grammes", "t": "tonne|tonnes", "°C": "degré|degrés",
    "° C": "degré|degrés", "°": "degré|degrés", "kWh": "kilowattheure|kilowattheures", "MW": "mégawatt|mégawatts",
    "GW": "gigawatt|gigawatts", "TWh": "térawattheure|térawattheures", "min": "minute|minutes", "%": "pour cent",
}  # fmt: skip
_CURRENCIES = {
    "€": "euro|euros", "EUR": "euro|euros", "euros": "euro|euros", "US$": "dollar|dollars", "$": "dollar|dollars",
    "£": "livre|livres", "¥": "yen|yens", "CHF": "franc suisse|francs suisses", "FCFA": "franc C F A|francs C F A",
}  # fmt: skip
_SCALES = {
    "Mds": "milliard|milliards", "Md": "milliard|milliards", "mds": "milliard|milliards", "Mrd": "milliard|milliards",
    "mrd": "milliard|milliards", "M": "million|millions", "millions": "million|millions", "million": "million|millions",
    "milliards": "milliard|milliards", "milliard": "milliard|milliards", "k": "mille",
}  # fmt: skip
_TITLES = {
    "M.": "monsieur", "MM.": "messieurs", "Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "Dr": "docteur",
    "Pr": "professeur", "Me": "maître", "Mgr": "monseigneur", "St": "saint", "Ste": "sainte",
}  # fmt: skip
_SHORT = {
    "p. ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "env.": "environ", "av.": "avenue", "bd": "boulevard", "tél.": "téléphone",
    "Cie": "compagnie", "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "cf.": "voir",
}  # fmt: skip
_BEFORE_A_NUMBER = {
    "n°": "numéro", "N°": "numéro", "nº": "numéro", "nᵒ": "numéro", "art.": "article", "p.": "page", "chap.": "chapitre",
}  # fmt: skip
_SPELLED = ("UE", "OMS", "FMI", "BCE", "LFI", "IA", "PIB", "AFP", "UMP", "AMF", "EELV", "IVG", "AME", "OCDE", "ADN")  # fmt: skip
_DAY = r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?P<first>er)?"
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?!\w)"
_HALVES = {"½": "un demi", "⅓": "un tiers", "⅔": "deux tiers", "¼": "un quart", "¾": "trois quarts"}


@functools.cache
def _ordinal(number: int, *, feminine: bool = False) -> str:
    """Say 1 as "premier" or "première", 21 as "vingt et unième"."""
    if number == 1:
        return "première" if feminine else "premier"
    from num2words import num2words  # noqa: PLC0415  only French text needs it

    return str(num2words(number, lang="fr", to="ordinal"))


def _date(found: re.Match[str]) -> str:
    month = _SHORT_MONTHS.get(found["month"]) or int(found["month"])
    day = int(found["day"])
    year = f" {found['year']}" if found["year"] else ""
    return (
        f"{'premier' if day == 1 else day} {_MONTHS[month - 1]}{year}{'' if year else stop(found)}"
    )


def _hours(shown: str) -> str:
    hour = int(shown)
    if hour in {1, 21}:
        return "une heure" if hour == 1 else "vingt et une heures"
    return f"{hour} heure{'s' if hour else ''}"


def _time(found: re.Match[str]) -> str:
    minute = int(found["minute"] or "0")
    return f"{_hours(found['hour'])}{f' {minute}' if minute else ''}"


def _coins(whole: str, cents: str, forms: str) -> str:
    said = counted_below_two(whole, forms)
    return said if cents == "00" else f"{said} {int(cents)}"


def _of(amount: str, currency: str) -> str:
    if amount.endswith("mille"):
        return f"{amount} {currency}"
    return f"{amount} d'{currency}" if currency[0] == "e" else f"{amount} de {currency}"


def _ruler(found: re.Match[str]) -> str:
    number = roman(found["n"])
    return "premier" if number == 1 else str(number)


GRAMMAR = Grammar(counted=counted_below_two, to="à", minus="moins", of=_of)
RULES = (
    *addresses(
        {".": "point", "/": "slash", "-": "tiret", "_": "tiret bas", "@": "arobase"},
        examples=(
            ("à info@rfi.fr", "à info arobase rfi point f r"),
            ("sur www.lemonde.fr", "sur www point lemonde point f r"),
        ),
    ),
    year_first(_date, example=("2024-06-12", "12 juin 2024")),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=DATE,
        said=_date,
        example=("le 01/05/2023", "le premier mai 2023"),
    ),
    Rule(
        name="date with its month in short",
        begins="0-9",
        pattern=rf"{_DAY}{GAP}(?P<month>{either(_SHORT_MONTHS)})(?:{GAP}{_YEAR})?",
        said=_date,
        example=("le 12 oct. 2023", "le 12 octobre 2023"),
    ),
    Rule(
        name="first of a month",
        begins="1",
        pattern=rf"1(?:er|ᵉʳ)?(?={GAP}(?:{'|'.join(_MONTHS)})\b)",
        said="premier",
        example=("le 1er mai", "le premier mai"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}{GAP}?[hH](?:{GAP}?{MINUTE})?(?!\w)",
        said=_time,
        example=("de 9h à 21h05", "de 9 heures à vingt et une heures 5"),
    ),
    Rule(
        name="time with a colon",
        begins="0-9",
        pattern=rf"{HOUR}:{MINUTE}(?!\w|:\d)",
        said=_time,
        example=("à 1:30", "à une heure 30"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("à € 3,50", "à 3 euros 50"),
            ("US$ 5 millions", "5 millions de dollars"),
            ("soit 3,50 €", "soit 3 euros 50"),
            ("1,5 M€ et 3 Mds $", "1,5 million d'euros et 3 milliards de dollars"),
        ),
    ),
    measures(
        GRAMMAR,
        {key: forms for key, forms in _SCALES.items() if key.lower() in {"mds", "md", "mrd"}},
        name="scale",
        example=("3 Mds de plus", "3 milliards de plus"),
    ),
    measures(GRAMMAR, _UNITS, example=("à -5 °C", "à moins 5 degrés")),
    Rule(
        name="century or republic",
        begins="IVX",
        pattern=rf"(?P<n>[IVX]{{1,6}})(?:e|è|ème|ᵉ)(?=(?:-|{GAP}et{GAP}[IVX]|{GAP}\w|[,.;)]|\s*\Z))",
        said=lambda found: _ordinal(roman(found["n"])),
        example=(
            "la Ve République au XXIe siècle",
            "la cinquième République au vingt et unième siècle",
        ),
    ),
    Rule(
        name="first in roman",
        begins="I",
        pattern=r"I(?:(?P<he>er|ᵉʳ)|(?:re|ère))(?!\w)",
        said=lambda found: _ordinal(1, feminine=not found["he"]),
        example=("François Ier", "François premier"),
    ),
    Rule(
        name="number of a ruler",
        begins="IVX",
        pattern=r"(?P<n>I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{0,3}|XXI{0,3})(?!\w)",
        after=rf"\b[A-ZÉÎ][a-zéèëîïôç]{{2,20}}(?:-[A-Z][a-z]{{2,20}})?{GAP}",
        said=_ruler,
        example=("Louis XIV", "Louis 14"),
    ),
    Rule(
        name="ordinal",
        begins="0-9",
        pattern=r"(?P<n>[0-9]{1,4})(?:(?P<first>er|ᵉʳ)|(?P<she>re|ère)|(?:ème|ième|es?|ᵉ|nde?|è)s?)(?!\w)",
        unless=rf"[0-9]{GAP}",
        said=lambda found: _ordinal(int(found["n"]), feminine=bool(found["she"])),
        example=("la 1re place, le 16e tour", "la première place, le seizième tour"),
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=rf"(?P<a>[0-9]{{1,2}}){GAP}?[-–]{GAP}?(?P<b>[0-9]{{1,2}})(?![\w-]|[.,/][0-9])",
        after=r"\b(?:gagne|gagné|bat|battu|battent|s'impose|s’impose|imposé|imposés|victoire|défaite|vainqueur|score|nul|mène|menait|perd|perdu)\b[^.!?0-9]{0,30}",
        said=lambda found: f"{found['a']} à {found['b']}",
        example=("Nice bat Metz 2-1", "Nice bat Metz 2 à 1"),
    ),
    Rule(
        name="years",
        begins="0-9",
        pattern=r"(?P<a>(?:1[1-9]|20)[0-9]{2})[-–/](?P<b>(?:1[1-9]|20)?[0-9]{2})(?![\w-])",
        said=lambda found: f"{found['a']}, {found['b']}",
        example=("la saison 2019/20", "la saison 2019, 20"),
    ),
    abbreviations(
        _TITLES,
        name="title",
        then=rf"(?=[{GAP[1:-1]}-](?:(?:[Ll]e|[Ll]a|de|d['’]){GAP}?)?[A-ZÉÈÎÔÇ])",
        example=("M. Macron et Mme Borne", "monsieur Macron et madame Borne"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("le n° 5", "le numéro 5"),
    ),
    abbreviations(_SHORT, name="in short", example=("p. ex. à Lyon", "par exemple à Lyon")),
    acronyms(_SPELLED, example=("l'UE et le FMI", "l'U E et le F M I")),
    Rule(
        name="fraction",
        pattern=rf"(?P<n>[0-9]{{1,6}})?{GAP}?(?P<part>[{''.join(_HALVES)}])",
        said=lambda found: (
            f"{found['n']} et {_HALVES[found['part']].removeprefix('un ')}"
            if found["n"]
            else _HALVES[found["part"]]
        ),
        example=("¾ du pays", "trois quarts du pays"),
    ),
    signs(
        {"+/-": "plus ou moins", "±": "plus ou moins"},
        example=("±3 points", "plus ou moins 3 points"),
    ),
    ampersand("et", example=("Marks & Spencer", "Marks et Spencer")),
    ranges(GRAMMAR, example=("10-15 ans", "10 à 15 ans")),
    below_zero(GRAMMAR, example=("à −3,5", "à moins 3,5")),
)
SPOTS = (
    *FIGURES,
    spot(_TITLES),
    spot(_BEFORE_A_NUMBER),
    spot(_SHORT),
    spot(_SPELLED),
    r"(?<!\w)[IVX]{1,6}(?!\w*[a-zé]{3})",
)
