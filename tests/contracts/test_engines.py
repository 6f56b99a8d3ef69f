"""Every engine and every wrapper keeps the contract."""

import pytest
from contracts.engine import EngineContract
from contracts.google import serving

from voices.gtts import GttsEngine
from voices.pool import EnginePool
from voices.process import ProcessEngine
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


class TestGtts(EngineContract):
    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def service(cls, tmp_path_factory):
        with serving(tmp_path_factory.mktemp("google")) as cls.google:
            yield

    @classmethod
    def make_engine(cls):
        return GttsEngine(host=cls.google.host, ca_bundle=cls.google.ca_bundle)
