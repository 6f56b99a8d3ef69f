"""Spanish as a newsreader says it, where an engine alone says something false."""

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
    call,
    counted,
    either,
    grouped,
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

_MONTHS = months("es")
_SHORT_MONTHS = {
    "ene.": 1, "feb.": 2, "abr.": 4, "jun.": 6, "jul.": 7, "ago.": 8, "sept.": 9, "sep.": 9, "oct.": 10, "nov.": 11, "dic.": 12,
}  # fmt: skip
_UNITS = {
    "%": "por ciento", "km/h": "kilómetro por hora|kilómetros por hora", "km²": "kilómetro cuadrado|kilómetros cuadrados",
    "m²": "metro cuadrado|metros cuadrados", "m2": "metro cuadrado|metros cuadrados", "m³": "metro cúbico|metros cúbicos",
    "km": "kilómetro|kilómetros", "cm": "centímetro|centímetros", "mm": "milímetro|milímetros", "m": "metro|metros",
    "ha": "hectárea|hectáreas", "kg": "kilo|kilos", "g": "gramo|gramos", "°C": "grado|grados", "ºC": "grado|grados", "°": "grado|grados",
    "° C": "grado|grados", "MW": "megavatio|megavatios", "GW": "gigavatio|gigavatios", "kWh": "kilovatio hora|kilovatios hora",
}  # fmt: skip
_CURRENCIES = {
    "€": "euro|euros", "US$": "dólar|dólares", "USD": "dólar|dólares", "$": "dólar|dólares", "£": "libra|libras",
    "¥": "yen|yenes", "R$": "real|reales",
}  # fmt: skip
_SCALES = {
    "M": "millón|millones", "mill.": "millón|millones", "millones": "millón|millones", "millones de": "millón|millones",
    "millón": "millón|millones", "millón de": "millón|millones", "mil millones": "mil millones", "mil millones de": "mil millones",
    "billones": "billón|billones",
}  # fmt: skip
_SHORT = {
    "Sr.": "señor", "Sres.": "señores", "EE. UU.": "Estados Unidos", "EEUU": "Estados Unidos", "ONU": "Onu", "p. ej.": "por ejemplo",
    "Av.": "avenida", "Avda.": "avenida", "Cía.": "compañía", "JJ. OO.": "Juegos Olímpicos", "Gral.": "general", "Sto.": "Santo", "Sta.": "Santa",
    "a. C.": "antes de Cristo", "d. C.": "después de Cristo", "aprox.": "aproximadamente", "Lic.": "licenciado",
    "Ing.": "ingeniero", "Mons.": "monseñor", "FF. AA.": "Fuerzas Armadas", "RR. HH.": "recursos humanos", "tel.": "teléfono",
}  # fmt: skip
_BEFORE_A_NUMBER = {
    "art.": "artículo", "n.º": "número", "nº": "número", "n°": "número", "N°": "número", "núm.": "número", "pág.": "página",
}  # fmt: skip
_SPELLED = ("UE",)
_RULERS = (
    "",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
)
_DIGITS = r"(?P<n>[1-9][0-9]?)"


def _date(found: re.Match[str]) -> str:
    month = _SHORT_MONTHS.get(found["month"]) or int(found["month"])
    year = f" de {found['year']}" if found["year"] else stop(found)
    return f"{int(found['day'])} de {_MONTHS[month - 1]}{year}"


def _time(found: re.Match[str]) -> str:
    minute = int(found["minute"])
    return f"{int(found['hour'])}{f' {minute}' if minute else ''}"


def _coins(whole: str, cents: str, forms: str) -> str:
    said = counted(whole, forms)
    return said if cents == "00" else f"{said} con {int(cents)}"


@functools.cache
def _ordinal(number: int, ending: str) -> str:
    """Say 1 with "er" as "primer", with "a" as "primera"."""
    from num2words import num2words  # noqa: PLC0415  only Spanish text needs it

    stem = str(num2words(number, lang="es", to="ordinal")).removesuffix("o")
    if ending == "er":
        return stem
    said = f"{stem}{ending}"
    return re.sub(r"o (?=\w+a\Z)", "a ", said)


def _ruler(found: re.Match[str]) -> str:
    said = _RULERS[roman(found["n"])]
    queen = found.string.endswith(("Isabel ", "Isabel\u00a0"), 0, found.start())
    return f"{said[:-1]}a" if queen else said


def _of(amount: str, currency: str) -> str:
    return f"{amount}{'' if amount.endswith(' mil') else ' de'} {currency}"


GRAMMAR = Grammar(counted=counted, to="a", minus="menos", of=_of)
RULES = (
    *addresses(
        {".": "punto", "/": "barra", "-": "guion", "_": "guion bajo", "@": "arroba"},
        examples=(
            ("a info@efe.es", "a info arroba efe punto e s"),
            ("en www.elpais.com/temas", "en www punto elpais punto com barra temas"),
        ),
    ),
    call("más", example=("al +34 91 123 45 67", "al más 3 4, 9 1, 1 2 3, 4 5, 6 7")),
    year_first(_date, example=("2024-06-12", "12 de junio de 2024")),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=DATE,
        said=_date,
        example=("el 12/06/2024", "el 12 de junio de 2024"),
    ),
    Rule(
        name="date with its month in short",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|0?[1-9]){GAP}(?:de{GAP})?(?P<month>{either(_SHORT_MONTHS)})(?:{GAP}(?:de{GAP})?(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?!\w))?",
        said=_date,
        example=("el 12 oct. 2023", "el 12 de octubre de 2023"),
    ),
    Rule(
        name="time with hours behind",
        begins="0-9",
        pattern=rf"{HOUR}[.:]{MINUTE}(?P<h>{GAP}?h(?:s|rs)?\b\.?)?(?=(?(h)|{GAP}(?:horas|a\.|p\.|[ap]m\b)))",
        said=lambda found: f"{_time(found)}{' horas' if found['h'] else ''}",
        example=("a las 20.15 horas", "a las 20 15 horas"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}:{MINUTE}(?!\w|:\d)",
        said=_time,
        example=("a las 9:00", "a las 9"),
    ),
    Rule(
        name="half of the day",
        begins="ap",
        pattern=r"(?P<half>[ap])\.[ \u00a0\u202f]?m\.",
        after=r"[0-9][ \u00a0\u202f]?",
        said=lambda found: (
            f"{'a' if found['half'] == 'a' else 'pe'} eme{stop(found, GRAMMAR.starts)}"
        ),
        example=("a las 7 p. m. llegó", "a las 7 pe eme llegó"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("a € 3,50", "a 3 euros con 50"),
            ("US$ 5 millones", "5 millones de dólares"),
            ("por 3,50 €", "por 3 euros con 50"),
            ("3,5 M€", "3,5 millones de euros"),
        ),
    ),
    measures(GRAMMAR, _UNITS, example=("a -5 °C", "a menos 5 grados")),
    Rule(
        name="number of a ruler",
        begins="IVX",
        pattern=r"(?P<n>I{1,3}|IV|VI{0,3}|IX|X)(?!\w)",
        after=rf"\b(?:[Ss]iglos?|Carlos|Felipe|Alfonso|Fernando|Juan|Pablo|Isabel|Francisco|León|Benedicto|Pío|Jorge|Luis|Enrique|Napoleón|Guillermo){GAP}",
        said=_ruler,
        example=("el rey Felipe VI", "el rey Felipe sexto"),
    ),
    Rule(
        name="world war",
        begins="I",
        pattern=rf"(?P<n>I{{1,2}})(?={GAP}Guerra{GAP}Mundial)",
        said=lambda found: f"{_RULERS[roman(found['n'])][:-1]}a",
        example=("la II Guerra Mundial", "la segunda Guerra Mundial"),
    ),
    Rule(
        name="ordinal",
        begins="1-9",
        pattern=rf"{_DIGITS}(?:(?P<er>\.?ᵉʳ|\.?er)|\.?(?:(?P<a>ª|a)|[ºo°]))(?!\w)",
        after=r"\b(?:[Ee]l|[Ll]a|[Uu]na?|[Dd]el|[Aa]l|[Ss]u|[Ee]n|[Yy]|[Dd]e|,)[ ]|\A|[.;:(«“][ ]?",
        said=lambda found: _ordinal(
            int(found["n"]), "er" if found["er"] else "a" if found["a"] else "o"
        ),
        example=("el 3.er día y la 5.ª vez", "el tercer día y la quinta vez"),
    ),
    Rule(
        name="seasons and years",
        begins="0-9",
        pattern=r"(?P<a>(?:1[1-9]|20)[0-9]{2})[-–/](?P<b>(?:1[1-9]|20)?[0-9]{2})(?![\w-])",
        said=lambda found: f"{found['a']} {'a ' if len(found['b']) > 2 else ''}{found['b']}",
        example=("la temporada 2019/20", "la temporada 2019 20"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("el art. 5", "el artículo 5"),
    ),
    abbreviations(
        _SHORT,
        name="in short",
        example=("el Sr. Paz en EE. UU.", "el señor Paz en Estados Unidos."),
    ),
    acronyms(_SPELLED, example=("la UE", "la U E")),
    signs(
        {"±": "más o menos", "+/-": "más o menos", "§": "párrafo"},
        example=("±3 puntos", "más o menos 3 puntos"),
    ),
    Rule(name="half", begins="½", pattern="½", said="medio", example=("½ litro", "medio litro")),
    ampersand("y", example=("Johnson & Johnson", "Johnson y Johnson")),
    ranges(GRAMMAR, example=("de 10-15 años", "de 10 a 15 años")),
    below_zero(GRAMMAR, example=("un −3,5", "un menos 3,5")),
    grouped(GRAMMAR, example=("1 200 000 hogares", "1200000 hogares")),
)
SPOTS = (
    *FIGURES,
    spot(_SHORT),
    spot(_BEFORE_A_NUMBER),
    spot(_SPELLED),
    r"(?<!\w)[IVX]{1,6}(?!\w)",
    r"(?<=[0-9 \u00a0\u202f])[ap]\.",
)
