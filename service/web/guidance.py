"""Somebody wants to know how to listen, and what they can rely on."""

from flask import Blueprint, Response

from service.web.content import respond
from service.web.context import desk
from service.web.languages import page

blueprint = Blueprint("guidance", __name__)


@blueprint.get("/help")
def show() -> Response:
    """Explain in plain words how to listen, seek and subscribe."""
    return _page("help.html")


@blueprint.get("/accessibility")
def statement() -> Response:
    """Tell for whom the pages work, and how that was tested."""
    return _page("statement.html")


def _page(template: str) -> Response:
    return respond(page(template, contact=desk().contact))
