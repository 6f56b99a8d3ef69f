"""Draws the picture of a show: in large white letters what it is, and a line of text that turns into a voice.

White on this blue has a contrast of 15 to 1 and gold one of 10 to 1; WCAG 2.2 wants 7 to 1 at its highest level.
"""

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final

from service.publishing.artwork.cover import Cover
from service.publishing.artwork.lettering import Lettering, fitted

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_Colour = tuple[int, int, int]

LARGE_PX: Final = 3000
"""For feeds and directories: the side of the square."""
SMALL_PX: Final = 600
"""For pages and lock screens."""

_NIGHT: Final = (17, 31, 58)
_PALE: Final = (93, 114, 153)
_GOLD: Final = (249, 194, 92)
_WHITE: Final = (251, 248, 241)

_LEFT: Final = 320
_RIGHT: Final = LARGE_PX - _LEFT
_WIDTH: Final = _RIGHT - _LEFT
_STROKE: Final = 72
_VOICE: Final = (72, 150, 270, 380, 260, 140, 230, 420, 540, 400, 230, 130, 190, 72)
"""How loud it is, step by step."""
_LOUDEST: Final = max(_VOICE)
_TEXT_UNTIL: Final = 1120
_VOICE_FROM: Final = 1208
_VOICE_STEP: Final = (_RIGHT - _STROKE - _VOICE_FROM) / (len(_VOICE) - 1)

_READ: Final = ((880, 2470), (1090, _RIGHT), (1910, 2560), (2120, 2380))
"""The lines above and below the voice in a picture without letters: how far down, and how far they reach."""
_HEARD_ALONE: Final = 1500

_MARGIN: Final = 300
"""Above and below, at least."""
_SERVICE_HEIGHT: Final = 200
_UNDER_SERVICE: Final = 500
"""From its baseline to the middle of the voice."""
_ABOVE_NAME: Final = 120
"""From the loudest of the voice to the name."""
_SERVICE_PX: Final = (280, 100)
"""The largest and the smallest size."""
_NAME_PX: Final = (640, 100)


def draw(cover: Cover, side_px: int = LARGE_PX) -> bytes:
    """Draw the picture as a PNG, *side_px* wide and high. The same Pillow draws the same bytes."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  only where something is drawn

    image = Image.new("RGB", (LARGE_PX, LARGE_PX), _NIGHT)
    pen = ImageDraw.Draw(image)
    if not cover.name:
        _without_letters(pen)
    else:
        _with_letters(pen, cover)
    if side_px != LARGE_PX:
        image = image.resize((side_px, side_px), Image.Resampling.LANCZOS)
    file = BytesIO()
    image.save(file, "PNG", compress_level=9, dpi=(72, 72))
    return file.getvalue()


def _with_letters(pen: "ImageDraw", cover: Cover) -> None:
    """Write the words around the voice, with as much room above all of it as below."""
    voice = _SERVICE_HEIGHT + _UNDER_SERVICE if cover.service else _LOUDEST / 2
    over_name = voice + _LOUDEST / 2 + _ABOVE_NAME
    name = _fitted(cover.name, LARGE_PX - 2 * _MARGIN - over_name, _NAME_PX)
    top = (LARGE_PX - over_name - len(name.lines) * name.line_px) / 2
    _voice(pen, top + voice, to_the_left=name.right_to_left)
    if cover.service:
        service = _fitted(cover.service, 0, _SERVICE_PX)
        _write(pen, service, top + _SERVICE_HEIGHT, to_the_left=name.right_to_left)
    _write(pen, name, top + over_name + name.font.size, to_the_left=name.right_to_left)


def _fitted(text: str, height: float, sizes: tuple[int, int]) -> Lettering:
    largest, smallest = sizes
    return fitted(text, width_px=_WIDTH, height_px=height, largest_px=largest, smallest_px=smallest)


def _write(pen: "ImageDraw", words: Lettering, baseline: float, *, to_the_left: bool) -> None:
    """Write lines from *baseline* on, beginning at the right edge if they run *to_the_left*, else at the left one."""
    for number, line in enumerate(words.lines):
        pen.text(
            (_RIGHT if to_the_left else _LEFT, baseline + number * words.line_px),
            line,
            _WHITE,
            words.font,
            anchor="rs" if to_the_left else "ls",
            direction="rtl" if words.right_to_left else None,
        )


def _without_letters(pen: "ImageDraw") -> None:
    for middle, right in _READ:
        _stroke(pen, (_LEFT, right), middle, _STROKE, _PALE)
    _voice(pen, _HEARD_ALONE)


def _voice(pen: "ImageDraw", middle: float, *, to_the_left: bool = False) -> None:
    """Draw a line of text that is heard from its middle on."""
    strokes = [(_LEFT, _TEXT_UNTIL, _STROKE)]
    for left, height in zip(count(_VOICE_FROM, _VOICE_STEP), _VOICE):
        strokes.append((left, left + _STROKE, height))
    for left, right, height in strokes:
        sides = (LARGE_PX - right, LARGE_PX - left) if to_the_left else (left, right)
        _stroke(pen, sides, middle, height, _GOLD)


def _stroke(
    pen: "ImageDraw", sides: tuple[float, float], middle: float, height: float, colour: _Colour
) -> None:
    left, right = sides
    box = (left, middle - height / 2, right, middle + height / 2)
    pen.rounded_rectangle(box, _STROKE / 2, colour)
