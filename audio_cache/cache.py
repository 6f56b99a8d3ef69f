"""Audio that has been made once."""

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from audio_cache.clip import Clip
from audio_cache.errors import CacheError, DamagedClip
from audio_cache.key import Key
from audio_cache.seal import seal, unseal

if TYPE_CHECKING:  # these load the object store and the file locks
    from obstore.store import ObjectStore

    from audio_cache.lease import Lease
    from audio_cache.shelf import Shelf

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a cache was asked since it was opened, in this process."""

    hits: int = 0
    """Clips that were there, or that another maker put there meanwhile."""
    misses: int = 0
    """Clips that were not."""
    damaged: int = 0
    """Misses because of damage."""


class Cache:
    """Clips by key. May be used from several threads.

    Trouble with the place where clips are kept is logged, not raised: the clip is made, and the caller has it.
    """

    def __init__(self, shelf: "Shelf", lease: "Lease", *, today: Callable[[], date]) -> None:
        self.shelf: Final = shelf
        self.lease: Final = lease
        self.today: Final = today
        """The day that a use is recorded under."""
        self._lock = Lock()
        self._counted: Counter[str] = Counter()
        self._marked_on = date.min
        self._marked: set[Key] = set()
        self._in_trouble = False

    @property
    def counts(self) -> Counts:
        """What was found and what was not, up to now."""
        with self._lock:
            return Counts(**self._counted)

    def get(self, key: Key) -> Clip | None:
        """Return the clip, or None when there is none that is sound."""
        try:
            clip = self._read(key)
        except DamagedClip as damage:
            _log.warning("Clip %s in %s is damaged: %s.", key, self.shelf.place, damage)
            self._count("damaged")
            clip = None
        self._count("misses" if clip is None else "hits")
        return clip

    def get_or_make(self, key: Key, make: Callable[[], Clip]) -> Clip:
        """Return the clip; make and keep it first when there is none that is sound.

        Of several callers with one key, in whatever process, one makes the clip and the others wait for it. Raises
        what `make` raises, and then keeps nothing. `make` must not ask this cache for another clip.
        """
        with suppress(DamagedClip):
            clip = self._read(key)
            if clip is not None:
                self._count("hits")
                return clip
        with self.lease.hold(key):
            clip = self.get(key)  # another maker may have been here
            if clip is None:
                clip = make()
                self._keep(key, clip)
        return clip

    def _read(self, key: Key) -> Clip | None:
        """Read a clip, or None when there is none. Raises DamagedClip."""
        try:
            sealed = self.shelf.read(key)
        except CacheError as trouble:
            self._complain(trouble)
            return None
        if sealed is None:
            return None
        clip = unseal(key, sealed)
        with suppress(CacheError):  # what cannot be written can still be heard
            self._mark(key)
        return clip

    def _keep(self, key: Key, clip: Clip) -> None:
        sealed = seal(key, clip)
        try:
            self._mark(key, again=True)  # first: a clip without a mark is the next to be pruned
            self.shelf.write(key, sealed)
        except CacheError as trouble:
            self._complain(trouble)
        else:
            self._in_trouble = False

    def _mark(self, key: Key, *, again: bool = False) -> None:
        """Record that the clip is used today: once a day in this process, whether that succeeds or not."""
        day = self.today()
        with self._lock:
            if day != self._marked_on:
                self._marked_on, self._marked = day, set()
            if key in self._marked and not again:
                return
            self._marked.add(key)
        self.shelf.mark(day, key)

    def _complain(self, trouble: CacheError) -> None:
        """Say once what is wrong, until a clip can be kept again."""
        if not self._in_trouble:
            self._in_trouble = True
            _log.warning("%s Until then, each clip is made whenever it is needed.", trouble)

    def _count(self, what: str) -> None:
        with self._lock:
            self._counted[what] += 1


def open_cache(folder: Path, today: Callable[[], date]) -> Cache:
    """Open a cache in a folder of its own, and make the folder if need be. Raises CacheUnavailable.

    Any number of processes on this machine may have it open.
    """
    from audio_cache.lease import FileLease  # noqa: PLC0415  `import audio_cache` costs next to nothing
    from audio_cache.shelf import Shelf  # noqa: PLC0415  as above: the store takes 40 ms to load

    return Cache(Shelf.in_folder(folder), FileLease(folder.absolute() / "leases"), today=today)


def bucket_cache(store: "ObjectStore", today: Callable[[], date], *, place: str) -> Cache:
    """Open a cache in a bucket that is called *place* in messages; nothing is asked of it yet.

    Any number of processes on any machines may have it open.
    """
    from audio_cache.lease import BucketLease  # noqa: PLC0415  as above
    from audio_cache.shelf import Shelf  # noqa: PLC0415  as above

    shelf = Shelf(store, place=place)
    return Cache(shelf, BucketLease(shelf), today=today)


def memory_cache(today: Callable[[], date]) -> Cache:
    """Open a cache that is gone when the program ends."""
    from audio_cache.lease import ThreadLease  # noqa: PLC0415  as above
    from audio_cache.shelf import Shelf  # noqa: PLC0415  as above

    return Cache(Shelf.in_memory(), ThreadLease(), today=today)
