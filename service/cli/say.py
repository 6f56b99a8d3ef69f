"""`heardline say`: one episode to a file, no database."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from service.cli.context import with_settings
from service.cli.source import id_option, open_source, source_argument
from service.cli.writing import check_targets, write_all
from service.pipeline import script_of
from service.settings import Settings
from service.words import duration

_EVERY_S = 5.0
"""How often long work tells how far it is."""


@click.command()
@source_argument
@id_option
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.mp3",
    help="Where to write the episode.",
)  # fmt: skip
@click.option("--voice", metavar="VOICE", help="Who reads, as `heardline voices` lists them.")
@click.option("--rate", type=click.IntRange(80, 450), metavar="WPM", help="Words a minute.")
@click.option(
    "--sidecars",
    is_flag=True,
    help="Also write transcripts (.vtt, .srt, .json) and chapters (.chapters.json) beside it.",
)
@with_settings
def say(
    settings: Settings,
    *,
    source: str,
    identity: str | None,
    output: Path,
    voice: str | None,
    rate: int | None,
    sidecars: bool,
) -> None:
    """Speak an article to an MP3 file.

    SOURCE is a file, an address, or - for standard input.
    """
    check_targets(source, output, sidecars=sidecars)
    from service.wiring import own_entries  # noqa: PLC0415  after --help

    document = open_source(source, identity, settings)
    told = script_of(
        document,
        outlets=settings.outlets,
        today=datetime.now(settings.tz).date(),
        own=own_entries(settings),
    )

    from service.pipeline import episode_of  # noqa: PLC0415  loads the sound libraries
    from service.wiring import open_studio  # noqa: PLC0415  as above

    with open_studio(settings) as studio:
        episode = episode_of(
            told,
            studio,
            voice=voice or settings.voice or None,
            rate_wpm=rate or settings.rate,
            progress=_progress(),
        )
    write_all(episode, output, sidecars=sidecars)
    click.echo(
        f"{output} is ready: {duration(episode.duration_ms)}, {len(episode.segments)} segments, "
        f"read by the voice {episode.voice}."
    )


def _progress() -> Callable[[int, int], None]:
    """Tell on standard error how far the work is, but not more often than a person wants to hear."""
    told_at = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _EVERY_S and done < total:
            told_at = time.monotonic()
            click.echo(f"{done} of {total} segments are spoken.", err=True)

    return tell
