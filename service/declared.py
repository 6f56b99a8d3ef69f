"""The programs and servers that speak, as `voices.toml` in the data folder declares them."""

import re
import tomllib
from pathlib import Path

import msgspec

from service.errors import SettingsError
from voices.command import Program
from voices.server import Server

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_TAKEN = frozenset({"pyttsx3", "piper", "gtts", "tone"})
"""Engines that Heardline brings."""


class Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a newsroom declares, each by the name of its engine."""

    command: dict[str, Program] = {}
    server: dict[str, Server] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """What all the engines are called."""
        return (*self.command, *self.server)


def read_declared(file: Path) -> Declared:
    """Read what is declared; nothing where there is no file.

    Raises:
        SettingsError: The file cannot be read, or declares something that could never speak.
    """
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        declared = msgspec.convert(table, Declared)
    except (FileNotFoundError, NotADirectoryError):
        return Declared()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise SettingsError(f"{file} cannot be read: {wrong}.") from wrong
    except msgspec.ValidationError as wrong:
        raise SettingsError(f"{file} declares what cannot speak: {wrong}.") from wrong
    for name in declared.names:
        if not may_be_called(name):
            raise SettingsError(
                f"{file} calls an engine {name!r}. Use small letters, digits and hyphens, at most 31, "
                f"and none of {', '.join(sorted(_TAKEN))}."
            )
    if both := declared.command.keys() & declared.server.keys():
        raise SettingsError(f"{file} declares {min(both)!r} twice, as a program and as a server.")
    return declared


def may_be_called(name: str) -> bool:
    """Tell whether an engine that Heardline does not bring may have this name."""
    return bool(_NAME.fullmatch(name)) and name not in _TAKEN
