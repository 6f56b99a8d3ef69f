"""The voices of Windows (SAPI 5) and macOS (NSSpeechSynthesizer), through pyttsx3 and a temporary file.

These drivers give neither samples nor times, hang when a second file is asked of them, and know no pitch. Run
them with `ProcessEngine("voices.pyttsx3_file:sapi5", one_shot=True)`, or `nsss`; reading what macOS writes (AIFF)
takes ffmpeg. Untried on both systems: only the way through the file is tested, with pyttsx3's espeak driver.
"""

import platform
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from voices.checks import check_text, closed, find_voice, nearest_rate
from voices.errors import EngineUnavailable, SpeechFailed
from voices.language import canonical
from voices.sound import read_sound
from voices.speech import Capabilities, Speech, Utterance, Voice
from voices.words import plain


def sapi5() -> "Pyttsx3FileEngine":
    """Make the engine of Windows."""
    return Pyttsx3FileEngine("sapi5")


def nsss() -> "Pyttsx3FileEngine":
    """Make the engine of macOS."""
    return Pyttsx3FileEngine("nsss")


class Pyttsx3FileEngine:
    """Speaks with a driver of pyttsx3 into a file, once. Knows no word times, no pitch, no inner pauses.

    Raises EngineUnavailable when pyttsx3 or its driver does not work on this system.
    """

    capabilities = Capabilities(offline=True)

    def __init__(self, driver: str) -> None:
        self.name = f"pyttsx3-{driver}"
        self._suffix = ".aiff" if driver == "nsss" else ".wav"
        self._closed = False
        self._errors: list[Exception] = []
        try:
            import pyttsx3  # noqa: PLC0415  (slow, and not needed to name this engine)

            self._driver: Any = pyttsx3.init(driver)
        except (ImportError, RuntimeError, OSError) as error:
            raise EngineUnavailable(
                f"pyttsx3's driver {driver} does not work here: {error}. Install pyttsx3 and what the driver needs."
            ) from error
        self._driver.connect("error", lambda name, exception: self._errors.append(exception))  # noqa: ARG005  (names are pyttsx3's)

    def voices(self) -> Sequence[Voice]:
        return tuple(
            Voice(
                id=voice.id,
                engine=self.name,
                name=voice.name,
                language=canonical(str(voice.languages[0])) if voice.languages else "und",
                word_times=False,
            )
            for voice in self._driver.getProperty("voices")
        )

    def fingerprint(self, voice: str) -> str:
        from importlib.metadata import version  # noqa: PLC0415  (slow: 40 ms)

        system = f"{platform.system()} {platform.version()}"  # the voices come with the system
        return f"pyttsx3 {version('pyttsx3')}; {system}; {find_voice(self, voice).id}"

    def speak(self, utterance: Utterance) -> Speech:
        if self._closed:
            raise closed(self.name)
        voice = find_voice(self, utterance.voice)
        check_text(self, utterance)
        with TemporaryDirectory() as folder:
            path = Path(folder, "speech").with_suffix(self._suffix)
            self._driver.setProperty("voice", voice.id)
            self._driver.setProperty("rate", nearest_rate(self, utterance))
            self._driver.save_to_file(plain(utterance.text), str(path))
            self._driver.runAndWait()
            samples, rate_hz = self._read(path)
        pause_ms = utterance.runs[-1].pause_ms
        return Speech(
            samples=samples + bytes(2 * (rate_hz * pause_ms // 1000)),
            sample_rate_hz=rate_hz,
            words=None,
        )

    def close(self) -> None:
        self._closed = True

    def _read(self, path: Path) -> tuple[bytes, int]:
        problem = f"{self.name} wrote no sound that can be read"
        if self._errors:
            reported = self._errors.pop()
            raise SpeechFailed(f"{problem}: {reported}. Try again.") from reported
        try:
            return read_sound(path)
        except (OSError, ValueError) as error:
            raise SpeechFailed(f"{problem}: {error}. Try again.") from error
