"""Bytes over HTTP as RFC 9110 wants them: conditional, in part, with exact lengths, and never all at once."""

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from itertools import chain

from flask import Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import http_date, parse_date, parse_etags, quote_etag

from service.delivery import Handover

IMMUTABLE = "public, max-age=31536000, immutable"
"""For an address whose bytes never change: a year."""
REVALIDATE = "no-cache"
"""For an address whose bytes may change at any moment: keep, but ask each time."""

_RANGE = re.compile(r"bytes\s*=\s*(?P<first>[0-9]{0,30})-(?P<last>[0-9]{0,30})\s*", re.IGNORECASE)
"""One range. Several at once are allowed to be answered with the whole (RFC 9110, 14.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Something that can be served, whole or in part."""

    media_type: str
    size: int
    etag: str
    """Its validator, without quotation marks."""
    weak: bool = False
    """Whether the validator stands for the same words in other bytes, too: packed and unpacked."""
    modified: datetime | None
    read: Callable[[int, int], Iterator[bytes]]
    """Yields the bytes from one place to another, a piece at a time."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What else there is to be said of it."""
    packed: bytes | None = None
    """The whole of it as gzip, for clients that take that; None: nothing would be gained."""
    hand_over: Callable[[], Handover | None] | None = None
    """Has somebody else send it in answer to the request at hand, and says how; None: it is sent from here."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a content is to be sent: a status, and the bytes from *start* to *end*."""

    status: int
    start: int = 0
    end: int = 0


def content_of(
    data: bytes,
    media_type: str,
    *,
    modified: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> Content:
    """Make content of bytes that are at hand; their hash is the validator."""
    return Content(
        media_type=media_type,
        size=len(data),
        etag=sha256(data).hexdigest(),
        modified=modified,
        read=partial(_slice, data),
        headers=headers or {},
    )


def text_of(
    data: bytes,
    media_type: str,
    *,
    modified: datetime | None = None,
    headers: Mapping[str, str] | None = None,
    etag: str | None = None,
) -> Content:
    """Make content of text that is at hand, which is sent packed to those who take that; its validator is *etag* or its hash."""
    plain = content_of(data, media_type, modified=modified, headers=headers)
    depends = ", ".join(filter(None, (plain.headers.get("Vary"), "Accept-Encoding")))
    return replace(
        plain,
        etag=etag or plain.etag,
        weak=True,
        headers={**plain.headers, "Vary": depends},
        packed=gzip.compress(data, compresslevel=6, mtime=0) if data else None,
    )


def respond(content: Content, *, cache: str = REVALIDATE) -> Response:
    """Answer the request at hand with *content*. What cannot be read raises before anything is sent."""
    if decided := by_condition(content, cache=cache):
        return decided
    if content.packed is not None and request.accept_encodings.quality("gzip") > 0:
        content = _packed(content, content.packed)
    part = choose(request.method, request.headers, content)
    handover = content.hand_over() if content.hand_over else None
    if handover and handover.status != 200:
        return Response(status=handover.status, headers=dict(handover.headers))
    if handover:
        part = Part(200)  # whoever sends it chooses the range
    headers = {
        **(handover.headers if handover else {}),
        **_validators(content, cache),
        "Accept-Ranges": "bytes",
        "Content-Length": str(part.end - part.start),
    }
    if part.status == 206:
        headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{content.size}"
    if part.status == 416:
        headers["Content-Range"] = f"bytes */{content.size}"
    return Response(
        () if request.method == "HEAD" else _begun(content.read(part.start, part.end)),
        status=part.status,
        headers=headers,
        content_type=content.media_type,
        direct_passthrough=True,
    )


def by_condition(content: Content, *, cache: str) -> Response | None:
    """Answer the request at hand without the bytes, if its preconditions want that."""
    status = refused(request.headers, content)
    return Response(status=status, headers=_validators(content, cache)) if status else None


def refused(headers: Headers | Mapping[str, str], content: Content) -> int | None:
    """Decide by the preconditions, in the order of RFC 9110, 13.2.2, whether *content* is not wanted: 304, 412 or None."""
    modified = _whole_second(content.modified)
    if (wanted := headers.get("If-Match")) is not None:
        if content.weak or not parse_etags(wanted).contains(content.etag):
            return 412
    elif (since := _date(headers.get("If-Unmodified-Since"))) and modified and modified > since:
        return 412
    if (known := headers.get("If-None-Match")) is not None:
        if parse_etags(known).contains_weak(content.etag):
            return 304
    elif (since := _date(headers.get("If-Modified-Since"))) and modified and modified <= since:
        return 304
    return None


def choose(method: str, headers: Headers | Mapping[str, str], content: Content) -> Part:
    """Decide by the range (RFC 9110, 14.2) what of *content* is to be sent, once its preconditions hold."""
    asked = headers.get("Range")
    if method != "GET" or not asked or not _still_fits(headers.get("If-Range"), content):
        return Part(200, 0, content.size)
    return _part(asked, content.size)


def _validators(content: Content, cache: str) -> dict[str, str]:
    headers = {
        **content.headers,
        "Cache-Control": cache,
        "ETag": quote_etag(content.etag, content.weak),
    }
    if content.modified:
        headers["Last-Modified"] = http_date(content.modified)
    return headers


def _packed(content: Content, data: bytes) -> Content:
    return replace(
        content,
        size=len(data),
        read=partial(_slice, data),
        headers={**content.headers, "Content-Encoding": "gzip"},
    )


def _part(asked: str, size: int) -> Part:
    found = _RANGE.fullmatch(asked.strip())
    first, last = found.group("first", "last") if found else ("", "")
    if not first and not last:
        return Part(200, 0, size)
    if not first:
        start, end = size - min(int(last), size), size
    elif last and int(last) < int(first):
        return Part(200, 0, size)
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    return Part(206, start, end) if start < end else Part(416)


def _still_fits(condition: str | None, content: Content) -> bool:
    """Tell whether what a client has is of this content: by its strong validator, or by exactly its date."""
    if condition is None:
        return True
    condition = condition.strip()
    if condition.startswith(('"', "W/")):
        return not content.weak and condition == quote_etag(content.etag)
    date = _date(condition)
    return date is not None and date == _whole_second(content.modified)


def _date(text: str | None) -> datetime | None:
    return parse_date(text) if text else None


def _whole_second(moment: datetime | None) -> datetime | None:
    return moment and moment.astimezone(UTC).replace(microsecond=0)


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Read the first piece at once, so that what cannot be read is an error and not an answer cut short."""
    return chain((next(pieces, b""),), pieces)


def _slice(data: bytes, start: int, end: int) -> Iterator[bytes]:
    yield data[start:end]
