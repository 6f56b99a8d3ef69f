"""When one fetch has to be over."""

import time


class Deadline:
    """The end of everything that one fetch does."""

    def __init__(self, total_s: float) -> None:
        self._end = time.monotonic() + total_s

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._end

    def within(self, seconds: float | None) -> float:
        """Return *seconds*, or what is left when that is less. Raises TimeoutError when nothing is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left if seconds is None else min(seconds, left)
