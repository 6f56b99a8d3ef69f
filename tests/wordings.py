"""The tables of phrases in `golden/wording`, and how their wording sounds.

A table holds its classes as lines that begin with "# "; below them what is shown, a tab, and what is said, `|` between
accepted forms. In other languages than English those forms leave plain cardinals in figures, except in the classes
"decimal" and "cardinal".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sounds import sounds

from service.scripting.wording import say

_TABLES = Path(__file__).parent / "golden" / "wording"
_VOICES = {"en": "en-us", "pt": "pt-br", "zh": "cmn"}
"""espeak-ng's names of voices, where they are not the language's."""
LANGUAGES = sorted(path.stem for path in _TABLES.glob("*.tsv"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase with the forms in which it may be said."""

    kind: str
    shown: str
    said: tuple[str, ...]


def phrases(language: str) -> Iterator[Phrase]:
    """Yield the phrases of the table of *language*."""
    kind = ""
    for line in (_TABLES / f"{language}.tsv").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        else:
            shown, said = line.split("\t")
            yield Phrase(kind=kind, shown=shown, said=tuple(said.split("|")))


def worded(shown: str, language: str) -> str:
    return "".join(piece.said for piece in say(shown, language=language))


def heard(language: str) -> Iterator[tuple[Phrase, bool, bool]]:
    """Yield each phrase, whether its wording sounds right, and whether what is shown does without wording."""
    voice = _VOICES.get(language, language)
    rows = list(phrases(language))
    ours = sounds([worded(row.shown, language) for row in rows], voice)
    alone = sounds([row.shown for row in rows], voice)
    hand = iter(sounds([form for row in rows for form in row.said], voice))
    for row, our, lone in zip(rows, ours, alone, strict=True):
        accepted = {next(hand) for _ in row.said}
        yield row, our in accepted, lone in accepted
