"""Somebody wants to know how to listen, and what they can rely on."""

from flask import Blueprint, Response, render_template

from service.web.content import content_of, respond
from service.web.context import desk

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
    page = render_template(template, contact=desk().contact)
    return respond(content_of(page.encode(), "text/html; charset=utf-8"))
