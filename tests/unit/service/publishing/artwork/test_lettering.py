"""Words in a picture: what can be drawn, how large, in which lines."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from service.publishing.artwork import lettering
from service.publishing.artwork.lettering import drawable, fitted

BOX = {"width_px": 2360, "height_px": 1500, "largest_px": 640, "smallest_px": 100}


@pytest.mark.parametrize(
    "title",
    [
        "Science",
        "Łukasz Żółć-Ďáblový, Đặng Thị Ngọc",
        "Новини Харківщини",
        "Ειδήσεις",
        "العلوم والتكنولوجيا",
        "می‌خواهم",
        "क्‍ष",
        "חדשות",
        "हिन्दी समाचार",
        "ข่าวเด่น",
        "საქართველო",
        "科学与技术",
        "國際新聞：亞洲",
        "ニュース",
        "한국어 뉴스",
        "Politics & <b>power</b>",
        "BBC عربي 2026",
    ],
)
def test_every_word_of_these_scripts_is_drawn(title):
    assert drawable(title) == title


@pytest.mark.parametrize(
    "title", ["தமிழ் செய்திகள்", "አማርኛ", "News தமிழ்", "🚀", "— …", "\u202e", "", "\x00"]
)
def test_a_title_of_which_letters_cannot_be_drawn_is_not_drawn_at_all(title):
    """A word with a box or a gap in it would be another word."""
    assert not drawable(title)


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("🚀 Tech \u2728", "Tech"),
        ("Sport ⚽️", "Sport"),
        ("👩‍🚀 Space", "Space"),
        ("\u202eevil\u202c\u200f \ufeffnews\u00ad", "evil news"),
        ("e\u0301t\u00e9 ", "été"),
        ("two\nlines\tof it", "two lines of it"),
    ],
)
def test_what_nobody_would_miss_is_left_out(title, drawn):
    assert drawable(title) == drawn


def test_what_needs_joined_letters_is_not_drawn_where_they_cannot_be_joined(monkeypatch):
    """On a system without FriBiDi, Arabic would be drawn as single letters from left to right."""
    monkeypatch.setattr(lettering, "can_shape", lambda: False)
    assert [*map(drawable, ("العلوم", "हिन्दी", "Science", "科学", "Żółć"))] == [
        "", "", "Science", "科学", "Żółć",
    ]  # fmt: skip


def test_arabic_letters_are_joined_and_run_to_the_left():
    """Joined, they are narrower than each alone."""
    words = fitted("ببب", **BOX)
    assert words.right_to_left
    assert words.font.getlength("ببب") < 3 * words.font.getlength("ب")


def test_a_short_title_is_as_large_as_can_be_and_a_long_one_as_large_as_fits():
    sizes = []
    for title in (
        "Sport",
        "Science and technology",
        "Correspondents around the Mediterranean Sea",
        "word " * 40,
    ):
        words = fitted(title.strip(), **BOX)
        assert " ".join(words.lines) == title.strip()
        assert max(map(words.font.getlength, words.lines)) <= BOX["width_px"]
        assert len(words.lines) * words.line_px <= BOX["height_px"]
        sizes.append(words.font.size)
    assert sizes[0] == BOX["largest_px"]
    assert sizes == sorted(sizes, reverse=True)
    assert len({*sizes}) == len(sizes)


def test_lines_are_as_even_as_can_be():
    """No line with one short word at the end, as a full first line would leave it."""
    words = fitted("The coast and the sea", **BOX)
    longest, shortest = (f(map(words.font.getlength, words.lines)) for f in (max, min))
    assert len(words.lines) > 1
    assert shortest > longest / 2


def test_a_line_of_chinese_begins_with_no_full_stop_or_comma():
    words = fitted("新闻，科学。文化、体育（足球）" * 3, **BOX)
    assert len(words.lines) > 2
    for line in words.lines:
        assert line[0] not in "，。、）"
        assert line[-1] != "（"


def test_a_word_too_long_even_when_small_goes_on_without_a_hyphen():
    words = fitted("Donaudampfschifffahrts" * 4, **BOX)
    assert "".join(words.lines) == "Donaudampfschifffahrts" * 4
    assert max(map(words.font.getlength, words.lines)) <= BOX["width_px"]


@pytest.mark.parametrize(
    "title", ["a" + "!" * 119, "-/" * 60 + "a", "क" + "्\u200d" * 59, "๛" * 120]
)
def test_marks_without_end_are_drawn_on_lines_that_fit(title):
    """A show without a picture is refused by directories, and whoever asked for it would get an error."""
    words = fitted(title, **BOX)
    assert max(map(words.font.getlength, words.lines)) <= BOX["width_px"]
    assert len(words.lines) * words.line_px <= BOX["height_px"]


def test_of_what_is_far_too_long_the_beginning_is_drawn_and_it_says_that_more_follows():
    words = fitted("chapter " * 30, **{**BOX, "height_px": 250})
    assert words.lines[0].startswith("chapter chapter")
    assert words.lines[-1].endswith("…")
    assert len(words.lines) * words.line_px <= 250


@pytest.mark.parametrize(
    "title", ["Science, été – Żółć", "العلوم 2026", "科学与技术：新闻", "हिन्दी"]
)
def test_each_character_leaves_ink_and_none_is_a_box(title):
    """Pillow itself is asked. For what a typeface has not it draws nothing, so a box can never be seen."""
    font = fitted(title, **BOX).font
    alone = ImageFont.truetype(font.path, 40, layout_engine=ImageFont.Layout.BASIC)

    def drawn(character):
        image = Image.new("L", (80, 80))
        ImageDraw.Draw(image).text((20, 10), character, 255, alone)
        return image.tobytes()

    assert not any(drawn("\U0010ffff"))
    assert all(any(drawn(character)) for character in title if character != " ")
