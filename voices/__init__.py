"""Utterance in, speech out. Knows nothing of news or of caches.

`speech` holds the words of this package, `engine` its seam, `errors` what can go wrong.
Engines are modules named after what they adapt: `voices.pyttsx3`, `voices.piper`, `voices.gtts`, `voices.command` (any
program), `voices.server` (any server), `voices.tone`. `voices.process` and `voices.pool` wrap engines: in a process of their
own, and several at once. `voices.outside` asks services on other machines, `voices.restraint` says when they may be asked.
Importing this package loads none of them.
"""

from voices.engine import Engine
from voices.errors import (
    EngineBusy,
    EngineUnavailable,
    SpeechFailed,
    SpeechTimedOut,
    TextRejected,
    UnknownSymbol,
    UnknownVoice,
    VoiceError,
)
from voices.speech import Capabilities, Run, Speech, Utterance, Voice, WordTime

__all__ = [
    "Capabilities",
    "Engine",
    "EngineBusy",
    "EngineUnavailable",
    "Run",
    "Speech",
    "SpeechFailed",
    "SpeechTimedOut",
    "TextRejected",
    "UnknownSymbol",
    "UnknownVoice",
    "Utterance",
    "Voice",
    "VoiceError",
    "WordTime",
]
