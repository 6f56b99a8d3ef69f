"""Which addresses may be asked by a service that anybody can hand an address to."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetching.public import is_public

PUBLIC = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]
PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "3fff::1",
    "2001::1",  # Teredo
    "64:ff9b:1::1",  # NAT64 with a prefix of one's own
    "100::1",
    "5f00::1",
    "fec0::1",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_the_internet_is_public(text: str):
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_not_the_internet_is_not(text: str):
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", [text for text in PRIVATE if ":" not in text])
def test_wrapping_a_private_address_makes_it_no_more_public(text: str):
    inner = int(IPv4Address(text))
    mapped = IPv6Address((0xFFFF << 32) | inner)
    compatible = IPv6Address(inner)
    nat64 = IPv6Address(int(IPv6Address("64:ff9b::")) | inner)
    six_to_four = IPv6Address((0x2002 << 112) | (inner << 80))
    for wrapped in (mapped, compatible, nat64, six_to_four):
        assert not is_public(wrapped), wrapped


def test_public_addresses_behind_nat64_are_public():
    """A machine with IPv6 alone reaches the IPv4 internet in no other way."""
    assert is_public(ip_address("64:ff9b::8.8.8.8"))
    assert is_public(ip_address("::ffff:8.8.8.8"))


@settings(deadline=None)
@given(st.ip_addresses())
def test_never_more_trusting_than_python(address: IPv4Address | IPv6Address):
    if is_public(address):
        assert not any((address.is_private, address.is_link_local, address.is_multicast))
