"""Settings come from the environment, then the file, then the defaults; what is wrong is named."""

from pathlib import Path

import pytest

from service.errors import SettingsError
from service.settings import SETTINGS, read_settings

DOCS = Path(__file__).parent.parent.parent.parent / "docs" / "settings.md"


def test_defaults_need_nothing():
    settings = read_settings({})
    assert settings.rate == 175
    assert "VOA" in settings.outlets
    assert settings.workers >= 1
    assert settings.data.name == "heardline"


def test_the_environment_wins_over_the_file(tmp_path: Path):
    (tmp_path / "heardline.toml").write_text(
        'rate = 200\noutlets = ["Example News", "EN"]\n', "utf-8"
    )
    settings = read_settings({"HEARDLINE_RATE": "250"}, data=tmp_path)
    assert settings.rate == 250
    assert settings.outlets == ("Example News", "EN")


def test_the_command_line_names_the_folder(tmp_path: Path):
    assert read_settings({"HEARDLINE_DATA": "/elsewhere"}, data=tmp_path).data == tmp_path
    assert read_settings({"HEARDLINE_DATA": str(tmp_path)}).data == tmp_path


def test_the_address_of_a_hub_is_kept_as_it_is(tmp_path: Path):
    """With and without a slash at its end are two addresses, and subscribers compare it with what the hub says."""
    for address in ("https://hub.example/", "https://hub.example/websub/", "https://hub.example"):
        assert read_settings({"HEARDLINE_HUB": address}, data=tmp_path).hub == address


def test_voices_for_listeners_have_names(tmp_path: Path):
    given = "gmw/en-GB-scotland = Scottish English, gmw/es"
    assert read_settings({"HEARDLINE_MY_VOICES": given}, data=tmp_path).my_voices == {
        "gmw/en-GB-scotland": "Scottish English",
        "gmw/es": "gmw/es",
    }


@pytest.mark.parametrize(
    ("environ", "file", "told"),
    [
        (
            {"HEARDLINE_RAET": "1"},
            "",
            "HEARDLINE_RAET in the environment is not a setting. Did you mean rate?",
        ),
        ({}, "voise = 'x'", "Did you mean voice?"),
        ({}, "data = '/x'", "data in"),
        (
            {"HEARDLINE_RATE": "fast"},
            "",
            "HEARDLINE_RATE must be a whole number from 80 to 450; it is 'fast'.",
        ),
        ({"HEARDLINE_RENDITIONS": "opus, wav"}, "", "must be a speed such as 1.5x"),
        ({}, "renditions = '3x'", "The rendition 3x cannot be read: 3 times 175"),
        ({"HEARDLINE_RATE": "9000"}, "", "from 80 to 450"),
        ({}, "rate = 1", "rate in"),
        ({"HEARDLINE_GTTS": "perhaps"}, "", 'must be "on" or "off"'),
        ({"HEARDLINE_ACCEL": "internal"}, "", "must begin and end with a slash"),
        ({"HEARDLINE_ACCEL": "/a/../b/"}, "", "must begin and end with a slash"),
        (
            {"HEARDLINE_ACCEL": "/internal/", "HEARDLINE_OBJECTS": "s3://news/episodes"},
            "",
            "but HEARDLINE_OBJECTS names a bucket: s3://news/episodes.",
        ),
        ({"HEARDLINE_SIGNED_S": "60"}, "", "leads to sounds in a bucket, but they lie in a folder"),
        (
            {"HEARDLINE_CA_FILE": "/nowhere.pem"},
            "",
            "HEARDLINE_CA_FILE must be a file of certificates",
        ),
        ({"HEARDLINE_CA_FILE": __file__}, "", "must be a file of certificates"),
        ({"HEARDLINE_CLOSING": "notice, jingle"}, "", 'must be "notice", "end"'),
        ({"HEARDLINE_TZ": "Mars/Olympus"}, "", "must be a time zone"),
        ({"HEARDLINE_TZ": "../../etc/passwd"}, "", "must be a time zone"),
        ({}, "rate = [", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, environ: dict[str, str], file: str, told: str):
    (tmp_path / "heardline.toml").write_text(file, "utf-8")
    with pytest.raises(SettingsError) as wrong:
        read_settings(environ, data=tmp_path)
    assert told in str(wrong.value)


def test_a_file_as_data_folder_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="is not a folder"):
        read_settings({}, data=tmp_path / "file")


def test_every_setting_is_documented():
    """The reference has one row for each setting, with its default and its sentence."""
    rows = DOCS.read_text("utf-8")
    for setting in SETTINGS:
        assert (
            f"| `HEARDLINE_{setting.name.upper()}` | `{setting.default or ' '}` | {setting.help} |"
            in rows
        )
