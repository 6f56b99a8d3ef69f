"""Words for what listeners are told."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from service.store.shelves import Shelf
from service.web.present import date, named

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


def shelf(name):
    return Shelf(
        slug=name, kind="correspondent", name=name, language="en", episodes=1, places=1, version=1,
        changed=datetime(2026, 3, 2, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names", "stretches"),
    [
        ("Ada Reed reports.", ["Ada Reed"], ["[Ada Reed]", " reports."]),
        ("By ADA REED and Ada Reed", ["Ada Reed"], ["By ", "[ADA REED]", " and ", "Ada Reed"]),
        ("Ann Lee and Ann Leeds", ["Ann Lee", "Ann Leeds"], ["[Ann Lee]", " and ", "[Ann Leeds]"]),
        ("Adam Reeder reports.", ["Ada", "Reed"], ["Adam Reeder reports."]),
        ("A.B reports, not AxB.", ["A.B"], ["[A.B]", " reports, not AxB."]),
        ("Somebody reports.", [], ["Somebody reports."]),
    ],
)
def test_who_reports_is_found_in_the_words(text, names, stretches):
    """A correspondent is linked where named first, as a whole word, whatever its case; no word is lost."""
    found = list(named(text, [shelf(name) for name in names]))
    assert [f"[{words}]" if shelf else words for words, shelf in found] == stretches
    assert "".join(words for words, _ in found) == text
