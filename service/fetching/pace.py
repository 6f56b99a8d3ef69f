"""How often one host is asked."""

import math
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from service.fetching.errors import NotYet

LONGEST_GAP_S: Final = 3600.0
"""No robots.txt can slow us down more than that."""

_REMEMBERED: Final = 1000


class Pace:
    """Keeps a gap between two requests to the same host. Shared by all threads of a process; others have their own."""

    def __init__(
        self,
        *,
        gap_s: float = 1.0,
        patience_s: float = 5.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """*gap_s* is the least gap; whoever would wait longer than *patience_s* is sent away instead."""
        self._gap_s = gap_s
        self._patience_s = patience_s
        self._clock = clock
        self._sleep = sleep
        self._free_at: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, host: str, *, gap_s: float | None = None) -> None:
        """Wait for a turn at *host*, whose robots.txt asks for *gap_s* after it.

        Raises:
            NotYet: it would take too long; no turn was taken.
        """
        with self._lock:
            now = self._clock()
            turn = max(now, self._free_at.get(host, now))
            if turn - now > self._patience_s:
                raise NotYet(
                    f"{host} was asked a moment ago, and wants time between two requests. "
                    f"Try again in {turn - now:.0f} seconds.",
                    retry_after_s=math.ceil(turn - now),
                )
            self._free_at[host] = turn + max(self._gap_s, min(gap_s or 0.0, LONGEST_GAP_S))
            self._forget(now)
        self._sleep(turn - now)

    def _forget(self, now: float) -> None:
        if len(self._free_at) > _REMEMBERED:
            self._free_at = {host: free for host, free in self._free_at.items() if free > now}
