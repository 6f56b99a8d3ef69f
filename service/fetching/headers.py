"""What the headers of a response say. Pure; a header that makes no sense is as good as none."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from service.fetching.answers import Validators

DAY_S: Final = 86_400
"""The longest that a server can make us wait."""

_NEVER_A_DOCUMENT: Final = re.compile(  # what is packed with gzip may be a sitemap
    r"(?:audio|video|image|font|model)/.*"
    r"|application/(?:pdf|zip|x-tar|x-bzip2?|x-xz|zstd|x-7z-compressed|vnd\.rar|x-rar-compressed"
    r"|java-archive|wasm|msword|ogg|vnd\.ms-.*|vnd\.openxmlformats-.*|vnd\.oasis\..*|.*\+(?:zip|gzip))"
)
_MAX_AGE: Final = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?([0-9]{1,12})")
_UNSTORED: Final = re.compile(r"(?:^|[,\s])no-(?:store|cache)\b")


def can_be_a_document(media_type: str | None) -> bool:
    """Tell whether a Content-Type leaves room for a document; one that is missing or vague does."""
    kind = (media_type or "").partition(";")[0].strip().lower()
    return _NEVER_A_DOCUMENT.fullmatch(kind) is None


def retry_after_s(headers: Mapping[str, str]) -> int | None:
    """Read Retry-After (RFC 9110, 10.2.3), in seconds or as a date by the server's own clock; a day at most."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,12}", value):
        return min(int(value), DAY_S)
    return _until(value, headers)


def fresh_s(headers: Mapping[str, str]) -> int | None:
    """Read for how long the response stays fresh (RFC 9111, 4.2.1), in seconds, a day at most; None when it does not say."""
    control = headers.get("cache-control", "").lower()
    if _UNSTORED.search(control):
        return 0
    if age := _MAX_AGE.search(control):
        return min(int(age[1]), DAY_S)
    return _until(headers.get("expires", ""), headers)


def validators(headers: Mapping[str, str], *, url: str) -> Validators:
    """Read the validators of a response from *url*; those that cannot be sent back are left out."""
    return Validators(
        url=url,
        etag=_sendable(headers.get("etag")),
        last_modified=_sendable(headers.get("last-modified")),
    )


def _sendable(value: str | None) -> str | None:
    return value if value and value.isascii() and value.isprintable() else None


def _until(value: str, headers: Mapping[str, str]) -> int | None:
    then, now = _moment(value), _moment(headers.get("date", ""))
    if then is None or now is None:
        return None
    return max(0, min(int((then - now).total_seconds()), DAY_S))


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if moment.tzinfo else None
