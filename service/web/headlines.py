"""Somebody listens to the headlines."""

import re
from typing import Final

from flask import Blueprint, Response
from flask_babel import gettext
from werkzeug.exceptions import NotFound, ServiceUnavailable

from service.forms import MAIN
from service.publishing.bulletin import day_of
from service.web.audio import files_in, found
from service.web.content import respond
from service.web.context import desk

blueprint = Blueprint("headlines", __name__)

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@blueprint.get("/headlines.<path:ending>")
def serve(ending: str) -> Response:
    """Serve one file of the headlines as they are now; feeds name the day, too, since apps keep what they have under an address."""
    day, _, rest = ending.partition(".")
    dated = _DAY.fullmatch(day)
    file = files_in(MAIN).get(rest if dated else ending)
    if file is None:
        raise NotFound
    bulletin = desk().store.bulletin()
    if bulletin and dated and day != day_of(bulletin, desk().tz):
        raise NotFound
    content = bulletin and found(bulletin, file)
    if content:
        return respond(content)
    if not desk().store.published(limit=1):
        raise NotFound(
            gettext(
                "There are no headlines yet. They are here as soon as there is an article to hear."
            )
        )
    raise ServiceUnavailable(
        gettext("The headlines are being put together. Try again in a moment.")
    )
