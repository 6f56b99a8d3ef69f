"""Where sealed clips lie: named bytes in an object store.

clips/ab/<key>.clip     a sealed clip, written whole or not at all
used/<day>/<key>        an empty object: the clip was used on that day
counts/<day>/<name>     what one process asked for on that day
makers/<key>            in a bucket: somebody is making the clip
"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import LocalStore, MemoryStore

from audio_cache.errors import CacheFull, CacheUnavailable
from audio_cache.key import Key

if TYPE_CHECKING:
    from obstore import ObjectMeta, PutMode
    from obstore.store import ObjectStore

_FULL: Final = ("StorageFull", "QuotaExceeded")
"""What the store's messages call a full disk, on every operating system."""

_LEFTOVER: Final = re.compile(r".+#\d+")
"""How the store names a file that it is still writing."""

_CHECK_FOLDER: Final = "Check that it is a folder which this account may read and write."

_CHECK_BUCKET: Final = "Check its address, the credentials and the network."

_SLOW_S: Final = 0.2
"""A call that fails after this long would hold a listener up if it were tried for every clip."""

_REST_S: Final = 30.0
"""How long a place that is slow to fail is left alone."""

_AT_ONCE: Final = 1000
"""How many objects are listed or taken away in one request: the most that S3 takes."""

_REASON: Final = re.compile("<Message>([^<]{1,300})")
"""What S3 says for people, in its XML."""


class Use(NamedTuple):
    """A day on which a clip was used."""

    day: date
    key: Key


class Counted(NamedTuple):
    """A day, and the name under which one process put down what it counted on it."""

    day: date
    name: str


class Sign(NamedTuple):
    """Tells others that somebody is making a clip."""

    maker: str
    tag: str
    """Another one each time that a sign is put up."""


class Leftover(NamedTuple):
    """What a writer that has not finished leaves: it was killed, or is still at work."""

    name: str
    """Of an unfinished file in a folder, or of a maker's sign in a bucket."""
    size_bytes: int
    written: date
    """The day (UTC) of its last byte."""


class Shelf:
    """Clips and the days of their use, in a folder, in a bucket or in memory.

    Every method raises CacheUnavailable or CacheFull. A place that was slow to fail is left alone for a while: until
    then, every method raises at once. Use it in the process that opened it: the store's threads do not survive a fork.
    """

    def __init__(self, store: "ObjectStore", *, place: str, folder: Path | None = None) -> None:
        self.place: Final = place
        """Where it is, for messages."""
        self._store = store
        self._folder = folder
        self._pid: int | None = None
        self._resting: CacheUnavailable | None = None
        self._rests_until_s = 0.0

    @classmethod
    def in_folder(cls, folder: Path) -> "Shelf":
        """Open a folder, and make it if need be. Raises CacheUnavailable."""
        try:
            store = LocalStore(folder.absolute(), mkdir=True, automatic_cleanup=True)
        except (OSError, BaseError) as error:
            raise CacheUnavailable(_unavailable(str(folder), error, _CHECK_FOLDER)) from error
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

    def remove(self, *keys: Key) -> None:
        """Take clips away; that one is gone already does not matter."""
        self._delete(map(_clip_name, keys))

    def clips(self) -> Iterator[tuple[Key, int]]:
        """List the clips with their sizes in bytes; files of other names are passed over."""
        for path, found in self._objects("clips"):
            with suppress(ValueError):
                yield Key(path.name.removesuffix(".clip")), found["size"]

    def mark(self, day: date, key: Key) -> None:
        """Record that a clip is used on a day."""
        with self._reaching():
            self._store.put(_use_name(day, key), b"", mode="overwrite", use_multipart=False)

    def unmark(self, uses: Iterable[Use]) -> None:
        """Forget that clips were used on days."""
        self._delete(_use_name(*use) for use in uses)

    def uses(self) -> Iterator[Use]:
        """List what `mark` recorded."""
        for path, _ in self._objects("used"):
            with suppress(ValueError):
                yield Use(date.fromisoformat(path.parent.name), Key(path.name))

    def write_counts(self, day: date, name: str, counts: bytes) -> None:
        """Put counts down in the place of what stood there."""
        with self._reaching():
            place = _counts_name(Counted(day, name))
            self._store.put(place, counts, mode="overwrite", use_multipart=False)

    def counts(self) -> Iterator[Counted]:
        """List where counts were put down."""
        for path, _ in self._objects("counts"):
            with suppress(ValueError):
                yield Counted(date.fromisoformat(path.parent.name), path.name)

    def read_counts(self, counted: Counted) -> bytes:
        """Read counts; those that are gone already are empty."""
        with self._reaching(), suppress(FileNotFoundError):
            return bytes(self._store.get(_counts_name(counted)).bytes())
        return b""

    def forget_counts(self, counted: Iterable[Counted]) -> None:
        """Take counts away."""
        self._delete(map(_counts_name, counted))

    def claim(self, key: Key, maker: str, *, over: Sign | None = None) -> bool:
        """Put up a maker's sign where there is none, or in the place of *over*; False when somebody was quicker."""
        mode: PutMode = {"e_tag": over.tag} if over else "create"
        name = _maker_name(key)
        with self._reaching():
            try:
                self._store.put(name, maker.encode(), mode=mode, use_multipart=False)
            except (AlreadyExistsError, PreconditionError):
                return False
            except FileNotFoundError:  # *over* was taken down; without it, there is no such bucket
                if over is None:
                    raise
                return False
        return True

    def claimed(self, key: Key) -> Sign | None:
        """Read the sign of whoever is making a clip, or None when there is none."""
        with self._reaching(), suppress(FileNotFoundError):
            found = self._store.get(_maker_name(key))
            return Sign(bytes(found.bytes()).decode("ascii", "replace"), found.meta["e_tag"] or "")
        return None

    def unclaim(self, key: Key) -> None:
        """Take the sign down."""
        self._delete([_maker_name(key)])

    def leftovers(self) -> Iterator[Leftover]:
        """Find the unfinished files in a folder, which the store's own list hides, and the signs in a bucket."""
        for path, found in self._objects("makers"):
            yield Leftover(str(path), found["size"], found["last_modified"].date())
        folder = self._folder
        if folder is None:
            return
        for file in chain((folder / "clips").rglob("*#*"), (folder / "used").rglob("*#*")):
            with self._reaching(), suppress(FileNotFoundError):
                if _LEFTOVER.fullmatch(file.name) and file.is_file():
                    facts = file.stat()
                    written = datetime.fromtimestamp(facts.st_mtime, UTC).date()
                    yield Leftover(file.relative_to(folder).as_posix(), facts.st_size, written)

    def clear(self, leftover: Leftover) -> None:
        """Take an unfinished file or a sign away; that it is gone already does not matter."""
        if self._folder is None:
            self._delete([leftover.name])
        else:
            with self._reaching():
                (self._folder / leftover.name).unlink(missing_ok=True)

    def _objects(self, prefix: str) -> Iterator[tuple[PurePosixPath, "ObjectMeta"]]:
        with self._reaching():
            for some in self._store.list(prefix, chunk_size=_AT_ONCE):
                for found in some:
                    yield PurePosixPath(found["path"]), found

    def _delete(self, names: Iterable[str]) -> None:
        queue = iter(names)
        while some := list(islice(queue, _AT_ONCE)):
            with self._reaching():
                try:
                    self._store.delete(some)
                except FileNotFoundError:  # what stands behind the missing one may be left
                    for name in some:
                        with suppress(FileNotFoundError):
                            self._store.delete(name)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Turn the store's errors into this package's; a call that would hang after a fork too."""
        if self._pid not in {None, os.getpid()}:
            raise CacheUnavailable(
                f"The audio cache in {self.place} was used before this process was forked, and cannot be used in it. "
                "Start processes by spawn, and open the cache in each of them."
            )
        self._pid = os.getpid()
        begun_s = time.monotonic()
        if self._resting and begun_s < self._rests_until_s:
            raise self._resting
        try:
            yield
        except (OSError, BaseError) as error:
            if any(kind in str(error) for kind in _FULL):
                raise CacheFull(
                    f"No room is left for audio in {self.place}. Make room there, "
                    "or set HEARDLINE_CACHE_MB to less and prune the cache."
                ) from error
            check = _CHECK_FOLDER if self._folder else _CHECK_BUCKET
            trouble = CacheUnavailable(_unavailable(self.place, error, check))
            now_s = time.monotonic()
            if now_s - begun_s >= _SLOW_S:
                self._resting, self._rests_until_s = trouble, now_s + _REST_S
            raise trouble from error


def _clip_name(key: Key) -> str:
    return f"clips/{key.hex[:2]}/{key}.clip"


def _use_name(day: date, key: Key) -> str:
    return f"used/{day.isoformat()}/{key}"


def _counts_name(counted: Counted) -> str:
    return f"counts/{counted.day.isoformat()}/{counted.name}"


def _maker_name(key: Key) -> str:
    return f"makers/{key}"


def _unavailable(place: str, error: Exception, check: str) -> str:
    told = _REASON.search(str(error))
    cause = told[1].rstrip(".") if told else str(error).partition("\n")[0]
    cause = cause.removeprefix("Generic LocalFileSystem error: ")
    return f"The audio cache in {place} cannot be used: {cause}. {check}"
