"""flite, a program that speaks, as docs/voices.md declares it to whoever installs it."""

import re
import tomllib
from pathlib import Path

import msgspec

from voices.command import Program

DOCS = Path(__file__).parents[2] / "docs" / "voices.md"


_HEARDLINE_TOML = {"cast", "fallback", "pace"}
"""What stands in that file; the rest stands in voices.toml."""


def tables(file: str = "voices.toml") -> list[str]:
    """The tables of a file that the document shows, as a person would copy them."""
    shown = re.findall(r"^```toml\n(.*?)^```", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [
        table
        for table in shown
        if bool(_HEARDLINE_TOML & tomllib.loads(table).keys()) == (file == "heardline.toml")
    ]


def flite(voice: str) -> Program:
    """Declare flite with one of its voices."""
    (table,) = (
        table for table in map(tomllib.loads, tables()) if "flite" in table.get("command", ())
    )
    declared = msgspec.convert(table["command"]["flite"], Program)
    return msgspec.structs.replace(
        declared, voices=tuple(known for known in declared.voices if known.id == voice)
    )
