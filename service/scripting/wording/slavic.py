"""What Russian and Ukrainian share: three forms of what is counted, and endings behind figures."""

import functools
import re

from service.scripting.wording.shapes import plain

_LONGEST = 15


def form(number: str) -> int:
    """Return which of three forms a number asks for: one day, two to four days, five days; a decimal as two."""
    if "," in number:
        return 1
    tens, ones = int(number) // 10 % 10, int(number) % 10
    if tens == 1 or ones == 0 or ones >= 5:
        return 2
    return 0 if ones == 1 else 1


@functools.lru_cache(4096)
def words(language: str, number: int, *, feminine: bool = False) -> str:
    """Say a whole number, in the feminine where that is asked for: "двадцать одна", "двадцать две"."""
    from num2words import num2words  # noqa: PLC0415  only text of these languages needs it

    said = str(num2words(number, lang=language))
    if feminine:
        said = re.sub(r"\bодин\Z", "одна", said)
        said = re.sub(r"\bдва\Z", "две" if language == "ru" else "дві", said)
    return said


def cardinal(language: str, shown: str, *, feminine: bool = False) -> str:
    """Say a number as shown; as figures, one by one, where it is long or begins with naught."""
    whole, comma, part = plain(shown).partition(",")
    if len(whole) > _LONGEST or (len(whole) > 1 and whole[0] == "0") or len(part) > len(_PARTS):
        return " ".join(words(language, int(digit)) for digit in whole + part)
    if not comma:
        return words(language, int(whole), feminine=feminine)
    wholes, parts = _WHOLES[language], _PARTS[len(part) - 1]
    ones = form(part) == 0
    return (
        f"{words(language, int(whole), feminine=True)} {wholes[form(whole) > 0]} "
        f"{words(language, int(part), feminine=True)} {parts[language]}{_ENDS[language][not ones]}"
    )


def counted(language: str, shown: str, forms: str) -> str:
    """Say a number and what it counts: "две тысячи"; a fourth form follows decimals where it is not the second."""
    names = forms.split("|")
    number = plain(shown)
    feminine = names[0].split()[-1].endswith(("а", "я"))
    if len(names) == 1:
        name = names[0]
    elif "," in number and len(names) > 3:
        name = names[3]
    else:
        name = names[form(number)]
    return f"{cardinal(language, shown, feminine=feminine)} {name}"


_WHOLES = {"ru": ("целая", "целых"), "uk": ("ціла", "цілих")}
_PARTS = (
    {"ru": "десят", "uk": "десят"},
    {"ru": "сот", "uk": "сот"},
    {"ru": "тысячн", "uk": "тисячн"},
)
_ENDS = {"ru": ("ая", "ых"), "uk": ("а", "их")}
