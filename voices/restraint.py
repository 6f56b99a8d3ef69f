"""When a service on another machine may be asked, so that it is neither hammered nor sent more than was agreed."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from threading import Lock
from typing import Final

from voices.errors import EngineBusy, SpeechFailed, TextRejected, VoiceError

_LOCK_S: Final = 10.0


class Throttle:
    """Gives turns, so many a second and no more, one after the other."""

    def __init__(self, a_second: float) -> None:
        self._apart_s = 1 / a_second
        self._next_s = 0.0

    def turn(self, now_s: float) -> float:
        """Take the next turn: in how many seconds it is."""
        at_s = max(now_s, self._next_s)
        self._next_s = at_s + self._apart_s
        return at_s - now_s


class Breaker:
    """Leaves a service alone that has failed several times in a row, or that asks for it.

    When the rest is over, one request tries whether the service is back; until that is known, or for another rest, no
    further one is let through. Each try that fails doubles the rest.

    Args:
        failures: After how many in a row it rests.
        rest_s: How long, the first time.
        longest_rest_s: How long at most.
    """

    def __init__(
        self, *, failures: int = 5, rest_s: float = 30.0, longest_rest_s: float = 900.0
    ) -> None:
        self._failures = failures
        self._rest_s = rest_s
        self._longest_rest_s = longest_rest_s
        self._failed = 0
        self._until_s: float | None = None
        """When the rest ends; None when there is none."""

    def admit(self, now_s: float) -> float:
        """Let a request through and return 0, or return for how many seconds none is let through."""
        if self._until_s is not None:
            if now_s < self._until_s:
                return self._until_s - now_s
            self._until_s = now_s + self._rest_s  # for all but this one
        return 0.0

    def succeeded(self) -> None:
        """Note that a request was answered: all is well."""
        self._failed = 0
        self._until_s = None

    def failed(self, now_s: float, *, retry_after_s: float | None = None) -> None:
        """Note that a request failed, and for how many seconds the service then asked to be left alone."""
        self._failed += 1
        rest_s = retry_after_s or 0.0
        if self._failed >= self._failures:
            doubled_s = self._rest_s * 2.0 ** min(self._failed - self._failures, 30)
            rest_s = max(rest_s, min(doubled_s, self._longest_rest_s))
        if rest_s or self._until_s is not None:
            self._until_s = max(self._until_s or 0.0, now_s + rest_s)


class Budget:
    """How many characters may be sent on one day, counted in a file by all processes that share it.

    Args:
        file: Where they are counted; its folder is made if need be.
        chars_a_day: How many may be sent.
        now: The time, aware; the day is that of its zone.
    """

    def __init__(self, file: Path, *, chars_a_day: int, now: Callable[[], datetime]) -> None:
        self.chars_a_day: Final = chars_a_day
        self._file = file
        self._now = now

    def take(self, chars: int) -> float:
        """Count *chars* as sent and return 0, or return in how many seconds the next day begins.

        Raises SpeechFailed when they cannot be counted.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415  (only where text is sent away)

        now = self._now()
        day = now.date()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._file.with_suffix(".lock"), timeout=_LOCK_S):
                sent = self._sent_on(str(day)) + chars
                if sent > self.chars_a_day:
                    tomorrow = datetime.combine(day + timedelta(days=1), time_of_day(), now.tzinfo)
                    return tomorrow.timestamp() - now.timestamp()
                self._write(str(day), sent)
        except (OSError, Timeout) as error:
            raise SpeechFailed(
                f"How much was sent today cannot be counted in {self._file}, so nothing is sent: {error}. "
                "See that this program may write there, and that the disk has room."
            ) from error
        return 0.0

    def _sent_on(self, day: str) -> int:
        try:
            counted = json.loads(self._file.read_text("utf-8"))
            return int(counted["chars"]) if counted["day"] == day else 0
        except FileNotFoundError:
            return 0
        except (ValueError, TypeError, KeyError):
            self._write(day, self.chars_a_day)  # nobody knows how much: no more on this day
            return self.chars_a_day

    def _write(self, day: str, chars: int) -> None:
        whole = self._file.with_suffix(".new")  # nobody else writes it: the lock is held
        whole.write_text(json.dumps({"day": day, "chars": chars}) + "\n", "utf-8")
        whole.replace(self._file)


class Restraint:
    """All three, for one service. May be used from several threads.

    Args:
        service: Who is asked, as people know it.
        throttle: How often; None is as often as there is something to ask.
        breaker: When not.
        budget: How much; None is without end.
        now: The time in seconds since 1970.
        wait: Waits so many seconds.
    """

    def __init__(
        self,
        service: str,
        *,
        throttle: Throttle | None = None,
        breaker: Breaker | None = None,
        budget: Budget | None = None,
        now: Callable[[], float] = time.time,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._service = service
        self._throttle = throttle
        self._breaker = breaker or Breaker()
        self._budget = budget
        self._now = now
        self._wait = wait
        self._lock = Lock()

    @contextmanager
    def asking(self, chars: int) -> Iterator[None]:
        """Wait for a turn to send *chars*, and note how the request inside went.

        Raises:
            EngineBusy: The service is to be left alone, or enough was sent to it today.
            SpeechFailed: What is sent cannot be counted.
        """
        if self._throttle:
            with self._lock:
                wait_s = self._throttle.turn(self._now())
            if wait_s:
                self._wait(wait_s)
        self._admit(chars)
        try:
            yield
        except TextRejected:
            self._succeeded()  # the service is well; only this text is not for it
            raise
        except VoiceError as error:
            with self._lock:
                self._breaker.failed(
                    self._now(), retry_after_s=getattr(error, "retry_after_s", None)
                )
            raise
        self._succeeded()

    def _admit(self, chars: int) -> None:
        with self._lock:
            rest_s = self._breaker.admit(self._now())
        if rest_s:
            raise EngineBusy(
                f"{self._service} has failed or asked for patience, and is left alone for {rest_s:.0f} seconds. "
                "Try again then, or choose another engine.",
                retry_after_s=rest_s,
            )
        if self._budget and (rest_s := self._budget.take(chars)):
            raise EngineBusy(
                f"{self._service} has been sent the {self._budget.chars_a_day} characters that it may be sent in a day. "
                f"Try again in {rest_s / 3600:.1f} hours, choose another engine, or allow more.",
                retry_after_s=rest_s,
            )

    def _succeeded(self) -> None:
        with self._lock:
            self._breaker.succeeded()
