"""What can go wrong between a text and its sound.

* VoiceError
  x EngineUnavailable   not installed, not able to start, or closed: another engine may do
  x UnknownVoice        the engine has no such voice
  x TextRejected        this engine will never say this text
    + UnknownSymbol     its pronunciation has a sound that the language lacks
  x SpeechFailed        may work next time
    + SpeechTimedOut    took longer than its deadline
    + EngineBusy        too much was asked of it; carries when to ask again
"""

from typing import ClassVar, Final

LONGEST_WAIT_S: Final = 86_400.0
"""A day: longer than that no engine is left alone, whatever it says."""


class VoiceError(Exception):
    """Something about speaking failed; the message says what and what to do, in words for a person."""

    permanent: ClassVar[bool] = True
    """Whether the same utterance on the same engine will fail again."""


class EngineUnavailable(VoiceError):
    """The engine is not installed, cannot start or has been closed."""


class UnknownVoice(VoiceError):
    """The engine has no voice of that name."""


class TextRejected(VoiceError):
    """This engine will never say this text: too long, or nothing in it that can be spoken."""


class UnknownSymbol(TextRejected):
    """A pronunciation has a symbol for which the voices of its language have no sound."""


class SpeechFailed(VoiceError):
    """The engine broke down while it spoke; it may work next time."""

    permanent = False


class SpeechTimedOut(SpeechFailed):
    """The engine took longer than its deadline and was ended."""


class EngineBusy(SpeechFailed):
    """Too much was asked of the engine; `retry_after_s` tells how many seconds to leave it alone, if it said so."""

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
