import hashlib
from dataclasses import replace

import pytest
from contracts.cache import a_clip, a_key

from audio_cache.errors import DamagedClip
from audio_cache.seal import MAGIC, MAX_HEADER_BYTES, PREAMBLE, read_preamble, seal, unseal


def forged(header: bytes, *, header_bytes: int | None = None, rate: int = 44_100) -> bytes:
    """Seal a header that `seal` would never write, with a digest that fits."""
    length = len(header) if header_bytes is None else header_bytes
    content = PREAMBLE.pack(MAGIC, length, rate, 1) + header + b"frames"
    return content + hashlib.sha256(a_key(1).hex.encode() + content).digest()


def test_a_sealed_clip_is_what_earlier_releases_wrote():
    """Bytes of another layout need another version, or every clip would count as damaged."""
    assert (
        hashlib.sha256(seal(a_key(1), a_clip(1))).hexdigest()
        == "1080ee6efbf7108cf2d6878868df6c09ac575f7400dfaf51664adbd776eb5b4b"
    )


def test_a_whole_header_with_a_fitting_digest_is_read():
    """Shows that the forgeries below fail for their headers alone."""
    assert unseal(a_key(1), forged(b'{"words":null,"facts":{}}')).frames == b"frames"


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"words":null}',
        b'{"words":3,"facts":{}}',
        b'{"words":[[1,2]],"facts":{}}',
        b'{"words":null,"facts":7}',
        b"[" * 100_000,
    ],
)
def test_a_header_that_makes_no_sense_is_damage(header):
    with pytest.raises(DamagedClip, match="makes no sense"):
        unseal(a_key(1), forged(header))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "cut short"),
        (MAGIC, "cut short"),
        (b"ID3\x04" + b"\0" * 100, "does not begin like a clip"),
        (MAGIC[:-1] + b"\x63" + b"\0" * 100, "of this version"),
        (forged(b"{}", rate=0), "no sample rate"),
        (forged(b"{}", header_bytes=MAX_HEADER_BYTES + 1), "longer than 1048576 bytes"),
        (forged(b"{}", header_bytes=MAX_HEADER_BYTES), "longer than all of it"),
    ],
)
def test_damage_says_what_is_wrong(data, why):
    with pytest.raises(DamagedClip, match=why):
        unseal(a_key(1), data)


def test_a_clip_is_sealed_under_its_key():
    with pytest.raises(DamagedClip, match="under this key"):
        unseal(a_key(2), seal(a_key(1), a_clip()))


def test_the_beginning_alone_tells_the_length_of_the_sound():
    start = seal(a_key(1), a_clip())[: PREAMBLE.size]
    assert read_preamble(start).sample_count / read_preamble(start).sample_rate_hz == 0.5


def test_a_clip_that_cannot_be_is_refused_before_it_is_kept():
    with pytest.raises(ValueError, match="no sample rate"):
        seal(a_key(1), replace(a_clip(), sample_rate_hz=0))
    with pytest.raises(ValueError, match="header is longer"):
        seal(a_key(1), replace(a_clip(), facts={"licence": "x" * MAX_HEADER_BYTES}))
