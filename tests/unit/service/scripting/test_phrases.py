"""The few words that are added."""

import pytest

from service.scripting.phrases import date_in_full, joints, phrases


def test_language_without_phrases():
    """A language that nobody has worded yet adds no word of another."""
    words = phrases("ka")
    assert (words.place, words.one, words.many) == ("", ("", ""), ("", ""))


def test_region_does_not_matter():
    """Austria's German is worded as German."""
    assert phrases("de-AT") == phrases("de")


@pytest.mark.parametrize(
    ("names", "said"),
    [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_joints(names: list[str], said: str):
    """Names are listed as a sentence lists them."""
    listed = zip(joints(names, " and "), names, strict=True)
    assert "".join(joint + name for joint, name in listed) == said


@pytest.mark.parametrize(
    ("date", "language", "said"),
    [
        ("Oct. 12", "en", "October 12"),
        ("SEPT. 8", "en-GB", "September 8"),
        ("May 1, 2026", "en", "May 1, 2026"),
        ("12 Ma 2026", "en", "12 Ma 2026"),
        ("12 Oct 2021", "en", "12 October 2021"),
        ("Tues., Oct. 12", "en", "Tuesday, October 12"),
        ("OCTOBER 12", "en", "October 12"),
        ("12 mai", "pt", "12 maio"),
        ("12 OTT", "it", "12 ottobre"),
        ("12 juil 2024", "fr", "12 juillet 2024"),
        ("12. Okt.", "de-AT", "12. Oktober"),
        ("12 окт", "ru", "12 октября"),
        ("12/10/2021", "en", "12/10/2021"),
        ("Oct. 12", "tlh", "Oct. 12"),
    ],
)
def test_date_in_full(date: str, language: str, said: str):
    """Abbreviated months and days of the week are said in full; what is none stays as printed."""
    assert date_in_full(date, language) == said
