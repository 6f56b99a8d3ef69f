"""What a newsroom says of its shows is understood, or refused in words."""

import pytest

from service.errors import SettingsError
from service.settings import read_settings
from service.showwords import CATEGORIES, ShowWords, read_show_words


def test_the_file_says_of_each_show_what_is_to_be_said(tmp_path):
    (tmp_path / "heardline.toml").write_text(
        'rate = 200\n[shows."main"]\nlanguage = "en-GB"\ncategory = ["News", "Politics"]\n'
        '[shows."ada-reed"]\ntitle = "Ada"\n',
        "utf-8",
    )
    settings = read_settings({}, data=tmp_path)
    assert settings.rate == 200
    assert settings.shows == {
        "main": ShowWords(language="en-GB", category=("News", "Politics")),
        "ada-reed": ShowWords(title="Ada"),
    }


def test_without_a_file_nothing_is_said(tmp_path):
    assert read_settings({}, data=tmp_path).shows == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"titel": "x"}, "unknown field titel"),
        ({"title": " "}, "has a title that is empty or longer than 255 bytes"),
        ({"author": "ä" * 128}, "has a author"),
        ({"description": ""}, "has a description"),
        ({"language": "English!"}, "has language = 'English!', which is not a language"),
        ({"owner_email": "nobody"}, "which is not an e-mail address"),
        ({"guid": "1"}, "which is not a GUID of the podcast namespace"),
        ({"artwork": "/picture.png", "artwork_alt": "x"}, "which is not the address of a picture"),
        ({"artwork": "https://x.example/a.png"}, "artwork without artwork_alt"),
        ({"category": ["Gossip"]}, "not one of Apple's"),
        ({"category": ["News", "Physics"]}, "not one of Apple's"),
        ({"category": ["News", "Politics", "More"]}, "not one of Apple's"),
        ({"category": []}, "not one of Apple's"),
        ({"updates": "often"}, "updates"),
        ("x", "Expected object"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_named_with_its_show_and_file(words, told):
    with pytest.raises(SettingsError) as wrong:
        read_show_words({"sport": words}, where="heardline.toml")
    assert '[shows."sport"] in heardline.toml' in str(wrong.value)
    assert told in str(wrong.value)


def test_shows_are_tables():
    with pytest.raises(SettingsError, match="must be tables"):
        read_show_words(["sport"], where="heardline.toml")


def test_every_category_can_be_chosen():
    for outer, within in CATEGORIES.items():
        for category in ((outer,), *((outer, inner) for inner in within)):
            assert ShowWords(category=category).category == category
