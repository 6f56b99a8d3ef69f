"""Several engines behind one face, so that several utterances are spoken at once."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from threading import Semaphore

from voices.engine import Engine
from voices.errors import EngineBusy, SpeechFailed
from voices.speech import Capabilities, Speech, Utterance, Voice


class EnginePool:
    """Gives each utterance to an engine that is free, and makes it wait when none is.

    What one engine fails at, another tries once more, or the same one where there is no other: an engine that was ended by
    chance costs no utterance. Whoever failed comes last, so that a spare one speaks while its process starts again.

    Args:
        engines: One or more that are alike; the first speaks for all about names and voices.
        spare: How many of them wait, while the others speak, to take the place of one that fails.
    """

    def __init__(self, engines: Sequence[Engine], *, spare: int = 0) -> None:
        self._engines = tuple(engines)
        self._parallel = len(self._engines) - spare
        self._turns = Semaphore(self._parallel)
        self._free = deque(reversed(self._engines))

    @property
    def name(self) -> str:
        return self._engines[0].name

    @property
    def capabilities(self) -> Capabilities:
        return replace(self._engines[0].capabilities, parallel=self._parallel)

    def voices(self) -> Sequence[Voice]:
        return self._engines[0].voices()

    def fingerprint(self, voice: str) -> str:
        return self._engines[0].fingerprint(voice)

    def speak(self, utterance: Utterance) -> Speech:
        try:
            return self._speak(utterance)
        except EngineBusy:
            raise
        except SpeechFailed:
            return self._speak(utterance)

    def _speak(self, utterance: Utterance) -> Speech:
        with self._turns:
            engine = self._free.pop()
            give_back = self._free.appendleft
            try:
                speech = engine.speak(utterance)
                give_back = self._free.append
            finally:
                give_back(engine)
            return speech

    def close(self) -> None:
        for engine in self._engines:
            engine.close()
