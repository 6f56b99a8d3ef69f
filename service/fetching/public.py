"""Whether an address belongs to the public internet. Pure.

The tables follow the IANA special-purpose address registries (RFC 6890) rather than `ipaddress.is_global`, whose answer
changes between versions of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

IP = IPv4Address | IPv6Address

_NOT_PUBLIC_V4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network; 0.0.0.0 reaches the machine itself
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's NAT; 100.100.100.200 tells a cloud machine its secrets
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # tells a machine in Azure its secrets
        "169.254.0.0/16",  # link-local; 169.254.169.254 tells a cloud machine its secrets
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; 192.0.0.192 tells a machine in Oracle's cloud its secrets
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

_GLOBAL_UNICAST_V6: Final = IPv6Network("2000::/3")

_NOT_PUBLIC_V6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, and Teredo, which wraps any IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which wraps any IPv4 address; obsolete (RFC 7526)
        "3fff::/20",  # documentation
    )
)

_NAT64: Final = IPv6Network("64:ff9b::/96")


def unwrapped(address: IP) -> IP:
    """Return the IPv4 address that *address* stands for: IPv4-mapped, or behind the well-known NAT64 prefix (RFC 6052)."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def is_public(address: IP) -> bool:
    """Tell whether anybody on the internet may be reached at *address*: one machine, and none of a private network."""
    reached = unwrapped(address)
    if isinstance(reached, IPv4Address):
        return not any(reached in network for network in _NOT_PUBLIC_V4)
    return reached in _GLOBAL_UNICAST_V6 and not any(
        reached in network for network in _NOT_PUBLIC_V6
    )
