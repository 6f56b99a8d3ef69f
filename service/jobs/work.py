"""Works off what the store has to do, one job after the other."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from typing import Final

from service.jobs.workers import Workers
from service.store import Job, Store
from service.store.errors import StoreBusy, StoreUnavailable

IDLE_S: Final = 0.3
"""How long a worker rests before it asks for a job again: a listener hardly waits, and the processor hardly notices."""

_log: Final = logging.getLogger(__name__)


def work(
    store: Store,
    workers: Workers,
    handle: Callable[[Job], object],
    *,
    clock: Callable[[], datetime],
    stop: Event,
    until_idle: bool = False,
    idle_s: float = IDLE_S,
) -> None:
    """Hand each job that is due to *handle*, which makes the article and publishes it, until *stop* is set.

    A job whose *handle* raises is given back to the store with the reason: for good when the error says that it is
    `permanent`, to be tried again otherwise, not before the seconds are over that it names as `retry_after_s`. Trouble
    with the store itself is no failure of the job: this worker waits, and begins it again. *handle* must bear to be run
    twice for one job. Any number may work on one store, in threads and in processes.

    Args:
        store: Where the jobs are.
        workers: Whom this worker joins, and whom it asks who still lives.
        handle: Asks first whether the job is still to be done.
        clock: Tells the time, aware.
        stop: Ends the work after the job at hand.
        until_idle: Return when nothing is due; trouble with the store is raised then.
        idle_s: How many seconds to rest when nothing is due.

    Raises:
        StoreUnavailable: the workers' folder cannot be used; when *until_idle*, the store cannot.
        StoreBusy: the same store was busy for too long; only when *until_idle*.
    """
    worker = workers.join()
    try:
        while not stop.is_set():
            try:
                job = store.take(worker, alive=workers.alive, now=clock())
                if job is not None:
                    _try(store, job, handle, clock=clock)
                elif until_idle:
                    return
                else:
                    stop.wait(idle_s)
            except (StoreBusy, StoreUnavailable) as trouble:
                if until_idle:
                    raise
                _log.warning("%s The work goes on when it can.", trouble)
                stop.wait(10 * idle_s)
    finally:
        workers.leave(worker)


def _try(
    store: Store, job: Job, handle: Callable[[Job], object], *, clock: Callable[[], datetime]
) -> None:
    try:
        handle(job)
    except (StoreBusy, StoreUnavailable):
        raise
    except Exception as error:  # noqa: BLE001  one bad article stops nothing
        permanent = getattr(error, "permanent", None)
        if permanent is None:
            _log.exception("Article %s failed in a way that nobody foresaw", job.public_id)
            why = f"Something unforeseen went wrong ({type(error).__name__}: {error}). The log says where."
        else:
            why = str(error)
            _log.warning("Article %s failed: %s", job.public_id, why)
        wait_s = getattr(error, "retry_after_s", None) or 0.0
        store.fail(
            job,
            why,
            permanent=bool(permanent),
            now=clock(),
            retry_after=timedelta(seconds=wait_s),
        )
