"""Rules of wording, and how a table of them is applied to a text."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.scripting.telling import Piece

_LETTERS = 1000
"""For so many different characters it is remembered which rules may begin with them."""
_OPENING, _CLOSING = "([“‘", ".,;:!?)]”’"
"""What a word may touch."""
_LOOK_BACK = 40
"""How many characters before a place may decide what is said there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which the words said differ from the words shown."""

    name: str
    pattern: str
    """Matched where a spot begins. Repeats are bounded or possessive, so that time grows with the text and no faster."""
    said: str | Callable[[re.Match[str]], str]
    """A template for `re.Match.expand`, or what says it."""
    begins: str = ""
    """The characters that it may begin with, as a set of a pattern; any where none are given."""
    after: str = ""
    """What must stand before, within the last 40 characters."""
    unless: str = ""
    """What must not stand there."""
    example: tuple[str, str]
    """Shown, and then said."""


_Search = Callable[[str], re.Match[str] | None]
_Compiled = tuple[
    Callable[[str, int, int], re.Match[str] | None], Rule, _Search | None, _Search | None
]


class Table:
    """Rules in their order. Each is tried at the *spots*: patterns of where a rule may begin."""

    def __init__(self, rules: tuple[Rule, ...], spots: tuple[str, ...]) -> None:
        self.rules = rules
        self._spots = re.compile("|".join(spots))
        self._compiled = [
            (re.compile(rule.pattern).match, rule, _ends_with(rule.after), _ends_with(rule.unless))
            for rule in rules
        ]
        self._of = functools.lru_cache(_LETTERS)(self._that_begin_with)

    def say(self, shown: str, start: int, end: int, sight: int | None = None) -> Iterator[Piece]:
        """Yield what is said for the stretch from *start* to *end*; what no rule is about stays as it is shown.

        What stands behind it, up to *sight*, may decide what is said, but is not said itself.
        """
        sight = sight or end
        position = place = start
        while spot := self._spots.search(shown, place, end):
            place = spot.start()
            found = self._found(shown, place, end, sight)
            if found is None:
                place += 1
                continue
            match, said = found
            if match.start() > position:
                yield Piece(shown[position : match.start()], position, match.start())
            yield Piece(said, match.start(), match.end())
            position = place = match.end()
        if position < end:
            yield Piece(shown[position:end], position, end)

    def _found(
        self, shown: str, place: int, end: int, sight: int
    ) -> tuple[re.Match[str], str] | None:
        before = None
        for match, rule, after, unless in self._of(shown[place]):
            found = match(shown, place, sight)
            if not found or not place < found.end() <= end:
                continue
            if after or unless:
                before = before or shown[max(0, place - _LOOK_BACK) : place]
                if (after and not after(before)) or (unless and unless(before)):
                    continue
            said = found.expand(rule.said) if isinstance(rule.said, str) else rule.said(found)
            return found, said
        return None

    def _that_begin_with(self, character: str) -> list[_Compiled]:
        return [
            one
            for one in self._compiled
            if not one[1].begins or re.match(f"[{one[1].begins}]", character)
        ]


def _ends_with(pattern: str) -> _Search | None:
    return re.compile(rf"(?:{pattern})\Z").search if pattern else None


def apart(found: re.Match[str], word: str) -> str:
    """Keep *word* apart from what touches it."""
    text, start, end = found.string, found.start(), found.end()
    before = "" if start == 0 or text[start - 1] in _OPENING or text[start - 1].isspace() else " "
    after = "" if end == len(text) or text[end] in _CLOSING or text[end].isspace() else " "
    return f"{before}{word}{after}"
