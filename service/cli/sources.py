"""`heardline source` and `heardline site`: where articles are fetched from."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.errors import ServiceError
from service.settings import Settings
from service.words import count

if TYPE_CHECKING:
    from service.store.sources import Source


@click.group()
def source() -> None:
    """Feeds, sitemaps and pages that are polled: what is new or changed there becomes an episode."""


@source.command("add")
@click.argument("url", metavar="URL")
@click.option("--hold", is_flag=True, help="Hold its new articles until they are released.")
@with_settings
def add_source(settings: Settings, url: str, hold: bool) -> None:
    """Poll URL from now on: a feed (RSS, Atom), a sitemap, a page or a wire document.

    `heardline serve` and `heardline work` do that. What is a source already is polled at once; with or without --hold from now on.
    """
    from service.fetching.target import parse  # noqa: PLC0415  after --help
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    address = parse(url).url
    with open_outside(settings) as outside:
        outside.sources.add(address, hold=hold, now=datetime.now(UTC))
    click.echo(f"{address} is a source. `heardline source list` tells how it does.")


@source.command("remove")
@click.argument("url", metavar="URL")
@with_settings
def remove_source(settings: Settings, url: str) -> None:
    """Poll URL no more. Its articles stay."""
    from service.fetching.target import parse  # noqa: PLC0415  after --help
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    address = parse(url).url
    with open_outside(settings) as outside:
        if not outside.sources.remove(address):
            raise ServiceError(f"{address} is no source. `heardline source list` lists them all.")
    click.echo(f"{address} is no source any more. Its articles stay.")


@source.command("list")
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def list_sources(settings: Settings, for_machines: bool) -> None:
    """Tell how each source does."""
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    with open_outside(settings) as outside:
        found = outside.sources.all()
    if for_machines:
        import json  # noqa: PLC0415  only here

        click.echo(json.dumps([_for_machines(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("There are no sources yet. `heardline source add URL` adds one.")
    for one in found:
        for line in _told(one, settings.tz):
            click.echo(line)


@click.group()
def site() -> None:
    """Sites whose articles are fetched when a listener asks for one."""


@site.command("add")
@click.argument("url", metavar="URL")
@with_settings
def add_site(settings: Settings, url: str) -> None:
    """Fetch an article of the site URL, as in https://news.example, when a listener asks for it."""
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    origin = _origin(url)
    with open_outside(settings) as outside:
        outside.sites.add(origin)
    click.echo(f"{origin} is a site: its articles are fetched when a listener asks for them.")


@site.command("remove")
@click.argument("url", metavar="URL")
@with_settings
def remove_site(settings: Settings, url: str) -> None:
    """Fetch no more articles of the site URL. Those that are here stay."""
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    origin = _origin(url)
    with open_outside(settings) as outside:
        if not outside.sites.remove(origin):
            raise ServiceError(f"{origin} is no site. `heardline site list` lists them all.")
    click.echo(f"{origin} is no site any more. Its articles stay.")


@site.command("list")
@with_settings
def list_sites(settings: Settings) -> None:
    """List the sites."""
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    with open_outside(settings) as outside:
        found = outside.sites.all()
    if not found:
        click.echo("There are no sites yet. `heardline site add https://news.example` adds one.")
    for origin in found:
        click.echo(origin)


def tell_troubles(settings: Settings) -> None:
    """Tell of the sources that do not do well, or have articles that do not."""
    from service.wiring import open_outside  # noqa: PLC0415  loads the database

    with open_outside(settings) as outside:
        found = outside.sources.all()
    for one in found:
        if one.why or one.notes:
            head, *notes = _told(one, settings.tz)
            click.echo("\n".join((f"source {head}", *notes)))


def _told(source: "Source", tz: tzinfo) -> Iterator[str]:
    since = f"{source.since.astimezone(tz):%Y-%m-%d %H:%M}"
    next_at = f"{source.next_at.astimezone(tz):%Y-%m-%d %H:%M}"
    through = f"{count(source.added, 'new article')}, {count(source.revised, 'revision')}"
    held = ", held" if source.hold else ""
    if source.why:
        times = count(source.failures, "time")
        yield f"{source.url}: failing since {since}, {times} in a row, next at {next_at}, because: {source.why}"
    elif source.polled_at is None:
        yield f"{source.url}: not polled yet. `heardline serve` and `heardline work` poll it."
    else:
        yield f"{source.url}: well since {since}, next at {next_at}; {through}{held}"
    for note in source.notes:
        yield f"  {note}"


def _for_machines(source: "Source") -> dict[str, object]:
    moments = {name: getattr(source, name) for name in ("since", "next_at", "polled_at")}
    told = asdict(source) | {name: at and at.isoformat() for name, at in moments.items()}
    del told["validators"]
    return told


def _origin(url: str) -> str:
    from service.fetching.target import parse  # noqa: PLC0415  after --help

    target = parse(url)
    if target.path != "/":
        raise ServiceError(f"{url} is one page. Give the site alone: {target.origin}")
    return target.origin
