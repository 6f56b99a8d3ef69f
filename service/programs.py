"""The programs that speak, as `voices.toml` in the data folder declares them."""

import re
import tomllib
from pathlib import Path

import msgspec

from service.errors import SettingsError
from voices.command import Program

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_TAKEN = frozenset({"pyttsx3", "piper", "gtts", "tone"})
"""Engines that Heardline brings."""


class _VoicesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    command: dict[str, Program] = {}


def read_programs(file: Path) -> dict[str, Program]:
    """Read each program by the name of its engine; none where there is no file.

    Raises:
        SettingsError: The file cannot be read, or declares something that could never speak.
    """
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        programs = msgspec.convert(table, _VoicesFile).command
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise SettingsError(f"{file} cannot be read: {wrong}.") from wrong
    except msgspec.ValidationError as wrong:
        raise SettingsError(f"{file} declares a program that cannot speak: {wrong}.") from wrong
    for name in programs:
        if not _NAME.fullmatch(name) or name in _TAKEN:
            raise SettingsError(
                f"{file} calls an engine {name!r}. Use small letters, digits and hyphens, at most 31, "
                f"and none of {', '.join(sorted(_TAKEN))}."
            )
    return programs
