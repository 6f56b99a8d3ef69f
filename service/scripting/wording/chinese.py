"""Chinese as a newsreader says it, where an engine alone says something false. What is said is in Chinese figures."""

import re

from service.scripting.wording.rules import Rule

_FIGURES = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_GROUPS = ("", "万", "亿", "万亿")
_CURRENCIES = {
    "US$": "美元",
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
    "¥": "元",
    "￥": "元",
    "HK$": "港元",
    "₽": "卢布",
}
_UNITS = {
    "km/h": "公里每小时", "km²": "平方公里", "m²": "平方米", "km": "公里", "cm": "厘米", "mm": "毫米", "m": "米", "kg": "公斤", "g": "克",
    "℃": "摄氏度", "°C": "摄氏度", "MW": "兆瓦", "GW": "吉瓦", "kWh": "千瓦时",
}  # fmt: skip
_NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,16}(?![0-9]))(?:\.[0-9]{1,15}(?![0-9]))?"
)
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_APART = r"(?![0-9A-Za-z²³/])"
_DASH = "[-–—~～]"


def _digits(shown: str) -> str:
    """Say figures one by one."""
    return "".join(_FIGURES[int(figure)] for figure in shown)


def _below_ten_thousand(number: int) -> str:
    said, skipped = "", False
    for worth, place in _PLACES:
        figure = number // worth % 10
        if figure:
            said += ("零" if skipped and said else "") + _FIGURES[figure] + place
        skipped = not figure
    return said


def _cardinal(shown: str) -> str:
    """Say "12,000.5" as "一万二千点五"."""
    whole, point, part = shown.replace(",", "").partition(".")
    after = f"点{_digits(part)}" if point else ""
    if len(whole) > 4 * len(_GROUPS) or (len(whole) > 1 and whole[0] == "0"):
        return _digits(whole) + after
    number, said = int(whole), ""
    for place in reversed(range(len(_GROUPS))):
        group = number // 10 ** (4 * place) % 10_000
        if group:
            gap = "零" if said and group < 1000 else ""
            said += gap + _below_ten_thousand(group) + _GROUPS[place]
    return (said.removeprefix("一") if said.startswith("一十") else said or "零") + after


def _date(found: re.Match[str]) -> str:
    month, day = _cardinal(str(int(found["month"]))), _cardinal(str(int(found["day"])))
    return f"{_digits(found['year'])}年{month}月{day}日"


def _time(found: re.Match[str]) -> str:
    hour, minute = _cardinal(str(int(found["hour"]))), found["minute"]
    if minute == "00":
        return f"{hour}点"
    return f"{hour}点{'零' if minute[0] == '0' else ''}{_cardinal(str(int(minute)))}分"


def _percent(found: re.Match[str]) -> str:
    return f"百分之{'负' if found['minus'] else ''}{_cardinal(found['n'])}"


def _measured(found: re.Match[str]) -> str:
    return f"{'负' if found['minus'] else ''}{_cardinal(found['n'])}{_UNITS[found['unit']]}"


RULES = (
    Rule(
        name="phone number",
        begins="0+",
        pattern=r"(?:\+[0-9]{1,3}[ -]?|0)[0-9]{2,4}[- ][0-9]{6,9}(?![0-9-])",
        said=lambda found: ",".join(map(_digits, re.findall("[0-9]+", found.group()))),
        example=("电话010-12345678", "电话零一零,一二三四五六七八"),
    ),
    Rule(
        name="date",
        begins="0-9",
        pattern=rf"(?P<year>[12][0-9]{{3}})(?:(?P<mark>[-/.]){_MONTH}(?P=mark){_DAY}(?![0-9]))",
        said=_date,
        example=("2024-06-12", "二零二四年六月十二日"),
    ),
    Rule(
        name="years",
        begins="0-9",
        pattern=rf"(?P<year>[12][0-9]{{3}}){_DASH}(?P<last>[12][0-9]{{3}})(?=年)",
        said=lambda found: f"{_digits(found['year'])}至{_digits(found['last'])}",
        example=("2019-2020年", "二零一九至二零二零年"),
    ),
    Rule(
        name="year",
        begins="0-9",
        pattern=r"(?P<year>[12][0-9]{3})(?=年)",
        said=lambda found: _digits(found["year"]),
        example=("2024年", "二零二四年"),
    ),
    Rule(
        name="time",
        begins="0-9",
        pattern=r"(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![0-9:])",
        said=_time,
        example=("8:05", "八点零五分"),
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})(?![0-9:])",
        said=lambda found: f"{_cardinal(found['a'])}比{_cardinal(found['b'])}",
        example=("2:1", "二比一"),
    ),
    Rule(
        name="score with a dash",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})(?=[获战胜负击险大逆])",
        said=lambda found: f"{_cardinal(found['a'])}比{_cardinal(found['b'])}",
        example=("以3-1获胜", "以三比一获胜"),
    ),
    Rule(
        name="currency",
        pattern=rf"(?P<symbol>{'|'.join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))})[ ]?(?P<n>{_NUMBER})(?P<scale>[百千万亿]{{0,3}})",
        said=lambda found: f"{_cardinal(found['n'])}{found['scale']}{_CURRENCIES[found['symbol']]}",
        example=("$3.5亿", "三点五亿美元"),
    ),
    Rule(
        name="percent",
        pattern=rf"(?:(?<![0-9%％])(?P<minus>[-−]))?(?P<n>{_NUMBER})[%％]",
        said=_percent,
        example=("3.5%", "百分之三点五"),
    ),
    Rule(
        name="unit",
        pattern=rf"(?:(?<![0-9%％])(?P<minus>[-−]))?(?P<n>{_NUMBER})[ ]?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))}){_APART}",
        said=_measured,
        example=("-5℃", "负五摄氏度"),
    ),
    Rule(
        name="range",
        pattern=rf"(?<=[0-9%％]){_DASH}(?=[0-9])",
        said="至",
        example=("10-15人", "十至十五人"),
    ),
    Rule(
        name="sign",
        pattern=r"(?P<sign>[-−±])(?=[0-9])",
        unless="[0-9A-Za-z]",
        said=lambda found: "正负" if found["sign"] == "±" else "负",
        example=("±3", "正负三"),
    ),
    Rule(
        name="number",
        begins="0-9",
        pattern=rf"{_NUMBER}|[0-9]++",
        unless="[A-Za-z]-?",
        said=lambda found: _cardinal(found.group()),
        example=("12000人", "一万二千人"),
    ),
)
SPOTS = (
    r"(?<![0-9])[0-9]",
    r"[-−±](?=[0-9])",
    r"(?<=[0-9%％])[-–—~～](?=[0-9])",
    r"(?:US|HK)?\$|[€£¥￥₽]",
)
