"""Portuguese as a newsreader says it, where an engine alone says something false."""

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
    counted_below_two,
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

_MONTHS = months("pt")
_SHORT_MONTHS = {
    "jan.": 1, "fev.": 2, "mar.": 3, "abr.": 4, "jun.": 6, "jul.": 7, "ago.": 8, "set.": 9, "out.": 10, "nov.": 11, "dez.": 12,
}  # fmt: skip
_UNITS = {
    "%": "por cento", "km/h": "quilômetro por hora|quilômetros por hora", "km²": "quilômetro quadrado|quilômetros quadrados",
    "m²": "metro quadrado|metros quadrados", "m2": "metro quadrado|metros quadrados", "m³": "metro cúbico|metros cúbicos",
    "km": "quilômetro|quilômetros", "cm": "centímetro|centímetros", "mm": "milímetro|milímetros", "m": "metro|metros",
    "ha": "hectare|hectares", "kg": "quilo|quilos", "g": "grama|gramas", "°C": "grau|graus", "ºC": "grau|graus",
    "° C": "grau|graus", "°": "grau|graus", "MW": "megawatt|megawatts", "GW": "gigawatt|gigawatts", "kWh": "quilowatt-hora|quilowatts-hora",
}  # fmt: skip
_CURRENCIES = {
    "R$": "real|reais", "US$": "dólar|dólares", "€": "euro|euros", "$": "dólar|dólares", "£": "libra|libras", "¥": "iene|ienes",
}  # fmt: skip
_SCALES = {
    "bi": "bilhão|bilhões", "mi": "milhão|milhões", "tri": "trilhão|trilhões", "bilhões": "bilhão|bilhões", "bilhão": "bilhão|bilhões",
    "milhões": "milhão|milhões", "milhão": "milhão|milhões", "trilhões": "trilhão|trilhões", "trilhão": "trilhão|trilhões",
    "milhões de": "milhão|milhões", "mil": "mil", "mil milhões": "mil milhões", "mil milhões de": "mil milhões", "bilhões de": "bilhão|bilhões",
}  # fmt: skip
_SHORT = {
    "Sr.": "senhor", "Srs.": "senhores", "Sra.": "senhora", "EUA": "Estados Unidos", "Av.": "avenida",
    "Cia.": "companhia", "p. ex.": "por exemplo", "tel.": "telefone", "d. C.": "depois de Cristo", "a. C.": "antes de Cristo",
    "aprox.": "aproximadamente", "Profa.": "professora", "Gal.": "general", "Dep.": "deputado", "Sen.": "senador",
}  # fmt: skip
_BEFORE_A_NUMBER = {"art.": "artigo", "n.º": "número", "n°": "número", "pág.": "página"}
_SPELLED = ("UE",)
_RULERS = ("", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo")  # fmt: skip


def _date(found: re.Match[str]) -> str:
    month = _SHORT_MONTHS.get(found["month"]) or int(found["month"])
    day = int(found["day"])
    year = f" de {found['year']}" if found["year"] else stop(found)
    return f"{'primeiro' if day == 1 else day} de {_MONTHS[month - 1]}{year}"


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or found["after_colon"] or "0")
    hours = {1: "uma hora", 2: "duas horas", 21: "vinte e uma horas", 22: "vinte e duas horas"}
    return f"{hours.get(hour, f'{hour} horas')}{f' e {minute}' if minute else ''}"


def _coins(whole: str, cents: str, forms: str) -> str:
    said = counted_below_two(whole, forms)
    if cents == "00":
        return said
    return f"{said} e {int(cents)} centavo{'' if cents == '01' else 's'}"


def _of(amount: str, currency: str) -> str:
    return f"{amount}{'' if amount.endswith(' mil') else ' de'} {currency}"


GRAMMAR = Grammar(
    counted=counted_below_two,
    to="a",
    minus="menos",
    of=_of,
)
RULES = (
    *addresses(
        {".": "ponto", "/": "barra", "-": "hífen", "_": "sublinhado", "@": "arroba"},
        examples=(
            ("a info@lusa.pt", "a info arroba lusa ponto p t"),
            ("em www.g1.com/rj", "em www ponto g1 ponto com barra rj"),
        ),
    ),
    call("mais", example=("no +55 11 91234-5678", "no mais 5 5, 1 1, 9 1 2 3 4, 5 6 7 8")),
    year_first(_date, example=("2024-06-12", "12 de junho de 2024")),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=DATE,
        said=_date,
        example=("em 12/06/2024", "em 12 de junho de 2024"),
    ),
    Rule(
        name="date with its month in short",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|0?[1-9]){GAP}(?:de{GAP})?(?P<month>{either(_SHORT_MONTHS)})(?:{GAP}(?:de{GAP})?(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?!\w))?",
        said=_date,
        example=("em 12 out. 2023", "em 12 de outubro de 2023"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}(?:{GAP}?h{GAP}?(?:{MINUTE}(?:min)?)?|:(?P<after_colon>[0-5][0-9]){GAP}?h?)(?!\w|:\d)",
        said=_time,
        example=("às 20h15", "às 20 horas e 15"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("por R$ 3,50", "por 3 reais e 50 centavos"),
            ("R$ 3,5 bilhões", "3,5 bilhões de reais"),
            ("por 3,50 €", "por 3 euros e 50 centavos"),
            ("5 milhões de €", "5 milhões de euros"),
        ),
    ),
    measures(GRAMMAR, _UNITS, example=("a -5 °C", "a menos 5 graus")),
    Rule(
        name="number of a ruler",
        begins="IVX",
        pattern=r"(?P<n>I{1,3}|IV|VI{0,3}|IX|X)(?!\w)",
        after=rf"\b(?:[Ss]éculos?|Pedro|João|Paulo|Bento|Pio|Carlos|Filipe|Luís|Jorge|Napoleão|Leão|Henrique){GAP}",
        said=lambda found: _RULERS[roman(found["n"])],
        example=("Dom Pedro II", "Dom Pedro segundo"),
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=rf"(?P<a>[0-9]{{1,2}}){GAP}?[x×]{GAP}?(?P<b>[0-9]{{1,2}})(?![\w-])",
        said=lambda found: f"{found['a']} a {found['b']}",
        example=("Santos 2x1 Bahia", "Santos 2 a 1 Bahia"),
    ),
    Rule(
        name="seasons and years",
        begins="0-9",
        pattern=r"(?P<a>(?:1[1-9]|20)[0-9]{2})[-–/](?P<b>(?:1[1-9]|20)?[0-9]{2})(?![\w-])",
        said=lambda found: f"{found['a']} {'a ' if len(found['b']) > 2 else ''}{found['b']}",
        example=("o período 2019-2020", "o período 2019 a 2020"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("o art. 5", "o artigo 5"),
    ),
    abbreviations(
        _SHORT, name="in short", example=("a Sra. Paz nos EUA", "a senhora Paz nos Estados Unidos")
    ),
    acronyms(_SPELLED, example=("a UE", "a U E")),
    signs(
        {"±": "mais ou menos", "+/-": "mais ou menos", "§": "parágrafo"},
        example=("±3 pontos", "mais ou menos 3 pontos"),
    ),
    ampersand("e", example=("Johnson & Johnson", "Johnson e Johnson")),
    ranges(GRAMMAR, example=("de 10-15 anos", "de 10 a 15 anos")),
    below_zero(GRAMMAR, example=("uns −3,5", "uns menos 3,5")),
    grouped(GRAMMAR, example=("1 200 000 casas", "1200000 casas")),
)
SPOTS = (*FIGURES, spot(_SHORT), spot(_BEFORE_A_NUMBER), spot(_SPELLED), r"(?<!\w)[IVX]{1,6}(?!\w)")
