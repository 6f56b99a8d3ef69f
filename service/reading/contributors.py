"""Lines at the end of an article that say who else worked on it.

(Reporting by Will Dunham; Editing by Tom Brown) · Heba Habib contributed to this report. ·
Madhani reported from Washington and Federman from Jerusalem. · Camera: Aleksandr Bergan
"""

import re
from dataclasses import dataclass

from service.model import Attribution
from service.reading.names import AGENCIES, person
from service.reading.places import region
from service.reading.wordlists import words

_LONGEST = 400
_WORD = re.compile(r"[^\W\d_][\w@/’'-]*")

_DESK = re.compile(
    r"\(*\s*(?:(?:Reporting|Editing|Writing|Compiled)\s[Bb]y|(?:Additional|With|With\sadditional)\s[Rr]eporting\s(?:[Bb]y|from))\b.*",
    re.DOTALL,
)
_WITH = re.compile(
    r"[\s(—–-]*(?:With\s(?:files|inputs?|contributions|reports|material)\sfrom\s.{2,120}|With\s(?:agency\sinputs|(?:news\s)?agencies)"
    r"|Mit\s(?:Material|Informationen)\s(?:von|der)\s.{2,80}|\(avec\s[^()]{2,60}\)|Avec\s(?:les\s)?agences"
    r"|Con\sinformación\sde\s.{2,80}|Com\sinformações\sd[aeo]s?\s.{2,80})",
    re.DOTALL,
)
_SMALL = words("""
    additional agencies agency agences and at avec by com compiled con contributions correspondent correspondents da das de
    del der desk do dos e edited editing el files for from in informaciones información informationen informações inputs la
    les material mit new news newsroom of on production reporters reporting reports staff teams the translated van video von
    und with writing y
    """)
"""Words that are small in a line of names and tasks; a sentence has others."""
_INFORMATION = re.compile(
    r"(?:Some\s|Additional\s)?[Ii]nformation\s(?:for|in|from)\sthis\s(?:report|story|article)\s(?:came\sfrom|was\s(?:provided|contributed)\sby)\s"
    r"[^.]{2,160}\.?"
)
_CONTRIBUTED = re.compile(
    r".{2,240}\bcontributed"
    r"(?:\sreporting|(?:\sreporting)?\s(?:to|for)\s(?:this|the)\s(?:report|reporting|story|article|coverage|piece))?"
    r"(?:\sfrom\s[A-Z].{1,60})?\.?\)?",
    re.DOTALL,
)
_BETWEEN_PEOPLE = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+|(?<=[^\W\d_]{3})\.\s+")
_FROM_PLACE = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]+(?:\s[^\W\d_][\w.'’-]+){0,3}?)(?:\s(?:reported|contributed\sreporting))?\sfrom\s"
    r"(?:the\s)?[A-ZÀ-Þ][\w.'’-]*(?:\s(?:(?:de|del|of|al|el|the)\s)?[A-ZÀ-Þ][\w.'’-]*){0,4}"
)
_CREW = re.compile(
    r"(?:Camera|Video|Video (?:editor|by)|Producer|Produced by|Editor|Edited by|Narrator|Mitarbeit|Kamera)"
    r"(?:\s?:\s?|(?<=by)\s)(?P<names>[^:.]{3,100})\.?"
)
_REPORTING = re.compile(r"Reporting [Bb]y (?P<names>(?:[^;.()]|(?<=\b[A-Z])\.)+)")
_IN_PLACE = re.compile(r"\s+in\s+[^,;]+?(?=\s+and\s+[^\W\d_]|[,;]|$)")
_CLAUSES = re.compile(
    r"\s*(?:;|(?<=[^\W\d_]{2})\.(?=\s+[A-Z])|,(?=\s*(?:additional\sreporting|editing|edited|writing|production|compiled)\b))\s*",
    re.IGNORECASE,
)
_EDITING = re.compile(r"(?:editing|edited|editors?|production|proofreading)\b", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def is_contributors(text: str) -> bool:
    """Tell whether *text* is a line at the end that says who reported, filmed, wrote and edited."""
    if len(text) > _LONGEST:
        return False
    if any(shape.fullmatch(text) for shape in (_DESK, _WITH)) and _names_and_tasks(text):
        return True
    if any(shape.fullmatch(text) for shape in (_CONTRIBUTED, _INFORMATION)):
        return True
    return is_crew(text) or _reported_from(text)


def _names_and_tasks(text: str) -> bool:
    """Tell whether *text* is no sentence, as "Reporting by the BBC found that the mayor lied." is."""
    return all(
        word in _SMALL or word in AGENCIES or not word[0].islower() for word in _WORD.findall(text)
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a line of contributors."""

    text: str
    start: int
    """Where it stands in the line."""
    edits: bool
    """Whether it says who edited."""


def clauses(text: str) -> list[Clause]:
    """Part a line of contributors into what its readers may want to know and who edited."""
    if not (_DESK.fullmatch(text) or is_crew(text)):
        return [Clause(text, 0, edits=False)]
    first, last = len(text) - len(text.lstrip(" (")), len(text.rstrip(" )"))
    edges = [first]
    for found in _CLAUSES.finditer(text, first, last):
        edges += found.span()
    edges.append(last)
    parts = [(start, text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [
        Clause(part, start, edits=_EDITING.match(part) is not None) for start, part in parts if part
    ]


def _reported_from(text: str) -> bool:
    """Tell whether *text* says of everybody from where: "Madhani reported from Washington and Federman from Jerusalem."."""
    if "reported from" not in text:
        return False
    return all(
        _FROM_PLACE.fullmatch(part) or region(part) or person(part)
        for part in _BETWEEN_PEOPLE.split(text.strip(" ()."))
    )


def is_crew(text: str) -> bool:
    """Tell whether the whole of *text* says who filmed or produced: "Camera: Aleksandr Bergan. Producer: Ann Lee."."""
    if len(text) > _LONGEST:
        return False
    found = [_CREW.fullmatch(part) for part in _CLAUSES.split(text)]
    return all(
        crew is not None and any(map(person, _BETWEEN_NAMES.split(crew["names"]))) for crew in found
    )


def reporting_by(text: str) -> Attribution | None:
    """Return whom a desk line names as reporters: "(Reporting by Will Dunham; Editing by Tom Brown)"."""
    found = _REPORTING.search(text)
    if not found or not is_contributors(text):
        return None
    first = _CLAUSES.split(found["names"])[0]
    people = _BETWEEN_NAMES.split(_IN_PLACE.sub("", first))
    names = tuple(name for piece in people if (name := person(piece.strip())))
    if not names:
        return None
    return Attribution(
        names=names, role=None, outlet=None, bureau=None, derived=True, shown=found.group().rstrip()
    )
