"""Which of the articles that a source lists are to be looked at. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from service.reading import Listed
from service.store.sources import Item

MOST_AT_ONCE: Final = 50
"""So many articles are taken in by one poll; the first poll of a source leaves out what is older, for ever."""

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to become of the articles that a source lists."""

    wanted: tuple[Listed, ...]
    """New or changed: to be looked at, newest first."""
    remembered: tuple[Item, ...]
    """What stays, or comes to be, as it is."""
    left: int
    """How many are for the next poll."""


def choose(listed: Sequence[Listed], known: Mapping[str, Item], *, first: bool) -> Choice:
    """Choose from what a source lists; *known* is what is remembered, *first* says that it was never read before."""
    changed = [article for article in listed if not _is_known(article, known)]
    changed.sort(key=lambda article: article.updated or _LONG_AGO, reverse=True)
    wanted, rest = changed[:MOST_AT_ONCE], changed[MOST_AT_ONCE:]
    remembered = [known[article.id] for article in listed if _is_known(article, known)]
    if first:
        remembered += map(looked_at, rest)
    else:  # their old state is remembered, so that they are wanted again
        remembered += [known[article.id] for article in rest if article.id in known]
    return Choice(
        wanted=tuple(wanted), remembered=tuple(remembered), left=0 if first else len(rest)
    )


def looked_at(article: Listed, why: str | None = None) -> Item:
    """Remember the state in which *article* is listed now, and *why* it was not taken in."""
    return Item(id=article.id, mark=_mark(article), why=why)


def _is_known(article: Listed, known: Mapping[str, Item]) -> bool:
    return article.id in known and known[article.id].mark == _mark(article)


def _mark(article: Listed) -> str:
    """Name the state in which an article is listed: when it was changed, and its text, as far as they are listed."""
    updated = article.updated.isoformat() if article.updated else ""
    text = sha256(article.document.data).hexdigest() if article.document else ""
    return f"{updated} {text}"
