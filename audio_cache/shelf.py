"""Where sealed clips lie: named bytes in an object store.

clips/ab/<key>.clip     a sealed clip, written whole or not at all
used/<day>/<key>        an empty object: the clip was used on that day
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore

from audio_cache.errors import CacheFull, CacheUnavailable
from audio_cache.key import Key

_FULL: Final = ("StorageFull", "QuotaExceeded")
"""What the store's messages call a full disk, on every operating system."""

_LEFTOVER: Final = re.compile(r".+#\d+")
"""How the store names a file that it is still writing."""


class Use(NamedTuple):
    """A day on which a clip was used."""

    day: date
    key: Key


class Leftover(NamedTuple):
    """A file that a writer has not finished: it was killed, or is still at work."""

    path: Path
    size_bytes: int
    written: date
    """The day (UTC) of its last byte."""


class Shelf:
    """Clips and the days of their use, in a folder or in memory.

    Every method raises CacheUnavailable or CacheFull. Use it in the process that opened it: the store's threads do
    not survive a fork.
    """

    def __init__(
        self, store: LocalStore | MemoryStore, *, place: str, folder: Path | None = None
    ) -> None:
        self.place: Final = place
        """Where it is, for messages."""
        self._store = store
        self._folder = folder
        self._pid: int | None = None

    @classmethod
    def in_folder(cls, folder: Path) -> "Shelf":
        """Open a folder, and make it if need be. Raises CacheUnavailable."""
        try:
            store = LocalStore(folder.absolute(), mkdir=True, automatic_cleanup=True)
        except (OSError, BaseError) as error:
            raise CacheUnavailable(_unavailable(str(folder), error)) from error
        return cls(store, place=str(folder), folder=folder.absolute())

    @classmethod
    def in_memory(cls) -> "Shelf":
        """Open a shelf that is gone when the program ends."""
        return cls(MemoryStore(), place="memory")

    def read(self, key: Key) -> bytes | None:
        """Read a sealed clip, or None when there is none."""
        with self._reaching(), suppress(FileNotFoundError):
            return bytes(self._store.get(_clip_name(key)).bytes())
        return None

    def read_start(self, key: Key, size_bytes: int) -> bytes | None:
        """Read the first bytes of a sealed clip that is no shorter, or None when there is none."""
        with self._reaching(), suppress(FileNotFoundError):
            return bytes(self._store.get_range(_clip_name(key), start=0, length=size_bytes))
        return None

    def write(self, key: Key, sealed: bytes) -> None:
        """Put a sealed clip in the place of what was there, whole or not at all."""
        with self._reaching():
            self._store.put(_clip_name(key), sealed, mode="overwrite", use_multipart=False)

    def remove(self, key: Key) -> None:
        """Take a clip away; that it is gone already does not matter."""
        with self._reaching(), suppress(FileNotFoundError):
            self._store.delete(_clip_name(key))

    def clips(self) -> Iterator[tuple[Key, int]]:
        """List the clips with their sizes in bytes; files of other names are passed over."""
        for path, size_bytes in self._objects("clips"):
            with suppress(ValueError):
                yield Key(path.name.removesuffix(".clip")), size_bytes

    def mark(self, day: date, key: Key) -> None:
        """Record that a clip is used on a day."""
        with self._reaching():
            self._store.put(_use_name(day, key), b"", mode="overwrite", use_multipart=False)

    def unmark(self, day: date, key: Key) -> None:
        """Forget that a clip was used on a day."""
        with self._reaching(), suppress(FileNotFoundError):
            self._store.delete(_use_name(day, key))

    def uses(self) -> Iterator[Use]:
        """List what `mark` recorded."""
        for path, _ in self._objects("used"):
            with suppress(ValueError):
                yield Use(date.fromisoformat(path.parent.name), Key(path.name))

    def leftovers(self) -> Iterator[Leftover]:
        """Find the unfinished files in a folder; the store's own list hides them."""
        folder = self._folder
        if folder is None:
            return
        for path in chain((folder / "clips").rglob("*#*"), (folder / "used").rglob("*#*")):
            with self._reaching(), suppress(FileNotFoundError):
                if _LEFTOVER.fullmatch(path.name) and path.is_file():
                    facts = path.stat()
                    written = datetime.fromtimestamp(facts.st_mtime, UTC).date()
                    yield Leftover(path, facts.st_size, written)

    def clear(self, leftover: Leftover) -> None:
        """Take an unfinished file away; that it is gone already does not matter."""
        with self._reaching():
            leftover.path.unlink(missing_ok=True)

    def _objects(self, prefix: str) -> Iterator[tuple[PurePosixPath, int]]:
        with self._reaching():
            for some in self._store.list(prefix, chunk_size=1000):
                for found in some:
                    yield PurePosixPath(found["path"]), found["size"]

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Turn the store's errors into this package's; a call that would hang after a fork too."""
        if self._pid not in {None, os.getpid()}:
            raise CacheUnavailable(
                f"The audio cache in {self.place} was used before this process was forked, and cannot be used in it. "
                "Start processes by spawn, and open the cache in each of them."
            )
        self._pid = os.getpid()
        try:
            yield
        except (OSError, BaseError) as error:
            if any(kind in str(error) for kind in _FULL):
                raise CacheFull(
                    f"No room is left for audio in {self.place}. "
                    "Make room on that disk, or prune the cache to a smaller size."
                ) from error
            raise CacheUnavailable(_unavailable(self.place, error)) from error


def _clip_name(key: Key) -> str:
    return f"clips/{key.hex[:2]}/{key}.clip"


def _use_name(day: date, key: Key) -> str:
    return f"used/{day.isoformat()}/{key}"


def _unavailable(place: str, error: Exception) -> str:
    cause = str(error).partition("\n")[0].removeprefix("Generic LocalFileSystem error: ")
    return (
        f"The audio cache in {place} cannot be used: {cause}. "
        "Check that it is a folder which this account may read and write."
    )
