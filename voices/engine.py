"""The seam between Heardline and everything that can speak."""

from collections.abc import Sequence
from typing import Protocol

from voices.speech import Capabilities, Speech, Utterance, Voice


class Engine(Protocol):
    """Turns an utterance into speech. Holds no state that a caller can see.

    Wrappers (in a process of its own, several at once, falling back) have the same face. `speak` may be called
    from several threads.
    """

    @property
    def name(self) -> str: ...

    @property
    def capabilities(self) -> Capabilities: ...

    def voices(self) -> Sequence[Voice]:
        """Every voice that it has. Raises EngineUnavailable."""

    def fingerprint(self, voice: str) -> str:
        """Name what, besides the utterance, changes the sound: program, model and data versions.

        Raises UnknownVoice.
        """

    def speak(self, utterance: Utterance) -> Speech:
        """Say it. Raises VoiceError."""

    def close(self) -> None:
        """Let go of processes and memory; speaking afterwards raises EngineUnavailable."""
