"""Programs that speak are declared in a file; what is wrong in it is named."""

from pathlib import Path

import pytest
from contracts.flite import tables

from service.errors import SettingsError
from service.programs import read_programs
from service.settings import read_settings
from service.wiring import open_engines

SPEAKS = """
[command.{name}]
command = ["{program}", "-v", "{{voice}}", "--stdout"]
offline = true
[[command.{name}.voices]]
id = "en"
name = "Somebody"
language = "en_gb"
"""


def test_without_a_file_there_are_none(tmp_path: Path):
    assert read_programs(tmp_path / "voices.toml") == {}


def test_the_tables_of_the_document_can_be_copied(tmp_path: Path):
    file = tmp_path / "voices.toml"
    file.write_text("\n".join(tables()), "utf-8")
    programs = read_programs(file)
    assert [voice.id for voice in programs["flite"].voices] == ["rms", "slt", "kal"]
    assert programs["espeak"].placeholders == {"voice", "rate"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[command", "cannot be read"),
        ("[comand.x]", "unknown field `comand`"),
        ("[command.x]\ncommand = ['say']\noffline = true", "missing required field `voices`"),
        (SPEAKS.format(name="x", program="say") + "speed = 3", "unknown field `speed`"),
        (SPEAKS.format(name="x", program="say").replace("{voice}", "{vioce}"), "vioce"),
        (SPEAKS.format(name="x", program="say").replace("true", "'yes'"), "Expected `bool`"),
        (SPEAKS.format(name="'A b'", program="say"), "calls an engine 'A b'"),
        (SPEAKS.format(name="pyttsx3", program="say"), "pyttsx3"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, told: str):
    file = tmp_path / "voices.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=told) as wrong:
        read_programs(file)
    assert str(file) in str(wrong.value)


def test_a_program_that_is_not_here_costs_only_its_own_voices(tmp_path: Path, program, caplog):
    program("espeak-ng")
    (tmp_path / "voices.toml").write_text(
        SPEAKS.format(name="gone", program="no-such-program")
        + SPEAKS.format(name="mine", program="espeak-ng"),
        "utf-8",
    )
    settings = read_settings({"HEARDLINE_WORKERS": "1"}, data=tmp_path)
    with open_engines(settings) as engines:
        assert [engine.name for engine in engines] == ["pyttsx3", "mine", "tone"]
        assert [(voice.id, voice.language) for voice in engines[1].voices()] == [
            ("mine:en", "en-GB")
        ]
    assert "no-such-program" in caplog.text
