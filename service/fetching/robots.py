"""What the owners of a site ask of robots (RFC 9309), and that we obey it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Final

from service.fetching.errors import FetchError, NotYet, Refused
from service.fetching.policy import PRODUCT
from service.fetching.target import Target

if TYPE_CHECKING:
    from protego import Protego

READ_BYTES: Final = 512 * 1024
"""What follows in a longer file is not read; RFC 9309, 2.5, asks for 500 KiB at least."""

_REMEMBERED: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    rules: "Protego | None"
    """None: they cannot be read for now."""
    until: float


class Robots:
    """Remembers the robots.txt of each site for a while. Shared by all threads of a process."""

    def __init__(
        self,
        *,
        keep_s: float = 3600.0,
        retry_s: float = 600.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Rules are kept for *keep_s*; where they cannot be read, that is asked again after *retry_s*."""
        self._keep_s = keep_s
        self._retry_s = retry_s
        self._clock = clock
        self._known: dict[str, _Known] = {}
        self._lock = Lock()

    def obey(self, target: Target, ask: Callable[[Target], bytes]) -> float | None:
        """Return the seconds that the site wants between two requests, where it says so; *ask* fetches its rules.

        A site that has no rules to be had (404, a redirect loop) allows everything; one whose rules cannot be read for
        now (5xx, no connection) allows nothing (RFC 9309, 2.3.1).

        Raises:
            Refused: the site does not want robots at *target*.
            NotYet: its robots.txt cannot be read for now.
        """
        known = self._remembered(target) or self._asked(target, ask)
        if known.rules is None:
            wait_s = max(1, round(known.until - self._clock()))
            raise NotYet(
                f"The robots.txt of {target.origin} cannot be read, so {target.shown} is left alone. "
                f"Try again in {wait_s} seconds.",
                retry_after_s=wait_s,
            )
        if not known.rules.can_fetch(target.url, PRODUCT):
            raise Refused(
                f"The robots.txt of {target.origin} asks that {target.shown} be left alone. "
                f"Ask its newsroom to allow {PRODUCT} there."
            )
        return known.rules.crawl_delay(PRODUCT)

    def _remembered(self, target: Target) -> _Known | None:
        with self._lock:
            known = self._known.get(target.origin)
        return known if known and known.until > self._clock() else None

    def _asked(self, target: Target, ask: Callable[[Target], bytes]) -> _Known:
        rules = _rules(replace(target, path="/robots.txt"), ask)
        kept_s = self._retry_s if rules is None else self._keep_s
        known = _Known(rules=rules, until=self._clock() + kept_s)
        with self._lock:
            self._known.pop(target.origin, None)
            self._known[target.origin] = known
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
        return known


def _rules(target: Target, ask: Callable[[Target], bytes]) -> "Protego | None":
    from protego import Protego  # noqa: PLC0415 - only fetching pages needs it

    try:
        data = ask(target)
    except FetchError as error:
        if not error.permanent:
            return None
        data = b""
    return Protego.parse(data[:READ_BYTES].decode("utf-8-sig", "replace"))
