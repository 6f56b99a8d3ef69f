"""What a newsroom does with its articles: add, release, correct, withdraw, and see how they stand."""

import time
from threading import Event
from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.cli.source import open_source
from service.errors import ServiceError
from service.settings import Settings

if TYPE_CHECKING:
    from service.newsdesk import Newsdesk
    from service.store import Accepted, Entry

_CHANGES = {
    "new": "is new",
    "same": "is known already and has not changed",
    "revised": "has been revised",
    "withdrawn": "is withdrawn for good, and nothing of it can be heard",
}
_POLL_S = 0.3


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--id",
    "identity",
    metavar="ID",
    help="What the article is known by. Without it: its own id or address, or the file's name.",
)
@click.option(
    "--hold", is_flag=True, help="Store it, but do not make or publish it until it is released."
)
@click.option(
    "--wait", is_flag=True, help="Return when it can be heard. Makes it here when nobody else does."
)
@with_settings
def add(
    settings: Settings, sources: tuple[str, ...], identity: str | None, hold: bool, wait: bool
) -> None:
    """Take articles in; they are made and published by `heardline serve` or `heardline work`.

    Each SOURCE is a file, an address, or - for standard input, which needs --id. One bad article does not stop the others.
    """
    if identity and len(sources) > 1:
        raise click.UsageError(
            "--id names one article, but there are several. Add them one by one."
        )
    if "-" in sources and not identity:
        raise click.UsageError("An article from standard input needs --id.")

    from service.pipeline import take_in  # noqa: PLC0415  after --help
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    failed = 0
    accepted: list[Accepted] = []
    with open_newsdesk(settings) as desk:
        for source in sources:
            try:
                done = take_in(open_source(source, identity, settings), desk, hold=hold)
            except ServiceError as failure:
                failed += 1
                click.echo(f"Error: {failure}", err=True)
                continue
            accepted.append(done)
            click.echo(f"{done.entry.names[0]} {_CHANGES[done.change]}; it is {done.entry.state}.")
        if wait:
            failed += _wait(settings, desk, [done.entry.public_id for done in accepted])
    if failed:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("identity", metavar="ID")
@with_settings
def release(settings: Settings, identity: str) -> None:
    """Let an article that was held be made and published."""
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        entry = desk.store.release(identity, now=desk.clock())
    click.echo(f"{identity} is {entry.state}.")


@click.command()
@click.argument("identity", metavar="ID")
@click.argument("source", metavar="SOURCE")
@click.option(
    "--notice", metavar="TEXT", help="What was corrected, in the newsroom's words; it is spoken."
)
@with_settings
def correct(settings: Settings, identity: str, source: str, notice: str | None) -> None:
    """Replace an article's content by SOURCE. Its address, its date and its GUID stay."""
    from service.pipeline import take_in  # noqa: PLC0415  after --help
    from service.store.errors import UnknownArticle  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        if desk.store.find(identity) is None:
            raise UnknownArticle(
                f"There is no article {identity!r}. `heardline status` lists them all."
            )
        done = take_in(open_source(source, identity, settings), desk, notice=notice)
    click.echo(f"{identity} {_CHANGES[done.change]}; it is {done.entry.state}.")


@click.command()
@click.argument("identity", metavar="ID")
@with_settings
def withdraw(settings: Settings, identity: str) -> None:
    """Take an article out of every feed, page and file, for ever."""
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        desk.store.withdraw(identity, now=desk.clock())
    click.echo(f"{identity} is withdrawn.")


@click.command()
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@click.option(
    "--verify",
    is_flag=True,
    help="First read every published episode, and have those made again that are damaged or lost.",
)
@with_settings
def status(settings: Settings, for_machines: bool, verify: bool) -> None:
    """Tell how every article stands: what failed and why, what is waiting, what can be heard; and which sources fail."""
    from service.cli.reports import tell_reports  # noqa: PLC0415  after --help
    from service.cli.sources import tell_troubles  # noqa: PLC0415  as above
    from service.pipeline import mend  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        harmed = mend(desk) if verify else ()
        entries = desk.store.entries()
    for entry in harmed:
        click.echo(
            f"{entry.names[0]}: its files are damaged or lost; it is being made again.", err=True
        )
    if for_machines:
        import json  # noqa: PLC0415  only here

        click.echo(
            json.dumps(
                [_for_machines(entry, settings) for entry in entries], ensure_ascii=False, indent=2
            )
        )
        return
    if not entries:
        click.echo("There are no articles yet. `heardline add FILE` takes one in.")
    for entry in entries:
        why = f", because: {entry.why}" if entry.why else ""
        since = entry.since.astimezone(settings.tz)
        click.echo(f"{entry.names[0]}: {entry.state} since {since:%Y-%m-%d %H:%M}{why}")
        for rendition in entry.renditions:
            if rendition.why:
                click.echo(f"  {rendition.form.title}: {rendition.state}, because: {rendition.why}")
    tell_troubles(settings)
    tell_reports(settings)


def _for_machines(entry: "Entry", settings: Settings) -> dict[str, object]:
    return {
        "id": entry.names[0],
        "names": list(entry.names),
        "public_id": entry.public_id,
        "guid": entry.guid,
        "state": entry.state,
        "why": entry.why,
        "since": entry.since.isoformat(),
        "date": entry.date.isoformat(),
        "revision": entry.revision,
        "heard_revision": entry.heard and entry.heard.revision,
        "duration_ms": entry.heard and entry.heard.duration_ms,
        "renditions": [
            {
                "form": rendition.form.name,
                "state": rendition.state,
                "why": rendition.why,
                "duration_ms": rendition.made and rendition.made.duration_ms,
            }
            for rendition in entry.renditions
        ],
        "page": f"{settings.url}/articles/{entry.public_id}",
        "audio": f"{settings.url}/audio/{entry.public_id}.mp3",
    }


def _wait(settings: Settings, desk: "Newsdesk", public_ids: list[str]) -> int:
    """Wait until all can be heard or have failed, and help to make them; return how many failed."""
    from service.cli.serving import work_jobs  # noqa: PLC0415  after --help

    while not all(_settled(desk.store.entry(public_id)) for public_id in public_ids):
        work_jobs(settings, desk, stop=Event(), until_idle=True)
        time.sleep(_POLL_S)
    failed = 0
    for public_id in public_ids:
        entry = desk.store.entry(public_id)
        if entry and entry.why and entry.state != "held":
            failed += 1
            click.echo(f"Error: {entry.names[0]} is {entry.state}: {entry.why}", err=True)
        elif entry and entry.heard:
            click.echo(f"{entry.names[0]} can be heard.")
    return failed


def _settled(entry: "Entry | None") -> bool:
    if entry is None or entry.state in {"held", "failed", "withdrawn"}:
        return True
    up_to_date = entry.heard is not None and entry.heard.revision == entry.revision
    return entry.state == "published" and (up_to_date or bool(entry.why))
