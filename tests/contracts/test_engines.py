"""Every engine and every wrapper keeps the contract."""

import pytest
from contracts import speech_server
from contracts.flite import flite
from contracts.google import serving
from contracts.piper import build

from voices import TextRejected
from voices.command import CommandEngine
from voices.contract import ODD, EngineContract
from voices.gtts import GttsEngine
from voices.pool import EnginePool
from voices.process import ProcessEngine
from voices.restraint import Restraint
from voices.server import ServerEngine
from voices.tone import ToneEngine

TONE = "voices.tone:ToneEngine"
PYTTSX3 = "voices.pyttsx3:Pyttsx3Engine"


class TestTone(EngineContract):
    make_engine = staticmethod(ToneEngine)


class TestToneInAProcess(EngineContract):
    @staticmethod
    def make_engine():
        return ProcessEngine(TONE)


class TestPoolOfTones(EngineContract):
    @staticmethod
    def make_engine():
        return EnginePool([ProcessEngine(TONE), ProcessEngine(TONE)])


class TestPyttsx3InAProcess(EngineContract):
    @staticmethod
    def make_engine():
        return ProcessEngine(PYTTSX3)


class TestPiperInAProcess(EngineContract):
    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _voice(cls, tmp_path_factory):
        cls.folder = tmp_path_factory.mktemp("voices")
        build(cls.folder)

    @classmethod
    def make_engine(cls):
        return ProcessEngine("voices.piper:PiperEngine", str(cls.folder))


class TestGtts(EngineContract):
    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def service(cls, tmp_path_factory):
        with serving(tmp_path_factory.mktemp("google")) as cls.google:
            yield

    @classmethod
    def make_engine(cls):
        google = cls.google
        return GttsEngine(
            host=google.host, ca_file=google.ca_file, restraint=Restraint(google.host)
        )


class _ServerContract(EngineContract):
    """A server that speaks, in one form of sound."""

    form: str

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def server(cls):
        with speech_server.serving() as cls.running:
            yield

    @classmethod
    def make_engine(cls):
        return ServerEngine("kokoro", cls.running.declared(format=cls.form, parallel=4))


class TestServerOfWav(_ServerContract):
    form = "wav"


class TestServerOfMp3(_ServerContract):
    form = "mp3"


class TestFlite(EngineContract):
    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _flite(cls, program):
        program("flite")

    @staticmethod
    def make_engine():
        return CommandEngine("flite", flite("kal"), parallel=2)

    @pytest.mark.parametrize("text", [ODD[name] for name in ODD if name != "right to left"])
    def test_odd_texts_are_spoken_as_text(self, say, text):
        super().test_odd_texts_are_spoken_as_text(say, text)

    @pytest.mark.parametrize("text", [ODD["right to left"], "😀"])
    def test_emoji_alone_are_spoken(self, say, text):
        """Flite knows Latin letters only: what it would be silent about is refused, so that another voice is found."""
        with pytest.raises(TextRejected, match="made no sound"):
            say(text)
