"""Entries as a table: comma-separated values (RFC 4180) in UTF-8, with a head.

The columns are `words,as,said,scope,where,language,case,match,source`; only the first two must be there, and an empty
field is the default.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final, cast

from service.errors import LexiconError
from service.model import Document
from service.scripting.lexicon.entry import Entry, Kind, Match, Scope

COLUMNS: Final = ("words", "as", "said", "scope", "where", "language", "case", "match", "source")
_NEEDED: Final = ("words", "as")
_CASES: Final = ("exact", "any")


def read_table(document: Document) -> Iterator[tuple[int, Entry | LexiconError]]:
    """Yield the entries of a table with their lines.

    Raises:
        LexiconError: it is no table of entries at all.
    """
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = document.data[: wrong.start].count(b"\n") + 1
        raise LexiconError(
            f"{document.name}, line {line}, is not UTF-8. Save the table as CSV in UTF-8."
        ) from wrong
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [name.strip().casefold() for name in next(rows, [])]
        _check_head(head, document.name)
        for row in rows:
            if any(field.strip() for field in row):
                yield (
                    rows.line_num,
                    _entry(dict(zip(head, row, strict=False)), len(row) > len(head)),
                )
    except csv.Error as wrong:
        raise LexiconError(f"{document.name}, line {rows.line_num}, is no CSV: {wrong}.") from wrong


def write_table(entries: Sequence[Entry]) -> bytes:
    """Write *entries* as `read_table` reads them."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for entry in entries:
        case = _CASES[entry.any_case]
        rows.writerow(
            (
                entry.words,
                entry.kind,
                entry.said,
                entry.scope,
                entry.where,
                entry.language or "",
                case,
                entry.match,
                entry.source,
            )
        )
    return text.getvalue().encode()


def _check_head(head: Sequence[str], name: str) -> None:
    strange = [column for column in head if column not in COLUMNS]
    missing = [column for column in _NEEDED if column not in head]
    if strange or missing or len(set(head)) < len(head):
        raise LexiconError(
            f"{name}, line 1, is no head of a table of entries. It names columns, of which words and as must be there: {','.join(COLUMNS)}"
        )


def _entry(fields: dict[str, str], too_many: bool) -> Entry | LexiconError:
    if too_many:
        return LexiconError(
            "There are more fields than columns. Put a field that holds a comma between quotation marks."
        )
    given = {name: value.strip() for name, value in fields.items()}
    case = given.get("case") or "exact"
    if case not in _CASES:
        return LexiconError(f"{case!r} is no case. Choose one of: {', '.join(_CASES)}.")
    return Entry(
        words=given["words"],
        kind=cast("Kind", given.get("as", "")),
        said=given.get("said", ""),
        scope=cast("Scope", given.get("scope") or "everywhere"),
        where=given.get("where", ""),
        language=given.get("language") or None,
        any_case=case == "any",
        match=cast("Match", given.get("match") or "word"),
        source=given.get("source", ""),
    )
