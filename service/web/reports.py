"""A listener tells the newsroom what is said wrong."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    NotFound,
    RequestEntityTooLarge,
    TooManyRequests,
)

from service.legal import legal
from service.web.content import respond
from service.web.context import desk
from service.web.languages import page
from service.web.listeners import Heard, audible

blueprint = Blueprint("reports", __name__)

LONGEST = {"words": 100, "wrong": 500, "contact": 200}
"""Characters of each field."""
_LONGEST_BODY = 20_000


@blueprint.get("/articles/<public_id>/report")
def ask(public_id: str) -> Response:
    """Ask what is said wrong in an article."""
    return _page("report.html", audible(public_id))


@blueprint.post("/articles/<public_id>/report")
def take(public_id: str) -> Response:
    """Take what a listener reports, and say thank you at an address that can be loaded again."""
    _check_origin()
    heard = audible(public_id)
    here = desk()
    if here.reports is None:
        raise NotFound(gettext("Nobody takes reports here."))
    said = _read()
    if not here.reports.add(heard.entry.public_id, **said, now=here.clock()):
        raise TooManyRequests(
            gettext(
                "So much has been reported that nothing more is taken for a while. Try again in an hour."
            )
        )
    thanks = url_for("reports.thank", public_id=heard.entry.public_id)
    return Response(status=303, headers={"Location": thanks, "Cache-Control": "no-store"})


@blueprint.get("/articles/<public_id>/reported")
def thank(public_id: str) -> Response:
    """Say thank you for a report."""
    return _page("reported.html", audible(public_id))


def _page(template: str, heard: Heard) -> Response:
    article = heard.article
    content = page(
        template, about=article.language, entry=heard.entry, article=article, longest=LONGEST
    )
    return respond(content)


def _check_origin() -> None:
    """Take what pages of this service send, so that no other page can have it sent by its visitors.

    There are no cookies to misuse; this keeps other sites from using their visitors as senders.

    Raises:
        Forbidden: another site's page sent it.
    """
    base = urlsplit(desk().url)
    own = f"{base.scheme}://{base.netloc}"
    site = request.headers.get("Sec-Fetch-Site")
    if site != "same-origin" if site else request.headers.get("Origin", own) != own:
        raise Forbidden(gettext("Reports are taken from the pages of this service only."))


def _read() -> dict[str, str]:
    if (request.content_length or 0) > _LONGEST_BODY:
        raise RequestEntityTooLarge
    said = {name: " ".join(legal(request.form.get(name, "")).split()) for name in LONGEST}
    if not any(map(str.isalnum, said["words"])):
        raise BadRequest(
            gettext("The word that is said wrong is missing. Go back, and write it down.")
        )
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            raise BadRequest(
                gettext(
                    "One of the fields has more than %(most)s characters. Go back, and use fewer.",
                    most=most,
                )
            )
    if request.form.get("website") or "://" in f"{said['words']} {said['wrong']}":
        raise BadRequest(
            gettext("Addresses of the web are not taken here. Go back, and leave them out.")
        )
    return said
