"""German as a newsreader says it, where an engine alone says something false."""

import functools
import re

from service.scripting.wording.rules import Rule
from service.scripting.wording.shapes import (
    DASH,
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

_MONTHS = months("de")
_SHORT_MONTHS = {
    "Jan.": 1, "Feb.": 2, "Febr.": 2, "Mär.": 3, "Apr.": 4, "Aug.": 8, "Sep.": 9, "Sept.": 9, "Okt.": 10, "Nov.": 11, "Dez.": 12,
}  # fmt: skip
_UNITS = {
    "%": "Prozent", "km/h": "Kilometer pro Stunde", "km²": "Quadratkilometer", "m²": "Quadratmeter",
    "qm": "Quadratmeter", "m³": "Kubikmeter", "km": "Kilometer", "cm": "Zentimeter", "mm": "Millimeter", "m": "Meter",
    "ha": "Hektar", "kg": "Kilogramm", "mg": "Milligramm", "g": "Gramm", "t": "Tonne|Tonnen", "kWh": "Kilowattstunde|Kilowattstunden",
    "kW": "Kilowatt", "MW": "Megawatt", "GW": "Gigawatt", "TWh": "Terawattstunde|Terawattstunden", "ml": "Milliliter",
    "l": "Liter", "°C": "Grad Celsius", "° C": "Grad Celsius", "°": "Grad", "PS": "P S", "Std.": "Stunde|Stunden",
    "Min.": "Minute|Minuten", "Sek.": "Sekunde|Sekunden",
}  # fmt: skip
_CURRENCIES = {
    "€": "Euro", "EUR": "Euro", "Euro": "Euro", "US$": "U S Dollar", "$": "Dollar", "£": "Pfund", "¥": "Yen",
    "CHF": "Schweizer Franken", "Fr.": "Franken", "₽": "Rubel",
}  # fmt: skip
_SCALES = {
    "Mio.": "Million|Millionen", "Mio": "Million|Millionen", "Mill.": "Million|Millionen",
    "Mrd.": "Milliarde|Milliarden", "Mrd": "Milliarde|Milliarden", "Tsd.": "tausend", "Millionen": "Million|Millionen",
    "Million": "Million|Millionen", "Milliarden": "Milliarde|Milliarden", "Milliarde": "Milliarde|Milliarden",
    "Billionen": "Billion|Billionen",
}  # fmt: skip
_SHORT = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "u. U.": "unter Umständen",
    "i. d. R.": "in der Regel", "z. T.": "zum Teil", "v. a.": "vor allem", "o. ä.": "oder Ähnliches", "s. o.": "siehe oben",
    "bzw.": "beziehungsweise", "usw.": "und so weiter", "etc.": "et cetera", "ca.": "circa", "bzgl.": "bezüglich",
    "vgl.": "vergleiche", "sog.": "sogenannte", "inkl.": "inklusive", "zzgl.": "zuzüglich", "ggf.": "gegebenenfalls",
    "evtl.": "eventuell", "max.": "maximal", "mind.": "mindestens", "v. Chr.": "vor Christus", "n. Chr.": "nach Christus",
    "Dr.": "Doktor", "Prof.": "Professor", "St.": "Sankt", "Jh.": "Jahrhundert", "Str.": "Straße", "Hl.": "Heilige",
    "Tel.": "Telefon", "geb.": "geboren", "gest.": "gestorben", "Abs.": "Absatz", "Bd.": "Band", "Mr.": "Mister",
    "Mrs.": "Misses", "Dipl.-Ing.": "Diplom-Ingenieur", "a. D.": "außer Dienst", "e. V.": "eingetragener Verein",
}  # fmt: skip
_BEFORE_A_NUMBER = {
    "Nr.": "Nummer", "Nrn.": "Nummern", "Art.": "Artikel", "Kap.": "Kapitel", "S.": "Seite", "Ziff.": "Ziffer",
}  # fmt: skip
_SPELLED = (
    "EU", "USA", "UN", "EZB", "OECD", "IWF", "BIP", "KI", "AKW", "IAA", "AOK", "ADAC", "IOC", "EKD", "UBS", "OP", "ÖVP",
    "FPÖ", "AFP", "AP", "EM", "UKW", "US",
)  # fmt: skip
_CENTURIES = (
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_DAYS = "(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_WEAK = (
    rf"\b(?:[Aa]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim|[Ii]m|[Dd]em|[Dd]en|[Dd]es|[Bb]is|[Aa]b|[Ss]eit|[Nn]ach|[Vv]or|[Ww]egen|"
    rf"(?:[Ii]n|[Aa]n|[Aa]uf|[Aa]us|[Bb]ei|[Mm]it|[Nn]ach|[Ss]eit|[Vv]on|[Zz]u|[Uu]nter|[Vv]or){GAP}der|[A-ZÄÖÜ]\w+{GAP}der|\w+(?:em|en)|und|oder)"
    rf"(?:{GAP}{_DAYS},)?(?:{GAP}den)?{GAP}"
)
_ARTICLE = rf"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]iese[rs]?|[Jj]ede[rs]?|[Ii]ns|[Ff]ürs|[Ee]ine|[Ss]eine|[Ii]hre){GAP}"
_STARTS = r"(?:Der|Die|Das|Dann|Es|Er|Sie|Wir|Ein|Eine|In|Im|Am|Und|Aber|Doch|Auch|Dabei|Zudem|Damit|Nach|Rund)\b"
_MONTH = rf"(?:(?P<name>{'|'.join(_MONTHS)})\b|(?P<short>{either(_SHORT_MONTHS)}))"
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![\w%]|[.,:/][0-9])"
_LETTERS = "A-Za-zÄÖÜäöüß"
_VULGAR = {
    "½": "einhalb",
    "⅓": "ein Drittel",
    "⅔": "zwei Drittel",
    "¼": "ein Viertel",
    "¾": "drei Viertel",
}


def _year(shown: str) -> str:
    """Say "1989" as "neunzehnhundert 89"; from two thousand on a year is a number like any other."""
    century, rest = divmod(int(shown), 100)
    if not 11 <= century <= 19:
        return shown
    return f"{_CENTURIES[century - 11]}hundert {rest or ''}".rstrip()


@functools.cache
def _ordinal(number: int, ending: str) -> str:
    """Say 3 with "n" as "dritten"."""
    from num2words import num2words  # noqa: PLC0415  only German text needs it

    return f"{num2words(number, lang='de', to='ordinal')}{ending}"


def _date(found: re.Match[str], ending: str) -> str:
    groups = found.groupdict()
    name = (
        groups.get("name")
        or _MONTHS[
            (_SHORT_MONTHS.get(groups.get("short") or "") or int(groups.get("month") or 0)) - 1
        ]
    )
    year = f" {_year(found['year'])}" if found["year"] else ""
    return f"{_ordinal(int(found['day']), ending)} {name}{year}{'' if year else stop(found)}"


def _dates(
    ending: str, *, name: str, after: str, examples: tuple[tuple[str, str], ...]
) -> tuple[Rule, ...]:
    day = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
    return (
        Rule(
            name=f"days of a month {name}",
            begins="0-9",
            pattern=rf"(?P<first>0?[1-9]|[12][0-9]|3[01])\.(?P<joint>{GAP}?{DASH}{GAP}?|/|{GAP}(?:bis|und|oder){GAP}){day}\.{GAP}?{_MONTH}(?:{GAP}{_YEAR})?",
            after=after,
            said=lambda found: (
                f"{_ordinal(int(found['first']), ending)} {_joint(found['joint'])} {_date(found, ending)}"
            ),
            example=examples[0],
        ),
        Rule(
            name=f"date {name}",
            begins="0-9",
            pattern=rf"{day}\.{GAP}?{_MONTH}(?:{GAP}{_YEAR})?",
            after=after,
            said=lambda found: _date(found, ending),
            example=examples[1],
        ),
        Rule(
            name=f"date in figures {name}",
            begins="0-9",
            pattern=DATE,
            after=after,
            said=lambda found: _date(found, ending),
            example=examples[2],
        ),
    )


def _ordinals(ending: str, *, name: str, after: str, example: tuple[str, str]) -> Rule:
    return Rule(
        name=name,
        begins="0-9",
        pattern=rf"(?P<n>[1-9][0-9]{{0,2}})\.{GAP}(?!{_STARTS})(?=[A-ZÄÖÜ][a-zäöüß]|FC\b|FSV\b|SC\b|SV\b)",
        after=after,
        said=lambda found: f"{_ordinal(int(found['n']), ending)} ",
        example=example,
    )


def _joint(shown: str) -> str:
    """Say a dash or stroke between two days as "bis"."""
    return shown.strip() if shown.strip().isalpha() else "bis"


def _coins(whole: str, cents: str, forms: str) -> str:
    said = counted(whole, forms)
    return said if cents == "00" else f"{said} {int(cents)}"


def _time(found: re.Match[str]) -> str:
    minute = int(found["minute"])
    return f"{int(found['hour'])} Uhr{f' {minute}' if minute else ''}"


GRAMMAR = Grammar(counted=counted, to="bis", minus="minus", starts=_STARTS)
RULES = (
    *addresses(
        {".": "Punkt", "/": "Schrägstrich", "-": "Bindestrich", "_": "Unterstrich", "@": "ät"},
        examples=(
            ("an post@zdf.de", "an post ät zdf Punkt d e"),
            ("auf www.orf.at/news", "auf www Punkt orf Punkt a t Schrägstrich news"),
        ),
    ),
    call("plus", example=("unter 030 12345", "unter 0 3 0, 1 2 3 4 5")),
    *_dates(
        "n",
        name="after a preposition",
        after=_WEAK,
        examples=(
            ("vom 3. bis 5. Mai", "vom dritten bis fünften Mai"),
            ("am 24. Dez. 1999", "am vierundzwanzigsten Dezember neunzehnhundert 99"),
            ("am 12.06.2024", "am zwölften Juni 2024"),
        ),
    ),
    *_dates(
        "",
        name="after an article",
        after=_ARTICLE,
        examples=(
            ("der 3. und 5. Mai", "der dritte und fünfte Mai"),
            ("der 3. Oktober", "der dritte Oktober"),
            ("der 12.06.2024", "der zwölfte Juni 2024"),
        ),
    ),
    *_dates(
        "r",
        name="alone",
        after="",
        examples=(
            ("Termin: 3./4. Mai", "Termin: dritter bis vierter Mai"),
            ("Berlin, 1. Mai", "Berlin, erster Mai"),
            ("Stand: 7.1.2025", "Stand: siebter Januar 2025"),
        ),
    ),
    year_first(lambda found: _date(found, "r"), example=("2024-06-12", "zwölfter Juni 2024")),
    Rule(
        name="date without a year",
        begins="0-9",
        pattern=r"(?P<day>0?[1-9]|[12][0-9]|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?!))?(?!\w)",
        after=rf"\b(?:[Aa]m|[Vv]om|[Bb]is|[Zz]um|[Aa]b|[Ss]eit){GAP}",
        said=lambda found: _date(found, "n"),
        example=("am 12.6. in Bonn", "am zwölften Juni in Bonn"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}[.:]{MINUTE}(?:{GAP}Uhr\b)",
        unless="[0-9]:",
        said=_time,
        example=("um 20.15 Uhr", "um 20 Uhr 15"),
    ),
    Rule(
        name="time that goes on",
        begins="0-9",
        pattern=rf"{HOUR}[.:]{MINUTE}(?P<joint>{GAP}?(?:{DASH}|bis|und){GAP}?)(?=(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]{GAP}Uhr)",
        said=lambda found: f"{_time(found)} {'und' if 'und' in found['joint'] else 'bis'} ",
        example=("9.30 bis 11.00 Uhr", "9 Uhr 30 bis 11 Uhr"),
    ),
    Rule(
        name="score of a win",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})(?![\w:])-?",
        after=r"\b(?:gewann|gewannen|gewinnt|siegte|siegten|verlor|verloren|verliert|schlug|besiegte|unterlag|führte|führt|Sieg|Niederlage|trennten|spielte|ein|einem|das|zum|mit|beim)\b[^.!?0-9]{0,30}",
        said=lambda found: f"{found['a']} zu {found['b']}{' ' if found.group()[-1] == '-' else ''}",
        example=("siegte mit 23:21", "siegte mit 23 zu 21"),
    ),
    Rule(
        name="time with a colon",
        begins="0-9",
        pattern=rf"{HOUR}:{MINUTE}(?!\w|:\d)",
        said=_time,
        example=("ab 7:05 in Rom", "ab 7 Uhr 5 in Rom"),
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})(?![\w:])-?",
        said=lambda found: f"{found['a']} zu {found['b']}{' ' if found.group()[-1] == '-' else ''}",
        example=("ein 3:0-Sieg", "ein 3 zu 0 Sieg"),
    ),
    Rule(
        name="one of a scale",
        begins="1",
        pattern=rf"1{GAP}(?P<scale>Mio\.?|Mrd\.?|Million|Milliarde)(?!\w)",
        said=lambda found: f"eine {_SCALES[found['scale']].split('|')[0]}",
        example=("1 Mio. Menschen", "eine Million Menschen"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("nur € 3,50", "nur 3 Euro 50"),
            ("rund $5 Mio.", "rund 5 Millionen Dollar."),
            ("Es kostet 3,50 €.", "Es kostet 3 Euro 50."),
            ("3,5 Mrd. US$", "3,5 Milliarden U S Dollar"),
        ),
    ),
    measures(
        GRAMMAR,
        {key: forms for key, forms in _SCALES.items() if key.endswith(".") or len(key) == 3},
        name="scale",
        example=("5 Mio. Menschen", "5 Millionen Menschen"),
    ),
    measures(GRAMMAR, _UNITS, example=("bei -5 °C", "bei minus 5 Grad Celsius")),
    Rule(
        name="decade",
        begins="0-9",
        pattern=r"(?P<century>1[1-9])(?P<tens>[1-9]0)er[ -]?",
        said=lambda found: f"{_CENTURIES[int(found['century']) - 11]}hundert {found['tens']}er ",
        example=("in den 1990er-Jahren", "in den neunzehnhundert 90er Jahren"),
    ),
    Rule(
        name="years",
        begins="0-9",
        pattern=rf"(?P<year>(?:1[1-9]|20)[0-9]{{2}}){GAP}?[-–/]{GAP}?(?P<last>(?:1[1-9]|20)[0-9]{{2}})(?![\w-]|[.,][0-9])",
        said=lambda found: f"{_year(found['year'])} bis {_year(found['last'])}",
        example=("der Krieg 1914–1918", "der Krieg neunzehnhundert 14 bis neunzehnhundert 18"),
    ),
    Rule(
        name="season",
        begins="0-9",
        pattern=r"(?P<year>(?:1[1-9]|20)[0-9]{2})[-–/](?P<last>[0-9]{2})(?![\w-])",
        said=lambda found: f"{_year(found['year'])}, {found['last']}",
        example=("die Saison 1998/99", "die Saison neunzehnhundert 98, 99"),
    ),
    Rule(
        name="year",
        begins="1",
        pattern=rf"(?P<year>1[1-9][0-9]{{2}})(?![\w%§-]|[.,:/][0-9]|{GAP}(?:[A-ZÄÖÜ]|[a-zäöü]+(?:e|en|er|es){GAP}[A-ZÄÖÜ]|bis{GAP}[0-9]))",
        unless=r"(?:rund|etwa|circa|ca\.|über|knapp|fast|gut|mehr als|weniger als|Nummer|Nr\.|Seite|[$€£])[ ]?",
        said=lambda found: _year(found["year"]),
        example=("Die Mauer fiel 1989.", "Die Mauer fiel neunzehnhundert 89."),
    ),
    Rule(
        name="year after a word of time",
        begins="1",
        pattern=r"(?P<year>1[1-9][0-9]{2})(?![\w%-]|[.,:/][0-9])",
        after=rf"\b(?:{'|'.join(_MONTHS)}|[Jj]ahre?s?|[Ss]eit|[Ss]ommer|Winter|Herbst|Frühjahr|Frühling|Anfang|Mitte|Ende){GAP}",
        said=lambda found: _year(found["year"]),
        example=("im Jahr 1949 Kanzler", "im Jahr neunzehnhundert 49 Kanzler"),
    ),
    _ordinals(
        "n",
        name="ordinal after a preposition",
        after=_WEAK,
        example=("im 21. Jahrhundert", "im einundzwanzigsten Jahrhundert"),
    ),
    _ordinals(
        "",
        name="ordinal after an article",
        after=_ARTICLE,
        example=("die 2. Bundesliga", "die zweite Bundesliga"),
    ),
    Rule(
        name="number of a ruler",
        begins="IVX",
        pattern=rf"(?P<n>[IVX]{{1,6}})\.(?=(?P<more>{GAP}[a-zäöü(])|[,;:)]|\s*\Z)",
        after=rf"[A-ZÄÖÜ][a-zäöüß]{{2,20}}{GAP}",
        said=lambda found: f"der {_ordinal(roman(found['n']), '')}{stop(found)}",
        example=("Papst Johannes XXIII. war", "Papst Johannes der dreiundzwanzigste war"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("auf Nr. 5", "auf Nummer 5"),
    ),
    abbreviations(
        _SHORT, name="in short", example=("z. B. Dr. Weber", "zum Beispiel Doktor Weber")
    ),
    Rule(
        name="paragraphs of a law",
        begins="§",
        pattern=rf"§(?P<more>§)?{GAP}?(?=[0-9])",
        said=lambda found: f"Paragraf{'en' if found['more'] else ''} ",
        example=("die §§ 3 und 4", "die Paragrafen 3 und 4"),
    ),
    acronyms(_SPELLED, example=("die EU und die USA", "die E U und die U S A")),
    Rule(
        name="fraction",
        pattern=rf"(?P<n>[0-9]{{1,6}})?{GAP}?(?P<part>[{''.join(_VULGAR)}])",
        said=lambda found: f"{found['n'] or ''} {_VULGAR[found['part']]}".lstrip(),
        example=("vor 5½ Jahren", "vor 5 einhalb Jahren"),
    ),
    signs(
        {"+/-": "plus minus", "±": "plus minus"}, example=("+/- 3 Punkte", "plus minus 3 Punkte")
    ),
    ampersand("und", example=("Meyer & Co", "Meyer und Co")),
    ranges(GRAMMAR, example=("10-15 Jahre", "10 bis 15 Jahre")),
    below_zero(GRAMMAR, example=("bei −3,5", "bei minus 3,5")),
)
SPOTS = (*FIGURES, spot(_SHORT), spot(_BEFORE_A_NUMBER), spot(_SPELLED), r"(?<!\w)[IVX]{1,6}\.")
