"""Every engine and every wrapper keeps the contract."""

from contracts.engine import EngineContract

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
