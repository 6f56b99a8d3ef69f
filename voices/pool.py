"""Several engines behind one face, so that several utterances are spoken at once."""

from collections.abc import Sequence
from dataclasses import replace
from queue import LifoQueue

from voices.engine import Engine
from voices.speech import Capabilities, Speech, Utterance, Voice


class EnginePool:
    """Gives each utterance to an engine that is free, and makes it wait when none is.

    Args:
        engines: One or more that are alike; the first speaks for all about names and voices.
    """

    def __init__(self, engines: Sequence[Engine]) -> None:
        self._engines = tuple(engines)
        self._free: LifoQueue[Engine] = LifoQueue()
        for engine in reversed(self._engines):
            self._free.put(engine)

    @property
    def name(self) -> str:
        return self._engines[0].name

    @property
    def capabilities(self) -> Capabilities:
        return replace(self._engines[0].capabilities, parallel=len(self._engines))

    def voices(self) -> Sequence[Voice]:
        return self._engines[0].voices()

    def fingerprint(self, voice: str) -> str:
        return self._engines[0].fingerprint(voice)

    def speak(self, utterance: Utterance) -> Speech:
        engine = self._free.get()
        try:
            return engine.speak(utterance)
        finally:
            self._free.put(engine)

    def close(self) -> None:
        for engine in self._engines:
            engine.close()
