"""Somebody listens to the headlines."""

from flask import Blueprint, Response
from flask_babel import gettext
from werkzeug.exceptions import NotFound, ServiceUnavailable

from service.forms import MAIN
from service.web.audio import files_in, found
from service.web.content import respond
from service.web.context import desk

blueprint = Blueprint("headlines", __name__)


@blueprint.get("/headlines.<path:ending>")
def serve(ending: str) -> Response:
    """Serve one file of the headlines as they are now."""
    file = files_in(MAIN).get(ending)
    if file is None:
        raise NotFound
    bulletin = desk().store.bulletin()
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
