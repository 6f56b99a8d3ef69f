"""`heardline script`: what would be said, what is dropped and why."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.cli.source import id_option, open_source, source_argument
from service.pipeline import script_of
from service.scripting.wording import has_rules
from service.settings import Settings

if TYPE_CHECKING:
    from service.model import Script


@click.command()
@source_argument
@id_option
@click.option(
    "--json", "for_machines", is_flag=True, help="For machines: the whole script as JSON."
)
@with_settings
def script(settings: Settings, source: str, identity: str | None, for_machines: bool) -> None:
    """Tell what would be said of an article, what is dropped and why.

    SOURCE is a file, an address, or - for standard input.
    """
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
    if for_machines:
        import json  # noqa: PLC0415  only here

        from service.scripting.as_json import as_json  # noqa: PLC0415  as above

        click.echo(json.dumps(as_json(told), ensure_ascii=False, indent=2))
    else:
        _tell(told)


def _tell(script: "Script") -> None:
    for segment in script.segments:
        click.echo(f"{segment.kind}: {segment.spoken}")
    if not has_rules(script.article.language):
        click.echo(
            f"\nNo wording rules for language {script.article.language!r}: "
            "the voice reads its numbers and abbreviations as they are shown."
        )
    if script.dropped:
        click.echo("\nNot spoken:")
        for drop in script.dropped:
            words = drop.text if len(drop.text) <= 80 else f"{drop.text[:79]}…"
            click.echo(f"{words!r}: {drop.reason}")
