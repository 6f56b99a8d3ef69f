"""Draws the picture of the show: a page of text, one line of which is being heard.

    python -m service.publishing.artwork [FOLDER]

It needs Pillow, which brings the typeface. Whoever changes the picture gives it a new name in `COVER` and `SMALL`, and
says in `ALT` what is now to be seen.
"""

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from service.publishing.artwork import COVER, COVER_PX, FOLDER, SMALL, SMALL_PX

if TYPE_CHECKING:
    from PIL.Image import Image

_OVERSIZE: Final = 2
"""It is drawn this much larger, and edges become smooth when it is reduced."""

_NIGHT: Final = (17, 31, 58)
_PALE: Final = (93, 114, 153)
_GOLD: Final = (249, 194, 92)
_WHITE: Final = (251, 248, 241)

_LEFT: Final = 320
_RIGHT: Final = COVER_PX - _LEFT
_STROKE: Final = 72
_READ: Final = ((440, 2470), (650, _RIGHT), (1470, 2560), (1680, 2380), (1890, 1420))
"""The lines of the page, in pixels: how far down, and how far they reach."""
_HEARD: Final = (1060, 1120)
_VOICE: Final = (72, 150, 270, 380, 260, 140, 230, 420, 540, 400, 230, 130, 190, 72)
"""How loud it is, step by step."""
_VOICE_FROM: Final = 1208
_VOICE_STEP: Final = (_RIGHT - _STROKE - _VOICE_FROM) / (len(_VOICE) - 1)

_NAME: Final = "Heardline"
_NAME_PX: Final = 552
_NAME_BASELINE: Final = 2650
_NAME_INDENT: Final = -46
"""So that the stem of its first letter stands exactly under the lines."""


def draw() -> "Image":
    """Draw the picture at its full size."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415  only who draws has Pillow

    side = COVER_PX * _OVERSIZE
    image = Image.new("RGB", (side, side), _NIGHT)
    pen = ImageDraw.Draw(image)

    def stroke(
        left: float, right: float, middle: float, height: float, colour: tuple[int, int, int]
    ) -> None:
        box = (left, middle - height / 2, right, middle + height / 2)
        pen.rounded_rectangle([edge * _OVERSIZE for edge in box], _STROKE / 2 * _OVERSIZE, colour)

    for middle, right in _READ:
        stroke(_LEFT, right, middle, _STROKE, _PALE)
    middle, right = _HEARD
    stroke(_LEFT, right, middle, _STROKE, _GOLD)
    for left, height in zip(count(_VOICE_FROM, _VOICE_STEP), _VOICE):
        stroke(left, left + _STROKE, middle, height, _GOLD)
    pen.text(
        ((_LEFT + _NAME_INDENT) * _OVERSIZE, _NAME_BASELINE * _OVERSIZE),
        _NAME,
        font=ImageFont.load_default(_NAME_PX * _OVERSIZE),
        fill=_WHITE,
        anchor="ls",
    )
    return image.reduce(_OVERSIZE)


def save(folder: Path) -> None:
    """Write the picture into *folder*, large and small."""
    cover = draw()
    small = cover.resize((SMALL_PX, SMALL_PX))
    for image, name in ((cover, COVER), (small, SMALL)):
        image.save(folder / name, optimize=True, dpi=(72, 72))


if __name__ == "__main__":
    save(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
