"""Dates of publication in the shapes that newsrooms print."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from service.reading.dates import date_in, find_date


@pytest.mark.parametrize(
    "line",
    [
        "June 3, 2026",
        "June 3 2026",
        "Jun. 3, 2026",
        "June 3rd, 2026.",
        "3 June 2026",
        "3. Juni 2026",
        "Mittwoch, 3. Juni 2026, 14:05 Uhr",
        "quarta-feira, 3 de junho de 2026 às 14:05",
        "3 de junio de 2026",
        "miércoles, 3 de junio de 2026",
        "Publié le 3 juin 2026 à 06h00",
        "3 de junho de 2026",
        "3 giugno 2026",
        "3 juni 2026",
        "3 июня 2026",
        "3 червня 2026",
        "2026年6月3日",
        "03.06.2026",
        "2026-06-03",
        "Published June 3, 2026",
        "Published: 14:05 EDT, 3 June 2026",
        "Published 3:20 PM EST, Wed June 3, 2026",
        "June 3, 2026, 5:01 a.m. ET",
        "June 3, 2026 | 5:30 pm ET",
        "Wed 3 Jun 2026 06.00 GMT",
        "Stand: 03.06.2026 14:05 Uhr",
    ],
)
def test_date(line: str):
    """Each shape is the third of June 2026, at midnight where it names no time and zone."""
    assert date_in(line) == datetime(2026, 6, 3, tzinfo=UTC)


def test_moment():
    """A time with its zone is kept."""
    assert date_in("2026-06-03T14:05:00+02:00") == datetime(
        2026, 6, 3, 14, 5, tzinfo=timezone(timedelta(hours=2))
    )


@pytest.mark.parametrize(
    "line",
    [
        "", "March 12", "31 February 2026", "2026-13-01", "The 12 May 1974 fire", "June 3, 20265", "12 river 2026",
        "June 3, 2026 was a Wednesday", "On June 3, 2026", "99.99.2026", "2026年13月1日",
    ],
)  # fmt: skip
def test_no_date(line: str):
    """A sentence with a date in it, half a date, and a day that never was are no date lines."""
    assert date_in(line) is None


def test_find_date():
    """A date within a line is found with its weekday, time and label."""
    line = "By Ann Lee Posted Wed, June 3, 2026 10:05 am 4 min read"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "Posted Wed, June 3, 2026 10:05 am"


def test_long_lines_are_not_searched():
    """A paragraph is no line about dates."""
    assert find_date("x " * 100 + "June 3, 2026") is None
