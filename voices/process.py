"""An engine in a process of its own, which can be ended: it may hang, crash or print without harm."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import IO, TYPE_CHECKING, TypeVar, cast

from voices import wire
from voices.checks import closed, unknown_voice
from voices.errors import EngineUnavailable, SpeechFailed, SpeechTimedOut, VoiceError
from voices.speech import Capabilities, Speech, Utterance, Voice

if TYPE_CHECKING:
    from io import BufferedReader

_Answer = TypeVar("_Answer")

_BOOT = """\
import sys
sys.path.append(sys.argv[1])
from voices.child import main
main(int(sys.argv[2]), *sys.argv[3:])
"""
"""Finds this package, installed or not; with -P no file of the working directory stands in for a library."""

_SECONDS_PER_CHAR = 0.01
_LAST_WORDS_BYTES = 4096
_LAST_WAIT_S = 1.0
_MEGABYTE = 1 << 20
_REFUSED = 4
"""How many times the memory that a child may keep is refused to it while it speaks."""


class ProcessEngine:
    """Runs the engine that `factory` names, as in "voices.pyttsx3:Pyttsx3Engine", in a child process.

    The child starts when it is first needed, or with `start`. When it dies, takes longer than its deadline or
    answers nonsense, it is killed and the utterance fails with SpeechFailed; a new child starts at once for the next one.

    Args:
        factory: Module and name of something that makes an engine.
        arguments: What it is called with.
        deadline_s: How long an answer may take; each character of a text adds 10 ms.
        one_shot: Whether a child speaks only once, for engines that cannot do it twice.
        lifetime: After so many utterances a child is replaced, whatever memory it has lost until then.
        memory_mb: A child that holds more after an utterance is replaced, where the system tells. What it asks for beyond
            four times as much is refused to it.
    """

    def __init__(
        self,
        factory: str,
        *arguments: str,
        deadline_s: float = 30.0,
        one_shot: bool = False,
        lifetime: int = 1000,
        memory_mb: int = 512,
    ) -> None:
        self._factory = factory
        self._arguments = arguments
        self._deadline_s = deadline_s
        self._one_shot = one_shot
        self._lifetime = lifetime
        self._memory_bytes = memory_mb * _MEGABYTE
        self._turn = Lock()
        """Held while the pipes are in use."""
        self._birth = Lock()
        """Held while a child starts, so that none starts after `close`."""
        self._closed = False
        self._child: _Child | None = None
        self._facts: tuple[str, Capabilities] | None = None
        self._catalogue: Mapping[Voice, str] | None = None

    @property
    def name(self) -> str:
        return self._introduction()[0]

    @property
    def capabilities(self) -> Capabilities:
        return self._introduction()[1]

    def start(self) -> None:
        """Start the child, and do not wait until it is ready. Raises EngineUnavailable."""
        with self._turn:
            self._living_child()

    def voices(self) -> Sequence[Voice]:
        return tuple(self._described())

    def fingerprint(self, voice: str) -> str:
        for known, fingerprint in self._described().items():
            if known.id == voice:
                return fingerprint
        raise unknown_voice(self.name, voice)

    def speak(self, utterance: Utterance) -> Speech:
        deadline_s = self._deadline_s + _SECONDS_PER_CHAR * len(utterance.text)
        with self._turn:
            child = self._greeted_child()
            try:
                speech = self._ask(
                    child,
                    wire.from_utterance(utterance),
                    lambda frame: wire.to_speech(frame, utterance.text),
                    deadline_s,
                )
            except SpeechFailed:
                self._renew(child)
                raise
            child.spoken += 1
            if self._one_shot:
                self._bury(child)
            else:
                self._renew(child)
            return speech

    def close(self) -> None:
        with self._birth:
            self._closed = True
        if child := self._child:
            child.kill()  # so that whoever speaks now gives up its turn
        with self._turn:
            if child := self._child:
                self._bury(child)

    def _introduction(self) -> tuple[str, Capabilities]:
        while self._facts is None:
            with self._turn:
                self._greeted_child()
        return self._facts

    def _described(self) -> Mapping[Voice, str]:
        if self._closed:
            raise closed(self._factory)
        if (catalogue := self._catalogue) is None:
            with self._turn:
                child = self._greeted_child()
                catalogue = self._ask_facts(child, wire.Frame({"ask": "describe"}), wire.to_voices)
                self._catalogue = catalogue
        return catalogue

    def _greeted_child(self) -> "_Child":
        child = self._living_child()
        if not child.greeted:
            try:
                self._facts = self._ask_facts(child, None, wire.to_capabilities)
            except EngineUnavailable:
                self._bury(child)
                raise
            child.greeted = True
        return child

    def _living_child(self) -> "_Child":
        if self._child is not None and not self._child.alive:
            self._bury(self._child)
        with self._birth:
            if self._closed:
                raise closed(self._factory)
            if self._child is None:
                self._child = _Child(self._factory, self._arguments, _REFUSED * self._memory_bytes)
            return self._child

    def _renew(self, child: "_Child") -> None:
        """Have a child ready for the next utterance, another when this one is spent; if none can start, that one will tell."""
        if child.spoken >= self._lifetime or child.resident_bytes() > self._memory_bytes:
            self._bury(child)
        with suppress(EngineUnavailable):
            self._living_child()

    def _ask_facts(
        self, child: "_Child", request: wire.Frame | None, read: Callable[[wire.Frame], _Answer]
    ) -> _Answer:
        try:
            return self._ask(child, request, read, self._deadline_s)
        except SpeechFailed as error:
            raise EngineUnavailable(str(error)) from error

    def _ask(
        self,
        child: "_Child",
        request: wire.Frame | None,
        read: Callable[[wire.Frame], _Answer],
        deadline_s: float,
    ) -> _Answer:
        try:
            frame = child.ask(request, deadline_s)
            refusal = wire.to_error(frame)
            if refusal is None:
                return read(frame)
        except (EOFError, wire.Garbled) as error:
            self._bury(child)
            raise self._what_happened(child, error, deadline_s) from error
        except BaseException:  # Ctrl-C leaves the pipes out of step
            self._bury(child)
            raise
        raise refusal

    def _what_happened(self, child: "_Child", error: Exception, deadline_s: float) -> VoiceError:
        if self._closed:
            return closed(self._factory)
        if child.expired:
            return SpeechTimedOut(
                f"The engine {self._factory} took longer than {deadline_s:g} seconds and was ended. "
                "Try again, with less text or more time."
            )
        if isinstance(error, wire.Garbled):
            return SpeechFailed(
                f"The engine {self._factory} was ended because its answer makes no sense: {error}. Try again."
            )
        return SpeechFailed(
            f"The engine {self._factory} {child.fate()}. Try again, or choose another engine."
        )

    def _bury(self, child: "_Child") -> None:
        child.end()
        self._child = None
        if not self._one_shot:
            self._catalogue = None  # the next child may be of another version


class _Child:
    """One running process, its pipes, and its last words."""

    def __init__(self, factory: str, arguments: Sequence[str], limit_bytes: int) -> None:
        root = str(Path(__file__).parent.parent)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BOOT, root, str(limit_bytes), factory, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise EngineUnavailable(
                f"No process could be started for the engine {factory}: {error}."
            ) from error
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._last_words = b""
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.greeted = False
        self.spoken = 0
        self.expired = False

    @property
    def alive(self) -> bool:
        return not self.expired and self._process.poll() is None

    def ask(self, request: wire.Frame | None, deadline_s: float) -> wire.Frame:
        """Send the request, if there is one, and wait for the answer.

        Raises EOFError when the child has ended, and Garbled.
        """
        timer = Timer(deadline_s, self._expire)
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                wire.send(self._requests, request)
            answer = wire.receive(self._answers)
        except OSError:
            answer = None
        finally:
            timer.cancel()
            timer.join()
        if answer is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_LAST_WAIT_S)  # let it end as it will, so that `fate` is its own
            raise EOFError
        return answer

    def resident_bytes(self) -> int:
        """Tell how much memory it holds; 0 where there is no /proc (proc_pid_statm(5)), or when it has ended."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_bytes().split()[1:2]
        except OSError:
            return 0
        return sum(map(int, pages)) * os.sysconf("SC_PAGE_SIZE")

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kill the process if it still lives, and leave nothing of it behind."""
        self._process.kill()
        self._process.wait()
        self._listener.join(_LAST_WAIT_S)
        with suppress(OSError):
            self._requests.close()  # tries to flush what nobody reads
        self._answers.close()

    def fate(self) -> str:
        """Say how an ended process ended, in words that follow its name."""
        status = self._process.returncode
        how = f"ended with status {status}"
        if status < 0:
            how = f"was ended by signal {-status} ({signal.strsignal(-status)})"
        lines = self._last_words.decode(errors="replace").strip().splitlines()
        return f"{how}; its last words were: {lines[-1]}" if lines else how

    def _expire(self) -> None:
        self.expired = True
        self.kill()

    def _listen(self) -> None:
        with cast("BufferedReader", self._process.stderr) as pipe:
            while chunk := pipe.read1(_LAST_WORDS_BYTES):
                self._last_words = (self._last_words + chunk)[-_LAST_WORDS_BYTES:]
