"""Programs and servers that speak are declared in a file; what is wrong in it is named."""

from pathlib import Path

import pytest
from contracts import speech_server
from contracts.flite import tables

from service.declared import Declared, read_declared
from service.errors import SettingsError
from service.settings import read_settings
from service.wiring import open_engines
from voices import EngineBusy, Run, Utterance

SPEAKS = """
[command.{name}]
command = ["{program}", "-v", "{{voice}}", "--stdout"]
offline = true
[[command.{name}.voices]]
id = "en"
name = "Somebody"
language = "en_gb"
"""

SERVES = """
[server.{name}]
url = "{url}"
model = "kokoro"
[[server.{name}.voices]]
id = "af_bella"
name = "Bella"
language = "en-US"
"""


def test_without_a_file_there_are_none(tmp_path: Path):
    assert read_declared(tmp_path / "voices.toml") == Declared()


def test_the_tables_of_the_document_can_be_copied(tmp_path: Path):
    file = tmp_path / "voices.toml"
    file.write_text("\n".join(tables()), "utf-8")
    declared = read_declared(file)
    assert [voice.id for voice in declared.command["flite"].voices] == ["rms", "slt", "kal"]
    assert declared.command["espeak"].placeholders == {"voice", "rate"}
    assert declared.server["kokoro"].host == "127.0.0.1"
    assert declared.server["openai"].key_env == "OPENAI_API_KEY"


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
        (SERVES.format(name="x", url="kokoro"), r"url must be .* `\$.server"),
        (SERVES.format(name="gtts", url="https://a/v1"), "calls an engine 'gtts'"),
        (
            SERVES.format(name="x", url="https://a/v1") + SPEAKS.format(name="x", program="say"),
            "'x' twice",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, told: str):
    file = tmp_path / "voices.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=told) as wrong:
        read_declared(file)
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


def test_a_server_whose_key_is_not_here_costs_only_its_own_voices(tmp_path: Path, caplog):
    (tmp_path / "voices.toml").write_text(
        SERVES.format(name="cloud", url="https://a.example/v1").replace(
            "model", "key_env = 'NO_SUCH_KEY'\nmodel"
        )
        + SERVES.format(name="kokoro", url="http://127.0.0.1:8880/v1"),
        "utf-8",
    )
    settings = read_settings({"HEARDLINE_WORKERS": "1"}, data=tmp_path)
    with open_engines(settings) as engines:
        assert [engine.name for engine in engines] == ["pyttsx3", "kokoro", "tone"]
    assert "NO_SUCH_KEY" in caplog.text


def test_what_a_server_may_be_sent_in_a_day_is_counted_in_the_data_folder(
    tmp_path: Path, monkeypatch
):
    """With the key of the environment, on a real server; a second start goes on counting."""
    monkeypatch.setenv("SPEECH_KEY", "sk-1")
    with speech_server.serving() as server:
        server.key = "sk-1"
        table = SERVES.format(name="kokoro", url=f"http://{server.host}/v1")
        table = table.replace("model", "key_env = 'SPEECH_KEY'\nchars_a_day = 10\nmodel")
        (tmp_path / "voices.toml").write_text(table, "utf-8")
        settings = read_settings({"HEARDLINE_WORKERS": "1"}, data=tmp_path)
        hello = Utterance(runs=(Run(text="Hello."),), voice="kokoro:af_bella")
        with open_engines(settings) as (_, kokoro, _):
            assert any(kokoro.speak(hello).samples)
        full = pytest.raises(EngineBusy, match="10 characters")
        with open_engines(settings) as (_, kokoro, _), full:
            kokoro.speak(hello)
