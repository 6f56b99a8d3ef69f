"""The newsroom's lexicon in the tables."""

from collections.abc import Sequence
from dataclasses import asdict, fields

from sqlalchemy import Connection, bindparam, delete, insert, select

from service.scripting.lexicon import Entry
from service.store.sql.schema import lexicon

_COLUMNS = [lexicon.c[field.name] for field in fields(Entry)]


def entries_of(connection: Connection) -> tuple[Entry, ...]:
    """Read all entries, in the order in which they were put."""
    rows = connection.execute(select(*_COLUMNS).order_by(lexicon.c.id))
    return tuple(Entry(**row._mapping) for row in rows)  # noqa: SLF001  SQLAlchemy's public name for it


def put(connection: Connection, entries: Sequence[Entry]) -> None:
    """Keep *entries*, each in the place of one with its key."""
    drop(connection, entries)
    if entries:
        connection.execute(insert(lexicon), [asdict(entry) for entry in entries])


def drop(connection: Connection, entries: Sequence[Entry]) -> None:
    """Forget the entries that have the keys of *entries*."""
    one = delete(lexicon).where(
        lexicon.c.words == bindparam("its_words"),
        lexicon.c.scope == bindparam("its_scope"),
        lexicon.c.where == bindparam("its_where"),
        lexicon.c.language.is_not_distinct_from(bindparam("its_language")),
    )
    names = ("its_words", "its_scope", "its_where", "its_language")
    if entries:
        connection.execute(one, [dict(zip(names, entry.key, strict=True)) for entry in entries])
