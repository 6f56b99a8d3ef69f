"""`heardline voices`: who can read."""

from dataclasses import asdict

import click

from service.cli.context import with_settings
from service.settings import Settings


@click.command()
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def voices(settings: Settings, for_machines: bool) -> None:
    """List the voices: the id that --voice takes, the language, the engine, and what it can do."""
    from service.wiring import open_engines  # noqa: PLC0415  starts the engines

    with open_engines(settings) as engines:
        found = sorted(
            (voice for engine in engines for voice in engine.voices()),
            key=lambda voice: (voice.language, voice.id),
        )
    if for_machines:
        import json  # noqa: PLC0415  only here

        click.echo(json.dumps([asdict(voice) for voice in found], ensure_ascii=False, indent=2))
        return
    for voice in found:
        times = "word times measured" if voice.word_times else "word times estimated"
        licence = f", licence {voice.licence}" if voice.licence else ""
        click.echo(
            f"{voice.id}: {voice.name}, language {voice.language}, engine {voice.engine}, {times}{licence}"
        )
