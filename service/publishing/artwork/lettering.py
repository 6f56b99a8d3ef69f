"""Words that are to be drawn: what of them can be, and how large, in which lines.

The typefaces are in the folder `fonts`: see its README. What needs more than one letter after the other (Arabic, Hebrew,
Hindi, Thai) needs Raqm and FriBiDi; Pillow's wheels bring Raqm, the operating system FriBiDi.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from service.legal import legal

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FOLDER: Final = Path(__file__).parent / "fonts"
_FONTS: Final = ("FiraGO-Bold.ttf", "NotoSansCJKsc-Bold.otf")

_JOINERS: Final = "\u200c\u200d"
"""Format characters that change how Persian and Hindi are written; all others only harm."""
_NEVER_DRAWN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_VARIANTS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""They choose between two forms of the character before, such as an emoji and a sign."""

_PIECE: Final = re.compile(r"\s*[^\s/–-]*[/–-]*")
"""A line may end after any of these."""
_LETTER: Final = re.compile(f"\\s*[^{_JOINERS}](?:[{_JOINERS}]|[^\\w\\s]){{0,9}}")
"""A letter with its marks; so many of the widest fit on a line at the smallest size."""
_SHRINK: Final = 0.94
_LINE: Final = 1.2
"""From one line to the next, in font sizes."""
_HALVINGS: Final = 8
_ELLIPSIS: Final = "…"

Measure = Callable[[str], float]
"""Tells how wide something is, in pixels."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words in lines, and the font at its size."""

    lines: tuple[str, ...]
    font: "FreeTypeFont"
    right_to_left: bool

    @property
    def line_px(self) -> float:
        """From one line to the next."""
        return self.font.size * _LINE


def drawable(text: str) -> str:
    """Return *text* on one line without what cannot be drawn; empty when that is a letter or digit, or all there is.

    Signs and pictures that no typeface has are left out, since nobody would miss them. A word with a letter
    missing would be another word.
    """
    line = unicodedata.normalize("NFC", " ".join(legal(_VARIANTS.sub("", text)).split()))
    line = "".join(
        ch for ch in line if ch in _JOINERS or unicodedata.category(ch) not in _NEVER_DRAWN
    )
    for font in _FONTS:
        known = _characters(font)
        missing = {ch for ch in line if ch not in known and ch not in _JOINERS}
        if not any(unicodedata.category(ch)[0] in "LMN" for ch in missing):
            words = "".join(ch for ch in line if ch not in missing).split()
            kept = " ".join(filter(None, (word.strip(_JOINERS) for word in words)))
            shaped = any(map(_is_shaped, kept))
            return kept if any(map(str.isalnum, kept)) and (can_shape() or not shaped) else ""
    return ""


def fitted(
    text: str, *, width_px: float, height_px: float, largest_px: float, smallest_px: float
) -> Lettering:
    """Break *text*, which must be `drawable`, into lines as even as can be, as large as they fit.

    At the smallest size a word that is still too long goes on in the next line, without a hyphen that its language may
    not know; what is over at the end is left out, and "…" says so.
    """
    pieces, size_px = tuple(_pieces(text)), largest_px
    while size_px > smallest_px:
        font = _font(text, size_px)
        lines = _filled(pieces, width_px, font.getlength)
        if _fits(lines, font, width_px, height_px):
            return _lettering(text, _evenly(pieces, len(lines), width_px, font.getlength), font)
        size_px *= _SHRINK
    font = _font(text, smallest_px)
    broken = [part for piece in pieces for part in _broken(piece, width_px, font.getlength)]
    lines = _filled(broken, width_px, font.getlength)
    if _fits(lines, font, width_px, height_px):
        return _lettering(text, _evenly(broken, len(lines), width_px, font.getlength), font)
    return _lettering(text, _cut(lines, font, width_px, height_px), font)


@cache
def can_shape() -> bool:
    """Tell whether letters can be joined, stacked and written from right to left here."""
    from PIL import features  # noqa: PLC0415  only where something is drawn

    return bool(features.check("raqm"))


@cache
def _characters(font: str) -> frozenset[str]:
    """Return what a typeface has letters for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  takes a while to load

    with TTFont(_FOLDER / font, lazy=True) as file:
        return frozenset(map(chr, file.getBestCmap()))


def _font(text: str, size_px: float) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415  only where something is drawn

    letters = set(text) - set(_JOINERS)
    name = next(font for font in _FONTS if letters <= _characters(font))
    return ImageFont.truetype(_FOLDER / name, size_px)


def _lettering(text: str, lines: tuple[str, ...], font: "FreeTypeFont") -> Lettering:
    sides = map(unicodedata.bidirectional, text)
    first = next((side for side in sides if side in {"L", "R", "AL"}), "L")
    return Lettering(lines, font, right_to_left=first != "L")


def _is_shaped(character: str) -> bool:
    """Tell whether a character is drawn by what stands beside it."""
    return (
        character in _JOINERS
        or unicodedata.category(character).startswith("M")
        or unicodedata.bidirectional(character) in {"R", "AL"}
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield what no line may end within: words, and single characters of Chinese and Japanese."""
    for piece in _PIECE.findall(text):
        start = 0
        for end in range(1, len(piece)):
            if _may_part(piece[end - 1], piece[end]):
                yield piece[start:end]
                start = end
        if piece:
            yield piece[start:]


def _may_part(before: str, after: str) -> bool:
    return (
        (_stands_alone(before) or _stands_alone(after))
        and not before.isspace()
        and unicodedata.category(before) not in {"Ps", "Pi"}
        and unicodedata.category(after) not in {"Pe", "Pf", "Po", "Lm", "Mn"}
    )


def _stands_alone(character: str) -> bool:
    """Tell whether a character is of a script without spaces. Korean has spaces."""
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return wide and not "\uac00" <= character <= "\ud7a3"


def _filled(pieces: Iterable[str], width_px: float, measure: Measure) -> tuple[str, ...]:
    """Put as many pieces on each line as fit, and at least one."""
    lines, line = [], ""
    for piece in pieces:
        if line and measure((line + piece).strip()) > width_px:
            lines.append(line.strip())
            line = piece
        else:
            line += piece
    return (*lines, line.strip())


def _evenly(
    pieces: Sequence[str], count: int, width_px: float, measure: Measure
) -> tuple[str, ...]:
    """Make *count* lines, none longer than it must be for that."""
    too_narrow, wide = width_px / (count + 1), width_px
    for _ in range(_HALVINGS):
        tried = (too_narrow + wide) / 2
        lines = _filled(pieces, tried, measure)
        fits = len(lines) <= count and all(measure(line) <= tried for line in lines)
        too_narrow, wide = (too_narrow, tried) if fits else (tried, wide)
    return _filled(pieces, wide, measure)


def _fits(lines: Sequence[str], font: "FreeTypeFont", width_px: float, height_px: float) -> bool:
    return len(lines) <= _most(font, height_px) and all(
        font.getlength(line) <= width_px for line in lines
    )


def _most(font: "FreeTypeFont", height_px: float) -> int:
    return max(1, int(height_px / (font.size * _LINE)))


def _broken(piece: str, width_px: float, measure: Measure) -> Iterable[str]:
    """Take a piece that is longer than a line to its letters, each with its marks."""
    return (piece,) if measure(piece.strip()) <= width_px else _LETTER.findall(piece)


def _cut(
    lines: tuple[str, ...], font: "FreeTypeFont", width_px: float, height_px: float
) -> tuple[str, ...]:
    """Leave out the lines for which there is no room, and end in "…"."""
    most = _most(font, height_px)
    last = lines[most - 1]
    while last and font.getlength(last + _ELLIPSIS) > width_px:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip() + _ELLIPSIS)
