"""One maker at a time for each clip.

A lease saves work; it is never what keeps a clip right. Whoever waits too long, or cannot take a lease at all, makes
the clip a second time, and the last one written whole is kept.
"""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

from filelock import FileLock, Timeout

from audio_cache.key import Key

PATIENCE_S: Final = 60.0
"""How long to wait for another maker: longer than any segment should take to speak and encode."""

STRIPES: Final = 256
"""Keys share this many locks, so that locks do not pile up; two makers meet by chance once in 256."""

_POLL_S: Final = 0.01

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


def _stripe(key: Key) -> int:
    return int(key.hex[:2], 16)


def _log_impatience(key: Key, patience_s: float) -> None:
    _log.warning("Waited %g s for another maker of clip %s; making it here too.", patience_s, key)
