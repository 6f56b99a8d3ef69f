"""Who sends a sound to listeners, where that is not this program: nginx in front of it, or the bucket where it lies.

This program still decides who may have it, and answers all conditions that it alone can check.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol
from urllib.parse import quote, urlsplit

from service.objects import Method, Objects

_UNCHECKED_BY_NGINX: Final = frozenset({"If-Match", "If-Unmodified-Since"})
"""nginx compares these with its own validators of a file, and never with those that it is told."""
_UNCHECKED_BY_BUCKETS: Final = _UNCHECKED_BY_NGINX | {"If-Range"}
"""A bucket that does not know it would let a client join the halves of two revisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What is answered in the place of a file."""

    status: int
    headers: Mapping[str, str]


class Delivery(Protocol):
    """Has files sent by others."""

    @property
    def unchecked(self) -> frozenset[str]:
        """The headers of conditions that only this program can check: with one of these, it sends the file itself."""

    @property
    def origin(self) -> str:
        """Whence browsers then get it, as "https://host"; empty: from where they asked."""

    def hand_over(self, prefix: str, name: str, *, method: Method) -> Handover:
        """Say how the file *name* under *prefix* is got by *method*. Raises ObjectsUnavailable."""


@dataclass(frozen=True, slots=True)
class ByNginx:
    """https://nginx.org/en/docs/http/ngx_http_proxy_module.html: nginx takes the file out of the folder that it has there."""

    location: str
    """In nginx's configuration, for inner requests only; it begins and ends with a slash."""
    unchecked: frozenset[str] = _UNCHECKED_BY_NGINX
    origin: str = ""

    def hand_over(self, prefix: str, name: str, *, method: Method) -> Handover:  # noqa: ARG002  nginx looks at the method itself
        """Name the file to nginx, which adds it to what else is answered."""
        place = quote(f"{self.location}{prefix}/{name}")
        return Handover(status=200, headers={"X-Accel-Redirect": place})


@dataclass(frozen=True, slots=True)
class ByBucket:
    """Clients are led to the bucket, at an address that is signed and soon of no use."""

    objects: Objects
    valid: timedelta
    unchecked: frozenset[str] = _UNCHECKED_BY_BUCKETS

    @property
    def origin(self) -> str:
        """Whence browsers get it. Raises ObjectsUnavailable where nothing can be signed."""
        address = self.objects.address("sound", "audio.mp3", method="GET", valid=self.valid)
        return "{0.scheme}://{0.netloc}".format(urlsplit(address))

    def hand_over(self, prefix: str, name: str, *, method: Method) -> Handover:
        """Lead to the file. Nobody may keep the way there: it ends."""
        address = self.objects.address(prefix, name, method=method, valid=self.valid)
        return Handover(status=302, headers={"Location": address, "Cache-Control": "no-store"})
