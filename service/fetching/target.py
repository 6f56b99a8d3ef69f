"""An address on the web, taken apart once. What was checked is what is asked: the text is not parsed again. Pure."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from service.fetching.errors import Refused
from service.fetching.hosts import address_in, normal_host
from service.fetching.public import IP

LONGEST_URL: Final = 8000
"""Characters; RFC 9110, 4.1, asks for no fewer."""

PORTS: Final = {"http": 80, "https": 443}

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]")
_SHOWN: Final = 200

_AS_IT_IS: Final = "%!$&'()*+,;=:@/~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to ask, and what for."""

    scheme: str
    """"http" or "https"."""
    host: str
    """In its normal form, as `normal_host` returns it."""
    port: int
    path: str
    """Path and query, as they are sent; the fragment never is."""

    @property
    def authority(self) -> str:
        """The host, with the port when it is not one of the web's own."""
        return self.host if self.port in PORTS.values() else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.path}"

    @property
    def shown(self) -> str:
        """The address for a message: without its query, which may hold a secret, and not too long to listen to."""
        path = self.path.partition("?")[0]
        cut = path[:_SHOWN]
        return f"{self.origin}{cut}{'…' if cut != self.path else ''}"

    @property
    def address(self) -> IP | None:
        """The address that the host is; None when it is a name."""
        return address_in(self.host)


def parse(url: str) -> Target:
    """Take *url* apart.

    Raises:
        Refused: it is not a plain address on the web.
    """
    url = url.strip()
    if len(url) > LONGEST_URL:
        raise Refused(f"An address of more than {LONGEST_URL} characters is not fetched.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused("This is not an address on the web. Check how it is written.") from error
    host = parts.netloc.rpartition("@")[2]
    if _CONTROLS.search(url) or parts.scheme not in PORTS or not host:
        raise Refused(
            "Only addresses that begin with http:// or https:// and a host are fetched. Check how this one is written."
        )
    if "@" in parts.netloc:
        raise Refused(
            f"The address at {host} holds a user name or a password. Leave them out: Heardline does not log in."
        )
    try:
        name = normal_host(re.sub(r":\d*$", "", host))
    except ValueError as error:
        raise Refused(f"“{host}” {error}. Check how the address is written.") from error
    return Target(
        scheme=parts.scheme,
        host=name,
        port=PORTS[parts.scheme] if port is None else port,
        path=_path(parts.path or "/", parts.query),
    )


def redirected(target: Target, location: str) -> Target:
    """Read the *location* that *target* redirects to, which may be relative.

    Raises:
        Refused: it is not a plain address on the web.
    """
    try:
        return parse(urljoin(target.url, location))
    except (Refused, ValueError) as error:
        raise Refused(
            f"{target.shown} redirects to what is not fetched. {error} Ask its newsroom for the right address."
        ) from error


def _path(path: str, query: str) -> str:
    return quote(path, safe=_AS_IT_IS) + (f"?{quote(query, safe=_AS_IT_IS + '?')}" if query else "")
