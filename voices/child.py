"""The other side of `voices.process`: one engine in a process of its own, asked through its standard input.

The process ends by itself when its parent does. What the engine prints goes to standard error, where it cannot
garble the answers.
"""

import importlib
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import IO, NoReturn

from voices import wire
from voices.engine import Engine
from voices.errors import EngineUnavailable, SpeechFailed

_GRACE_S = 2.0
"""How long the engine may go on speaking when nobody listens any more."""


def main(limit_bytes: int, factory: str, *arguments: str) -> NoReturn:
    """Serve the engine that `factory` names, as in "voices.tone:ToneEngine", and makes of `arguments`, in `limit_bytes` of memory.

    Ends when the parent does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes
    _refuse_memory_beyond(limit_bytes)
    requests, answers = _take_over_pipes()
    inbox: SimpleQueue[wire.Frame | None] = SimpleQueue()
    Thread(target=_listen, args=(requests, inbox), daemon=True).start()
    try:
        _serve(partial(_make, factory, arguments), inbox, answers)
    except BrokenPipeError:
        pass  # the parent has ended
    except BaseException:  # noqa: BLE001  (its last words; then the process ends whatever it was)
        sys.excepthook(*sys.exc_info())
    sys.stderr.flush()
    os._exit(0)  # espeak-ng crashes when Python takes it down in order; nothing here needs that


def _serve(
    make: Callable[[], Engine], inbox: "SimpleQueue[wire.Frame | None]", answers: IO[bytes]
) -> None:
    try:
        engine = make()
    except Exception as error:  # noqa: BLE001  (whatever it is, the parent is to know)
        wire.send(answers, wire.from_error(error))
        return
    wire.send(answers, wire.from_capabilities(engine.name, engine.capabilities))
    while (request := inbox.get()) is not None:
        wire.send(answers, _answer(engine, request))
    engine.close()


def _answer(engine: Engine, request: wire.Frame) -> wire.Frame:
    try:
        if request.header["ask"] == "describe":
            return wire.from_voices(
                {voice: engine.fingerprint(voice.id) for voice in engine.voices()}
            )
        return wire.from_speech(engine.speak(wire.to_utterance(request)))
    except MemoryError:
        return wire.from_error(
            SpeechFailed(
                f"The engine {engine.name} needed more memory than it may have. Try again, with less text."
            )
        )
    except Exception as error:  # noqa: BLE001  (whatever it is, the parent is to know)
        return wire.from_error(error)


def _make(factory: str, arguments: Sequence[str]) -> Engine:
    module, _, name = factory.partition(":")
    try:
        make = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise EngineUnavailable(f"There is no engine {factory!r} here: {error}.") from error
    engine: Engine = make(*arguments)
    return engine


def _refuse_memory_beyond(limit_bytes: int) -> None:
    """Let what is asked for beyond the limit fail here before all of the machine runs out of memory.

    Memory that is written to counts, as RLIMIT_DATA of Linux has it (getrlimit(2)): address space that libraries only set
    aside, and files that they map, do not.
    """
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or limit_bytes < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (limit_bytes, hard))


def _take_over_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Move the pipes out of reach of libraries that print or read: theirs are standard error and nothing."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def _listen(requests: IO[bytes], inbox: "SimpleQueue[wire.Frame | None]") -> None:
    while (request := wire.receive(requests)) is not None:
        inbox.put(request)
    inbox.put(None)
    time.sleep(_GRACE_S)
    os._exit(1)
