"""What a newsroom writes about voices is understood, or refused in words."""

import pytest
from contracts.flite import tables

from service.parts import Parts, read_casts, read_fallback, read_paces
from service.settings import read_settings


def test_a_table_names_who_reads_each_part():
    casts = read_casts(
        {"en": {"anchor": "a", "correspondents": ["b", "c"], "quotations": "d"}, "en/Sports": "e"}
    )
    assert casts == {
        "en": Parts(anchor="a", correspondents=("b", "c"), quotations="d"),
        "en/sports": Parts(anchor="e"),
    }


def test_one_line_of_the_environment_holds_a_table():
    assert read_fallback('{en = ["flite:slt", "gtts:en"], DE = "gtts:de"}') == {
        "en": ("flite:slt", "gtts:en"),
        "de": ("gtts:de",),
    }
    assert read_paces('{"gmw/en-US" = 0.95, low = 1}') == {"gmw/en-US": 0.95, "low": 1.0}


def test_the_tables_that_are_documented_are_understood(tmp_path):
    """A person who copies them from docs/voices.md into heardline.toml gets what is described there."""
    (tmp_path / "heardline.toml").write_text("\n".join(tables("heardline.toml")), "utf-8")
    settings = read_settings({}, data=tmp_path)
    assert settings.cast["en"] == Parts(
        anchor="gmw/en-US", correspondents=("gmw/en-US+f2", "gmw/en-GB-scotland")
    )
    assert settings.cast["en/sports"] == Parts(anchor="gmw/en")
    assert settings.pace == {"gmw/en-GB-scotland": 0.95}
    assert settings.fallback == {"en": ("flite:slt", "gtts:en")}


@pytest.mark.parametrize(
    ("read", "given", "told"),
    [
        (read_casts, "gmw/en-US", "must be a table"),
        (read_casts, 7, "must be a table"),
        (read_casts, {"en": {"ancor": "a"}}, "knows no part “ancor” for en; there are anchor"),
        (read_casts, {"en": {"anchor": ""}}, "must name a voice for anchor of en"),
        (read_casts, {"en": {"correspondents": ["a", 3]}}, "a voice for correspondents of en"),
        (read_fallback, {"en": [[]]}, "must name a voice for en"),
        (read_paces, {"low": 9}, "must have a number from 0.5 to 2.0 for low"),
        (read_paces, {"low": "slow"}, "must have a number"),
    ],
)
def test_what_makes_no_sense_is_named(read, given, told: str):
    with pytest.raises(ValueError, match=told):
        read(given)
