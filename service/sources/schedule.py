"""When a source is polled again, and what is said of it. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from service.errors import ServiceError
from service.fetching import Validators
from service.store.sources import Source

INTERVAL: Final = timedelta(minutes=5)
"""Between two polls of a source that does well."""

LONGEST_FRESH: Final = timedelta(hours=1)
"""We look after an hour at the latest, however long a server says that nothing will change."""

LONGEST_WAIT: Final = timedelta(days=1)
"""Between two polls of a source that does not do well."""


def doing_well(
    source: Source,
    *,
    validators: Validators | None,
    fresh_s: int | None,
    retry_after_s: int | None = None,
    now: datetime,
) -> Source:
    """Say of *source* that it was polled and is well.

    *fresh_s* is for how many seconds nothing changes, *retry_after_s* when what was left over may be asked for.
    """
    fresh = min(timedelta(seconds=fresh_s or 0), LONGEST_FRESH)
    later = min(timedelta(seconds=retry_after_s or 0), LONGEST_WAIT)
    return replace(
        source,
        next_at=now + max(INTERVAL, fresh, later),
        since=source.since if source.polled_at and not source.why else now,
        validators=validators,
        polled_at=now,
        failures=0,
        why=None,
    )


def failing(source: Source, trouble: ServiceError, *, now: datetime) -> Source:
    """Say of *source* that it was polled in vain: each time in a row it is left alone twice as long, up to a day."""
    failures = source.failures + 1
    wait = INTERVAL * 2 ** min(failures, 10)
    asked = timedelta(seconds=getattr(trouble, "retry_after_s", None) or 0)
    return replace(
        source,
        next_at=now + min(max(wait, asked), LONGEST_WAIT),
        since=source.since if source.why else now,
        polled_at=now,
        failures=failures,
        why=str(trouble),
    )
