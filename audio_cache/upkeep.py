"""What the operator does with a cache: look at it, verify it, prune it to a size.

Nothing else deletes: `prune` removes what was not used for longest, `verify` what is damaged.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from audio_cache.cache import Cache
from audio_cache.counts import Counts, read_counts
from audio_cache.errors import DamagedClip
from audio_cache.key import Key
from audio_cache.seal import PREAMBLE, read_preamble, unseal
from audio_cache.shelf import Counted, Leftover, Shelf, Use

COUNTED_DAYS: Final = 30
"""How long counts are kept."""

_SAMPLE: Final = 1000
"""So many clips tell how long the sound of all is; keys are as good as random."""

_LEFTOVER_AGE: Final = timedelta(days=1)
"""A file is written within seconds, but midnight may lie between two of its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A clip that is kept, as `plan` weighs it."""

    key: Key
    size_bytes: int
    last_use: date | None
    """None when no use is on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What a cache holds."""

    clips: int
    size_bytes: int
    audio_s: float
    """Seconds of sound, told by the beginnings of a thousand clips when there are more; only `verify` reads clips whole."""
    oldest_use: date | None
    newest_use: date | None
    leftovers: int
    """Files that a writer has not finished."""
    leftover_bytes: int
    counts: Counts
    """What all processes asked for in the last `COUNTED_DAYS` days; the last minute may be missing."""
    counted_days: int
    """How many days ago that began, today included; 0 when nothing is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a budget will hold."""

    audio_s: float
    """Seconds of sound like that which is kept."""
    days: float | None
    """How long it takes to make so much, at the pace of what is counted; None when nothing was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `verify` found."""

    sound: int
    damaged: tuple[tuple[Key, str], ...]
    """The clips that were removed, and what was wrong with each."""
    leftovers: tuple[Leftover, ...]
    """Files that a writer has not finished; `prune` removes them when they are a day old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What `prune` removed, and what it left."""

    removed: int
    removed_bytes: int
    kept: int
    kept_bytes: int
    leftovers: int
    """Unfinished files that were removed."""


def stats(cache: Cache) -> Stats:
    """Look at everything, change nothing. Raises CacheUnavailable."""
    today = cache.today()
    entries, _ = _survey(cache.shelf, today)
    counted = [some for some in cache.shelf.counts() if _is_recent(some, today)]
    uses = [entry.last_use for entry in entries if entry.last_use]
    leftovers = list(cache.shelf.leftovers())
    return Stats(
        clips=len(entries),
        size_bytes=_size_bytes(entries),
        audio_s=_audio_s(cache.shelf, entries),
        oldest_use=min(uses, default=None),
        newest_use=max(uses, default=None),
        leftovers=len(leftovers),
        leftover_bytes=sum(leftover.size_bytes for leftover in leftovers),
        counts=sum((read_counts(cache.shelf.read_counts(some)) for some in counted), Counts()),
        counted_days=max(((today - some.day).days + 1 for some in counted), default=0),
    )


def room(found: Stats, *, budget_bytes: int) -> Room | None:
    """Tell what a budget will hold, by what is kept now; None when nothing is."""
    if not found.size_bytes:
        return None
    audio_s = found.audio_s * budget_bytes / found.size_bytes
    made_s = found.counts.made_ms / 1000
    return Room(audio_s=audio_s, days=audio_s / made_s * found.counted_days if made_s else None)


def verify(cache: Cache) -> Verdict:
    """Read every clip, and remove the damaged ones so that they are made again. Raises CacheUnavailable."""
    keys = [key for key, _ in cache.shelf.clips()]
    damaged: list[tuple[Key, str]] = []
    for key in keys:
        if _damage(cache.shelf, key):
            with cache.lease.hold(key):  # another maker may have put it right
                if damage := _damage(cache.shelf, key):
                    cache.shelf.remove(key)
                    damaged.append((key, damage))
    return Verdict(
        sound=len(keys) - len(damaged),
        damaged=tuple(damaged),
        leftovers=tuple(cache.shelf.leftovers()),
    )


def prune(cache: Cache, *, budget_bytes: int, keep_days: int | None = None) -> Pruned:
    """Remove the clips that were not used for longest until the rest fit the budget. Raises CacheUnavailable.

    Clips that were not used for *keep_days* days go whether there is room or not. The budget is for clips; a mark of use
    is an empty file. Marks that say nothing any more, old counts, and unfinished files that are a day old go too. A clip that somebody asks for meanwhile may go, and is then made again.
    """
    today = cache.today()
    entries, uses = _survey(cache.shelf, today)
    since = None if keep_days is None else _days_before(today, keep_days)
    removed = frozenset(plan(entries, budget_bytes=budget_bytes, unused_since=since))
    kept = {entry.key for entry in entries} - removed
    cache.shelf.remove(*removed)
    marks = settled(uses, kept=kept, today=today)
    cache.shelf.unmark(uses - marks)
    for use in marks - uses:
        cache.shelf.mark(*use)
    cache.shelf.forget_counts(
        [some for some in cache.shelf.counts() if not _is_recent(some, today)]
    )
    stale = [file for file in cache.shelf.leftovers() if file.written < today - _LEFTOVER_AGE]
    for leftover in stale:
        cache.shelf.clear(leftover)
    return Pruned(
        removed=len(removed),
        removed_bytes=_size_bytes(entry for entry in entries if entry.key in removed),
        kept=len(kept),
        kept_bytes=_size_bytes(entry for entry in entries if entry.key in kept),
        leftovers=len(stale),
    )


def plan(
    entries: Iterable[Entry], *, budget_bytes: int, unused_since: date | None = None
) -> tuple[Key, ...]:
    """Choose what to remove, least recently used first, so that the rest fit the budget; no more than needed.

    What was last used before *unused_since* goes in any case. A clip without a use on record goes first; clips of one day go in the order of their keys.
    """
    queue = sorted(entries, key=lambda entry: (entry.last_use or date.min, entry.key))
    excess = _size_bytes(queue) - budget_bytes
    removed: list[Key] = []
    for entry in queue:
        old = unused_since is not None and (entry.last_use or date.min) < unused_since
        if excess <= 0 and not old:
            break
        removed.append(entry.key)
        excess -= entry.size_bytes
    return tuple(removed)


def settled(uses: Iterable[Use], *, kept: Collection[Key], today: date) -> set[Use]:
    """Choose the marks that still say something: the last of each clip that is kept, and today's of those to come."""
    return {
        Use(day, key) for key, day in _last_uses(uses, today).items() if key in kept or day == today
    }


def _last_uses(uses: Iterable[Use], today: date) -> dict[Key, date]:
    """Find each clip's last use. A day that is yet to come, from a clock that was wrong, counts as today."""
    last: dict[Key, date] = {}
    for day, key in uses:
        last[key] = max(last.get(key, date.min), min(day, today))
    return last


def _survey(shelf: Shelf, today: date) -> tuple[list[Entry], set[Use]]:
    clips = list(shelf.clips())  # first: every clip that is listed has been marked before
    uses = set(shelf.uses())
    last = _last_uses(uses, today)
    entries = [Entry(key=key, size_bytes=size, last_use=last.get(key)) for key, size in clips]
    return entries, uses


def _size_bytes(entries: Iterable[Entry]) -> int:
    return sum(entry.size_bytes for entry in entries)


def _audio_s(shelf: Shelf, entries: Sequence[Entry]) -> float:
    """Measure the sound in a sample of the clips, and tell from their sizes how much is in all."""
    sample = sorted(entries, key=lambda entry: entry.key)[:_SAMPLE]
    heard_s = sum(_audio_s_of(shelf, entry) for entry in sample)
    if len(sample) == len(entries) or not _size_bytes(sample):
        return heard_s
    return heard_s * _size_bytes(entries) / _size_bytes(sample)


def _audio_s_of(shelf: Shelf, entry: Entry) -> float:
    if entry.size_bytes < PREAMBLE.size:
        return 0.0
    start = shelf.read_start(entry.key, PREAMBLE.size)
    with suppress(DamagedClip):
        if start is not None:
            preamble = read_preamble(start)
            return preamble.sample_count / preamble.sample_rate_hz
    return 0.0


def _is_recent(counted: Counted, today: date) -> bool:
    """Tell whether counts are kept; a clock may be a day ahead."""
    return -1 <= (today - counted.day).days < COUNTED_DAYS


def _days_before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


def _damage(shelf: Shelf, key: Key) -> str | None:
    """Say what is wrong with a clip; nothing is wrong with one that has been pruned meanwhile."""
    sealed = shelf.read(key)
    try:
        if sealed is not None:
            unseal(key, sealed)
    except DamagedClip as damage:
        return str(damage)
    return None
