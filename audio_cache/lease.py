"""One maker at a time for each clip.

A lease saves work; it is never what keeps a clip right. Whoever waits too long, or cannot take a lease at all, makes
the clip a second time, and the last one written whole is kept.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol
from uuid import uuid4

from filelock import FileLock, Timeout

from audio_cache.errors import CacheError
from audio_cache.key import Key

if TYPE_CHECKING:
    from audio_cache.shelf import Shelf, Sign

PATIENCE_S: Final = 60.0
"""How long to wait for another maker: longer than any segment should take to speak and encode."""

STRIPES: Final = 256
"""Keys share this many locks, so that locks do not pile up; two makers meet by chance once in 256."""

_POLL_S: Final = 0.01

EXPIRY_S: Final = 20.0
"""How long a maker's sign in a bucket counts: longer than nearly any segment takes to speak, encode and keep."""

_ASK_S: Final = 0.1
"""How often a bucket is asked whether the sign is down."""

_log: Final = logging.getLogger(__name__)


class Lease(Protocol):
    """Holds back a second maker of a clip while the first is at work."""

    def hold(self, key: Key) -> AbstractContextManager[None]:
        """Wait for the turn of `key`, a while at most, and keep it inside the `with`. Never raises.

        Not re-entrant: inside the `with`, no other key may be held.
        """


class ThreadLease:
    """Between the threads of one process."""

    def __init__(self, *, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._locks = tuple(Lock() for _ in range(STRIPES))

    @contextmanager
    def hold(self, key: Key) -> Iterator[None]:
        lock = self._locks[_stripe(key)]
        held = lock.acquire(timeout=self._patience_s)
        if not held:
            _log_impatience(key, self._patience_s)
        try:
            yield
        finally:
            if held:
                lock.release()


class FileLease:
    """Between the processes of one machine, and their threads.

    The operating system frees the lock of a process that dies. The lock files stay, for taking one away while another
    process waits for it would let two in; there are never more than `STRIPES` of them.
    """

    def __init__(self, folder: Path, *, patience_s: float = PATIENCE_S) -> None:
        self._folder = folder
        self._patience_s = patience_s

    @contextmanager
    def hold(self, key: Key) -> Iterator[None]:
        lock = FileLock(self._folder / f"{_stripe(key):02x}.lock", poll_interval=_POLL_S)
        with ExitStack() as held:
            try:
                held.enter_context(lock.acquire(timeout=self._patience_s))
            except Timeout:
                _log_impatience(key, self._patience_s)
            except (
                OSError
            ) as error:  # a read-only folder or a full disk: the clip can still be made
                _log.debug("No lease on clip %s: %s", key, error)
            yield


class BucketLease:
    """Between processes on any number of machines: makers put up signs beside the clips, and take them down again.

    The sign of a maker that died stays. Whoever waits sees it unchanged for as long as it counts, by his own clock alone,
    and puts his own in its place; of several who do so, the store lets one. A maker that is slower than that has lost his
    lease, and the clip is made twice.
    """

    def __init__(
        self, shelf: "Shelf", *, patience_s: float = PATIENCE_S, expiry_s: float = EXPIRY_S
    ) -> None:
        self._shelf = shelf
        self._patience_s = patience_s
        self._expiry_s = expiry_s

    @contextmanager
    def hold(self, key: Key) -> Iterator[None]:
        maker = uuid4().hex
        held = False
        try:
            held = self._take(key, maker)
            if not held:
                _log_impatience(key, self._patience_s)
        except CacheError as error:  # the clip can still be made
            _log.debug("No lease on clip %s: %s", key, error)
        taken_s = time.monotonic()
        try:
            yield
        finally:
            if held:
                with suppress(CacheError):
                    self._leave(key, maker, held_s=time.monotonic() - taken_s)

    def _take(self, key: Key, maker: str) -> bool:
        """Wait until the sign is ours; False when that takes too long."""
        until_s = time.monotonic() + self._patience_s
        other: Sign | None = None
        while time.monotonic() < until_s:
            if self._shelf.claim(key, maker, over=other):
                return True
            other = self._wait(key, maker, until_s=until_s)
            if other and other.maker == maker:  # the store took it, and its answer was lost
                return True
        return False

    def _wait(self, key: Key, maker: str, *, until_s: float) -> "Sign | None":
        """Wait until the sign is down, and return None; or return it when it is ours or does not count any more."""
        seen: Sign | None = None
        since_s = now_s = time.monotonic()
        while now_s < until_s:
            sign = self._shelf.claimed(key)
            now_s = time.monotonic()
            if sign != seen:
                seen, since_s = sign, now_s
            if sign is None or sign.maker == maker or now_s - since_s >= self._expiry_s:
                return sign
            time.sleep(_ASK_S)
        return None

    def _leave(self, key: Key, maker: str, *, held_s: float) -> None:
        if held_s >= self._expiry_s / 2:  # it may be somebody else's by now
            sign = self._shelf.claimed(key)
            if sign is None or sign.maker != maker:
                return
        self._shelf.unclaim(key)


def _stripe(key: Key) -> int:
    return int(key.hex[:2], 16)


def _log_impatience(key: Key, patience_s: float) -> None:
    _log.warning("Waited %g s for another maker of clip %s; making it here too.", patience_s, key)
