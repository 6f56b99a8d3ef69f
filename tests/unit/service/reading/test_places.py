"""Regions are said in full."""

import pytest

from service.reading.places import CITIES, COUNTRIES, region


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Calif.", "California"),
        ("N.Y.", "New York"),
        ("NY", "New York"),
        ("FLA.", "Florida"),
        ("DC", "D.C."),
        ("VIETNAM", "Vietnam"),
        ("Russland", "Russland"),
    ],
)
def test_region(printed: str, said: str):
    """Abbreviations of states and shouted countries are said as words."""
    assert region(printed) == said


@pytest.mark.parametrize("printed", ["", "CDU", "Kilbrone", "AP"])
def test_no_region(printed: str):
    """What is not known is not guessed."""
    assert region(printed) is None


def test_lists_are_clean():
    """The lists hold names, none with white space at its ends, none empty."""
    assert all(name == name.strip() != "" for name in CITIES | COUNTRIES)
    assert {"Abu Dhabi", "Zürich", "Athens"} <= CITIES
    assert {"Afghanistan", "Gaza", "Colombia", "Congo"} <= COUNTRIES
