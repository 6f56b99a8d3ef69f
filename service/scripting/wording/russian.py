"""Russian as a newsreader says it, where an engine alone says something false."""

import functools
import re

from service.scripting.wording import slavic
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
    addresses,
    below_zero,
    call,
    either,
    grouped,
    measures,
    money,
    months,
    ranges,
    roman,
    signs,
    spot,
    year_first,
)

_MONTHS = months("ru")
_SHORT_MONTHS = {
    "янв.": 1, "февр.": 2, "фев.": 2, "апр.": 4, "авг.": 8, "сент.": 9, "окт.": 10, "нояб.": 11, "ноя.": 11, "дек.": 12,
}  # fmt: skip
_UNITS = {
    "%": "процент|процента|процентов", "км/ч": "километр в час|километра в час|километров в час",
    "км²": "квадратный километр|квадратных километра|квадратных километров",
    "кв. км": "квадратный километр|квадратных километра|квадратных километров",
    "м²": "квадратный метр|квадратных метра|квадратных метров", "кв. м": "квадратный метр|квадратных метра|квадратных метров",
    "км": "километр|километра|километров", "см": "сантиметр|сантиметра|сантиметров", "мм": "миллиметр|миллиметра|миллиметров",
    "м": "метр|метра|метров", "га": "гектар|гектара|гектаров", "кг": "килограмм|килограмма|килограммов", "г": "грамм|грамма|граммов",
    "т": "тонна|тонны|тонн", "°C": "градус|градуса|градусов", "° C": "градус|градуса|градусов", "°С": "градус|градуса|градусов",
    "°": "градус|градуса|градусов", "МВт": "мегаватт|мегаватта|мегаватт", "мин.": "минута|минуты|минут",
    "чел.": "человек|человека|человек", "л": "литр|литра|литров",
}  # fmt: skip
_CURRENCIES = {
    "руб.": "рубль|рубля|рублей", "руб": "рубль|рубля|рублей", "₽": "рубль|рубля|рублей", "рублей": "рубль|рубля|рублей",
    "$": "доллар|доллара|долларов", "долл.": "доллар|доллара|долларов", "долларов": "доллар|доллара|долларов", "€": "евро",
    "евро": "евро", "£": "фунт|фунта|фунтов", "¥": "иена|иены|иен", "коп.": "копейка|копейки|копеек", "₴": "гривна|гривны|гривен",
}  # fmt: skip
_SCALES = {
    "тыс.": "тысяча|тысячи|тысяч", "тыс": "тысяча|тысячи|тысяч", "млн": "миллион|миллиона|миллионов", "млн.": "миллион|миллиона|миллионов",
    "млрд": "миллиард|миллиарда|миллиардов", "млрд.": "миллиард|миллиарда|миллиардов", "трлн": "триллион|триллиона|триллионов",
}  # fmt: skip
_SHORT = {
    "т. е.": "то есть", "т. д.": "так далее", "т. п.": "тому подобное", "т. к.": "так как", "и др.": "и другие", "им.": "имени", "ул.": "улица",
    "напр.": "например", "н. э.": "нашей эры", "проф.": "профессор", "акад.": "академик", "тел.": "телефон", "пр-т": "проспект", "см.": "смотри",
}  # fmt: skip
_BEFORE_A_NUMBER = {
    "д.": "дом",
    "ст.": "статья",
    "п.": "пункт",
    "стр.": "страница",
    "кв.": "квартира",
}
_ENDINGS = {
    "й": ("m", "n"), "ый": ("m", "n"), "ой": ("m", "n"), "я": ("f", "n"), "ая": ("f", "n"), "е": ("n", "n"), "ое": ("n", "n"),
    "го": ("m", "g"), "ого": ("m", "g"), "му": ("m", "d"), "ому": ("m", "d"), "м": ("m", "p"), "ом": ("m", "p"), "ю": ("f", "a"), "ую": ("f", "a"),
}  # fmt: skip
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})"
_ROMAN = "(?P<n>[IVX]{1,6})"
_CASES_OF_YEARS = {"год": "n", "года": "g", "годом": "i", "годе": "p", "годах": "p", "годы": "n", "годов": "g", "годам": "d"}  # fmt: skip
_CASES_OF_CENTURIES = {"век": "n", "века": "g", "веке": "p", "веку": "d", "веком": "i", "веков": "g", "квартал": "n", "квартала": "g", "квартале": "p", "кварталу": "d", "столетие": "n", "столетия": "g", "столетии": "p"}  # fmt: skip
_QUEENS = ("Екатерина", "Елизавета", "Мария", "Анна")


@functools.lru_cache(4096)
def _ordinal(number: int, *, case: str = "n", gender: str = "m", plural: bool = False) -> str:
    from num2words import num2words  # noqa: PLC0415  only Russian text needs it

    return str(num2words(number, lang="ru", to="ordinal", case=case, gender=gender, plural=plural))


def _cardinal(shown: str) -> str:
    return slavic.cardinal("ru", shown)


def _counted(shown: str, forms: str) -> str:
    return slavic.counted("ru", shown, forms)


def _date(found: re.Match[str]) -> str:
    month = found["month"]
    number = _SHORT_MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    name = _MONTHS[number - 1] if number else month
    year = f" {_ordinal(int(found['year']), case='g')} года" if found["year"] else ""
    return f"{_day(found['day'])} {name}{year}"


def _day(shown: str) -> str:
    return _ordinal(int(shown), case="g", gender="n")


def _before(found: re.Match[str]) -> str:
    """Return the word before what is found."""
    words = found.string[max(0, found.start() - 20) : found.start()].split()
    return words[-1].lower() if words else ""


def _case(found: re.Match[str], name: str) -> str:
    """Tell the case of a year from how "год" is written, else from the preposition before."""
    before = _before(found)
    if name in {"году", "г."}:
        if before in {"к", "ко", "по"}:
            return "d"
        return "p" if name == "году" or before in {"в", "во", "на", "о"} else "g"
    return _CASES_OF_YEARS[name]


def _year(found: re.Match[str]) -> str:
    name = found["name"]
    case = _case(found, name)
    full = {"g": "года", "d": "году", "p": "году"}[case] if name == "г." else name
    return f"{_ordinal(int(found['year']), case=case)} {full}"


def _years(found: re.Match[str]) -> str:
    inside = _before(found) in {"в", "во"}
    case = "p" if inside else _CASES_OF_YEARS.get(found["name"], "n")
    name = {"p": "годах", "n": "годы"}[case] if found["name"] == "гг." else found["name"]
    first, last = (_ordinal(int(found[key]), case=case) for key in ("year", "last"))
    return f"{first}, {last} {name}"


def _ruler(found: re.Match[str]) -> str:
    name = found["name"]
    number, case, gender = roman(found["n"]), "n", "m"
    if name in _QUEENS:
        gender = "f"
    elif name.endswith(("ом", "ем")):
        case = "i"
    elif name.endswith(("а", "я")):
        case = "g"
    elif name.endswith(("у", "ю")):
        case = "d"
    elif name.endswith(("ы", "и")):
        case, gender = "g", "f"
    return f"{name} {_ordinal(number, case=case, gender=gender)}"


@functools.lru_cache(128)
def _compound(number: int) -> str:
    """Say what stands before "летний": "двадцатипяти"."""
    if number in {1, 90}:
        return {1: "одно", 90: "девяносто"}[number]
    from num2words import num2words  # noqa: PLC0415  as above

    return str(num2words(number, lang="ru", case="g")).replace(" ", "")


def _coins(whole: str, cents: str, forms: str) -> str:
    """Say "3,50" of a currency as a decimal, in which Russian has no coins."""
    return _counted(f"{whole},{cents.rstrip('0')}".rstrip(","), forms)


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), found["minute"]
    zone = " по московскому времени" if found["zone"] else ""
    if minute == "00":
        return _counted(str(hour), "час|часа|часов") + zone
    past = f"ноль {_cardinal(minute[1])}" if minute[0] == "0" else _cardinal(minute)
    return f"{_cardinal(str(hour))} {past}{zone}"


def _several(shown: str) -> str:
    return {"х": "g", "е": "n", "м": "d", "ми": "i"}[shown.removeprefix("ы")]


GRAMMAR = Grammar(counted=_counted, cardinal=_cardinal, many=2, to="—", minus="минус")
RULES = (
    *addresses(
        {".": "точка", "/": "косая черта", "-": "дефис", "_": "подчёркивание", "@": "собака"},
        examples=(
            ("на info@ria.ru", "на info собака ria точка r u"),
            ("сайт tass.ru/mir", "сайт tass точка r u косая черта mir"),
        ),
    ),
    call("плюс", example=("по +7 495 123-45-67", "по плюс 7, 4 9 5, 1 2 3, 4 5, 6 7")),
    year_first(
        _date, example=("2024-06-12", "двенадцатого июня две тысячи двадцать четвёртого года")
    ),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=rf"{DATE}(?:{GAP}(?:года|г\.?))?(?!\w)",
        said=_date,
        example=("12.06.2024", "двенадцатого июня две тысячи двадцать четвёртого года"),
    ),
    Rule(
        name="from one day to another",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|[1-9])(?:(?P<to>{GAP}?{DASH}{GAP}?)|{GAP}(?P<and>по|и|до){GAP})(?P<last>[12][0-9]|3[01]|[1-9])(?={GAP}(?:{'|'.join(_MONTHS)})\b)",
        said=lambda found: (
            f"{'с ' if found['to'] else ''}{_day(found['day'])} {found['and'] or 'по'} "
            + _ordinal(
                int(found["last"]),
                case="n" if found["and"] != "и" and found["and"] != "до" else "g",
                gender="n",
            )
        ),
        example=("10–15 июня", "с десятого по пятнадцатое июня"),
    ),
    Rule(
        name="date",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|0?[1-9]){GAP}(?P<month>{'|'.join(_MONTHS)}|{either(_SHORT_MONTHS)})(?!\w)(?:{GAP}{_YEAR}(?:{GAP}(?:года|г\.))?(?!\w))?",
        said=_date,
        example=("12 окт. 2023 г.", "двенадцатого октября две тысячи двадцать третьего года"),
    ),
    Rule(
        name="years",
        begins="0-9",
        pattern=rf"{_YEAR}{GAP}?{DASH}{GAP}?(?P<last>(?:1[0-9]|20)[0-9]{{2}}){GAP}(?P<name>годах|годы|годов|гг\.)(?!\w)",
        said=_years,
        example=(
            "в 2019–2020 годах",
            "в две тысячи девятнадцатом, две тысячи двадцатом годах",
        ),
    ),
    Rule(
        name="year",
        begins="0-9",
        pattern=rf"{_YEAR}{GAP}(?P<name>году|года|годом|год|г\.)(?!\w)",
        said=_year,
        example=(
            "в 1989 г. и к 2030 году",
            "в тысяча девятьсот восемьдесят девятом году и к две тысячи тридцатому году",
        ),
    ),
    Rule(
        name="decade",
        begins="0-9",
        pattern=rf"(?P<year>(?:1[0-9]|20)?[1-9]0){DASH}(?P<end>ы?(?:е|х|м|ми))(?!\w)",
        said=lambda found: _ordinal(int(found["year"]), case=_several(found["end"]), plural=True),
        example=("в 1990-х", "в тысяча девятьсот девяностых"),
    ),
    Rule(
        name="ordinal",
        begins="0-9",
        pattern=rf"(?P<n>[0-9]{{1,4}})-(?P<end>{either(_ENDINGS)})(?!\w)",
        said=lambda found: _ordinal(
            int(found["n"]), gender=_ENDINGS[found["end"]][0], case=_ENDINGS[found["end"]][1]
        ),
        example=("2-я мировая, на 5-м месте", "вторая мировая, на пятом месте"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}(?::{MINUTE}(?!\w|:\d)(?P<zone>{GAP}мск\b)?)",
        said=_time,
        example=("в 9:05", "в девять ноль пять"),
    ),
    Rule(
        name="time with a point",
        begins="0-9",
        pattern=rf"{HOUR}\.{MINUTE}{GAP}(?P<zone>мск\b)",
        said=_time,
        example=("в 19.30 мск", "в девятнадцать тридцать по московскому времени"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("за $3,50", "за три целых пять десятых доллара"),
            ("$2 млрд", "два миллиарда долларов"),
            ("за 3,50 €", "за три целых пять десятых евро"),
            ("5 млн руб. в год", "пять миллионов рублей в год"),
        ),
    ),
    measures(
        GRAMMAR,
        {**_SCALES, "тысяч": "тысяча|тысячи|тысяч", "тысячи": "тысяча|тысячи|тысяч"},
        name="scale",
        example=("2 тыс. человек", "две тысячи человек"),
    ),
    measures(GRAMMAR, _UNITS, example=("до -5 °C", "до минус пять градусов")),
    Rule(
        name="century",
        begins="IVX",
        pattern=rf"{_ROMAN}{GAP}(?P<name>{either(_CASES_OF_CENTURIES)})(?!\w)",
        said=lambda found: (
            _ordinal(
                roman(found["n"]),
                case=_CASES_OF_CENTURIES[found["name"]],
                gender="n" if found["name"].startswith("столети") else "m",
            )
            + f" {found['name']}"
        ),
        example=("в XXI веке", "в двадцать первом веке"),
    ),
    Rule(
        name="centuries",
        begins="IVX",
        pattern=rf"{_ROMAN}{GAP}?{DASH}{GAP}?(?P<last>[IVX]{{1,6}}){GAP}(?P<name>веках|веков|века)(?!\w)",
        said=lambda found: (
            ", ".join(
                _ordinal(
                    roman(found[key]), case={"веках": "p", "веков": "g", "века": "n"}[found["name"]]
                )
                for key in ("n", "last")
            )
            + f" {found['name']}"
        ),
        example=("в XIX–XX веках", "в девятнадцатом, двадцатом веках"),
    ),
    Rule(
        name="age",
        begins="0-9",
        pattern=r"(?P<n>[1-9][0-9]?)-(?=лет[нию]|дневн|месячн|часов|минутн|процентн|кратн)",
        said=lambda found: _compound(int(found["n"])),
        example=("5-летний мальчик", "пятилетний мальчик"),
    ),
    Rule(
        name="number of a ruler",
        begins="А-Я",
        pattern=rf"(?P<name>[А-ЯЁ][а-яё]{{2,20}}){GAP}{_ROMAN}(?!\w|{GAP}(?:{either(_CASES_OF_CENTURIES)}))",
        said=_ruler,
        example=("Николая II", "Николая второго"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("по ст. 5", "по статья 5"),
    ),
    Rule(
        name="town",
        begins="г",
        pattern=rf"г\.(?={GAP}?[А-ЯЁ])",
        unless=rf"[0-9]{GAP}?",
        said="город",
        example=("г. Москва", "город Москва"),
    ),
    abbreviations(_SHORT, name="in short", example=("т. е. им. Пушкина", "то есть имени Пушкина")),
    signs(
        {"±": "плюс-минус", "+/-": "плюс-минус", "№": "номер", "§": "параграф"},
        example=("±3", "плюс-минус 3"),
    ),
    Rule(
        name="half", begins="½", pattern="½", said="половина", example=("½ литра", "половина литра")
    ),
    ranges(GRAMMAR, example=("10–15 лет", "десять — пятнадцать лет")),
    below_zero(GRAMMAR, example=("на −3", "на минус три")),
    Rule(
        name="decimal",
        begins="0-9",
        pattern=r"[0-9]{1,15},[0-9]{1,15}(?![0-9])",
        said=lambda found: _cardinal(found.group()),
        example=("на 2,4 процента", "на две целых четыре десятых процента"),
    ),
    grouped(GRAMMAR, example=("1 200 000 рублей", "один миллион двести тысяч рублей")),
)
SPOTS = (
    *FIGURES,
    spot(_SHORT),
    spot(_BEFORE_A_NUMBER),
    r"(?<!\w)[IVX]{1,6}(?!\w)",
    rf"(?<!\w)[А-ЯЁ][а-яё]{{2,20}}{GAP}[IVX]",
    r"(?<!\w)г\.",
)
