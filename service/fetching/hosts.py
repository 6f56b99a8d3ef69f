"""One way to write each host, so that what was checked is what is asked. Pure.

Follows the host parser of the URL Standard (https://url.spec.whatwg.org/#host-parsing), as browsers do, but refuses
percent signs, which no news site needs.
"""

import re
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from service.fetching.public import IP

_LABELS: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_-]{1,63}")
_ENDS_IN_A_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_NUMBER: Final = re.compile(r"0x(?P<hex>[0-9a-f]*)|0(?P<octal>[0-7]+)|(?P<decimal>0|[1-9][0-9]*)")


def normal_host(host: str) -> str:
    """Return *host* in lower-case ASCII; addresses in their one usual form, IPv6 in brackets.

    Raises:
        ValueError: it is no host name and no address; the message says why.
    """
    if host.startswith("[") and host.endswith("]"):
        return _written(_ipv6(host[1:-1]))
    name = _ascii(host).removesuffix(".")
    if len(name) > 253 or not _LABELS.fullmatch(name):
        raise ValueError("is not the name of a host")
    if _ENDS_IN_A_NUMBER.fullmatch(name):
        return _written(_ipv4(name.split(".")))
    return name


def address_in(host: str) -> IP | None:
    """Return the address that a normal *host* is; None when it is a name."""
    if host.startswith("["):
        return IPv6Address(host[1:-1])
    return IPv4Address(host) if _ENDS_IN_A_NUMBER.fullmatch(host) else None


def _ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    import idna  # noqa: PLC0415 - its tables cost time, and few hosts need them

    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii").lower()
    except UnicodeError as error:  # idna.IDNAError is one
        raise ValueError("is not the name of a host") from error


def _ipv6(text: str) -> IP:
    if "%" in text:
        raise ValueError("is an address with a zone, which has a meaning on one machine only")
    try:
        address = IPv6Address(text)
    except ValueError as error:
        raise ValueError("is not an IPv6 address") from error
    return address.ipv4_mapped or address


def _ipv4(parts: list[str]) -> IPv4Address:
    """Read the notations that C's `inet_aton` knows: fewer parts than four, and hexadecimal or octal ones."""
    *firsts, last = [_number(part) for part in parts]
    if len(parts) > 4 or any(first > 255 for first in firsts) or last >= 256 ** (4 - len(firsts)):
        raise ValueError("is not an IPv4 address")
    return IPv4Address(last + sum(first << 8 * (3 - at) for at, first in enumerate(firsts)))


def _number(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError("is not an IPv4 address")
    if found["hex"] is not None:
        return int(found["hex"] or "0", 16)
    return int(found["octal"], 8) if found["octal"] else int(found["decimal"])


def _written(address: IP) -> str:
    return f"[{address}]" if isinstance(address, IPv6Address) else str(address)
