"""Lines at the end of an article that say who else worked on it.

(Reporting by Will Dunham; Editing by Tom Brown) · Heba Habib contributed to this report. ·
Madhani reported from Washington and Federman from Jerusalem. · Camera: Aleksandr Bergan
"""

import re

from service.model import Attribution
from service.reading.names import person

_LONGEST = 400

_DESK = re.compile(
    r"\(*\s*(?:(?:Reporting|Editing|Writing|Compiled)\sby|(?:Additional|With|With\sadditional)\sreporting\s(?:by|from))\b.*",
    re.DOTALL,
)
_CONTRIBUTED = re.compile(
    r".{2,240}\bcontributed"
    r"(?:\sreporting|(?:\sreporting)?\s(?:to|for)\s(?:this|the)\s(?:report|reporting|story|article|coverage|piece))?"
    r"(?:\sfrom\s[A-Z].{1,60})?\.?\)?",
    re.DOTALL,
)
_REPORTED_FROM = re.compile(
    r"(?:[^\W\d_][\w.'’-]+(?:\s[^\W\d_][\w.'’-]+){0,3}\sreported\sfrom\s[A-Z][^.]{1,100}\.\s*)+"
)
_CREW = re.compile(
    r"(?:Camera|Video|Video (?:editor|by)|Producer|Produced by|Editor|Edited by|Narrator|Mitarbeit|Kamera)"
    r"(?:\s?:\s?|(?<=by)\s)(?P<names>[^:.]{3,100})\.?"
)
_REPORTING = re.compile(r"Reporting by (?P<names>[^;.()]+)")
_IN_PLACE = re.compile(r"\s+in\s+[^,;]+?(?=\s+and\s+[^\W\d_]|[,;]|$)")
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def is_contributors(text: str) -> bool:
    """Tell whether *text* is a line at the end that says who reported, filmed, wrote and edited."""
    if len(text) > _LONGEST:
        return False
    return is_crew(text) or any(
        shape.fullmatch(text) for shape in (_DESK, _CONTRIBUTED, _REPORTED_FROM)
    )


def is_crew(text: str) -> bool:
    """Tell whether the whole of *text* says who filmed or produced: "Camera: Aleksandr Bergan."."""
    found = _CREW.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and any(map(person, _BETWEEN_NAMES.split(found["names"])))


def reporting_by(text: str) -> Attribution | None:
    """Return whom a desk line names as reporters: "(Reporting by Will Dunham; Editing by Tom Brown)"."""
    found = _REPORTING.search(text)
    if not found or not is_contributors(text):
        return None
    people = _BETWEEN_NAMES.split(_IN_PLACE.sub("", found["names"]))
    names = tuple(name for piece in people if (name := person(piece.strip())))
    if not names:
        return None
    return Attribution(
        names=names, role=None, outlet=None, bureau=None, derived=True, shown=found.group().rstrip()
    )
