"""How words that somebody seeks find those of an article, whatever their case, accents and script.

A store keeps the `terms` of what is heard, and looks for what is `wanted` among them; pages show an `excerpt`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from unicodedata import category, combining, normalize

from service.model import Article

OPEN_FROM: Final = 4
"""Characters. A word that is sought, and is as long, finds those that begin with it, too: "bridge" finds "bridges"."""

_TERM_CHARS: Final = 60
_BEFORE: Final = 80
_EXCERPT: Final = 240

_ALONE: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Characters of scripts that put no space between words: each is a term of its own, and a word is several in a row."""

_UNLIKE: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart, as those write them who have no such keys."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, folded, and where it stands in its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms that shall stand one behind the other."""

    terms: tuple[str, ...]
    open: bool
    """Whether the last may go on."""

    def stands_at(self, place: int, terms: list[Term]) -> bool:
        """Tell whether they stand among the *terms* of a text from *place* on."""
        *first, last = self.terms
        here = [term.text for term in terms[place : place + len(self.terms)]]
        if len(here) < len(self.terms) or here[:-1] != first:
            return False
        return here[-1].startswith(last) if self.open else here[-1] == last


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an excerpt."""

    text: str
    sought: bool
    """Whether it is what was sought."""


def terms(text: str) -> Iterator[Term]:
    """Yield the words of *text*, in lower case and without accents."""
    for kind, run in groupby(enumerate(text), key=_kind):
        if not kind:
            continue
        places, letters = zip(*run, strict=True)
        start, characters = places[0], "".join(letters)
        size, fold = (1, _fold_alone) if kind == "alone" else (len(characters), _fold)
        for at in range(0, len(characters), size):
            if folded := fold(characters[at : at + size]):
                yield Term(folded[:_TERM_CHARS], start + at, start + at + size)


def wanted(words: str) -> tuple[Wanted, ...]:
    """Understand what somebody seeks: every word must be there, and parts of one word beside each other."""
    parts = [tuple(term.text for term in terms(part)) for part in words.split()]
    return tuple(Wanted(part, len(part[-1]) >= OPEN_FROM) for part in dict.fromkeys(parts) if part)


def words_of(article: Article) -> Iterator[str]:
    """Yield what of an article can be found."""
    attribution, dateline = article.attribution, article.dateline
    for text in (article.kicker, article.headline, article.deck, article.section, article.byline):
        yield text or ""
    yield dateline.shown if dateline else ""
    yield from attribution.names if attribution else ()
    yield from article.corrections
    yield from (block.text for block in article.blocks)
    yield from article.contributors


def excerpt(texts: Iterable[str], sought: tuple[Wanted, ...]) -> tuple[Stretch, ...]:
    """Cut some words around the first place of *texts* that was sought; where there is none, the beginning of the first."""
    first: tuple[Stretch, ...] | None = None
    for text in filter(None, texts):
        found = list(terms(text))
        places = [
            (found[at].start, found[at + len(one.terms) - 1].end)
            for at in range(len(found))
            for one in sought
            if one.stands_at(at, found)
        ]
        if places:
            return tuple(_cut(text, found, places))
        first = first or tuple(_cut(text, found, []))
    return first or ()


def _cut(text: str, found: list[Term], places: list[tuple[int, int]]) -> Iterator[Stretch]:
    near = places[0][0] - _BEFORE if places else 0
    start = 0 if near <= 0 else next(term.start for term in found if term.start >= near)
    end = max((term.end for term in found if term.end <= start + _EXCERPT), default=0)
    if end >= (found[-1].end if found else 0):
        end = len(text)
    at = start
    if start:
        yield Stretch("… ", sought=False)
    for first, last in places:
        if at <= first and last <= end:
            yield Stretch(text[at:first], sought=False)
            yield Stretch(text[first:last], sought=True)
            at = last
    yield Stretch(text[at:end] + (" …" if end < len(text) else ""), sought=False)


def _kind(at: tuple[int, str]) -> str:
    _, character = at
    if _ALONE.match(character):
        return "alone"
    kind = category(character)
    return "word" if kind[0] in "LNM" or kind == "Cf" else ""


def _fold_alone(character: str) -> str:
    folded = normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _fold(word: str) -> str:
    apart = normalize("NFKD", normalize("NFKD", word).casefold()).translate(_UNLIKE)
    return "".join(c for c in apart if category(c)[0] in "LNM" and not combining(c))
