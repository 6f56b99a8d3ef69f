"""Files that a command writes: whole or not at all, and never over what it reads."""

import os
import shutil
import tempfile
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.errors import ServiceError
from service.publishing.files import CHAPTERS, JSON, SRT, VTT, texts_of

if TYPE_CHECKING:
    from service.model import Episode

_SIDECARS = {".vtt": VTT, ".srt": SRT, ".json": JSON, ".chapters.json": CHAPTERS}


def check_targets(source: str, output: Path, *, sidecars: bool) -> None:
    """Refuse what cannot end well before any work is done.

    Raises:
        click.UsageError: a file to be written is SOURCE itself.
        ServiceError: there is no folder to write into.
    """
    folder = output.parent
    if not folder.is_dir():
        raise ServiceError(
            f"The folder {folder} does not exist. Make it first, or write somewhere else."
        )
    if not os.access(folder, os.W_OK):
        raise ServiceError(
            f"Nothing can be written into {folder}. Allow it, or write somewhere else."
        )
    targets = [output, *(output.with_suffix(suffix) for suffix in (_SIDECARS if sidecars else ()))]
    for target in targets:
        if source != "-" and _are_one(target, source):
            raise click.UsageError(
                f"{target} is the article itself. Choose another name for the output."
            )


def _are_one(target: Path, source: str) -> bool:
    try:
        return target.samefile(source)
    except (OSError, ValueError):  # one of them is no file: SOURCE may be an address
        return False


def write_all(episode: "Episode", sound: Path, output: Path, *, sidecars: bool) -> None:
    """Write the *sound* of an episode and what goes beside it; what stood there before stays until all are written.

    Raises:
        ServiceError: the disk is full or the folder cannot be written.
    """
    contents: dict[Path, bytes | Path] = {output: sound}
    if sidecars:
        written = dict(texts_of(episode))
        contents |= {
            output.with_suffix(suffix): written[name] for suffix, name in _SIDECARS.items()
        }
    _write(contents)


def write_file(output: Path, data: bytes) -> None:
    """Write one file; what stood there before stays until all is written.

    Raises:
        ServiceError: the disk is full or the folder cannot be written.
    """
    _write({output: data})


def _write(contents: dict[Path, bytes | Path]) -> None:
    try:
        with ExitStack() as undo:
            ready = [
                (_written_beside(target, data, undo), target) for target, data in contents.items()
            ]
            for temporary, target in ready:
                temporary.replace(target)
    except OSError as wrong:
        raise ServiceError(
            f"{next(iter(contents))} could not be written: {wrong.strerror}. What was there before is still there."
        ) from wrong


def _written_beside(target: Path, data: bytes | Path, undo: ExitStack) -> Path:
    with tempfile.NamedTemporaryFile(
        dir=target.parent, prefix=f".{target.name[:60]}.", delete=False
    ) as file:
        temporary = Path(file.name)
        undo.callback(_remove, temporary)
        with data.open("rb") if isinstance(data, Path) else BytesIO(data) as source:
            shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())
    umask = os.umask(0)
    os.umask(umask)
    temporary.chmod(0o666 & ~umask)
    return temporary


def _remove(file: Path) -> None:
    with suppress(FileNotFoundError):
        file.unlink()
