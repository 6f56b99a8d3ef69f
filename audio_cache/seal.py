"""Clip to bytes and back, so that any damage is noticed.

    | magic, version | header length | sample rate | sample count | header | frames | digest |

The numbers are big-endian, the header is JSON (words and facts), the digest is the SHA-256 of the key and of all
bytes before it. It is no signature: it finds damage and mix-ups, not malice.
"""

import hashlib
import json
import struct
from typing import Final, NamedTuple

from audio_cache.clip import Clip, WordMark
from audio_cache.errors import DamagedClip
from audio_cache.key import Key

MAGIC: Final = b"HLCLIP\x00\x01"
"""Six letters and the version of this layout; bytes of another version are a miss."""

MAX_HEADER_BYTES: Final = 1 << 20
"""Room for the times of about 40,000 words."""

PREAMBLE: Final = struct.Struct(">8sIIQ")

_DIGEST_BYTES: Final = hashlib.sha256().digest_size


class Preamble(NamedTuple):
    """What the first bytes of a sealed clip tell without reading the rest."""

    header_bytes: int
    sample_rate_hz: int
    sample_count: int


def seal(key: Key, clip: Clip) -> bytes:
    """Write a clip down. Raises ValueError for a clip that cannot be: no sample rate, far too many words."""
    header = json.dumps(
        {"words": clip.words, "facts": dict(clip.facts)}, sort_keys=True, separators=(",", ":")
    ).encode()
    preamble = Preamble(len(header), clip.sample_rate_hz, clip.sample_count)
    if fault := _fault(preamble):
        raise ValueError(f"Clip {key} cannot be kept: {fault}.")
    content = PREAMBLE.pack(MAGIC, *preamble) + header + clip.frames
    return content + _digest(key, content)


def unseal(key: Key, data: bytes) -> Clip:
    """Read what `seal` wrote under the same key. Raises DamagedClip for anything else."""
    preamble = read_preamble(data)
    content, digest = data[:-_DIGEST_BYTES], data[-_DIGEST_BYTES:]
    if digest != _digest(key, content):
        raise DamagedClip("its bytes are not the ones that were written under this key")
    frames_from = PREAMBLE.size + preamble.header_bytes
    if frames_from > len(content):
        raise DamagedClip("its header is longer than all of it")
    try:
        header = json.loads(content[PREAMBLE.size : frames_from])
        words, facts = header["words"], header["facts"]
        return Clip(
            frames=content[frames_from:],
            sample_rate_hz=preamble.sample_rate_hz,
            sample_count=preamble.sample_count,
            words=None if words is None else tuple(WordMark(*word) for word in words),
            facts=dict(facts),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedClip("its header makes no sense") from error


def read_preamble(data: bytes) -> Preamble:
    """Read the first `PREAMBLE.size` bytes of a sealed clip; more may follow. Raises DamagedClip."""
    if len(data) < PREAMBLE.size:
        raise DamagedClip("it is cut short")
    magic, *numbers = PREAMBLE.unpack_from(data)
    if magic != MAGIC:
        raise DamagedClip("it does not begin like a clip of this version")
    preamble = Preamble(*numbers)
    if fault := _fault(preamble):
        raise DamagedClip(fault)
    return preamble


def _fault(preamble: Preamble) -> str | None:
    if preamble.sample_rate_hz < 1:
        return "it has no sample rate"
    if preamble.header_bytes > MAX_HEADER_BYTES:
        return f"its header is longer than {MAX_HEADER_BYTES} bytes"
    return None


def _digest(key: Key, content: bytes) -> bytes:
    digest = hashlib.sha256(key.hex.encode())
    digest.update(content)
    return digest.digest()
