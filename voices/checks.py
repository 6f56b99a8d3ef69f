"""What every engine asks of an utterance before it speaks, so that all refuse alike."""

from voices.engine import Engine
from voices.errors import EngineUnavailable, TextRejected, UnknownVoice
from voices.speech import Utterance, Voice
from voices.words import can_be_said


def closed(engine: str) -> EngineUnavailable:
    """Make the error of an engine that was closed."""
    return EngineUnavailable(f"The engine {engine} has been closed. Start a new one to speak.")


def unknown_voice(engine: str, voice: str) -> UnknownVoice:
    """Make the error of an engine that does not have this voice."""
    return UnknownVoice(
        f"The engine {engine} has no voice {voice!r}. Choose one of those that it lists."
    )


def find_voice(engine: Engine, wanted: str) -> Voice:
    """Find the voice with the id `wanted`. Raises UnknownVoice."""
    for voice in engine.voices():
        if voice.id == wanted:
            return voice
    raise unknown_voice(engine.name, wanted)


def check_text(engine: Engine, utterance: Utterance) -> None:
    """Refuse a text that is too long, or that has nothing in it to be said.

    Emoji and other symbols can be said; white space and punctuation alone cannot. Raises TextRejected.
    """
    longest = engine.capabilities.max_chars
    if len(utterance.text) > longest:
        raise TextRejected(
            f"The text has {len(utterance.text)} characters; the engine {engine.name} takes at most {longest}. "
            "Split it, for example at paragraphs."
        )
    if not can_be_said(utterance.text):
        raise TextRejected("The text has nothing to be said: no letter, no digit, no symbol.")


def nearest_rate(engine: Engine, utterance: Utterance) -> int:
    """Give the wanted rate in words a minute, or the nearest to it that the engine has."""
    slowest, fastest = engine.capabilities.rates_wpm
    return min(max(utterance.rate_wpm, slowest), fastest)
