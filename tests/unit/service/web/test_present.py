"""Words for what listeners are told."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from service.web.present import date

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 23, 18, 5, tzinfo=UTC), "23 November 2026, 19:05"),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "24 November 2026, 00:30"),
        (datetime(2026, 7, 1, 8, 0, tzinfo=timezone(timedelta(hours=-4))), "1 July 2026, 14:00"),
        (datetime(2026, 3, 2, tzinfo=UTC), "2 March 2026"),
    ],
)
def test_when_in_the_newsrooms_time_zone(moment, said):
    assert date(moment, BERLIN, "en_GB") == said


def test_a_day_is_the_same_day_west_of_greenwich():
    assert (
        date(datetime(2026, 3, 2, tzinfo=UTC), ZoneInfo("America/New_York"), "en_GB")
        == "2 March 2026"
    )
