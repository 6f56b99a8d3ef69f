"""Who works here, and who of them still lives.

A worker holds a file lock of the operating system for as long as it lives. The system frees the lock of a process that
dies, however it dies, so nobody needs a clock to tell a dead worker from a slow one.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from filelock import FileLock, Timeout

from service.store.errors import StoreUnavailable

_SUFFIX: Final = ".lock"


class Workers:
    """The workers on one machine that share *folder*, which is made if need be. May be used from several threads.

    Each process makes its own; a worker lives as long as the object that it joined.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, FileLock] = {}

    def join(self) -> str:
        """Begin to work, under an id that nobody else has or had. Raises StoreUnavailable."""
        worker = uuid4().hex
        lock = self._lock(worker)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / "door"):  # nobody sweeps a lock away before it is held
                self._sweep()
                lock.acquire()
        except OSError as trouble:
            raise StoreUnavailable(
                f"Nobody can work in {self._folder}: {trouble.strerror}. "
                "See that this program may write there, and that the disk has room."
            ) from trouble
        self._held[worker] = lock
        return worker

    def leave(self, worker: str) -> None:
        """End the work of one who joined here."""
        self._held.pop(worker).release()
        self._forget(worker)

    def alive(self, worker: str) -> bool:
        """Tell whether a worker still lives; the file of a dead one is removed."""
        if not self._path(worker).exists():
            return False
        try:
            with self._lock(worker).acquire(blocking=False):
                pass
        except (Timeout, OSError):  # it is held; or nobody can tell, and then its job is left to it
            return True
        self._forget(worker)
        return False

    def _sweep(self) -> None:
        for file in self._folder.glob(f"*{_SUFFIX}"):
            self.alive(file.stem)

    def _forget(self, worker: str) -> None:
        with suppress(OSError):  # somebody else is asking about it at this moment, and will
            self._path(worker).unlink(missing_ok=True)

    def _path(self, worker: str) -> Path:
        return self._folder / f"{worker}{_SUFFIX}"

    def _lock(self, worker: str) -> FileLock:
        return FileLock(self._path(worker), thread_local=False)
