"""Lines that credit a report: who, in which role, for whom, and sometimes from where and when.

By Robert Berger · By BERNARD CONDON, AP Business Writer · By Aaron Kliegman | Fox News · Von Anne-Marie Slaughter ·
By Will Harper in London and Mei Tan in Singapore · By Dan Robinson Capitol Hill 29 September 2007
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.model import Attribution, Dateline
from service.reading.dates import Dated, find_date
from service.reading.names import AGENCIES, known_organisation, organisation, person, role
from service.reading.places import CITIES, region

LONGEST = 200
"""A line that is longer, in characters, is no byline."""

_BY = re.compile(
    r"(?:(?:News|Features|Opinion|Analysis|Story|Written|Reported|Words)\s)?"
    r"(?:Byby|BYBY|[Bb]y|BY|[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|[Dd]i|DI|[Dd]oor|DOOR)(?::\s*|\s+|(?<=By)(?=[A-Z]))(?=\S)"
    r"|(?:Text(?: von)?|Texto|Redacci[oó]n|Reporting by|Words|Author)\s*:\s+(?=\S)"
)
_AFTER = re.compile(
    r"[\s|,·•–-]*(?:\b(?:last\s)?updated\b.*|\b\d+\s?min(?:ute)?s?\s(?:read|listen).*)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[,/|;·•()]|\s(?:and|und|y|e|et|&|with)\s|\s[Ff]or\s|\s[Ss]pecial to\s|\s[–—-]\s)\s*"
)
_REPEATED_BY = re.compile(r"^(?:[Bb]y|[Vv]on|[Ss]pecial to)\s+")
_NAME_IN_PLACE = re.compile(r"(?P<name>.+?)\s+(?:in|en|à|aus)\s+(?P<place>(?:the\s)?[A-ZÀ-Þ].+)")
_DESK_INITIALS = re.compile(r"[a-z]{2,4}")
_SMALL = re.compile(
    r"(?:and|und|y|e|et|with|for|für|para|pour|to|the|of|in|en|à|aus|at|from|de|del|della|di|da|do|dos|du|le|la|van|von|der"
    r"|den|zu|bin|ibn|al|el|ten|ter|special|our|by|um|dpa)$|(?:al|el|d|l)[-'’]"
)
"""Words that are small in a line of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a line of credit tells."""

    attribution: Attribution
    dateline: Dateline | None = None
    """Where its reporters are, when it says one place."""
    dated: Dated | None = None
    """The article's date, when it gives that too."""


def byline(line: str, outlets: tuple[str, ...]) -> Byline | None:
    """Understand a line that credits the report: "By Ann Lee and Raúl Gil, Science Correspondents".

    Without "By" before it, a line is one only when every part of it is a name, a role or an outlet; an outlet that is not
    known does not suffice, for "Signs of the Times" may be a deck.
    """
    parts = _parts(line)
    if not parts:
        return None
    pieces = _pieces(parts, outlets)
    names = tuple(dict.fromkeys(piece.name for piece in pieces if piece.name))
    outlet = next((piece.outlet for piece in pieces if piece.outlet), None)
    roles = [piece.role for piece in pieces if piece.role]
    if not (names or outlet or roles):
        return None
    if not parts.opened and (
        _Piece() in pieces or not (roles or (outlet and names) or _known(parts, outlets))
    ):
        return None
    places = {piece.place for piece in pieces if piece.place}
    return Byline(
        attribution=Attribution(
            names=names,
            role=(roles[0] if names else " and ".join(roles)) if roles else None,
            outlet=outlet,
            bureau=None,
            derived=False,
            shown=line,
        ),
        dateline=_dateline(places.pop()) if len(places) == 1 else None,
        dated=parts.dated,
    )


def looks_like_byline(line: str) -> bool:
    """Tell whether *line* opens as a credit does and holds nothing but names, roles and small words."""
    parts = _parts(line)
    if not parts or not parts.opened:
        return False
    return all(
        role(part) or all(word[0].isupper() or _SMALL.match(word) for word in part.split())
        for part in parts.texts
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    texts: tuple[str, ...]
    opened: bool
    """Whether "By" stands before them."""
    dated: Dated | None
    run_together: bool
    """Whether the date follows the last part with nothing between."""


def _parts(line: str) -> _Parts | None:
    """Cut a line at its commas, bars and conjunctions, and take the date out of it."""
    if len(line) > LONGEST:
        return None
    dated = find_date(line)
    before, after = (line[: dated.start].rstrip(), line[dated.end :]) if dated else (line, "")
    words = _AFTER.sub("", f"{before}|{after}").strip(" .,|=")
    opening = _BY.match(words)
    texts = _SEPARATOR.split(words[opening.end() :] if opening else words)
    return _Parts(
        texts=tuple(_REPEATED_BY.sub("", text) for text in texts if text),
        opened=opening is not None,
        dated=dated,
        run_together=dated is not None and before[-1:].isalpha(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What one part of a byline says; without any it is not understood."""

    name: str | None = None
    place: str | None = None
    outlet: str | None = None
    role: str | None = None


def _pieces(parts: _Parts, outlets: tuple[str, ...]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for text in parts.texts:
        if pieces and pieces[-1].place and region(text):
            pieces[-1] = replace(pieces[-1], place=f"{pieces[-1].place}, {text}")
        elif not _DESK_INITIALS.fullmatch(text):
            pieces.append(_piece(text, outlets, run_together=parts.run_together))
    return pieces


def _piece(text: str, outlets: tuple[str, ...], *, run_together: bool) -> _Piece:
    if run_together and (found := _name_then(text, _is_city) or _name_then(text, _two_words)):
        return _Piece(name=found[0], place=found[1])
    if (found := _name_then(text, lambda rest: known_organisation(rest, outlets))) or (
        found := _name_glued_to_outlet(text, outlets)
    ):
        return _Piece(name=found[0], outlet=found[1])
    if outlet := organisation(text, outlets):
        return _Piece(outlet=outlet)
    if found_role := role(text):
        return _Piece(role=found_role)
    in_place = _NAME_IN_PLACE.fullmatch(text)
    if in_place and (name := person(in_place["name"])):
        return _Piece(name=name, place=in_place["place"])
    return _Piece(name=person(text))


def _known(parts: _Parts, outlets: tuple[str, ...]) -> bool:
    """Tell whether a part names, or begins with, an outlet of ours or an agency: "BBC Wales"."""
    return any(
        known_organisation(name, outlets)
        for text in parts.texts
        for name in (text, *text.split()[:1])
    )


def _name_then(text: str, known: Callable[[str], str | None]) -> tuple[str, str] | None:
    """Part a name from what follows it with nothing between: "Vasilisa Stepanenko The Associated Press"."""
    words = text.split()
    for cut in range(2, min(len(words), 5)):
        name, rest = person(" ".join(words[:cut])), known(" ".join(words[cut:]))
        if name and rest and not words[cut - 1].endswith("."):
            return name, rest
    return None


def _is_city(words: str) -> str | None:
    return words if words in CITIES else None


def _two_words(words: str) -> str | None:
    return words if len(words.split()) == 2 else None


def _name_glued_to_outlet(text: str, outlets: tuple[str, ...]) -> tuple[str, str] | None:
    """Part what lost the space between two elements of a page: "ERIC TUCKERAssociated Press"."""
    for outlet in (*outlets, *AGENCIES):
        cut = len(text) - len(outlet)
        if cut > 0 and text[cut:].casefold() == outlet.casefold():
            begins_anew = text[cut].isupper() and (
                text[cut - 1].islower() or text[cut + 1].islower()
            )
            if begins_anew and (name := person(text[:cut])):
                return name, known_organisation(outlet, outlets) or outlet
    return None


def _dateline(place: str) -> Dateline:
    return Dateline(place=place, region=None, agency=None, date=None, derived=True, shown=place)
