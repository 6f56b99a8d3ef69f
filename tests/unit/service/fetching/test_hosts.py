"""One way to write each host, so that no notation slips past a check."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetching.hosts import address_in, normal_host


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("News.Example", "news.example"),
        ("news.example.", "news.example"),
        ("NEWS_1.example", "news_1.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("news。example", "news.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("localhost", "localhost"),
        ("1.2.3.4.example", "1.2.3.4.example"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0X7F.1", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("0x", "0.0.0.0"),
        ("0", "0.0.0.0"),
        ("１２７.0.0.1", "127.0.0.1"),
        ("①②⑦。⓪.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("[0:0:0:0:0:0:0:1]", "[::1]"),
        ("[2001:DB8::A]", "[2001:db8::a]"),
        ("[::ffff:127.0.0.1]", "127.0.0.1"),
        ("[::ffff:7f00:1]", "127.0.0.1"),
    ],
)
def test_each_notation_has_one_meaning(written: str, normal: str):
    assert normal_host(written) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        ".",
        "..",
        "a..b",
        ".example",
        "news.example..",
        "news example",
        "news%2eexample",
        "evil\\news.example",
        "news.example\x00",
        "-news.example",
        "a" * 64 + ".example",
        "a." * 127 + "example",
        "256.1.1.1",
        "1.2.3.4.5",
        "1.2.3.256",
        "4294967296",
        "08.0.0.1",
        "1.2.3.0x100",
        "1_0.0.0.1",
        "1..1",
        "[::1",
        "[::1%eth0]",
        "[::g]",
        "[127.0.0.1]",
        "::1",
        "xn--ü.example",
        "\u202enews.example",
    ],
)
def test_what_is_no_host_is_refused(written: str):
    with pytest.raises(ValueError, match="is "):
        normal_host(written)


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_every_notation_of_an_address_is_that_address(address: IPv4Address):
    a, b, c, d = address.packed
    number = int(address)
    for written in (
        f"{number}",
        f"{number:#x}",
        f"0{number:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"0x{a:x}.0{b:o}.{(c << 8) | d}",
        f"[::ffff:{address}]",
    ):
        assert normal_host(written) == str(address)
        assert address_in(normal_host(written)) == address


@settings(deadline=None)
@given(st.ip_addresses(v=6))
def test_an_ipv6_address_survives(address: IPv6Address):
    assert address_in(normal_host(f"[{address.exploded}]")) == (address.ipv4_mapped or address)


@settings(deadline=None)
@given(st.text() | st.text(alphabet="0123456789.xabf[]:。１"))
def test_normal_is_normal(text: str):
    """Whatever is let through is plain ASCII, and reads the same a second time."""
    try:
        host = normal_host(text)
    except ValueError:
        return
    assert host.isascii()
    assert normal_host(host) == host
    address_in(host)
