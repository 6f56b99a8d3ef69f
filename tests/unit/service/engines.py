"""An engine that can be broken."""

from voices import EngineUnavailable, Speech, Utterance, Voice, VoiceError
from voices.tone import ToneEngine


class Beeping(ToneEngine):
    """An engine of one English voice that fails, where it is told to, at every text with a word in it."""

    def __init__(self, name: str, trouble: VoiceError | None = None, *, at: str = "") -> None:
        super().__init__()
        self.name = name
        self.trouble, self.at = trouble, at

    def voices(self) -> tuple[Voice, ...]:
        if isinstance(self.trouble, EngineUnavailable) and not self.at:
            raise self.trouble
        voice = Voice(
            id=self.name,
            engine=self.name,
            name=f"Voice {self.name}",
            language="en-GB",
            word_times=True,
        )
        return (voice,)

    def fingerprint(self, voice: str) -> str:
        return f"beeping {voice}"

    def speak(self, utterance: Utterance) -> Speech:
        if self.trouble and self.at in utterance.text:
            raise self.trouble
        beeps = Utterance(runs=utterance.runs, voice="low", rate_wpm=utterance.rate_wpm)
        tone = ToneEngine()
        return tone.speak(beeps)
