"""Italian as a newsreader says it, where an engine alone says something false."""

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
    signs,
    spot,
    stop,
    year_first,
)

_MONTHS = months("it")
_SHORT_MONTHS = {
    "gen.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "giu.": 6, "lug.": 7, "ago.": 8, "set.": 9, "sett.": 9, "ott.": 10, "nov.": 11, "dic.": 12,
}  # fmt: skip
_UNITS = {
    "%": "per cento", "km/h": "chilometro orario|chilometri orari", "km²": "chilometro quadrato|chilometri quadrati",
    "kmq": "chilometro quadrato|chilometri quadrati", "m²": "metro quadrato|metri quadrati", "mq": "metro quadrato|metri quadrati",
    "m³": "metro cubo|metri cubi", "km": "chilometro|chilometri", "cm": "centimetro|centimetri", "mm": "millimetro|millimetri",
    "m": "metro|metri", "ha": "ettaro|ettari", "kg": "chilo|chili", "g": "grammo|grammi", "°C": "grado|gradi", "° C": "grado|gradi",
    "MW": "megawatt", "GW": "gigawatt", "kWh": "chilowattora",
}  # fmt: skip
_CURRENCIES = {
    "€": "euro", "euro": "euro", "di euro": "euro", "US$": "dollaro|dollari", "$": "dollaro|dollari", "£": "sterlina|sterline", "¥": "yen",
}  # fmt: skip
_SCALES = {
    "mld": "miliardo|miliardi", "mln": "milione|milioni", "mld.": "miliardo|miliardi", "mln.": "milione|milioni",
    "miliardi": "miliardo|miliardi", "miliardo": "miliardo|miliardi", "milioni": "milione|milioni", "milione": "milione|milioni",
}  # fmt: skip
_SHORT = {
    "Dott.ssa": "dottoressa", "Dott.": "dottor", "dott.ssa": "dottoressa", "dott.": "dottor", "On.": "onorevole", "on.": "onorevole",
    "Sig.ra": "signora", "sig.ra": "signora", "Sig.": "signor", "sig.": "signor", "Prof.": "professor", "prof.": "professor",
    "Avv.": "avvocato", "avv.": "avvocato", "Ing.": "ingegner", "ing.": "ingegner", "Gen.": "generale", "ecc.": "eccetera",
    "ad es.": "ad esempio", "a. C.": "avanti Cristo", "d. C.": "dopo Cristo", "P.zza": "piazza", "p.zza": "piazza", "tel.": "telefono",
    "Mons.": "monsignor", "mons.": "monsignor", "S.": "San",
}  # fmt: skip
_BEFORE_A_NUMBER = {
    "art.": "articolo",
    "artt.": "articoli",
    "n.": "numero",
    "nr.": "numero",
    "pag.": "pagina",
}
_SPELLED = ("UE", "Ue")
_WON = r"\b(?:vince|vinto|vinse|batte|battuto|perde|perso|pareggio|vittoria|sconfitta|finisce|finita|termina|[A-Z][a-z]+-[A-Z][a-z]+)\b[^.!?0-9]{0,20}"


def _date(found: re.Match[str]) -> str:
    month = _SHORT_MONTHS.get(found["month"]) or int(found["month"])
    day = int(found["day"])
    year = f" {found['year']}" if found["year"] else stop(found)
    return f"{'primo' if day == 1 else day} {_MONTHS[month - 1]}{year}"


def _time(found: re.Match[str]) -> str:
    minute = int(found["minute"])
    return f"{int(found['hour'])}{f' e {minute}' if minute else ''}"


def _coins(whole: str, cents: str, forms: str) -> str:
    said = counted(whole, forms)
    return said if cents == "00" else f"{said} e {int(cents)}"


@functools.cache
def _ordinal(number: int, *, feminine: bool) -> str:
    from num2words import num2words  # noqa: PLC0415  only Italian text needs it

    said = str(num2words(number, lang="it", to="ordinal"))
    return f"{said[:-1]}a" if feminine else said


def _of(amount: str, currency: str) -> str:
    return f"{amount} di {currency}"


GRAMMAR = Grammar(counted=counted, to="a", minus="meno", of=_of)
RULES = (
    *addresses(
        {".": "punto", "/": "barra", "-": "trattino", "_": "trattino basso", "@": "chiocciola"},
        examples=(
            ("a info@rai.it", "a info chiocciola rai punto i t"),
            ("su www.ansa.it/sport", "su www punto ansa punto i t barra sport"),
        ),
    ),
    call("più", example=("al +39 06 1234567", "al più 3 9, 0 6, 1 2 3 4 5 6 7")),
    year_first(_date, example=("2024-06-12", "12 giugno 2024")),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=DATE,
        said=_date,
        example=("il 01/05/2023", "il primo maggio 2023"),
    ),
    Rule(
        name="date with its month in short",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|0?[1-9]){GAP}(?P<month>{either(_SHORT_MONTHS)})(?:{GAP}(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?!\w))?",
        said=_date,
        example=("il 12 ott. 2023", "il 12 ottobre 2023"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}[.:]{MINUTE}(?![\w%€]|[.,:]\d|{GAP}(?:%|€|euro|mil))",
        after=rf"\b(?:[Aa]ll[ae]|[Dd]all[ae]|[Dd]ell[ae]|[Ll]e|[Oo]re|[Vv]erso{GAP}le){GAP}",
        said=_time,
        example=("alle 20.15", "alle 20 e 15"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("a € 3,50", "a 3 euro e 50"),
            ("$ 5 miliardi", "5 miliardi di dollari"),
            ("per 3,50 €", "per 3 euro e 50"),
            ("3,5 mld di euro", "3,5 miliardi di euro"),
        ),
    ),
    measures(
        GRAMMAR,
        {key: forms for key, forms in _SCALES.items() if key.startswith(("mld", "mln"))},
        name="scale",
        example=("3 mln di voti", "3 milioni di voti"),
    ),
    measures(GRAMMAR, _UNITS, example=("a -5 °C", "a meno 5 gradi")),
    Rule(
        name="ordinal",
        begins="0-9",
        pattern=r"(?P<n>[1-9][0-9]{0,2})(?:(?P<a>ª|a)|[°º])(?!\w)",
        unless=r"[0-9][.,]",
        said=lambda found: _ordinal(int(found["n"]), feminine=bool(found["a"])),
        example=("il 1° posto, la 25ª volta", "il primo posto, la venticinquesima volta"),
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,2})[-–](?P<b>[0-9]{1,2})(?![\w-]|[.,/][0-9])",
        after=_WON,
        said=lambda found: f"{found['a']} a {found['b']}",
        example=("la Roma vince 2-1", "la Roma vince 2 a 1"),
    ),
    Rule(
        name="season",
        begins="0-9",
        pattern=r"(?P<a>(?:1[1-9]|20)[0-9]{2})/(?P<b>(?:1[1-9]|20)?[0-9]{2})(?![\w-])",
        said=lambda found: f"{found['a']} {found['b']}",
        example=("la stagione 2019/20", "la stagione 2019 20"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("l'art. 5", "l'articolo 5"),
    ),
    abbreviations(_SHORT, name="in short", example=("il dott. Neri", "il dottor Neri")),
    acronyms(_SPELLED, example=("la UE", "la U E")),
    signs({"±": "più o meno", "+/-": "più o meno"}, example=("±3 punti", "più o meno 3 punti")),
    Rule(name="half", begins="½", pattern="½", said="mezzo", example=("½ litro", "mezzo litro")),
    ampersand("e", example=("Dolce & Gabbana", "Dolce e Gabbana")),
    below_zero(GRAMMAR, example=("a −3,5", "a meno 3,5")),
    grouped(GRAMMAR, example=("1 200 000 case", "1200000 case")),
)
SPOTS = (*FIGURES, spot(_SHORT), spot(_BEFORE_A_NUMBER), spot(_SPELLED))
