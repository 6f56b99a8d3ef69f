"""Engines that other distributions bring: entry points of the group `heardline.engines`, each of which makes an engine.

An entry point is called as its engine is. Nothing of it is loaded here: its engine runs in a process of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from voices.errors import EngineUnavailable, VoiceError
from voices.process import ProcessEngine

GROUP: Final = "heardline.engines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One that was found."""

    name: str
    factory: str
    """Module and name of what makes it, as in "acme.speech:AcmeEngine"."""
    distribution: str


def find_brought() -> Iterator[Brought]:
    """Find all that are installed."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow: 40 ms)

    for point in entry_points(group=GROUP):
        yield Brought(
            name=point.name,
            factory=point.value.partition("[")[0].strip(),
            distribution=point.dist.name if point.dist else "",
        )


_MEMORY_MB: Final = 2048
"""Models of speech are large."""


def open_brought(brought: Brought) -> ProcessEngine:
    """Start one and see whether it is what it says. Raises EngineUnavailable, which tells who brought it."""
    engine = ProcessEngine(brought.factory, memory_mb=_MEMORY_MB)
    try:
        _check(engine, brought.name)
    except VoiceError as error:
        engine.close()
        raise EngineUnavailable(
            f"The engine {brought.name}, which {brought.distribution} brings, cannot be used: {error}"
        ) from error
    return engine


def _check(engine: ProcessEngine, name: str) -> None:
    if engine.name != name:
        raise EngineUnavailable(f"It calls itself {engine.name!r}.")
    voices = engine.voices()
    if not voices:
        raise EngineUnavailable("It has no voice.")
    for voice in voices:
        if voice.engine != name or not voice.id.startswith(f"{name}:"):
            raise EngineUnavailable(
                f"Its voice {voice.id!r} is not called by the engine's name, as in '{name}:anna'."
            )
