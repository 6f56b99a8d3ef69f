"""Somebody follows the accessibility link on a newsroom's own page."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from flask import Blueprint, Response, request, url_for
from werkzeug.exceptions import BadRequest, NotFound

from service.store import Entry
from service.web.context import desk

blueprint = Blueprint("listen", __name__)

LONGEST = 2000
"""Characters. Longer addresses are not an article's."""

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid)(?:=|$)", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\x9f]")


@blueprint.get("/listen")
def find() -> Response:
    """Lead from an article's address to its page here. Nothing is fetched, and nobody is led elsewhere."""
    address = request.args.get("url", "").strip()
    _check(address)
    entry = _first_known(spellings(address))
    if entry is None or entry.state == "held":
        raise NotFound(
            "Heardline has no article of this address. It may not have been handed in yet, or it was moved."
        )
    page = url_for("pages.article", public_id=entry.public_id)
    return Response(status=302, headers={"Location": page, "Cache-Control": "no-store"})


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
            "The address of the article is missing. It goes behind “/listen?url=”, percent-encoded."
        )
    if len(address) > LONGEST:
        raise BadRequest(f"The address of the article is longer than {LONGEST:,} characters.")
    if not is_web_address(address):
        raise BadRequest(
            "What stands behind “/listen?url=” is not the address of an article: that begins with https:// or http://."
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


def _first_known(names: Iterator[str]) -> Entry | None:
    return next(filter(None, map(desk().store.find, dict.fromkeys(names))), None)
