"""The index of what listeners may hear, by SQLite's full-text search.

Words are folded before they get here, so its tokenizer only splits them at spaces. https://sqlite.org/fts5.html
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, column, delete, func, insert, select, table

from service.finding import Wanted, terms, wanted, words_of
from service.model import Article
from service.store.records import Found
from service.store.sql.entries import NEWEST_FIRST, entries_where
from service.store.sql.schema import articles

_sought: Final = table("sought", column("rowid"), column("words"))


def index(write: Connection, article: int, content: Article | None) -> None:
    """Let an article be found by the words of *content*; by none when that is None."""
    write.execute(delete(_sought).where(_sought.c.rowid == article))
    if content is not None:
        write.execute(insert(_sought).values(rowid=article, words=indexed(content)))


def indexed(article: Article) -> str:
    """Write the words of an article as the index has them; between its parts stands what nobody can seek."""
    return " ¶ ".join(" ".join(term.text for term in terms(text)) for text in words_of(article))


def find(read: Connection, words: str, *, limit: int, offset: int) -> Found:
    """Read what is found by *words*, newest date first."""
    sought = wanted(words)
    if not sought:
        return Found(entries=(), total=0)
    # Joined, SQLite would ask the index anew for each article that there is. It would look at each, too, if it were not
    # told that nearly all are published: https://sqlite.org/lang_corefunc.html#likely
    in_index = select(_sought.c.rowid).where(_sought.c.words.match(expression(sought)))
    matching = select(articles.c.id).where(
        articles.c.id.in_(in_index), func.likely(articles.c.state == "published")
    )
    total = read.scalar(select(func.count()).select_from(matching.subquery())) or 0
    chosen = read.scalars(matching.order_by(*NEWEST_FIRST).limit(limit).offset(offset)).all()
    return Found(entries=entries_where(read, articles.c.id.in_(chosen)), total=total)


def expression(sought: Sequence[Wanted]) -> str:
    """Write it in the language of FTS5: each in quotation marks, in which nothing else means anything."""
    return " AND ".join(f'"{" ".join(one.terms)}"{" *" if one.open else ""}' for one in sought)
