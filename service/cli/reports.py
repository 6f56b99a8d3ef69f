"""`heardline reports`: what listeners say is said wrong."""

from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.errors import ServiceError
from service.settings import Settings
from service.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.newsdesk import Newsdesk
    from service.store.reports import Report, Reports


@click.group()
def reports() -> None:
    """What listeners report: words that are said wrong. `heardline lexicon add` teaches them."""


@reports.command("list")
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def list_reports(settings: Settings, for_machines: bool) -> None:
    """List the reports that are not done, the oldest first."""
    with _open(settings) as (desk, kept):
        found = kept.all()
        titles = {report.public_id: _name_of(desk, report.public_id) for report in found}
    if for_machines:
        import json  # noqa: PLC0415  only here

        told = [asdict(report) | {"at": report.at.isoformat()} for report in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("No reports are waiting.")
    for report in found:
        click.echo(_told(report, titles[report.public_id], settings))


@reports.command("done")
@click.argument("numbers", metavar="NUMBER...", type=int, nargs=-1, required=True)
@with_settings
def done_with_reports(settings: Settings, numbers: tuple[int, ...]) -> None:
    """Forget the reports of these numbers, with what listeners said of themselves."""
    unknown = []
    with _open(settings) as (_, kept):
        for number in numbers:
            if kept.done(number):
                click.echo(f"Report {number} is done.")
            else:
                unknown.append(str(number))
    if unknown:
        raise ServiceError(
            f"There is no report {', '.join(unknown)}. `heardline reports list` lists them all."
        )


def tell_reports(settings: Settings) -> None:
    """Tell how many reports wait, if any do."""
    with _open(settings) as (_, kept):
        waiting = len(kept.all())
    if waiting:
        click.echo(
            f"{count(waiting, 'report')} of what is said wrong: `heardline reports list` tells."
        )


@contextmanager
def _open(settings: Settings) -> "Iterator[tuple[Newsdesk, Reports]]":
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        assert desk.reports is not None  # noqa: S101  `open_newsdesk` opens them
        yield desk, desk.reports


def _name_of(desk: "Newsdesk", public_id: str) -> str:
    entry = desk.store.entry(public_id)
    return entry.names[0] if entry else public_id


def _told(report: "Report", name: str, settings: Settings) -> str:
    at = f"{report.at.astimezone(settings.tz):%Y-%m-%d %H:%M}"
    wrong = f" {report.wrong}" if report.wrong else ""
    contact = f" Answer to: {report.contact}" if report.contact else ""
    return f"{report.number}. {at}, {name}: “{report.words}”.{wrong}{contact}"
