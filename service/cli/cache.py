"""`heardline cache`: look at the audio that has been made, verify it, prune it."""

import click

from service.cli.context import with_settings
from service.settings import Settings
from service.words import count, duration, size


@click.group()
def cache() -> None:
    """Look after the audio that has been made."""


@cache.command()
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def stats(settings: Settings, for_machines: bool) -> None:
    """Tell what is kept."""
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
    """Remove what has not been used for longest, until the rest fits."""
    from audio_cache import upkeep  # noqa: PLC0415  loads the object store
    from service.wiring import open_cache  # noqa: PLC0415  as above

    budget = settings.cache_mb if mb is None else mb
    done = upkeep.prune(open_cache(settings), budget_bytes=budget * 1_000_000)
    click.echo(
        f"Removed {count(done.removed, 'clip')}, {size(done.removed_bytes)}; "
        f"kept {count(done.kept, 'clip')}, {size(done.kept_bytes)}."
    )
