"""Any program that takes text on standard input and answers with WAV: flite, text2wave, RHVoice, espeak-ng, say.

A program is started for each stretch of text between two pauses, without a shell, in an empty folder that is its
working directory and holds all that it writes. It and whatever it started are ended with the stretch.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Final

import msgspec

from voices.checks import check_text, closed, find_voice, nearest_rate
from voices.declared import DeclaredVoice, check_declared, most_bytes, offered, speak_in_stretches
from voices.errors import EngineUnavailable, SpeechFailed, SpeechTimedOut
from voices.sound import read_wav
from voices.speech import Capabilities, Speech, Utterance, Voice
from voices.words import plain

_PLACEHOLDERS: Final = frozenset({"voice", "rate", "stretch", "percent", "output"})
_RATES: Final = frozenset({"rate", "stretch", "percent"})
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

_KEPT: Final = ("HOME", "PATH", "SYSTEMROOT")
"""What a program gets to know of this process's environment, which may hold keys."""

_SECONDS_PER_CHAR: Final = 0.01

_LOOK_EVERY_S: Final = 0.05
_LAST_WORDS: Final = 300


class Program(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a program is asked to speak. Raises ValueError when it never could."""

    command: tuple[str, ...]
    """The program and its arguments. In an argument these are filled in: `{voice}`; the rate, as words a minute
    (`{rate}`), as how much longer than at its own rate the speech lasts (`{stretch}`, 1.25), or as a share of its own
    rate (`{percent}`, 80); and `{output}`, a file that the program writes, where it cannot write to standard output."""
    voices: tuple[DeclaredVoice, ...]
    rate_wpm: int = 175
    """Its own rate, in words a minute."""
    offline: bool
    """Whether the text stays on this machine."""
    version: str = ""
    """Changed when the sound has changed and the program's file has not, as with new voice data."""

    def __post_init__(self) -> None:
        if not self.command:
            raise ValueError("there is no command")
        check_declared(self.voices, self.rate_wpm)
        if any("\0" in part for part in (*self.command, *(voice.id for voice in self.voices))):
            raise ValueError("no argument of a program can hold the character NUL")
        if unknown := self.placeholders - _PLACEHOLDERS:
            raise ValueError(
                f"{{{min(unknown)}}} is nothing that can be filled in; "
                f"what can be: {', '.join(f'{{{name}}}' for name in sorted(_PLACEHOLDERS))}"
            )

    @property
    def placeholders(self) -> set[str]:
        """What is filled in."""
        return {name for part in self.command[1:] for name in _PLACEHOLDER.findall(part)}


class CommandEngine:
    """Speaks by starting a program. It knows no pitch, no phonemes, no other language, and tells no word times.

    Args:
        name: What the engine is called.
        program: How it is asked.
        parallel: How many programs may run at once.
        deadline_s: How long one stretch of text may take; each character adds 10 ms.

    Raises EngineUnavailable when there is no such program.
    """

    def __init__(
        self, name: str, program: Program, *, parallel: int = 1, deadline_s: float = 30.0
    ) -> None:
        own = program.rate_wpm
        self.name: Final = name
        self.capabilities: Final = Capabilities(
            offline=program.offline,
            parallel=parallel,
            max_chars=10_000,
            rates_wpm=(80, 450) if program.placeholders & _RATES else (own, own),
        )
        self._program = program
        self._deadline_s = deadline_s
        self._turns = BoundedSemaphore(parallel)
        self._closed = False
        self._path = self._find()

    def voices(self) -> Sequence[Voice]:
        return offered(self.name, self._program.voices)

    def fingerprint(self, voice: str) -> str:
        """Name the program by its content, and how it is asked. Raises EngineUnavailable when it is gone."""
        known = find_voice(self, voice).id
        try:
            with self._path.open("rb") as file:
                content = file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise self._gone(error) from error
        program = self._program
        asked = json.dumps([*program.command, program.rate_wpm, program.version])
        return f"command {asked}; sha256 {content}; {known}"

    def speak(self, utterance: Utterance) -> Speech:
        if self._closed:
            raise closed(self.name)
        voice = find_voice(self, utterance.voice).id.removeprefix(f"{self.name}:")
        check_text(self, utterance)
        rate_wpm = nearest_rate(self, utterance)
        with self._turns:
            return speak_in_stretches(utterance, lambda text: self._say(text, voice, rate_wpm))

    def close(self) -> None:
        self._closed = True  # whoever speaks now sees it when it looks the next time

    def _find(self) -> Path:
        found = shutil.which(self._program.command[0])
        if found is None:
            raise EngineUnavailable(
                f"The engine {self.name} needs the program {self._program.command[0]}, which is not here. "
                "Install it, or name it by its full path."
            )
        return Path(found).absolute()

    def _say(self, text: str, voice: str, rate_wpm: int) -> tuple[bytes, int]:
        """Have one stretch of text spoken: samples and their rate in Hz."""
        with TemporaryDirectory(prefix="heardline-", ignore_cleanup_errors=True) as folder:
            output = Path(folder, "output.wav")
            answer = output if "output" in self._program.placeholders else Path(folder, "stdout")
            self._run(Path(folder), text, self._arguments(voice, rate_wpm, output))
            if not answer.is_file():
                raise SpeechFailed(
                    f"The program {self._path} has not written the file {{output}}.{_last_words(Path(folder))} "
                    "Try again, or choose another engine."
                )
            try:
                return read_wav(answer.read_bytes())
            except ValueError as error:
                raise SpeechFailed(
                    f"The program {self._path} answered with something else than speech: {error}."
                    f"{_last_words(Path(folder))} Try again, or choose another engine."
                ) from error

    def _arguments(self, voice: str, rate_wpm: int, output: Path) -> list[str]:
        own_wpm = self._program.rate_wpm
        values = {
            "voice": voice,
            "rate": str(rate_wpm),
            "stretch": f"{own_wpm / rate_wpm:.3f}",
            "percent": str(round(100 * rate_wpm / own_wpm)),
            "output": str(output),
        }
        return [
            _PLACEHOLDER.sub(lambda found: values[found[1]], part)
            for part in self._program.command[1:]
        ]

    def _run(self, folder: Path, text: str, arguments: list[str]) -> None:
        """Start the program and see to its end: all that it reads and writes are files in *folder*."""
        Path(folder, "stdin").write_text(plain(text), encoding="utf-8")
        with (
            Path(folder, "stdin").open("rb") as stdin,
            Path(folder, "stdout").open("wb") as stdout,
            Path(folder, "stderr").open("wb") as stderr,
        ):
            try:
                process = subprocess.Popen(
                    [str(self._path), *arguments],
                    stdin=stdin,
                    stdout=stdout,
                    stderr=stderr,
                    cwd=folder,
                    env=_environment(folder),
                    start_new_session=True,
                )
            except OSError as error:
                raise self._gone(error) from error
        try:
            self._await(process, folder, len(text))
        finally:
            _end(process)

    def _await(self, process: subprocess.Popen[bytes], folder: Path, chars: int) -> None:
        deadline_s = self._deadline_s + _SECONDS_PER_CHAR * chars
        ends_s = time.monotonic() + deadline_s
        most = most_bytes(chars)
        status = None
        while status is None:
            with suppress(subprocess.TimeoutExpired):
                status = process.wait(_LOOK_EVERY_S)
            if self._closed:
                raise closed(self.name)
            if _size_bytes(folder) > most:
                raise SpeechFailed(
                    f"The program {self._path} wrote more than {most} bytes, "
                    f"which no speech of {chars} characters takes, and was ended. Choose another engine."
                )
            if status is None and time.monotonic() > ends_s:
                raise SpeechTimedOut(
                    f"The program {self._path} took longer than {deadline_s:g} seconds and was ended."
                    f"{_last_words(folder)} Try again, with less text or more time."
                )
        if status:
            fate = f"exit status {status}" if status > 0 else f"signal {-status}"
            raise SpeechFailed(
                f"The program {self._path} ended with {fate}.{_last_words(folder)} "
                "Try again, or choose another engine."
            )

    def _gone(self, error: OSError) -> EngineUnavailable:
        return EngineUnavailable(
            f"The engine {self.name} cannot start {self._path}: {error.strerror}. Install it again."
        )


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}


def _size_bytes(folder: Path) -> int:
    """Add up what is in a folder, however deep."""
    sizes = 0
    for here, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # gone since
                sizes += os.lstat(os.path.join(here, name)).st_size  # noqa: PTH118  (a Path for each costs more)
    return sizes


def _last_words(folder: Path) -> str:
    """Give the end of what a program wrote to standard error, as a sentence that follows another."""
    with Path(folder, "stderr").open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 4 * _LAST_WORDS))
        words = " ".join(plain(file.read().decode(errors="replace")).split())
    return f" It said: “{words[-_LAST_WORDS:]}”." if words else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started, and leave nothing of it behind."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(
            ProcessLookupError, PermissionError
        ):  # macOS: not permitted when all are gone
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
