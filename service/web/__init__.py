"""HTTP at the rim: one blueprint for each thing that a visitor does. Views parse, call and render; nothing else."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, request

from service.newsdesk import Newsdesk
from service.web import (
    api,
    artwork,
    audio,
    briefing,
    embed,
    errors,
    feed,
    guidance,
    headlines,
    health,
    languages,
    listen,
    live,
    ownfeeds,
    pages,
    present,
    reports,
    robots,
    search,
    shelves,
    static,
)
from service.web.context import Kept

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["create_app"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Scripts come from here, in files of their own: none that stands in a page may run."""
_SECURITY = {"Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff"}


def create_app(desk: Newsdesk) -> Flask:
    """Make the WSGI application that serves *desk*; it may be called from several threads."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = desk.max_body_bytes + 1  # `api` looks whether that one comes
    app.extensions["newsdesk"] = desk
    app.extensions["kept"] = Kept()
    app.extensions["places"] = live.Places(live.PLACES)
    app.extensions["guesses"] = ownfeeds.Guesses()
    languages.teach(app)
    present.teach(app.jinja_env, desk)
    static.load(app)
    artwork.load(app)
    for module in (
        pages,
        search,
        shelves,
        reports,
        guidance,
        embed,
        audio,
        headlines,
        live,
        listen,
        feed,
        briefing,
        artwork,
        ownfeeds,
        api,
        health,
        robots,
        static,
    ):
        app.register_blueprint(module.blueprint)
    errors.handle(app)
    app.after_request(partial(_secured, media=desk.delivery.origin if desk.delivery else ""))
    # To assign here is Flask's own recipe for what goes around an application.
    app.wsgi_app = PublicBase(app.wsgi_app, desk.url)  # type: ignore[method-assign]
    return app


class PublicBase:
    """Makes every address that the application writes begin with the public base.

    What a request says of host, scheme or mount point is never believed.
    """

    def __init__(self, app: "WSGIApplication", url: str) -> None:
        base = urlsplit(url)
        self._app = app
        self._base = {
            "wsgi.url_scheme": base.scheme,
            "HTTP_HOST": base.netloc,
            "SCRIPT_NAME": base.path,
        }

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        environ.update(self._base)
        return self._app(environ, start_response)


def _secured(response: Response, *, media: str) -> Response:
    """Add what keeps pages safe; a client that has the page has it already. *media* is whence sounds come besides.

    Who answers may have set a policy of its own.
    """
    if response.status_code == 304:
        return response
    policy = response.headers.get("Content-Security-Policy", _POLICY)
    if media:
        policy = policy.replace("media-src 'self'", f"media-src 'self' {media}")
    if request.endpoint == embed.FRAMED:
        policy = policy.replace("frame-ancestors 'none'", "frame-ancestors *")
    response.headers["Content-Security-Policy"] = policy
    for name, value in _SECURITY.items():
        response.headers.setdefault(name, value)
    return response
