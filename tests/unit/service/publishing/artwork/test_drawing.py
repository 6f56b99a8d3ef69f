"""The picture of a show as eyes and directories see it."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from service.publishing.artwork import LARGE_PX, SMALL_PX, Cover, cover_of, draw

WHITE = (251, 248, 241)


def _cover(name: str, language: str = "en") -> Cover:
    return cover_of(name, service="Example News", language=language)


def _seen(name: str, side_px: int = SMALL_PX) -> Image.Image:
    return Image.open(BytesIO(draw(_cover(name), side_px)))


def _white(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is purely white."""
    whiteness = ImageChops.difference(picture, Image.new("RGB", picture.size, WHITE)).convert("L")
    return whiteness.point(lambda difference: 255 * (difference == 0)).getbbox()


@pytest.mark.parametrize("name", ["Science", "word " * 40, "新闻" * 60])
def test_directories_take_it(name):
    """Apple: 1400 to 3000 pixels square, RGB without transparency, 72 dpi; under 500 kB, so that apps show it at once."""
    data = draw(_cover(name))
    picture = Image.open(BytesIO(data))
    assert len(data) < 500_000
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGB", (LARGE_PX, LARGE_PX))
    assert [round(dots) for dots in picture.info["dpi"]] == [72, 72]
    assert "transparency" not in picture.info


def test_the_same_words_are_the_same_bytes():
    assert draw(_cover("Science"), SMALL_PX) == draw(_cover("Science"), SMALL_PX)


def test_letters_and_line_stand_out_for_who_sees_little():
    """WCAG 2.2, 1.4.6: 7 to 1, for all that means something."""
    colours = sorted(_seen("Science").getcolors(100_000), reverse=True)
    (_, ground), *meant = colours[:3]
    for _, colour in meant:
        light, dark = sorted(map(_luminance, (colour, ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 7


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_keep_a_margin_and_begin_at_the_side_where_one_begins_to_read():
    for name in ("Science", "word " * 40, "x" * 200):
        left, top, right, bottom = _white(_seen(name))
        assert 60 <= left <= 72
        assert min(top, SMALL_PX - right, SMALL_PX - bottom) >= 50
    left, _, right, _ = _white(_seen("علوم"))
    assert 528 <= right <= 540
    assert left > 72


def test_a_script_that_cannot_be_drawn_gives_a_picture_without_letters_and_no_box():
    lines = draw(_cover("தமிழ்"), SMALL_PX)
    assert lines == draw(_cover("አማርኛ"), SMALL_PX)
    assert _white(Image.open(BytesIO(lines))) is None
