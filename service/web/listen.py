"""Somebody follows the accessibility link on a newsroom's own page."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext, lazy_gettext
from markupsafe import escape
from werkzeug.exceptions import BadRequest, NotFound, ServiceUnavailable

from service.sources.asking import ask_for
from service.store import Entry
from service.web import live
from service.web.context import desk
from service.web.languages import render
from service.web.present import in_language

blueprint = Blueprint("listen", __name__)

LONGEST = 2000
"""Characters. Longer addresses are not an article's."""

_AGAIN_S = 5
"""After so many seconds a browser asks again by itself."""
_UNKNOWN = lazy_gettext(
    "Heardline has no article of this address. It may not have been handed in yet, or it was moved."
)

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid)(?:=|$)", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\x9f]")


@blueprint.get("/listen")
def find() -> Response:
    """Lead from an article's address to its page here, when it can be heard. Nothing is fetched here, and nobody is led elsewhere."""
    address = request.args.get("url", "").strip()
    _check(address)
    entry = first_known(address)
    if entry is None:
        return _wish(list(spellings(address))[2])
    if entry.state == "held":
        raise NotFound(_UNKNOWN)
    return _lead_to(entry, address)


def _lead_to(entry: Entry, address: str) -> Response:
    """Lead to the page of an article when it can be heard there, or never will be."""
    if entry.state in {"waiting", "making"}:
        return _preparing(address, entry)
    page = url_for("pages.article", public_id=entry.public_id)
    return Response(status=302, headers={"Location": page, "Cache-Control": "no-store"})


def _preparing(address: str, entry: Entry | None) -> Response:
    """Ask for a little patience. Who wants no page that changes by itself can stop that (WCAG 2.2.1, 2.2.4 and 3.2.5)."""
    by_hand = request.args.get("refresh") == "no"
    page = render(
        "preparing.html",
        about=entry.article.language if entry else None,
        entry=entry,
        live=entry is not None and live.offered(entry),
        again_s=None if by_hand else _AGAIN_S,
        again=url_for("listen.find", url=address, refresh="no" if by_hand else None),
        other=url_for("listen.find", url=address, refresh=None if by_hand else "no"),
    )
    answer = Response(page, status=202, headers={"Cache-Control": "no-store"})
    if not by_hand:
        answer.headers["Refresh"] = str(_AGAIN_S)
    return answer


def _wish(address: str) -> Response:
    """Have an article of a known site fetched, and tell the listener how far that is.

    Raises:
        NotFound: it is of no site whose articles may be fetched.
        ServiceUnavailable: it could not be fetched a moment ago.
    """
    here = desk()
    answer = ask_for(address, here.store, here.sites, now=here.clock()) if here.sites else None
    if answer is None or answer.state == "not ours":
        raise NotFound(_UNKNOWN)
    if answer.entry is not None:
        return _lead_to(answer.entry, address)
    if answer.state == "failed":
        raise ServiceUnavailable(
            escape(
                gettext("The article could not be prepared. {why} Try again in ten minutes.")
            ).format(why=in_language(answer.why or "", "en"))
        )
    return _preparing(address, None)


def spellings(address: str) -> Iterator[str]:
    """Yield *address*, then as its newsroom may have written it: less what was added on the way, a slash more or less."""
    yield address
    parts = urlsplit(address)
    parts = parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), fragment="")
    yield parts.geturl()
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    parts = parts._replace(query=query)
    yield parts.geturl()
    yield _other_slash(parts).geturl()


def _other_slash(parts: SplitResult) -> SplitResult:
    path = parts.path
    return parts._replace(path=path.removesuffix("/") if path.endswith("/") else f"{path}/")


def _check(address: str) -> None:
    if not address:
        raise BadRequest(
            gettext(
                "The address of the article is missing. It goes behind “/listen?url=”, percent-encoded."
            )
        )
    if len(address) > LONGEST:
        raise BadRequest(
            gettext("The address of the article is longer than %(most)s characters.", most=LONGEST)
        )
    if not is_web_address(address):
        raise BadRequest(
            gettext(
                "What stands behind “/listen?url=” is not the address of an article: that begins with https:// or http://."
            )
        )


def is_web_address(text: str) -> bool:
    """Tell whether *text* is an absolute address on the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme.lower() in ("http", "https")
        and bool(parts.hostname)
        and not _NOT_IN_ADDRESSES.search(text)
    )


def first_known(address: str) -> Entry | None:
    """Return the article of *address*, however its newsroom writes that."""
    names = dict.fromkeys(spellings(address))
    return next(filter(None, map(desk().store.find, names)), None)
