"""Lines that credit a report: who, in which role, for whom, and sometimes from where and when.

By Robert Berger · By BERNARD CONDON, AP Business Writer · By Aaron Kliegman | Fox News · Von Anne-Marie Slaughter ·
By Will Harper in London and Mei Tan in Singapore · By Dan Robinson Capitol Hill 29 September 2007
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.model import Attribution, Dateline
from service.reading.dates import Dated, find_date
from service.reading.names import (
    AGENCIES,
    GLUED,
    known_organisation,
    name_then_role,
    organisation,
    person,
    role,
    role_then_name,
)
from service.reading.places import CITIES, region

LONGEST = 200
"""A line that is longer, in characters, is no byline."""

_BY = re.compile(
    r"(?i:(?:news|features|opinion|analysis|comment|story|text|written|reported|report|reporting|words|updated|compiled)\s(?=by)"
    r"|eine?\s(?:kommentar|analyse|gastbeitrag|essay|bericht|reportage)\s(?=von))?"
    r"(?:Byby|BYBY|[Bb]y|BY|[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|[Dd]i|DI|[Dd]oor|DOOR|[Dd]al(?:l[aeo'’])?(?=\s?(?i:nostr|inviat|corrispondent)))"
    r"(?::\s*|\s+|(?<=By)(?=[A-Z]))(?=\S)"
    r"|(?:Text(?: von)?|Texto|Redacci[oó]n|Words|Authors?|Автор)\s*:\s+(?=\S)"
)
_AFTER = re.compile(
    r"[\s|,·•–-]*(?:(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?:last\s|first\s)?(?:updated|published|posted)\b.*|\b\d+\s?min(?:ute)?s?\s(?:read|listen).*)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:,\s(?:and|und|y|e|et|&)\s|[,/|;·•()]|\s(?:and|und|y|e|et|&|with)\s|\s[Ff]or\s|\s[Ss]pecial to\s|\s[–—-]\s)\s*"
)
_ADDRESS = re.compile(r"[\s|,(]*(?<![\w.])(?:[\w.+-]{1,60}@[\w.-]{1,60}|@\w{1,30})\)?")
"""The address or the handle behind a name."""
_MARKUP = re.compile(r"</?[a-z][\w.]{0,20}>")
"""What is left of a wire's markup in a plain text."""
_OUR = re.compile(r"(?:our|unser(?:e[mnr])?|nostr[ao]|nuestr[ao]|notre)\s+(?=\S)", re.IGNORECASE)
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
    places = {piece.place for piece in pieces if piece.place}
    told = roles or (outlet and names) or _known(parts, outlets) or len(places) == len(names) > 1
    if not parts.opened and (_Piece() in pieces or not told):
        return None
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
        role(part)
        or _piece(part, (), run_together=False).name
        or all(word[0].isupper() or _SMALL.match(word) for word in part.split())
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
    bare = _ADDRESS.sub("|", _MARKUP.sub("|", f"{before}|{after}"))
    words = _AFTER.sub("", bare).strip(" .,|=")
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
            pieces += _glued_or_whole(text, outlets, run_together=parts.run_together)
    return pieces


def _glued_or_whole(text: str, outlets: tuple[str, ...], *, run_together: bool) -> list[_Piece]:
    """Understand a part; where that fails, the parts that it may have been glued from: "Ann LeeNews Reporter"."""
    whole = _piece(text, outlets, run_together=run_together)
    glued = GLUED.split(text)
    if len(glued) > 1 and (whole == _Piece() or whole.role):
        pieces = [_piece(part, outlets, run_together=run_together) for part in glued]
        if _Piece() not in pieces:
            return pieces
    return [whole]


def _piece(text: str, outlets: tuple[str, ...], *, run_together: bool) -> _Piece:
    if run_together and (found := _name_then(text, _is_city) or _name_then(text, _two_words)):
        return _Piece(name=found[0], place=found[1])
    if (found := _name_then(text, lambda rest: _surely_outlet(rest, outlets))) or (
        found := _name_glued_to_outlet(text, outlets)
    ):
        return _Piece(name=found[0], outlet=found[1])
    if found := name_then_role(text):
        return _Piece(name=found[0], role=found[1])
    if outlet := organisation(text, outlets):
        return _Piece(outlet=outlet)
    if found_role := role(text):
        return _Piece(role=found_role)
    if text in CITIES:
        return _Piece(place=text)
    in_place = _NAME_IN_PLACE.fullmatch(text)
    who, place = (in_place["name"], in_place["place"]) if in_place else (text, None)
    if introduced := role_then_name(_OUR.sub("", who, count=1)):
        return _Piece(role=introduced[0], name=introduced[1], place=place)
    name = person(who)
    return _Piece(name=name, place=place if name else None)


def _surely_outlet(words: str, outlets: tuple[str, ...]) -> str | None:
    """Return the outlet that *words* name beyond doubt, though nothing parts them from a name before them."""
    first = words.split(maxsplit=1)[0]
    begins = known_organisation(first, outlets) or (first.isupper() and len(first) > 2)
    return known_organisation(words, outlets) or (
        organisation(words, outlets) if begins or first == "The" else None
    )


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
