"""Numbers are said as a person would."""

import pytest

from service.words import clock, count, direction, duration, size


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (134_000, "2 minutes 14 seconds"),
        (1_000, "1 second"),
        (499, "less than a second"),
        (0, "less than a second"),
        (59_600, "1 minute"),
        (60_000, "1 minute"),
        (3_600_000, "1 hour"),
        (7_262_000, "2 hours 1 minute 2 seconds"),
    ],
)
def test_how_long(ms, said):
    assert duration(ms) == said


@pytest.mark.parametrize(
    ("size_bytes", "said"),
    [
        (1, "1 kilobyte"),
        (1_499, "1 kilobyte"),
        (84_400, "84 kilobytes"),
        (1_440_000, "1.4 megabytes"),
        (999_999, "1.0 megabytes"),
        (2_000_000_000, "2.0 gigabytes"),
        (0, "0 kilobytes"),
    ],
)
def test_how_big(size_bytes, said):
    assert size(size_bytes) == said


def test_how_many():
    assert [count(number, "clip") for number in (0, 1, 2, 1200)] == [
        "0 clips",
        "1 clip",
        "2 clips",
        "1,200 clips",
    ]


def test_hours_have_two_digits():
    assert clock(3_723_004, ".") == "01:02:03.004"
    assert clock(0, ",") == "00:00:00,000"


def test_a_y_changes_only_after_a_consonant():
    assert (count(2, "entry"), count(2, "day"), count(1, "day")) == ("2 entries", "2 days", "1 day")


@pytest.mark.parametrize(
    ("language", "way"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("FA", "rtl"), ("arn", "ltr"), ("", "ltr")],
)
def test_in_which_direction(language, way):
    assert direction(language) == way
