"""A podcast app or a player shows the picture of a show. It is drawn when somebody first asks, and kept."""

from contextlib import suppress
from datetime import datetime
from threading import BoundedSemaphore
from typing import Final

from flask import Blueprint, Flask, current_app, redirect, url_for
from flask_babel import lazy_gettext
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from service.objects import ObjectsUnavailable
from service.publishing.artwork import DRAWN, LARGE_PX, SMALL_PX, Cover, draw
from service.store.shelves import MAIN
from service.web.content import IMMUTABLE, content_of, respond
from service.web.context import desk
from service.web.feed import listing_of, listings

blueprint = Blueprint("artwork", __name__)

AT_ONCE: Final = 4
"""Pictures: each takes some 30 MB and half a second, once. The pages keep most of the server's threads."""

_SOON = lazy_gettext("Many pictures are being drawn. Try again in a moment.")


def load(app: Flask) -> None:
    """Let the application draw, and teach the templates where the picture of the service is."""
    app.extensions["pens"] = BoundedSemaphore(AT_ONCE)
    app.jinja_env.globals.update(artwork_url=artwork_url)


def artwork_url() -> str:
    """Return the address of the small picture of the whole service."""
    return url_for("artwork.serve", slug=MAIN, name=listings()[MAIN].cover.small)


@blueprint.get("/shows/<slug>/artwork/<name>")
def serve(slug: str, name: str) -> AnyResponse:
    """Serve the picture of a show as it is now; another name leads to the one that its feed has."""
    listing = listing_of(slug)
    cover = listing.cover
    side_px = {cover.large: LARGE_PX, cover.small: SMALL_PX}.get(name)
    if side_px is None:
        return redirect(listing.show.artwork)
    picture = _kept(name) or _drawn(cover, side_px, name)
    return respond(content_of(picture, "image/png", modified=_since(name)), cache=IMMUTABLE)


def _kept(name: str) -> bytes | None:
    with suppress(ObjectsUnavailable):
        return desk().objects.read(DRAWN, name)
    return None


def _since(name: str) -> datetime | None:
    with suppress(ObjectsUnavailable):
        return desk().objects.written(DRAWN, name)
    return None


def _drawn(cover: Cover, side_px: int, name: str) -> bytes:
    """Draw a picture, and keep it if that can be. Raises ServiceUnavailable while many are drawn."""
    pens: BoundedSemaphore = current_app.extensions["pens"]
    if not pens.acquire(blocking=False):
        raise ServiceUnavailable(_SOON, retry_after=2)
    try:
        picture = draw(cover, side_px)
    finally:
        pens.release()
    with suppress(ObjectsUnavailable):
        desk().objects.put(DRAWN, {name: picture})
    return picture
