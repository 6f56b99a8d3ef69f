"""The audio forms in which an episode can be had: which voice, how fast, in which codec.

A form is named as addresses and settings name it: "opus", "1.5x", "1.5x-low".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

RATES_WPM: Final = (80, 450)
"""The slowest and the fastest that anything is read, in words a minute."""

_SPEED: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?x")
_SPEEDS_PERCENT: Final = (50, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How the sound is packed into a file."""

    name: str
    """For addresses and settings."""
    ending: str
    """Of the file's name."""
    media_type: str
    bit_rate_kbps: int
    """Constant for MP3, the mean that is aimed at for the others."""
    title: str
    """For people."""


MP3: Final = Codec(name="mp3", ending="mp3", media_type="audio/mpeg", bit_rate_kbps=96, title="MP3")
CODECS: Final[Mapping[str, Codec]] = MappingProxyType(
    {
        codec.name: codec
        for codec in (
            MP3,
            Codec(
                name="low",
                ending="mp3",
                media_type="audio/mpeg",
                bit_rate_kbps=32,
                title="MP3, low bandwidth",
            ),
            Codec(
                name="m4a",
                ending="m4a",
                media_type="audio/mp4",
                bit_rate_kbps=80,
                title="AAC",
            ),
            Codec(
                name="opus",
                ending="opus",
                media_type="audio/ogg",
                bit_rate_kbps=32,
                title="Opus",
            ),
            Codec(
                name="speaker",
                ending="mp3",
                media_type="audio/mpeg",
                bit_rate_kbps=256,
                title="MP3, smart speaker",
            ),
        )
    }
)
"""By name. `MP3` is the house's; `speaker` is 2 LU louder than the others, as smart speakers ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One audio form of an episode. As it is made of nothing, it is the one at the episode's own address."""

    voice: str | None = None
    """The id of the voice that reads; None: the one that reads the episode."""
    speed_percent: int = 100
    """How fast it is read, compared with the episode."""
    codec: Codec = MP3

    @property
    def name(self) -> str:
        """What it is called in addresses; empty for the episode's own form. Two forms have two names."""
        speed = f"{self.speed_percent / 100:g}x" if self.speed_percent != 100 else ""
        codec = self.codec.name if self.codec != MP3 else ""
        voice = _voice_name(self.voice) if self.voice is not None else ""
        return "-".join(filter(None, (speed, codec, voice)))

    @property
    def title(self) -> str:
        """What it is called before the newsroom; listeners are told in their own language."""
        speed = f"{self.speed_percent / 100:g}x speed" if self.speed_percent != 100 else ""
        voice = f"voice {self.voice}" if self.voice is not None else ""
        return ", ".join(filter(None, (self.codec.title, speed, voice)))

    @property
    def recoded(self) -> bool:
        """Whether it is the episode's own sound in another codec, so that the episode's transcripts fit it."""
        return self.codec != MP3 and self.voice is None and self.speed_percent == 100

    def rate_wpm(self, episode_wpm: int) -> int:
        """Tell how many words a minute are read where the episode has *episode_wpm*.

        Raises ValueError when no voice reads that slowly or that fast.
        """
        rate = round(episode_wpm * self.speed_percent / 100)
        slowest, fastest = RATES_WPM
        if not slowest <= rate <= fastest:
            raise ValueError(
                f"{self.speed_percent / 100:g} times {episode_wpm} words a minute are {rate};"
                f" voices read {slowest} to {fastest}"
            )
        return rate


MAIN: Final = Form()
"""The form of the episode itself: its voice, its rate, MP3 in house format."""


def parse_form(text: str) -> Form:
    """Understand a form: a speed, a codec, or both, as in "1.5x-opus", and the id of another voice behind "@".

    Raises ValueError, whose text completes the sentence "This form …".
    """
    speed_percent, codec = 100, MP3
    manner, at, voice = map(str.strip, text.partition("@"))
    if at and not voice:
        raise ValueError("must name a voice behind the @, such as @gmw/en-US")
    words = manner.lower().split("-") if manner or not voice else []
    for place, word in enumerate(words):
        if place == 0 and _SPEED.fullmatch(word):
            speed_percent = round(float(word[:-1]) * 100)
        elif place == len(words) - 1 and word in CODECS:
            codec = CODECS[word]
        else:
            raise ValueError(
                f"must be a speed such as 1.5x, a codec ({', '.join(CODECS)}), or both such as 1.5x-opus"
            )
    slowest, fastest = _SPEEDS_PERCENT
    if not slowest <= speed_percent <= fastest:
        raise ValueError(f"must have a speed from {slowest / 100:g}x to {fastest / 100:g}x")
    return Form(voice=voice or None, speed_percent=speed_percent, codec=codec)


def _voice_name(voice: str) -> str:
    """Write the id of a voice so that an address can hold it, and no other id is written so."""
    readable = re.sub("[^a-z0-9]+", "_", voice.lower()).strip("_")[:30]
    return f"{readable}_{sha256(voice.encode()).hexdigest()[:8]}"
