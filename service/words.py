"""Numbers as words, for ears and for braille; times as files have them; and how languages are written."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

LOCALES: Final[Mapping[str, str]] = MappingProxyType(
    {"en": "en_GB", "de": "de", "es": "es", "fr": "fr"}
)
"""The languages in which listeners are spoken to, each with the locale by whose custom numbers and dates are written."""

_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_UNITS = ((3600, "hour"), (60, "minute"), (1, "second"))


def direction(language: str) -> str:
    """Tell in which direction *language* (BCP 47) is written, as HTML has it."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def duration(milliseconds: int, locale: "Locale | str" = LOCALES["en"]) -> str:
    """Say how long: "2 minutes 14 seconds"."""
    from babel.units import format_unit  # noqa: PLC0415  few commands need it

    rest, said = round(milliseconds / 1000), []
    for seconds, unit in _UNITS:
        number, rest = divmod(rest, seconds)
        if number:
            said.append(format_unit(number, f"duration-{unit}", locale=locale))
    return " ".join(said) or "less than a second"


def clock(ms: int, point: str) -> str:
    """Write a time as transcripts and lists of chapters do, with *point* before the milliseconds."""
    seconds = ms // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms % 1000:03}"


def count(number: int, unit: str) -> str:
    """Say how many: "1 clip", "2 clips", "3 entries", "4 days"."""
    if number != 1:
        changes = unit.endswith("y") and unit[-2] not in "aeiou"
        unit = f"{unit[:-1]}ies" if changes else f"{unit}s"
    return f"{number:,} {unit}"


def by_voices(names: Sequence[str], instead_of: str | None = None) -> str:
    """Say who reads: "Ann, a synthetic voice", "Ann and Bea, synthetic voices, in place of Cleo"."""
    *others, last = names
    listed = f"{', '.join(others)} and {last}" if others else last
    kind = "synthetic voices" if others else "a synthetic voice"
    return f"{listed}, {kind}" + (f", in place of {instead_of}" if instead_of else "")


def size(size_bytes: int, locale: "Locale | str" = LOCALES["en"]) -> str:
    """Say how big: "84 kilobytes", "1.4 megabytes"."""
    from babel.units import format_unit  # noqa: PLC0415  few commands need it

    for unit, factor in (("gigabyte", 10**9), ("megabyte", 10**6)):
        if size_bytes >= 0.9995 * factor:
            tenths = Decimal(f"{size_bytes / factor:.1f}")  # "1.0" is a plural, 1.0 is none
            return format_unit(tenths, f"digital-{unit}", format="#,##0.0", locale=locale)
    kilobytes = max(round(size_bytes / 1000), min(size_bytes, 1))
    return format_unit(kilobytes, "digital-kilobyte", locale=locale)
