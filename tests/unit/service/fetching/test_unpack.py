"""Packing is undone, whole or not at all, and never beyond the limit."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetching.errors import NotADocument, ServerTrouble, TooLarge
from service.fetching.unpack import unpacked

MANY = 10_000


def bare_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


def unpack(data: bytes, coding: str | None, limit_bytes: int = MANY) -> bytes:
    return unpacked(data, coding, limit_bytes=limit_bytes, where="https://news.example/")


@settings(deadline=None)
@given(st.binary(max_size=MANY))
def test_what_was_packed_comes_back(data: bytes):
    assert unpack(data, None) == data
    assert unpack(data, "identity") == data
    assert unpack(gzip.compress(data, mtime=0), "gzip") == data
    assert unpack(gzip.compress(data, mtime=0), " X-GZIP ") == data
    assert unpack(zlib.compress(data), "deflate") == data


@settings(deadline=None)
@given(st.text(max_size=MANY // 4))
def test_bare_deflate_comes_back_too(text: str):
    """Some servers leave out the header that "deflate" has to have."""
    assert unpack(bare_deflate(text.encode()), "deflate") == text.encode()


def test_members_and_padding_after_gzip():
    data = gzip.compress(b"one ", mtime=0) + gzip.compress(b"two") + b"\0" * 20
    assert unpack(data, "gzip") == b"one two"


def test_nothing_packed_is_nothing():
    assert unpack(b"", "gzip") == b""


@pytest.mark.parametrize(
    "coding", ["gzip, gzip", "deflate, gzip", "br", "zstd", "utf-8", "compress"]
)
def test_only_what_was_offered_is_unpacked(coding: str):
    with pytest.raises(NotADocument, match="not asked for"):
        unpack(gzip.compress(gzip.compress(b"x", mtime=0)), coding)


@pytest.mark.parametrize("members", [1, 5])
def test_a_bomb_is_refused_before_it_unfolds(members: int):
    bomb = gzip.compress(bytes(50_000_000)) * members
    tracemalloc.start()
    with pytest.raises(TooLarge, match="unpacks to more than 10,000 bytes"):
        unpack(bomb, "gzip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_exactly_the_limit_is_allowed():
    assert len(unpack(gzip.compress(bytes(MANY)), "gzip")) == MANY
    with pytest.raises(TooLarge):
        unpack(gzip.compress(bytes(MANY + 1)), "gzip")


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=1000), st.data())
def test_what_was_cut_off_is_not_taken_for_whole(data: bytes, draw: st.DataObject):
    packed = gzip.compress(data, mtime=0)
    cut = packed[: draw.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises(ServerTrouble):
        unpack(cut, "gzip")


def test_damage_is_noticed():
    packed = bytearray(gzip.compress(b"The harbour bridge reopens.", mtime=0))
    packed[-8] ^= 1  # in the checksum
    with pytest.raises(ServerTrouble, match="damaged"):
        unpack(bytes(packed), "gzip")
    with pytest.raises(ServerTrouble, match="damaged"):
        unpack(b"<html>not packed at all</html>", "gzip")
