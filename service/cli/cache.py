"""`heardline cache`: look at the audio that has been made, verify it, prune it."""

from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.settings import Settings
from service.words import count, duration, size

if TYPE_CHECKING:
    from audio_cache.upkeep import Pruned, Stats


@click.group()
def cache() -> None:
    """Look after the audio that has been made."""


@cache.command()
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def stats(settings: Settings, for_machines: bool) -> None:
    """Tell what is kept, how often it was of use, and how much there is room for."""
    from audio_cache import upkeep  # noqa: PLC0415  loads the object store
    from service.wiring import open_cache  # noqa: PLC0415  as above

    found = upkeep.stats(open_cache(settings))
    if for_machines:
        import json  # noqa: PLC0415  only here
        from dataclasses import asdict  # noqa: PLC0415  as above

        click.echo(json.dumps(asdict(found), default=str, indent=2))
        return
    click.echo(
        f"{settings.cache} keeps {count(found.clips, 'clip')}: {size(found.size_bytes)}, ",
        nl=False,
    )
    click.echo(f"{duration(round(found.audio_s * 1000))} of sound.")
    if found.oldest_use and found.newest_use:
        click.echo(f"They were last used between {found.oldest_use} and {found.newest_use}.")
    if found.leftovers:
        click.echo(f"{count(found.leftovers, 'unfinished file')}: {size(found.leftover_bytes)}.")
    _tell_use(found)
    _tell_room(found, settings)


def _tell_use(found: "Stats") -> None:
    counts = found.counts
    asked = counts.hits + counts.misses
    if not asked:
        return
    days = "Today" if found.counted_days == 1 else f"In {count(found.counted_days, 'day')}"
    click.echo(
        f"{days}, {count(asked, 'clip')} {'was' if asked == 1 else 'were'} asked for, and "
        f"{counts.hits:,} of them, {100 * counts.hits // asked} percent, had been made before."
    )
    if counts.saved_ms:
        click.echo(
            f"That is {duration(counts.hit_ms)} of sound, "
            f"and saved {duration(counts.saved_ms)} of work or so."
        )


def _tell_room(found: "Stats", settings: Settings) -> None:
    from audio_cache.upkeep import room  # noqa: PLC0415  loads the object store

    budget_bytes = settings.cache_mb * 1_000_000
    will_hold = room(found, budget_bytes=budget_bytes)
    if will_hold is None:
        return
    pace = "" if will_hold.days is None else f": {count(int(will_hold.days), 'day')} at this pace"
    click.echo(
        f"HEARDLINE_CACHE_MB allows {size(budget_bytes)}. "
        f"That will hold about {count(int(will_hold.audio_s / 3600), 'hour')} of sound{pace}."
    )


@cache.command()
@with_settings
def verify(settings: Settings) -> None:
    """Read everything that is kept; take out what is damaged, so that it is made again."""
    from audio_cache import upkeep  # noqa: PLC0415  loads the object store
    from service.wiring import open_cache  # noqa: PLC0415  as above

    found = upkeep.verify(open_cache(settings))
    click.echo(f"{count(found.sound, 'clip')} sound, {count(len(found.damaged), 'clip')} damaged.")
    for key, what in found.damaged:
        click.echo(
            f"{key} is damaged: {what}. It was taken out and is made again when it is needed."
        )
    for leftover in found.leftovers:
        click.echo(
            f"{settings.cache}/{leftover.name} was never finished. `heardline cache prune` removes it when it is a day old."
        )
    if found.damaged:
        click.get_current_context().exit(1)


@cache.command()
@click.option(
    "--mb",
    type=click.IntRange(0),
    metavar="MB",
    help="Keep no more than this. Also: HEARDLINE_CACHE_MB.",
)
@with_settings
def prune(settings: Settings, mb: int | None) -> None:
    """Remove what has not been used for longest, until the rest fits.

    The service does so itself once an hour.
    """
    done = prune_to_fit(settings, mb=mb)
    click.echo(
        f"Removed {count(done.removed, 'clip')}, {size(done.removed_bytes)}; "
        f"kept {count(done.kept, 'clip')}, {size(done.kept_bytes)}."
    )


def prune_to_fit(settings: Settings, *, mb: int | None = None) -> "Pruned":
    """Prune the cache as the settings say, or to *mb* megabytes.

    Raises:
        CacheError: its place cannot be used.
    """
    from audio_cache import upkeep  # noqa: PLC0415  loads the object store
    from service.wiring import open_cache  # noqa: PLC0415  as above

    budget = settings.cache_mb if mb is None else mb
    return upkeep.prune(
        open_cache(settings),
        budget_bytes=budget * 1_000_000,
        keep_days=settings.keep_days or None,
    )
