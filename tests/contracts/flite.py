"""flite, a program that speaks, as docs/voices.md declares it to whoever installs it."""

import re
import tomllib
from pathlib import Path

import msgspec

from voices.command import Program

DOCS = Path(__file__).parents[2] / "docs" / "voices.md"


_HEARDLINE_TOML = {"cast", "fallback", "pace"}
"""What stands in the other file."""


def tables() -> list[str]:
    """The tables of `voices.toml` that the document shows, as a person would copy them."""
    shown = re.findall(r"^```toml\n(.*?)^```", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [table for table in shown if not _HEARDLINE_TOML & tomllib.loads(table).keys()]


def flite(voice: str) -> Program:
    """Declare flite with one of its voices."""
    (table,) = (
        table for table in map(tomllib.loads, tables()) if "flite" in table.get("command", ())
    )
    declared = msgspec.convert(table["command"]["flite"], Program)
    return msgspec.structs.replace(
        declared, voices=tuple(known for known in declared.voices if known.id == voice)
    )
