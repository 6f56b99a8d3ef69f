"""Files of entries: read whole or refused, with the line and the reason of what is wrong."""

from collections.abc import Callable
from typing import Final

from service.errors import LexiconError
from service.model import Document
from service.scripting.lexicon.entry import Entry, checked
from service.scripting.lexicon.lines import LARGEST_BYTES, Lines

_MOST_TOLD: Final = 10
"""How many wrong lines are told at once."""


def read_entries(
    document: Document, within: Callable[[Entry], Entry] = lambda entry: entry
) -> tuple[Entry, ...]:
    """Read a file of entries: PLS 1.0, NITF with `pronounce`, else CSV. *within* says more about each of them.

    Raises:
        LexiconError: something in it is wrong. Then nothing of it counts.
    """
    if len(document.data) > LARGEST_BYTES:
        raise LexiconError(
            f"{document.name} is longer than {LARGEST_BYTES // 1_000_000} MB. Cut it into several."
        )
    if document.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        from service.scripting.lexicon.markup import read_markup  # noqa: PLC0415  loads the XML library

        return _gathered(document.name, read_markup(document), within)
    from service.scripting.lexicon.tables import read_table  # noqa: PLC0415  as above

    return _gathered(document.name, read_table(document), within)


def _gathered(name: str, lines: Lines, within: Callable[[Entry], Entry]) -> tuple[Entry, ...]:
    found: dict[object, tuple[int, Entry]] = {}
    wrong: list[str] = []
    for line, given in lines:
        if isinstance(given, LexiconError):
            wrong.append(f"line {line}: {given}")
            continue
        try:
            entry = checked(within(given))
        except LexiconError as trouble:
            wrong.append(f"line {line}: {trouble}")
            continue
        if entry.key in found:
            wrong.append(
                f"line {line}: “{entry.words}” stands in line {found[entry.key][0]} already."
            )
        found[entry.key] = (line, entry)
    if wrong:
        told = wrong[:_MOST_TOLD]
        if len(wrong) > len(told):
            told.append(f"and {len(wrong) - len(told)} more.")
        raise LexiconError("\n".join((f"{name} was not taken in, nothing of it:", *told)))
    if not found:
        raise LexiconError(f"{name} holds no entry.")
    return tuple(entry for _, entry in found.values())
