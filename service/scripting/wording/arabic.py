"""Arabic as a newsreader says it, where an engine alone says something false. Figures stay: the engine knows their vowels."""

import re

from service.scripting.wording.rules import Rule
from service.scripting.wording.shapes import (
    DATE,
    FIGURES,
    GAP,
    Grammar,
    abbreviations,
    addresses,
    below_zero,
    call,
    grouped,
    measures,
    money,
    months,
    ranges,
    spot,
    year_first,
)

_MONTHS = months("ar")
_NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,5}(?![0-9])|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,5}(?![0-9])|[0-9]{1,15}(?![0-9]))"
    r"(?:\.[0-9]{1,15}(?![0-9]))?"
)
_UNITS = {
    "كم/س": "كيلومتر في الساعة|كيلومترات في الساعة|كيلومترا في الساعة", "كم/ساعة": "كيلومتر في الساعة|كيلومترات في الساعة|كيلومترا في الساعة",
    "كم²": "كيلومتر مربع|كيلومترات مربعة|كيلومترا مربعا", "كم2": "كيلومتر مربع|كيلومترات مربعة|كيلومترا مربعا",
    "م²": "متر مربع|أمتار مربعة|مترا مربعا", "م2": "متر مربع|أمتار مربعة|مترا مربعا", "km": "كيلومتر|كيلومترات|كيلومترا",
    "kg": "كيلوغرام|كيلوغرامات|كيلوغراما", "°C": "درجة مئوية|درجات مئوية|درجة مئوية", "°م": "درجة مئوية|درجات مئوية|درجة مئوية",
    "°": "درجة|درجات|درجة",
}  # fmt: skip
_CURRENCIES = {
    "US$": "دولار|دولارات|دولارا", "$": "دولار|دولارات|دولارا", "€": "يورو", "£": "جنيه|جنيهات|جنيها", "¥": "ين|ينات|ينا",
}  # fmt: skip
_SCALES = {word: word for word in ("ألف", "مليون", "مليار", "تريليون", "ملايين", "مليارات", "آلاف")}
_SHORT = {"أ.د.": "الأستاذ الدكتور", "أ. د.": "الأستاذ الدكتور"}
_ERAS = {"م": "ميلادي", "هـ": "هجري", "ه": "هجري"}


def _plain(shown: str) -> str:
    """Return a number without what groups its digits: "1,200.5" is "1200.5"."""
    joined = re.sub("[, \u00a0\u202f]", "", shown)
    return joined.replace(".", "") if joined.count(".") > 1 else joined


def _counted(shown: str, forms: str) -> str:
    """Say a number and what it counts: three to ten of it in the plural, eleven to ninety-nine in the accusative."""
    one, *more = forms.split("|")
    number = _plain(shown)
    rest = 0 if "." in number else int(number) % 100
    name = one if not more or rest < 3 else more[0] if rest <= 10 else more[1]
    return f"{number} {name}"


def _coins(whole: str, cents: str, forms: str) -> str:
    return _counted(f"{whole}.{cents}", forms)


def _date(found: re.Match[str]) -> str:
    return f"{int(found['day'])} {_MONTHS[int(found['month']) - 1]} {found['year']}"


GRAMMAR = Grammar(counted=_counted, cardinal=_plain, many=0, to="إلى", minus="ناقص", number=_NUMBER)
RULES = (
    *addresses(
        {".": "نقطة", "/": "شرطة", "-": "واصلة", "_": "شرطة سفلية", "@": "آت"},
        examples=(
            ("info@spa.sa", "info آت spa نقطة s a"),
            ("www.wam.ae/news", "www نقطة wam نقطة a e شرطة news"),
        ),
    ),
    call("زائد", example=("+966 11 1234567", "زائد 9 6 6, 1 1, 1 2 3 4 5 6 7")),
    year_first(_date, example=("2024-06-12", "12 يونيو 2024")),
    Rule(
        name="date in figures",
        begins="0-9",
        pattern=DATE,
        said=_date,
        example=("12/6/2024", "12 يونيو 2024"),
    ),
    Rule(
        name="era",
        begins="0-9",
        pattern=rf"(?P<year>[0-9]{{3,4}}){GAP}?(?P<era>هـ|ه|م)(?![\w²/])",
        after=rf"(?:عام|سنة|العام|لعام|في|منذ){GAP}",
        said=lambda found: f"{found['year']} {_ERAS[found['era']]}",
        example=("عام 1445هـ", "عام 1445 هجري"),
    ),
    Rule(
        name="percent",
        pattern=rf"(?P<n>{_NUMBER}|[٠-٩]{{1,15}}(?:[٫,.][٠-٩]{{1,6}})?){GAP}?[%٪]",
        said=lambda found: f"{found['n']} بالمئة",
        example=("5٪", "5 بالمئة"),
    ),
    Rule(
        name="percent first",
        begins="%٪",
        pattern=rf"[%٪]{GAP}?(?P<n>{_NUMBER})",
        said=lambda found: f"{found['n']} بالمئة",
        example=("%5", "5 بالمئة"),
    ),
    *money(
        GRAMMAR,
        _CURRENCIES,
        _SCALES,
        coins=_coins,
        examples=(
            ("$3,50", "3.50 دولار"),
            ("$3.5 مليار", "3.5 مليار دولار"),
            ("3,50 €", "3.50 يورو"),
            ("5$", "5 دولارات"),
        ),
    ),
    measures(GRAMMAR, _UNITS, example=("120 كم/س", "120 كيلومترا في الساعة")),
    abbreviations(_SHORT, name="in short", example=("أ.د. أحمد", "الأستاذ الدكتور أحمد")),
    ranges(GRAMMAR, example=("10-15 شخصا", "10 إلى 15 شخصا")),
    below_zero(GRAMMAR, example=("-5 درجات", "ناقص 5 درجات")),
    grouped(GRAMMAR, example=("1.200.000 شخص", "1200000 شخص")),
)
SPOTS = (*FIGURES, spot(_SHORT), "(?<![٠-٩])[٠-٩]", "٪")
