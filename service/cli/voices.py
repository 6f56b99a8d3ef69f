"""`heardline voices`: who can read, how they sound, and who is new."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.publishing.files import AUDIO
from service.settings import Settings
from service.words import duration, size

if TYPE_CHECKING:
    from service.newvoices.facts import Facts
    from voices import Engine, Voice

_EVERY_S = 5.0
"""How often a long download tells how far it is."""


@click.group(invoke_without_command=True)
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
@click.pass_context
def voices(context: click.Context, settings: Settings, for_machines: bool) -> None:
    """List the voices: the id that --voice takes, the language, the engine, and what it can do."""
    if context.invoked_subcommand:
        return
    from service.wiring import open_engines  # noqa: PLC0415  starts the engines

    with open_engines(settings) as engines:
        found = sorted(_known(engines), key=lambda voice: (voice.language, voice.id))
    if for_machines:
        import json  # noqa: PLC0415  only here

        click.echo(json.dumps([asdict(voice) for voice in found], ensure_ascii=False, indent=2))
        return
    for voice in found:
        click.echo(f"{voice.id}: {voice.name}, {_told(voice)}")


def _known(engines: "Sequence[Engine]") -> "list[Voice]":
    """Return the voices of all engines; one that is down is told of, and costs no other."""
    from voices import EngineUnavailable  # noqa: PLC0415  after --help

    known: list[Voice] = []
    for engine in engines:
        try:
            known += engine.voices()
        except EngineUnavailable as trouble:
            click.echo(f"{trouble} Its voices are left out.", err=True)
    return known


def _told(voice: "Voice") -> str:
    times = "word times measured" if voice.word_times else "word times estimated"
    licence = f", licence {voice.licence}" if voice.licence else ""
    return f"language {voice.language}, engine {voice.engine}, {times}{licence}"


@voices.command("sample")
@click.argument("voice")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.mp3",
    help="Where to write what you will hear.",
)  # fmt: skip
@click.option("--text", metavar="TEXT", help="What it says instead of short news in its language.")
@with_settings
def write_sample(settings: Settings, voice: str, output: Path, text: str | None) -> None:
    """Hear VOICE, an id as `heardline voices` lists them, as loud and as fast as it would read."""
    from service.casting import choose_voice  # noqa: PLC0415  after --help
    from service.cli.writing import check_targets, write_all  # noqa: PLC0415  as above
    from service.newvoices.sample import sample  # noqa: PLC0415  as above
    from service.speaking import episode_of  # noqa: PLC0415  as above
    from service.wiring import open_studio  # noqa: PLC0415  as above

    check_targets("-", output, sidecars=False)
    with open_studio(settings) as studio, TemporaryDirectory() as folder:
        chosen = choose_voice(_known(studio.engines), wanted=voice, language="")
        episode = episode_of(
            sample(chosen, text),
            studio,
            voice=chosen.id,
            rate_wpm=settings.rate,
            into=Path(folder, AUDIO),
        )
        write_all(episode, episode.audio, output, sidecars=False)
    click.echo(
        f"{output} lets you hear {chosen.id}, {_told(chosen)}: {duration(episode.duration_ms)}."
    )


def _facts_options(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option(
        "--language", metavar="TAG", help="Its language, as pt-BR, where its files do not say it."
    )(command)
    return click.option(
        "--licence",
        metavar="NAME",
        help="Its licence, as CC-BY-4.0, where its files do not say it.",
    )(command)


@voices.command("add")
@click.argument("file", metavar="FILE.onnx", type=click.Path(dir_okay=False, path_type=Path))
@_facts_options
@with_settings
def add_voice(settings: Settings, file: Path, licence: str | None, language: str | None) -> None:
    """Take in a voice of Piper: FILE.onnx, with FILE.onnx.json beside it, once it has been heard to speak.

    Its licence is read from its JSON, or from a MODEL_CARD beside it.
    """
    from service.newvoices.taking import take_in  # noqa: PLC0415  after --help
    from service.wiring import open_piper  # noqa: PLC0415  as above

    taken = take_in(
        file,
        folder=settings.voices,
        facts=_facts(licence, language),
        open_folder=open_piper,
    )
    _tell_taken(taken)


@voices.command("install")
@click.argument("name")
@_facts_options
@with_settings
def install_voice(settings: Settings, name: str, licence: str | None, language: str | None) -> None:
    """Fetch one of the published voices of Piper, as en_US-lessac-medium, and take it in.

    A download that was cut off goes on where it stopped when the same is asked again.
    """
    from service.newvoices.installing import install  # noqa: PLC0415  after --help
    from service.wiring import open_piper, open_publisher  # noqa: PLC0415  as above

    taken = install(
        name,
        publisher=open_publisher(settings),
        folder=settings.voices,
        facts=_facts(licence, language),
        open_folder=open_piper,
        progress=_progress(),
    )
    _tell_taken(taken)


def _facts(licence: str | None, language: str | None) -> "Facts":
    from service.newvoices.facts import Facts  # noqa: PLC0415  as above

    return Facts(language=language, licence=licence)


def _tell_taken(taken: "Sequence[Voice]") -> None:
    first = taken[0]
    others = f" It has {len(taken)} speakers, up to {taken[-1].id}." if len(taken) > 1 else ""
    click.echo(
        f"{first.id} can read: {_told(first)}.{others} "
        f"Hear it with `heardline voices sample {first.id} -o sample.mp3`."
    )


def _progress() -> Callable[[int, int], None]:
    """Tell on standard error how much has arrived: at first, at the end, and now and then between."""
    told_at = float("-inf")

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        if done == total or time.monotonic() - told_at >= _EVERY_S:
            told_at = time.monotonic()
            click.echo(f"{size(done)} of {size(total)} have arrived.", err=True)

    return tell
