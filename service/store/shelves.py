"""Which episodes belong together, by rule: those in one language, of one section, of one correspondent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from service.legal import legal
from service.model import Article

ShelfKind = Literal["language", "section", "correspondent"]

MAIN: Final = "main"
"""No shelf has this slug: it stands for the show of the whole service."""

_NAME_CHARS: Final = 120
_MOST_CORRESPONDENTS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Episodes in one language that belong together. It is there from its first episode on, and stays."""

    slug: str
    """For ever: part of its addresses. ASCII; no other shelf has it."""
    kind: ShelfKind
    name: str
    """As the first article named it; of a language, its code."""
    language: str
    """The first part of BCP 47."""
    episodes: int
    """How many listeners may hear now."""
    places: int
    """How many were ever put there. Each has its place for as long as it is there, counted from 1; none is given twice."""
    version: int
    """Another number after each change of what is there."""
    changed: datetime
    """When that was. It never goes back, though the clock may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """An episode as a feed shows it, written down once."""

    public_id: str
    rendition: int
    """What it was written of; another sound, another number."""
    at: datetime
    """When that sound was made."""
    text: str | None
    """None: it is not written yet."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """A shelf that an article belongs on."""

    kind: ShelfKind
    name: str
    language: str

    @property
    def key(self) -> str:
        """What tells it from others of its kind and language."""
        return self.name.casefold()


def belongings(article: Article) -> Iterator[Belonging]:
    """Yield where an article belongs, once each. A name without a letter or digit is none."""
    language = article.language.partition("-")[0].lower()
    yield Belonging("language", language, language)
    if section := _name(article.section or ""):
        yield Belonging("section", section, language)
    names = article.attribution.names if article.attribution else ()
    reporters = {name.casefold(): name for name in map(_name, names) if name}
    for name in list(reporters.values())[:_MOST_CORRESPONDENTS]:
        yield Belonging("correspondent", name, language)


def _name(text: str) -> str:
    line = " ".join(legal(text).split())[:_NAME_CHARS].rstrip()
    return line if any(map(str.isalnum, line)) else ""
