"""Ukrainian as a newsreader says it, where an engine alone says something false: also every cardinal from a thousand on."""

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
    acronyms,
    addresses,
    below_zero,
    call,
    either,
    measures,
    money,
    months,
    ranges,
    roman,
    signs,
    spot,
    year_first,
)

_MONTHS = months("uk")
_SHORT_MONTHS = {
    "січ.": 1, "лют.": 2, "бер.": 3, "квіт.": 4, "трав.": 5, "черв.": 6, "лип.": 7, "серп.": 8, "вер.": 9, "жовт.": 10, "лист.": 11, "груд.": 12,
}  # fmt: skip
_UNITS = {
    "%": "відсоток|відсотки|відсотків|відсотка", "км/год": "кілометр на годину|кілометри на годину|кілометрів на годину|кілометра на годину",
    "км²": "квадратний кілометр|квадратні кілометри|квадратних кілометрів|квадратного кілометра", "кв. км": "квадратний кілометр|квадратні кілометри|квадратних кілометрів|квадратного кілометра",
    "м²": "квадратний метр|квадратні метри|квадратних метрів|квадратного метра", "кв. м": "квадратний метр|квадратні метри|квадратних метрів|квадратного метра",
    "км": "кілометр|кілометри|кілометрів|кілометра", "см": "сантиметр|сантиметри|сантиметрів|сантиметра", "мм": "міліметр|міліметри|міліметрів|міліметра",
    "м": "метр|метри|метрів|метра", "га": "гектар|гектари|гектарів|гектара", "кг": "кілограм|кілограми|кілограмів|кілограма", "г": "грам|грами|грамів|грама",
    "т": "тонна|тонни|тонн", "°C": "градус|градуси|градусів|градуса", "° C": "градус|градуси|градусів|градуса", "°С": "градус|градуси|градусів|градуса",
    "°": "градус|градуси|градусів|градуса", "МВт": "мегават|мегавати|мегават|мегавата", "хв": "хвилина|хвилини|хвилин", "л": "літр|літри|літрів|літра",
}  # fmt: skip
_CURRENCIES = {
    "грн": "гривня|гривні|гривень", "грн.": "гривня|гривні|гривень", "₴": "гривня|гривні|гривень", "гривень": "гривня|гривні|гривень",
    "$": "долар|долари|доларів|долара", "доларів": "долар|долари|доларів|долара", "дол.": "долар|долари|доларів|долара", "€": "євро", "євро": "євро",
    "£": "фунт|фунти|фунтів|фунта", "₽": "рубль|рублі|рублів|рубля", "руб.": "рубль|рублі|рублів|рубля",
}  # fmt: skip
_SCALES = {
    "тис.": "тисяча|тисячі|тисяч", "тис": "тисяча|тисячі|тисяч", "тисячі": "тисяча|тисячі|тисяч", "тисяч": "тисяча|тисячі|тисяч",
    "млн": "мільйон|мільйони|мільйонів|мільйона", "млн.": "мільйон|мільйони|мільйонів|мільйона", "млрд": "мільярд|мільярди|мільярдів|мільярда",
    "млрд.": "мільярд|мільярди|мільярдів|мільярда", "трлн": "трильйон|трильйони|трильйонів|трильйона",
}  # fmt: skip
_SHORT = {
    "т. д.": "так далі", "т. ін.": "таке інше", "т. п.": "тому подібне", "та ін.": "та інші", "ім.": "імені", "вул.": "вулиця", "напр.": "наприклад",
    "н. е.": "нашої ери", "проф.": "професор", "акад.": "академік", "тел.": "телефон", "просп.": "проспект",
}  # fmt: skip
_BEFORE_A_NUMBER = {"буд.": "будинок", "ст.": "стаття", "п.": "пункт", "кв.": "квартира"}
_HARD = {
    "m": "ий",
    "f": "а",
    "n": "е",
    "g": "ого",
    "d": "ому",
    "i": "им",
    "gf": "ої",
    "pl": "і",
    "gpl": "их",
    "ipl": "ими",
}
_SOFT = {
    "m": "ій",
    "f": "я",
    "n": "є",
    "g": "ього",
    "d": "ьому",
    "i": "ім",
    "gf": "ьої",
    "pl": "і",
    "gpl": "іх",
    "ipl": "іми",
}
_ENDINGS = {
    "й": "m", "ий": "m", "ій": "m", "а": "f", "я": "f", "га": "f", "тя": "f", "ша": "f", "е": "n", "ше": "n", "є": "n", "тє": "n",
    "го": "g", "ого": "g", "му": "d", "ому": "d", "ї": "gf", "ої": "gf", "х": "gpl", "их": "gpl", "ті": "pl", "і": "pl", "ми": "ipl",
}  # fmt: skip
_COMPOUNDS = {
    "1": "одно", "2": "дво", "3": "три", "4": "чотири", "5": "п'яти", "6": "шести", "7": "семи", "8": "восьми", "9": "дев'яти", "10": "десяти",
    "11": "одинадцяти", "12": "дванадцяти", "13": "тринадцяти", "14": "чотирнадцяти", "15": "п'ятнадцяти", "16": "шістнадцяти",
    "17": "сімнадцяти", "18": "вісімнадцяти", "19": "дев'ятнадцяти", "20": "двадцяти", "30": "тридцяти", "40": "сорока",
}  # fmt: skip
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})"
_CASES_OF_YEARS = {"рік": "m", "року": "g", "році": "d", "роком": "i"}
_CASES_OF_CENTURIES = {
    "століття": "n",
    "столітті": "d",
    "століттю": "d",
    "квартал": "m",
    "кварталу": "g",
    "кварталі": "d",
    "сторіччя": "n",
    "ст.": "n",
}


@functools.lru_cache(4096)
def _ordinal(number: int, ending: str) -> str:
    from num2words import num2words  # noqa: PLC0415  only Ukrainian text needs it

    said = str(num2words(number, lang="uk", to="ordinal")).removeprefix("одна ")
    return said[:-2] + (_SOFT if said.endswith("ій") else _HARD)[ending]


def _cardinal(shown: str) -> str:
    return slavic.cardinal("uk", shown)


def _counted(shown: str, forms: str) -> str:
    return slavic.counted("uk", shown, forms)


def _date(found: re.Match[str]) -> str:
    month = found["month"]
    number = _SHORT_MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    name = _MONTHS[number - 1] if number else month
    year = f" {_ordinal(int(found['year']), 'g')} року" if found["year"] else ""
    return f"{_ordinal(int(found['day']), 'g')} {name}{year}"


def _year(found: re.Match[str]) -> str:
    name = found["name"]
    if name == "р.":
        before = found.string[max(0, found.start() - 3) : found.start()].split()
        name = "році" if before and before[-1].lower() in {"у", "в"} else "року"
    return f"{_ordinal(int(found['year']), _CASES_OF_YEARS[name])} {name}"


def _coins(whole: str, cents: str, forms: str) -> str:
    """Say "3,50" of a currency as a decimal."""
    return _counted(f"{whole},{cents.rstrip('0')}".rstrip(","), forms)


def _time(found: re.Match[str]) -> str:
    hour, minute = str(int(found["hour"])), found["minute"]
    if minute == "00":
        return f"{_cardinal(hour)} нуль нуль"
    past = f"нуль {_cardinal(minute[1])}" if minute[0] == "0" else _cardinal(minute)
    return f"{_cardinal(hour)} {past}"


def _bare(found: re.Match[str]) -> str:
    """Say a figure, kept apart from letters that touch it."""
    text, start, end = found.string, found.start(), found.end()
    before = " " if start and text[start - 1].isalnum() else ""
    after = " " if end < len(text) and text[end].isalpha() else ""
    return f"{before}{_cardinal(found.group())}{after}"


GRAMMAR = Grammar(counted=_counted, cardinal=_cardinal, many=2, to="—", minus="мінус")
RULES = (
    *addresses(
        {".": "крапка", "/": "скісна риска", "-": "дефіс", "_": "підкреслення", "@": "собачка"},
        examples=(
            ("на info@ukrinform.ua", "на info собачка ukrinform крапка u a"),
            ("сайт suspilne.ua/kyiv", "сайт suspilne крапка u a скісна риска kyiv"),
        ),
    ),
    call("плюс", example=("на +380 44 123 4567", "на плюс 3 8 0, 4 4, 1 2 3, 4 5 6 7")),
    year_first(
        _date, example=("2024-06-12", "дванадцятого червня дві тисячі двадцять четвертого року")
    ),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=rf"{DATE}(?:{GAP}(?:року|р\.))?(?!\w)",
        said=_date,
        example=("12.06.2024", "дванадцятого червня дві тисячі двадцять четвертого року"),
    ),
    Rule(
        name="from one day to another",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|[1-9])(?:(?P<to>{GAP}?{DASH}{GAP}?)|{GAP}(?P<word>до|по|і|та|й){GAP})(?=(?:[12][0-9]|3[01]|[1-9]){GAP}(?:{'|'.join(_MONTHS)})\b)",
        said=lambda found: (
            f"{'з ' if found['to'] else ''}{_ordinal(int(found['day']), 'g')} {found['word'] or 'до'} "
        ),
        example=("10–15 червня", "з десятого до п'ятнадцятого червня"),
    ),
    Rule(
        name="date",
        begins="0-9",
        pattern=rf"(?P<day>[12][0-9]|3[01]|0?[1-9]){GAP}(?P<month>{'|'.join(_MONTHS)}|{either(_SHORT_MONTHS)})(?!\w)(?:{GAP}{_YEAR}(?:{GAP}(?:року|р\.))?(?!\w))?",
        said=_date,
        example=("3 січня", "третього січня"),
    ),
    Rule(
        name="year",
        begins="0-9",
        pattern=rf"{_YEAR}{GAP}(?P<name>{either(_CASES_OF_YEARS)}|р\.)(?!\w)",
        said=_year,
        example=("у 1991 р.", "у тисяча дев'ятсот дев'яносто першому році"),
    ),
    Rule(
        name="ordinal",
        begins="0-9",
        pattern=rf"(?P<n>[0-9]{{1,4}})-(?P<end>{either(_ENDINGS)})(?!\w)",
        said=lambda found: _ordinal(int(found["n"]), _ENDINGS[found["end"]]),
        example=("2-га світова, у 90-х", "друга світова, у дев'яностих"),
    ),
    Rule(
        name="age",
        begins="0-9",
        pattern=rf"(?P<n>{'|'.join(sorted(_COMPOUNDS, key=len, reverse=True))})-(?=річ|ден|місяч|годин|хвилин|відсотк|крат)",
        said=lambda found: _COMPOUNDS[found["n"]],
        example=("5-річний хлопчик", "п'ятирічний хлопчик"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=rf"{HOUR}:{MINUTE}(?!\w|:\d)",
        said=_time,
        example=("о 9:05", "о дев'ять нуль п'ять"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("за $3,50", "за три цілих п'ять десятих долара"),
            ("$2 млрд", "два мільярди доларів"),
            ("за 3,50 €", "за три цілих п'ять десятих євро"),
            ("5 млн грн", "п'ять мільйонів гривень"),
        ),
    ),
    measures(GRAMMAR, _SCALES, name="scale", example=("2 тис. людей", "дві тисячі людей")),
    measures(GRAMMAR, _UNITS, example=("до -5 °C", "до мінус п'ять градусів")),
    Rule(
        name="century",
        begins="IVX",
        pattern=rf"(?P<n>[IVX]{{1,6}}){GAP}(?P<name>{either(_CASES_OF_CENTURIES)})(?!\w)",
        said=lambda found: (
            f"{_ordinal(roman(found['n']), _CASES_OF_CENTURIES[found['name']])} "
            f"{'століття' if found['name'] == 'ст.' else found['name']}"
        ),
        example=("у XXI столітті", "у двадцять першому столітті"),
    ),
    abbreviations(
        _BEFORE_A_NUMBER,
        name="before a number",
        then=rf"(?={GAP}?[0-9])",
        example=("ст. 5", "стаття п'ять"),
    ),
    Rule(
        name="town",
        begins="м",
        pattern=rf"м\.(?={GAP}?[А-ЯЄІЇҐ])",
        unless=rf"[0-9]{GAP}?",
        said="місто",
        example=("м. Київ", "місто Київ"),
    ),
    abbreviations(_SHORT, name="in short", example=("ім. Шевченка", "імені Шевченка")),
    acronyms(("США",), example=("до США", "до С Ш А")),
    signs(
        {"±": "плюс-мінус", "+/-": "плюс-мінус", "№": "номер", "§": "параграф"},
        example=("№ 5", "номер п'ять"),
    ),
    Rule(
        name="half", begins="½", pattern="½", said="половина", example=("½ літра", "половина літра")
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})(?![\w:])",
        said=lambda found: f"{_cardinal(found['a'])} {_cardinal(found['b'])}",
        example=("з рахунком 2:1", "з рахунком два один"),
    ),
    ranges(GRAMMAR, example=("10–15 років", "десять — п'ятнадцять років")),
    below_zero(GRAMMAR, example=("на −3", "на мінус три")),
    Rule(
        name="number",
        begins="0-9",
        pattern=rf"{GRAMMAR.number}|[0-9]++",
        said=_bare,
        example=("12 500 людей", "дванадцять тисяч п'ятсот людей"),
    ),
)
SPOTS = (
    *FIGURES,
    spot(_SHORT),
    spot(_BEFORE_A_NUMBER),
    r"(?<!\w)США(?!\w)",
    r"(?<!\w)[IVX]{1,6}(?!\w)",
    r"(?<!\w)м\.",
)
