"""A published voice is fetched, compared with its checksums, and then taken in as any other."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from service.newvoices.catalogue import FILE, Offer, Published, find, read_catalogue
from service.newvoices.errors import VoiceDamaged, VoiceRefused
from service.newvoices.facts import CARD, Facts, licence_on
from service.newvoices.taking import OpenFolder, refuse_if_here, take_in
from voices import Voice
from voices.piper.files import MODEL

_ARRIVING: Final = ".arriving"


class Download(Protocol):
    """Fetches what is at an address to a file, after what the file holds of it already. Raises FetchError."""

    def __call__(
        self, url: str, file: Path, *, size_bytes: int, progress: Callable[[int], None]
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Where voices are published, and how they are fetched from there."""

    url: str
    """What the paths of the catalogue are added to."""
    fetch: Callable[[str], bytes]
    """Raises FetchError."""
    download: Download


def install(
    wanted: str,
    *,
    publisher: Publisher,
    folder: Path,
    facts: Facts,
    open_folder: OpenFolder,
    progress: Callable[[int, int], None],
) -> list[Voice]:
    """Fetch the published voice *wanted* into *folder*, and take it in.

    What has arrived stays until the voice is taken in, so that the next try goes on from there. A voice whose licence
    neither *facts* nor its model card names is refused before its model is fetched.

    Returns:
        The voice, or one for each of its speakers.

    Raises:
        FetchError: the publisher cannot be asked, or broke off.
        VoiceDamaged: what arrived is not what was published.
        VoiceRefused: no such voice is published, or it cannot be taken in, or is here already.
        EngineUnavailable: Piper is not installed.
    """
    listed = f"{publisher.url}/{FILE}"
    offer = find(read_catalogue(publisher.fetch(listed), where=listed), wanted)
    refuse_if_here(offer.name, folder)
    arriving = folder / _ARRIVING / offer.name
    try:
        arriving.mkdir(parents=True, exist_ok=True)
        _fetch_all(offer, publisher, arriving, facts, progress)
    except OSError as trouble:
        raise VoiceRefused(
            f"{trouble.filename or arriving} cannot be written: {trouble.strerror}. "
            "Make room or allow it, and ask again: what has arrived is kept."
        ) from trouble
    voices = take_in(
        arriving / f"{offer.name}{MODEL}", folder=folder, facts=facts, open_folder=open_folder
    )
    shutil.rmtree(arriving, ignore_errors=True)
    return voices


def _fetch_all(
    offer: Offer,
    publisher: Publisher,
    arriving: Path,
    facts: Facts,
    progress: Callable[[int, int], None],
) -> None:
    total = sum(file.size_bytes for file in offer.files)
    before = 0
    for file in sorted(offer.files, key=lambda file: file.name != CARD):
        place = arriving / file.name
        publisher.download(
            f"{publisher.url}/{file.path}",
            place,
            size_bytes=file.size_bytes,
            progress=partial(_add, progress, before, total),
        )
        _check(place, file)
        before += file.size_bytes
        if file.name == CARD and not facts.licence:
            _check_licence(place, offer)


def _add(progress: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _check(place: Path, file: Published) -> None:
    with place.open("rb") as opened:
        digest = hashlib.file_digest(opened, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if digest != file.md5:
        place.unlink()
        raise VoiceDamaged(
            f"{file.name} arrived with the checksum {digest}, where the catalogue says {file.md5}. "
            "It was thrown away; try again, and if it fails again, ask whoever runs the server."
        )


def _check_licence(card: Path, offer: Offer) -> None:
    if not licence_on(card.read_text("utf-8", errors="replace")):
        raise VoiceRefused(
            f"The model card of {offer.name} names no licence. Find out whether you may publish with it, "
            "and say so: --licence CC-BY-4.0, for example."
        )
