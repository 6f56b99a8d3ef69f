"""`heardline feeds`: listeners' own feeds, as far as the operator may know them."""

from datetime import UTC, datetime

import click

from service.cli.context import with_settings
from service.errors import ServiceError
from service.settings import Settings


@click.group()
def feeds() -> None:
    """Listeners' own feeds. Their addresses are known to nobody but the listeners."""


@feeds.command("list")
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def list_feeds(settings: Settings, for_machines: bool) -> None:
    """List the feeds: number, choice, and when an app last asked for it."""
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        found = desk.feeds.all() if desk.feeds else ()
    now = datetime.now(UTC)
    if for_machines:
        import json  # noqa: PLC0415  only here

        told = [
            {
                "number": feed.number,
                "sections": feed.choice.sections,
                "form": feed.choice.form.name,
                "longest_min": feed.choice.longest_min,
                "order": feed.choice.order,
                "since": feed.since.isoformat(),
                "polled_at": feed.polled_at and feed.polled_at.isoformat(),
                "rests": feed.rests(now),
            }
            for feed in found
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("No listener has a feed of their own.")
    for feed in found:
        choice = feed.choice
        what = ", ".join(choice.sections) or "every article"
        longest = f", at most {choice.longest_min} minutes" if choice.longest_min else ""
        asked = (
            f"asked for at {feed.polled_at.astimezone(settings.tz):%Y-%m-%d %H:%M}"
            if feed.polled_at
            else "never asked for"
        )
        rests = "; it rests" if feed.rests(now) else ""
        click.echo(
            f"{feed.number}: {what}; {choice.form.title}{longest}, {choice.order} first; {asked}{rests}"
        )


@feeds.command("revoke")
@click.argument("number", type=click.IntRange(min=1))
@with_settings
def revoke_feed(settings: Settings, number: int) -> None:
    """End the feed NUMBER; its addresses are gone at once."""
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        if not (desk.feeds and desk.feeds.revoke(number)):
            raise ServiceError(f"There is no feed {number}. `heardline feeds list` lists them all.")
    click.echo(f"The feed {number} is ended. Its addresses are gone.")
