"""All entries at once, and where they apply in a text: one pass over its words, however many entries there are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from service.scripting.lexicon.entry import SCOPES, Entry
from service.scripting.lexicon.saying import as_said
from service.scripting.lexicon.words import folded, pieces_of, plain, words_in
from service.scripting.telling import Piece

_NOT_BEHIND: Final = frozenset("@#_/\\.&")
"""Behind these a word is a part of an address, a handle or an abbreviation."""
_NO_END: Final = re.compile(r"[@_&]|\.\w|['’ʼ](?!s?(?!\w))\w", re.IGNORECASE)
"""Before these it is so too, or a part of a name, as "Xi" of "Xi’an"."""
_POSSESSIVE: Final = re.compile(r"['’ʼ]s(?!\w)|(?<=s)['’ʼ](?!\w)", re.IGNORECASE)

_Planted = tuple[Entry, int]
"""An entry, and how many letters the plural adds to it."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A place in the tree of words: what leads on from here, and the entries that end here."""

    behind: "dict[str, _Node]" = field(default_factory=dict)
    entries: list[_Planted] = field(default_factory=list)


class Lexicon:
    """Entries, made ready to be found. Of two with the same key the later counts."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self.entries: Final = tuple({entry.key: entry for entry in entries}.values())
        self._root = _Node()
        self._prefixes: dict[str, list[_Planted]] = {}
        for entry in sorted(self.entries, key=_rank):
            self._plant(entry)
        self._prefix_lengths = sorted(set(map(len, self._prefixes)), reverse=True)

    def within(self, *names: str, section: str | None) -> "Pronunciations":
        """Give what applies to the article that is known by *names*, in *section*."""
        return Pronunciations(self, frozenset(names), folded(section or ""))

    def longest(
        self, shown: str, words: Sequence[tuple[int, int]], first: int
    ) -> Iterator[tuple[int, list[_Planted]]]:
        """Yield which entries begin with the word at *first*, the longest first, and with which word they end."""
        node, last = self._root, first
        found: list[tuple[int, list[_Planted]]] = []
        start, end = words[first]
        piece = folded(shown[start:end])
        while following := node.behind.get(piece):
            node = following
            if node.entries:
                found.append((last, node.entries))
            if not node.behind or last + 1 == len(words):
                break
            following = node.behind.get(plain(shown[words[last][1] : words[last + 1][0]]))
            if following is None:
                break
            node, last = following, last + 1
            piece = folded(shown[slice(*words[last])])
        yield from reversed(found)
        if self._prefixes:
            word = folded(shown[start:end])
            for length in self._prefix_lengths:
                if length < len(word) and (planted := self._prefixes.get(word[:length])):
                    yield first, planted

    def _plant(self, entry: Entry) -> None:
        pieces = pieces_of(entry.words)
        self._at(pieces).entries.append((entry, 0))
        if entry.match == "prefix":
            self._prefixes.setdefault(pieces[0], []).append((entry, 0))
        elif entry.match == "plural":
            more = "es" if pieces[-1].endswith(("s", "x", "z", "ch", "sh")) else "s"
            self._at((*pieces[:-1], pieces[-1] + more)).entries.append((entry, len(more)))

    def _at(self, pieces: Sequence[str]) -> _Node:
        node = self._root
        for piece in pieces:
            node = node.behind.setdefault(piece, _Node())
        return node


@dataclass(frozen=True, slots=True)
class Pronunciations:
    """What of a lexicon applies to one article."""

    lexicon: Lexicon
    names: frozenset[str]
    section: str

    def knowing(self, entries: Sequence[Entry]) -> "Pronunciations":
        """Let it know *entries* too; where it has one with the same key, that counts."""
        if not entries:
            return self
        return replace(self, lexicon=Lexicon((*entries, *self.lexicon.entries)))

    def found(self, shown: str, start: int, end: int, *, language: str) -> Iterator[Piece]:
        """Yield how the words of entries are said in the stretch from *start* to *end*; they are in order, with gaps.

        The longest entry that begins at a place has it. Of several for the same words, one for this article comes before
        one for its section, and that before one for everywhere; then one for this *language* before one for any, and
        one that asks for capitals before one that does not.
        """
        if not self.lexicon.entries:
            return
        words = list(words_in(shown, start, end))
        free = start
        for first in range(len(words)):
            if words[first][0] < free:  # said already
                continue
            for last, planted in self.lexicon.longest(shown, words, first):
                start, stop = words[first][0], words[last][1]
                chosen = self._chosen(planted, shown[start:stop], language)
                if chosen is None or not _stands_alone(shown, start, stop, end):
                    continue
                entry, plural = chosen
                possessive = _POSSESSIVE.match(shown, stop, end)
                piece = as_said(
                    entry,
                    shown,
                    start=start,
                    stem=stop - plural,
                    end=possessive.end() if possessive else stop,
                    language=language,
                )
                yield piece
                free = piece.shown_to
                break

    def _chosen(self, planted: Sequence[_Planted], shown: str, language: str) -> _Planted | None:
        return next((one for one in planted if self._applies(*one, shown, language)), None)

    def _applies(self, entry: Entry, plural: int, shown: str, language: str) -> bool:
        if entry.scope == "article" and entry.where not in self.names:
            return False
        if entry.scope == "section" and folded(entry.where) != self.section:
            return False
        if entry.language and not _is_kind_of(language, entry.language):
            return False
        if entry.any_case:
            return True
        written = plain(shown[: len(shown) - plural])
        words = plain(entry.words)
        return written.startswith(words) if entry.match == "prefix" else written == words


def _rank(entry: Entry) -> tuple[int, int, bool, bool]:
    return (
        -SCOPES.index(entry.scope),
        -len(entry.language or ""),
        entry.any_case,
        entry.match == "prefix",
    )


def _stands_alone(shown: str, start: int, stop: int, end: int) -> bool:
    return shown[start - 1 : start] not in _NOT_BEHIND and not _NO_END.match(shown, stop, end)


def _is_kind_of(language: str, wanted: str) -> bool:
    """Tell whether *language* is *wanted*, or that of a region: "en-GB" is a kind of "en"."""
    return f"{language}-".casefold().startswith(f"{wanted}-".casefold())
