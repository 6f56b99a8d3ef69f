"""Audio that has been made once."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from audio_cache.clip import Clip
from audio_cache.counts import Counts, write_counts
from audio_cache.errors import CacheError, DamagedClip
from audio_cache.key import Key
from audio_cache.seal import seal, unseal

if TYPE_CHECKING:  # these load the object store and the file locks
    from obstore.store import ObjectStore

    from audio_cache.lease import Lease
    from audio_cache.shelf import Shelf

_log: Final = logging.getLogger(__name__)


SAVE_EVERY_S: Final = 60.0
"""How often counts are written down: a process that is killed forgets no more than this."""


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
        self._who = uuid4().hex
        self._counted = Counts()
        self._counted_today = Counts()
        self._counted_on = today()
        self._saved_s = time.monotonic()
        self._marked_on = date.min
        self._marked: set[Key] = set()
        self._in_trouble = False

    @property
    def counts(self) -> Counts:
        """What was found and what was not, in this process up to now."""
        with self._lock:
            return self._counted

    def close(self) -> None:
        """Write down what is counted. It stays usable."""
        with self._lock:
            day, counted = self._counted_on, self._counted_today
        self._save(day, counted)

    def get(self, key: Key) -> Clip | None:
        """Return the clip, or None when there is none that is sound."""
        try:
            clip = self._read(key)
        except DamagedClip as damage:
            _log.warning("Clip %s in %s is damaged: %s.", key, self.shelf.place, damage)
            self._count(Counts(damaged=1))
            clip = None
        self._count(Counts(misses=1) if clip is None else _hit(clip))
        return clip

    def get_or_make(self, key: Key, make: Callable[[], Clip]) -> Clip:
        """Return the clip; make and keep it first when there is none that is sound.

        Of several callers with one key, in whatever process, one makes the clip and the others wait for it. Raises
        what `make` raises, and then keeps nothing. `make` must not ask this cache for another clip.
        """
        with suppress(DamagedClip):
            clip = self._read(key)
            if clip is not None:
                self._count(_hit(clip))
                return clip
        with self.lease.hold(key):
            clip = self.get(key)  # another maker may have been here
            if clip is None:
                begun_s = time.perf_counter()
                clip = make()
                making_ms = round((time.perf_counter() - begun_s) * 1000)
                self._count(Counts(made_ms=clip.duration_ms, making_ms=making_ms))
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

    def _count(self, what: Counts) -> None:
        """Count, and write down now and then what was counted on a day, under a name that only this cache uses."""
        day, now_s = self.today(), time.monotonic()
        with self._lock:
            self._counted += what
            last, counted = self._counted_on, self._counted_today
            new_day = day != last
            self._counted_on, self._counted_today = day, what if new_day else counted + what
            due = new_day or now_s - self._saved_s >= SAVE_EVERY_S
            if due:
                self._saved_s = now_s
            counted = counted if new_day else self._counted_today
        if due:
            self._save(last, counted)

    def _save(self, day: date, counted: Counts) -> None:
        if counted != Counts():
            with suppress(CacheError):  # a clip matters more
                self.shelf.write_counts(day, self._who, write_counts(counted))


def _hit(clip: Clip) -> Counts:
    return Counts(hits=1, hit_ms=clip.duration_ms)


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
