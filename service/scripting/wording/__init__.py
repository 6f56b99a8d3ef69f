"""What is shown becomes what is said. Ordered rules, by language; the first that matches at a place has it.

Every rule stands with an example, and a test speaks it. A language without rules of its own passes words on untouched.
"""

import functools
import importlib
from collections.abc import Iterator

from service.scripting.lexicon import Pronunciations
from service.scripting.telling import Piece
from service.scripting.wording.marks import MARKS, SPOTS
from service.scripting.wording.rules import Table

__all__ = ["LANGUAGES", "has_rules", "say", "table"]

_MODULES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "en-001": "english.world",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "uk": "ukrainian",
    "zh": "chinese",
}
"""The languages that have rules, and where those are. None is loaded before it is asked for."""
LANGUAGES = tuple(tag for tag in _MODULES if "-" not in tag)
"""The primary subtags of the languages that have rules."""

_MONTHS_FIRST = ("", "us", "ca", "ph", "pr")
"""Regions whose English writes 6/12/2024 for the twelfth of June."""


def say(
    shown: str,
    start: int = 0,
    end: int | None = None,
    *,
    language: str,
    lexicon: Pronunciations | None = None,
) -> Iterator[Piece]:
    """Yield what is said for the stretch of *shown* from *start* to *end*; the pieces tile it.

    What *lexicon* knows is said as the newsroom wants it, and all between by the rules.
    """
    end = len(shown) if end is None else end
    rules = table(_tag(language))
    if lexicon:
        for piece in lexicon.found(shown, start, end, language=language):
            yield from rules.say(shown, start, piece.shown_from, end)
            yield piece
            start = piece.shown_to
    yield from rules.say(shown, start, end)


def has_rules(language: str) -> bool:
    """Tell whether Heardline words numbers and abbreviations of *language* (BCP 47); else the engine must."""
    return _primary(language) in _MODULES


@functools.cache
def table(tag: str) -> Table:
    """Return the rules of *tag*, a primary subtag or "en-001", English of the world; compiled when first asked for."""
    if tag not in _MODULES:
        return Table(MARKS, SPOTS)
    rules = importlib.import_module(f"{__name__}.{_MODULES[tag]}")
    return Table((*MARKS, *rules.RULES), (*SPOTS, *rules.SPOTS))


def _tag(language: str) -> str:
    primary, _, rest = language.lower().partition("-")
    return "en-001" if primary == "en" and rest not in _MONTHS_FIRST else primary


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
