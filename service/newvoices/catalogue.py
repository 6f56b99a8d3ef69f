"""What voices are published: Piper's `voices.json` (rhasspy/piper-voices on Hugging Face). Pure.

It maps a key, as `en_US-lessac-medium`, to language, quality and files, each with its size and MD5.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Final

import msgspec

from service.newvoices.errors import VoiceRefused
from service.newvoices.facts import CARD
from voices.piper.files import CONFIG, MODEL, is_name

FILE: Final = "voices.json"

_MOST_BYTES: Final = 1 << 30
_PART: Final = re.compile(r"\w[\w.+-]{0,99}")


class _File(msgspec.Struct, frozen=True):
    size_bytes: Annotated[int, msgspec.Meta(ge=1, le=_MOST_BYTES)]
    md5_digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]


class _Entry(msgspec.Struct, frozen=True):
    files: dict[str, _File]
    aliases: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One file of a published voice."""

    path: str
    """From the catalogue's own address."""
    size_bytes: int
    md5: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A published voice: what it is called, and its files, the smallest first."""

    name: str
    files: tuple[Published, ...]


Catalogue = Mapping[str, _Entry]


def read_catalogue(data: bytes, *, where: str) -> Catalogue:
    """Read a catalogue; *where* it is from is for the message. Raises VoiceRefused."""
    try:
        return msgspec.json.decode(data, type=dict[str, _Entry])
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise VoiceRefused(
            f"{where} is no catalogue of Piper's voices ({wrong}). Check HEARDLINE_VOICES_URL."
        ) from wrong


def find(catalogue: Catalogue, wanted: str) -> Offer:
    """Find a voice by its key or by one of its former names.

    Raises:
        VoiceRefused: there is none, and the message says what is called alike; or its entry makes no sense.
    """
    for name, entry in catalogue.items():
        if wanted in {name, *entry.aliases}:
            return _offer(name, entry)
    by_lower = {name.lower(): name for name in catalogue}
    near = [
        by_lower[name]
        for name in difflib.get_close_matches(wanted.lower(), by_lower, n=3, cutoff=0.5)
    ]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise VoiceRefused(
        f"No voice {wanted!r} is published.{hint} Names are as en_US-lessac-medium: language, name, quality."
    )


def _offer(name: str, entry: _Entry) -> Offer:
    needed = {f"{name}{MODEL}", f"{name}{CONFIG}", CARD}
    files = tuple(
        Published(path=path, size_bytes=file.size_bytes, md5=file.md5_digest)
        for path, file in sorted(entry.files.items(), key=lambda item: item[1].size_bytes)
        if all(map(_PART.fullmatch, path.split("/"))) and path.rpartition("/")[2] in needed
    )
    if not is_name(name) or {file.name for file in files} < needed - {CARD}:
        raise VoiceRefused(
            f"The catalogue does not say where the files of {name!r} are. Choose another voice."
        )
    return Offer(name=name, files=files)
