"""Which engines there are, and whose voices are preferred."""

import ssl
from pathlib import Path

import pytest
import trustme
from contracts.piper import build
from unit.service.fetching.sites import Site, response

from service.casting import choose_voice
from service.fetching.errors import Unreachable
from service.settings import read_settings
from service.wiring import open_engines, open_fetch


@pytest.mark.parametrize(
    ("environ", "names"),
    [({}, ["pyttsx3", "tone"]), ({"HEARDLINE_GTTS": "on"}, ["pyttsx3", "gtts", "tone"])],
)
def test_google_is_there_only_when_it_may_be(tmp_path: Path, environ: dict[str, str], names):
    settings = read_settings({"HEARDLINE_WORKERS": "1", **environ}, data=tmp_path)
    with open_engines(settings) as engines:
        assert [engine.name for engine in engines] == names


def test_piper_is_there_when_its_folder_holds_a_voice(tmp_path: Path):
    """Without one no process is started for it; with one, who reads when nobody is chosen stays who it was."""
    settings = read_settings({"HEARDLINE_WORKERS": "1"}, data=tmp_path)
    build(settings.voices)
    with open_engines(settings) as engines:
        assert [engine.name for engine in engines] == ["pyttsx3", "piper", "tone"]
        assert [voice.id for voice in engines[1].voices()] == ["piper:en_US-beep-low"]
        voices = [voice for engine in engines for voice in engine.voices()]
    assert choose_voice(voices, wanted=None, language="en-US").engine == "pyttsx3"


def test_voices_of_piper_without_piper_cost_only_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    settings = read_settings({"HEARDLINE_WORKERS": "1"}, data=tmp_path)
    build(settings.voices)
    monkeypatch.setattr("service.wiring.find_spec", lambda _: None)
    with open_engines(settings) as engines:
        assert [engine.name for engine in engines] == ["pyttsx3", "tone"]
    assert "pip install heardline[piper]" in caplog.text


def test_a_language_that_is_spoken_offline_is_not_sent_away(tmp_path: Path):
    """Allowing Google's voices changes who reads only for languages that nobody here speaks."""
    settings = read_settings({"HEARDLINE_WORKERS": "1", "HEARDLINE_GTTS": "on"}, data=tmp_path)
    with open_engines(settings) as engines:
        voices = [voice for engine in engines for voice in engine.voices()]
    spoken = {voice.language.partition("-")[0] for voice in voices if voice.engine == "pyttsx3"}
    readers = {
        language: choose_voice(voices, wanted=None, language=language) for language in spoken
    }
    assert {reader.engine for reader in readers.values()} == {"pyttsx3"}
    assert choose_voice(voices, wanted=None, language="tl").engine == "gtts"


def test_an_authority_of_our_own_is_trusted_when_its_certificates_are_named(tmp_path: Path):
    """As an intranet has it; without that, its sites cannot prove who they are."""
    authority, encryption = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(encryption)
    authority.cert_pem.write_to_path(tmp_path / "intra.pem")
    site = Site(answer=lambda _: response(b"Words."), encryption=encryption)
    environ = {"HEARDLINE_ALLOW_HOSTS": site.authority}
    trusting = environ | {"HEARDLINE_CA_FILE": str(tmp_path / "intra.pem")}
    answer = open_fetch(read_settings(trusting, data=tmp_path))(site.url(), found=False)
    assert answer.document.data == b"Words."
    with pytest.raises(Unreachable, match="certificate"):
        open_fetch(read_settings(environ, data=tmp_path))(site.url(), found=False)
    site.close()
