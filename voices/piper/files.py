"""A voice of Piper as it lies in a folder: `NAME.onnx`, its model, and `NAME.onnx.json`, what that was made with.

The JSON is that of piper1-gpl (`piper.config.PiperConfig`); its `language.code` came later than the first voices. What
the JSON of published voices does not say, their licence, stands there as `license` once Heardline has taken a voice in.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

import msgspec

from voices.language import canonical

MODEL: Final = ".onnx"
CONFIG: Final = ".onnx.json"

_NAME: Final = re.compile(r"\w[\w.+-]{0,99}")
_PUBLISHED: Final = re.compile(r"[a-z]{2,3}_[A-Z]{2}-(?P<called>[^-]+)-(?P<quality>\w+)")
_MAX_CONFIG_BYTES: Final = 4 << 20
_READ: Final = frozenset({"espeak", "text"})
_BCP47: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class _Audio(msgspec.Struct, frozen=True):
    sample_rate: Annotated[int, msgspec.Meta(ge=8_000, le=192_000)]


class _Espeak(msgspec.Struct, frozen=True):
    voice: str


class _Language(msgspec.Struct, frozen=True):
    code: str


class Config(msgspec.Struct, frozen=True):
    """What Heardline asks of a voice's JSON."""

    audio: _Audio
    espeak: _Espeak
    num_symbols: int
    phoneme_id_map: dict[str, Annotated[list[int], msgspec.Meta(min_length=1)]]
    num_speakers: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1
    phoneme_type: str = "espeak"
    language: _Language | None = None
    speaker_id_map: dict[str, int] = {}
    license: str | None = None

    @property
    def tag(self) -> str:
        """Its language, BCP 47."""
        return canonical(self.language.code if self.language else self.espeak.voice)

    def speakers(self) -> Mapping[int, str | None]:
        """Give the name of each speaker, where it has one, by number."""
        names = {number: name for name, number in self.speaker_id_map.items()}
        return {number: names.get(number) for number in range(self.num_speakers)}


def voices_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give name and model of each voice that has both its files, in order."""
    for model in sorted(folder.glob(f"[!.]*{MODEL}")):
        name = model.name.removesuffix(MODEL)
        if is_name(name) and model.with_name(f"{name}{CONFIG}").is_file():
            yield name, model


def is_name(name: str) -> bool:
    """Tell whether a voice can be called so: letters of any language, digits, and `_ . + -`."""
    return _NAME.fullmatch(name) is not None


def name_for_people(name: str) -> str:
    """Say what a voice is called: "Lessac (medium)" for `en_US-lessac-medium`; a name of another form is left as it is."""
    published = _PUBLISHED.fullmatch(name)
    if not published:
        return name
    called, quality = published["called"].replace("_", " "), published["quality"].replace("_", " ")
    return f"{called[:1].upper()}{called[1:]} ({quality})"


def is_language(tag: str) -> bool:
    """Tell whether *tag* has the form of BCP 47."""
    return _BCP47.fullmatch(tag) is not None


def read_config(file: Path) -> Config:
    """Read the JSON of a voice.

    Raises OSError, and ValueError, whose text completes the sentence "NAME.onnx.json …".
    """
    return parse_config(read_bytes(file))


def read_bytes(file: Path) -> bytes:
    """Read as much of a file as the JSON of a voice may have, and one byte more. Raises OSError."""
    with file.open("rb") as opened:
        return opened.read(_MAX_CONFIG_BYTES + 1)


def parse_config(data: bytes) -> Config:
    """Read the JSON of a voice. Raises ValueError as `read_config` does."""
    if len(data) > _MAX_CONFIG_BYTES:
        raise ValueError("is too long for what a voice says about itself")
    try:
        config = msgspec.json.decode(data, type=Config)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"is not what Piper writes about a voice ({error})") from error
    if config.phoneme_type not in _READ:
        raise ValueError(
            f"wants phonemes of the kind {config.phoneme_type!r}; what can be read is: {', '.join(sorted(_READ))}"
        )
    if not is_language(config.tag):
        raise ValueError(f"names no language: {config.tag!r}")
    if missing := {"_", "^", "$"} - config.phoneme_id_map.keys():
        raise ValueError(f"has no number for the phoneme {min(missing)!r}, which Piper needs")
    return config


def config_of(model: Path) -> Path:
    """Tell where the description of a model lies."""
    return model.with_name(model.name.removesuffix(".onnx") + CONFIG)
