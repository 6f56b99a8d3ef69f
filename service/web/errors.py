"""What went wrong, in words: a page for people, problem+json (RFC 9457) for programs; never a traceback."""

import logging
import re
from http import HTTPStatus

import msgspec
from flask import Flask, Response, request
from flask_babel import lazy_gettext
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from service.errors import DocumentError, ServiceError
from service.objects import ObjectsUnavailable
from service.store.errors import (
    NameTaken,
    StoreBusy,
    StoreUnavailable,
    UnknownArticle,
    Withdrawn,
)
from service.web.languages import render

_log = logging.getLogger(__name__)

RETRY_SECONDS = 10

_TOKENS = re.compile("/p/[^/?#\\s]+")

_STATUS = {
    DocumentError: 422,
    NameTaken: 409,
    ObjectsUnavailable: 503,
    StoreBusy: 503,
    StoreUnavailable: 503,
    UnknownArticle: 404,
    Withdrawn: 410,
}
"""Errors that say more in their own words than a table could."""

_WORDS = {
    400: lazy_gettext("This request makes no sense to Heardline."),
    404: lazy_gettext("There is nothing at this address."),
    405: lazy_gettext("This address does not work that way."),
    410: lazy_gettext("This article was withdrawn by its newsroom. It is no longer here."),
    413: lazy_gettext("What was sent is too long."),
    500: lazy_gettext("Something went wrong here. It was written down for the operator."),
    503: lazy_gettext("Heardline cannot answer just now. Try again in a moment."),
}


def handle(app: Flask) -> None:
    """Make *app* answer every error in words."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(ServiceError, _failed)
    app.register_error_handler(Exception, _broke)


def without_tokens(text: str) -> str:
    """Return what may be written into a log: addresses of listeners' own feeds without their tokens."""
    return _TOKENS.sub("/p/…", text)


def _refused(error: HTTPException) -> BaseResponse:
    answer = error.get_response(request.environ)
    status = answer.status_code
    if status < 400:
        return answer
    own = error.description if error.description != type(error).description else None
    told = _told(status, own or _WORDS.get(status) or f"{HTTPStatus(status).phrase}.")
    for name in ("Allow", "Retry-After", "WWW-Authenticate"):
        if value := answer.headers.get(name):
            told.headers[name] = value
    return told


def _failed(error: ServiceError) -> Response:
    status = _STATUS.get(type(error), 500)
    if status >= 500:
        _log.warning("%s %s: %s", request.method, without_tokens(request.path), error)
        return _told(status, _WORDS[status])
    return _told(status, str(error) if _is_program() else _WORDS.get(status, str(error)))


def _broke(error: Exception) -> Response:
    _log.error("%s %s failed", request.method, without_tokens(request.path), exc_info=error)
    return _told(500, _WORDS[500])


def _told(status: int, words: object) -> Response:
    response = _problem(status, words) if _is_program() else _page(status, words)
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _is_program() -> bool:
    kinds = ["text/html", "application/problem+json", "application/json"]
    return request.path.startswith("/api/") or (
        request.accept_mimetypes.best_match(kinds, "text/html") != "text/html"
    )


def _problem(status: int, words: object) -> Response:
    title = HTTPStatus(status).phrase
    detail = words.striptags() if isinstance(words, Markup) else str(words)
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return Response(msgspec.json.encode(body), status, content_type="application/problem+json")


def _page(status: int, words: object) -> Response:
    detail = words if isinstance(words, Markup) else str(words)
    return Response(render("error.html", status=status, detail=detail), status)
