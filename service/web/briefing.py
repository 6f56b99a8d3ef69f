"""A smart speaker asks for the news."""

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from service.publishing.briefing import briefing
from service.store.shelves import MAIN
from service.web.content import content_of, respond
from service.web.context import desk
from service.web.feed import CACHE, listing_of

blueprint = Blueprint("briefing", __name__)

_LOOKED_AT = 30
"""Among so many of the newest are five that are made for speakers and neither too short nor too long."""
_NONE = "There is nothing for smart speakers: no episode of the last seven days is made in the form “speaker” and lasts from ten seconds to ten minutes."


@blueprint.get("/briefing.json")
def serve() -> Response:
    """Serve the newest episodes of the whole service."""
    return show(MAIN)


@blueprint.get("/shows/<slug>/briefing.json")
def show(slug: str) -> Response:
    """Serve the newest episodes of one show."""
    here, shelf = desk(), listing_of(slug).shelf
    entries = here.store.on_shelf(shelf.slug, limit=_LOOKED_AT) if shelf else ()
    data = briefing(entries, here.url, now=here.clock())
    if data is None:
        raise NotFound(_NONE)
    return respond(content_of(data, "application/json"), cache=CACHE)
