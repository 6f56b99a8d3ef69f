"""How a worker goes on and on with a step that asks the store what is due."""

import logging
from collections.abc import Callable
from threading import Event

from service.jobs.workers import Workers
from service.store.errors import StoreBusy, StoreUnavailable

_log = logging.getLogger(__name__)


def go_round(
    step: Callable[[str], bool],
    workers: Workers,
    *,
    stop: Event,
    until_idle: bool = False,
    idle_s: float,
) -> None:
    """Take *step* again and again until *stop* is set; trouble with the store is told, and the rounds go on.

    Args:
        step: Is given the id of this worker, and answers whether anything was due.
        workers: Whom this worker joins.
        stop: Ends the rounds after the step at hand.
        until_idle: Return when nothing is due; trouble with the store is raised then.
        idle_s: How many seconds to rest when nothing is due.

    Raises:
        StoreUnavailable, StoreBusy: only when *until_idle*; and when the workers' folder cannot be used.
    """
    worker = workers.join()
    try:
        while not stop.is_set():
            try:
                if step(worker):
                    continue
            except (StoreBusy, StoreUnavailable) as trouble:
                if until_idle:
                    raise
                _log.warning("%s It goes on when it can.", trouble)
            if until_idle:
                return
            stop.wait(idle_s)
    finally:
        workers.leave(worker)
