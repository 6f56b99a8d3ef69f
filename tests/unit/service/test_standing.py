"""What editors forbid is told in words that follow the article's name."""

from dataclasses import replace
from datetime import timedelta

import pytest
from contracts.newsroom import HOUR, NOW, an_article

from service.standing import kept_back


@pytest.mark.parametrize(
    ("forbids", "told"),
    [
        ({"standing": "withheld"}, "is withheld by its editors"),
        ({"standing": "canceled"}, "is canceled by its editors"),
        (
            {"embargoed_until": NOW + HOUR},
            f"under an embargo until {NOW + HOUR:%Y-%m-%d %H:%M} UTC",
        ),
        ({"expires": NOW}, f"only until {NOW:%Y-%m-%d %H:%M} UTC"),
    ],
)
def test_what_is_kept_back_says_why(forbids, told):
    assert told in kept_back(replace(an_article(), **forbids), now=NOW)


def test_what_was_forbidden_once_or_will_be_is_free_now():
    """An embargo that has ended, and an end that has not come."""
    free = replace(an_article(), embargoed_until=NOW, expires=NOW + timedelta(seconds=1))
    assert kept_back(free, now=NOW) is None
