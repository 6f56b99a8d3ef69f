"""What is asked of an engine, and what it answers. Start here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one language, and the pause after it."""

    text: str
    language: str | None = None
    """BCP 47; None is the voice's own language."""
    ipa: str | None = None
    """How the text is pronounced, in the International Phonetic Alphabet; None leaves it to the voice."""
    pause_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """All that shapes one speech. An engine keeps no settings between two of them."""

    runs: tuple[Run, ...]
    voice: str
    """The `Voice.id` of one of the engine's voices."""
    rate_wpm: int = 175
    pitch: int = 50
    """0 to 100; 50 is the voice's own."""

    @property
    def text(self) -> str:
        """The words of all runs; `WordTime` points into it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class WordTime:
    """When one word of an utterance sounds."""

    start: int
    """Code points from the start of `Utterance.text`."""
    end: int
    start_ms: int
    """Milliseconds from the start of the samples."""
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What an engine said."""

    samples: bytes
    """PCM, one channel, signed 16 bit, little endian."""
    sample_rate_hz: int
    words: tuple[WordTime, ...] | None
    """Measured by the engine, in order, not overlapping; None when the engine cannot tell."""

    @property
    def duration_ms(self) -> int:
        return len(self.samples) // 2 * 1000 // self.sample_rate_hz


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One of an engine's voices, as it is offered to people."""

    id: str
    engine: str
    name: str
    language: str
    """BCP 47, as in "en-GB"."""
    word_times: bool
    """Whether its speech carries measured word times."""
    licence: str | None = None
    """SPDX name where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What an engine can do. Callers read it; nobody tries and catches."""

    offline: bool
    parallel: int = 1
    """How many utterances it speaks at once; more of them wait."""
    max_chars: int = 20_000
    """The longest `Utterance.text` that it takes."""
    rates_wpm: tuple[int, int] = (80, 450)
    """Slowest and fastest; what is asked beyond them is spoken at the nearest."""
    ipa: bool = False
    languages_in_one_utterance: bool = False
