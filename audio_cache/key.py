"""How a request for a clip is named. The only module that hashes requests."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

KEY_VERSION: Final = 1
"""Raise it to give every request a new name, and so to make every clip again."""

Field: TypeAlias = "str | int | float | bool | Sequence[Field] | Mapping[str, Field] | None"
"""What JSON can say."""

_HEX: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The name of a request: the same request has the same key on every machine, for ever."""

    hex: str
    """64 digits, lower case."""

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.hex):
            raise ValueError(
                f"{self.hex!r} is no key of a clip: it needs 64 digits from 0-9 and a-f."
            )

    def __str__(self) -> str:
        return self.hex


def key_for(fields: Mapping[str, Field]) -> Key:
    """Name the clip that `fields` ask for: everything that changes its sound, and nothing else.

    The order of the fields does not matter; the type of a value does (1, 1.0 and "1" are three requests).
    Raises TypeError or ValueError for what JSON cannot say.
    """
    canonical = json.dumps(
        {"key_version": KEY_VERSION, "request": fields},
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )
    return Key(hashlib.sha256(canonical.encode()).hexdigest())
