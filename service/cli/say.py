"""`heardline say`: one episode to a file, no database."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from service.cli.context import with_settings
from service.cli.source import id_option, open_source, source_argument
from service.cli.writing import check_targets, write_all
from service.forms import CODECS, MAIN, RATES_WPM, Codec, Form, parse_form
from service.pipeline import script_of
from service.publishing.files import AUDIO
from service.settings import Settings
from service.standing import kept_back
from service.words import by_voices, duration

_EVERY_S = 5.0
"""How often long work tells how far it is."""


def _speed(_context: click.Context, _parameter: click.Parameter, text: str | None) -> Form:
    try:
        return MAIN if text is None else parse_form(f"{text.removesuffix('x')}x")
    except ValueError as wrong:
        raise click.BadParameter(f"{text!r} {wrong}.") from None


@click.command()
@source_argument
@id_option
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Where to write the episode. Its ending says as what: .mp3, .m4a or .opus.",
)  # fmt: skip
@click.option("--voice", metavar="VOICE", help="Who reads, as `heardline voices` lists them.")
@click.option("--rate", type=click.IntRange(*RATES_WPM), metavar="WPM", help="Words a minute.")
@click.option(
    "--speed",
    metavar="SPEED",
    callback=_speed,
    help="How much faster than --rate, as in 1.5: spoken faster, not played faster.",
)
@click.option(
    "--codec",
    type=click.Choice(tuple(CODECS)),
    help="How the sound is packed, when FILE's ending does not say it: low is MP3 of 32 kbit/s, "
    "speaker is louder, for smart speakers.",
)
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
    speed: Form,
    codec: str | None,
    sidecars: bool,
) -> None:
    """Speak an article to a file.

    SOURCE is a file, an address, or - for standard input.
    """
    form = replace(speed, codec=_codec(output, codec))
    try:
        rate_wpm = form.rate_wpm(rate or settings.rate)
    except ValueError as wrong:
        raise click.UsageError(f"{wrong}. Choose another --speed or --rate.") from None
    check_targets(source, output, sidecars=sidecars)
    from service.wiring import own_entries  # noqa: PLC0415  after --help

    document = open_source(source, identity, settings)
    told = script_of(
        document,
        outlets=settings.outlets,
        pictures=settings.pictures,
        closing=settings.closing,
        today=datetime.now(settings.tz).date(),
        own=own_entries(settings),
    )

    from service.narration.export import export  # noqa: PLC0415  as below
    from service.speaking import episode_of  # noqa: PLC0415  loads the sound libraries
    from service.wiring import open_studio  # noqa: PLC0415  as above

    with open_studio(settings) as studio, TemporaryDirectory() as folder:
        episode = episode_of(
            told,
            studio,
            voice=voice,
            rate_wpm=rate_wpm,
            into=Path(folder, AUDIO),
            progress=_progress(),
            kept_back=kept_back(told.article, now=datetime.now(UTC)),
        )
        write_all(episode, export(episode.audio, form.codec), output, sidecars=sidecars)
    click.echo(
        f"{output} is ready: {duration(episode.duration_ms)}, {len(episode.segments)} segments, "
        f"read by {by_voices(episode.voices)}."
    )


def _codec(output: Path, wanted: str | None) -> Codec:
    """Choose the codec *wanted*, or that of the file's ending; MP3 for a file without one.

    Raises:
        click.UsageError: no codec has that ending, or the codec wanted has another.
    """
    ending = output.suffix.lower().removeprefix(".")
    fitting = [codec for codec in CODECS.values() if ending in (codec.ending, "")]
    if not fitting:
        endings = ", ".join(dict.fromkeys(f".{codec.ending}" for codec in CODECS.values()))
        raise click.UsageError(f"{output} has no ending of sound. Choose one of {endings}.")
    if wanted is None:
        return fitting[0]
    if CODECS[wanted] not in fitting:
        raise click.UsageError(
            f"{output} would not hold what its name says. Let it end in .{CODECS[wanted].ending}, or leave --codec out."
        )
    return CODECS[wanted]


def _progress() -> Callable[[int, int], None]:
    """Tell on standard error how far the work is, but not more often than a person wants to hear."""
    told_at = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _EVERY_S and done < total:
            told_at = time.monotonic()
            click.echo(f"{done} of {total} segments are spoken.", err=True)

    return tell
