"""Beeping stories, and a decoder to compare with."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pytest
from unit.service.narration.stories import HARBOUR, narrator, voices_of

from audio_cache import Cache, Clip, memory_cache
from service.model import Episode, Script
from service.narration.episode import make_episode
from service.narration.narrate import narrate
from voices import Engine
from voices.process import ProcessEngine

Decode = Callable[[bytes], np.ndarray]


@pytest.fixture
def cache() -> Cache:
    """An empty cache."""
    return memory_cache(lambda: date(2026, 3, 14))


@pytest.fixture(scope="session")
def clips_of() -> Callable[[Script], tuple[Clip, ...]]:
    """Speak a script with beeps."""

    def clips(script: Script) -> tuple[Clip, ...]:
        readers = [narrator(memory_cache(lambda: date(2026, 3, 14)))] * len(script.segments)
        return tuple(narrate(script, readers, workers=2))

    return clips


@pytest.fixture(scope="session")
def harbour(clips_of, tmp_path_factory) -> Episode:
    """The story of the harbour, in beeps."""
    return make_episode(
        HARBOUR,
        clips_of(HARBOUR),
        voices=voices_of(HARBOUR),
        album="Example News",
        into=tmp_path_factory.mktemp("harbour") / "harbour.mp3",
    )


@pytest.fixture(scope="session")
def espeak() -> Iterator[Engine]:
    """The engine that reads when nobody chooses, where it can do no harm."""
    engine = ProcessEngine("voices.pyttsx3:Pyttsx3Engine")
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def decode(program, tmp_path_factory) -> Decode:
    """Decode MP3 with ffmpeg; it may complain only that bare frames do not say how long they are."""
    file = tmp_path_factory.mktemp("decode") / "sound.mp3"

    def decoded(mp3: bytes) -> np.ndarray:
        file.write_bytes(mp3)
        done = subprocess.run(
            [program("ffmpeg"), "-v", "warning", "-i", file, "-f", "f32le", "pipe:"],
            capture_output=True,
            check=True,
        )
        complaints = done.stderr.decode().splitlines()
        assert not [line for line in complaints if "Estimating duration from bitrate" not in line]
        return np.frombuffer(done.stdout, np.float32)

    return decoded
