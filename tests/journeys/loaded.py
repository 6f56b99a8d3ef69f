"""The program with its modules loaded. It starts as often as it is told to, each time in a process of its own.

A line of standard input holds the arguments of one start, as JSON; the answers are the number of the process and, when
that has ended, its exit code.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from service.cli import main
from service.scripting import wording
from service.scripting.lexicon.starting import starting

MODULES = (
    "audio_cache.shelf",
    "babel.numbers",
    "fastcrc",
    "mutagen.id3",
    "num2words",
    "pydub",
    "sentencex",
    "service.headlines",
    "service.jobs.work",
    "service.narration.episode",
    "service.narration.narrate",
    "service.narration.tags",
    "service.renditions",
    "service.sources.asking",
    "service.sources.poll",
    "service.sources.rounds",
    "service.store.sql",
    "service.wiring",
    "slugify",
    "soxr",
)
"""What the program loads when it works."""


@dataclass(frozen=True, slots=True)
class Started:
    """A process of the program."""

    pid: int
    answers: IO[str]

    def wait(self) -> int:
        """Return its exit code, when it has ended; negative is the signal that ended it."""
        return int(self.answers.readline())


@contextmanager
def loaded(**environ: str) -> Iterator[Callable[..., Started]]:
    """Give what starts `heardline` with arguments, one process at a time."""
    with subprocess.Popen(
        [sys.executable, Path(__file__)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environ,
    ) as loader:

        def start(*arguments: object) -> Started:
            print(
                json.dumps([str(argument) for argument in arguments]), file=loader.stdin, flush=True
            )
            return Started(int(loader.stdout.readline()), loader.stdout)

        yield start


def _main() -> None:
    for module in MODULES:
        import_module(module)
    list(wording.say("Rain.", language="en"))  # compiles the rules
    starting()
    for line in sys.stdin:
        if pid := os.fork():
            print(pid, flush=True)
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
        else:
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
            sys.argv = ["heardline", *json.loads(line)]
            main()


if __name__ == "__main__":
    _main()
