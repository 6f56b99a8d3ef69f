"""The two segments that come first, always: where from, and who reports."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from service.model import Attribution, Dateline, Segment
from service.reading.names import AGENCIES, DATELINE_AGENCIES
from service.scripting.lexicon import Pronunciations
from service.scripting.phrases import date_in_full, joints, phrases
from service.scripting.telling import Piece, segment

_SEVERAL = re.compile(r"s$|\s(?:and|und|y)\s")
"""How a role reads that stands for several people: "Staff and agencies"."""


def dateline_segment(
    dateline: Dateline, *, language: str, lexicon: Pronunciations | None = None
) -> Segment:
    """Say a dateline as a sentence: "JERUSALEM (AP) —" is "From Jerusalem, the Associated Press.".

    A derived one is said in the article's own words.
    """
    shown = dateline.shown
    parts = (
        [Piece(shown, 0, len(shown))] if dateline.derived else list(_printed(dateline, language))
    )
    before = phrases(language).place if dateline.place else ""
    pieces = [_unshown(before, 0)]
    for place, part in enumerate(parts if before else _capitalised(parts)):
        if place:
            pieces.append(_unshown(", ", part.shown_from))
        pieces.append(part)
    told = _pronounced(_ended(pieces), shown, language, lexicon)
    return segment("dateline", shown, told, language=language)


def attribution_segment(
    attribution: Attribution,
    dateline: Dateline | None,
    *,
    language: str,
    lexicon: Pronunciations | None = None,
) -> Segment | None:
    """Say who reports: "By ANN LEE" is "Ann Lee reports."; None when that names nobody.

    Where no person is named, the outlet reports, or whoever has the role. An outlet that the dateline has named already
    is not named again.
    """
    shown, role, outlet = attribution.shown, attribution.role, attribution.outlet
    names = attribution.names
    several = len(names) > 1
    if not names and outlet:
        names, role, outlet = (outlet,), None, None
    elif not names and role:
        names, several, role = (role,), bool(_SEVERAL.search(role)), None
    if not names:
        return None
    words = phrases(language)
    before, after = words.many if several else words.one
    pieces = [_unshown(before, 0)]
    for joint, name in zip(joints(names, words.final_and), names, strict=True):
        pieces += [_unshown(joint, pieces[-1].shown_to), _found(name, shown)]
    if role:
        pieces += [_unshown(", ", pieces[-1].shown_to), _found(role, shown)]
        after = f",{after}" if after else ""
    pieces.append(_unshown(after, pieces[-1].shown_to))
    if outlet and not (dateline and _has_named(dateline, outlet)):
        pieces += [_unshown(words.outlet, pieces[-1].shown_to), _found(outlet, shown)]
    told = _pronounced(_ended(_capitalised(pieces)), shown, language, lexicon)
    return segment("attribution", shown, told, language=language)


def _printed(dateline: Dateline, language: str) -> Iterator[Piece]:
    """Yield place, region, date and agency, each with the stretch of the printed dateline that it stands for."""
    shown = dateline.shown
    agency = _agency(dateline.agency, shown) if dateline.agency else None
    date = None
    if dateline.date:
        stretch = _found(dateline.date, shown)
        said = date_in_full(dateline.date, language)
        date = Piece(said, stretch.shown_from, stretch.shown_to)
    if dateline.place:
        place = _found(dateline.place, shown)
        yield place
        if dateline.region:
            behind = [part.shown_from for part in (date, agency) if part]
            end = min((start for start in behind if start > place.shown_to), default=len(shown))
            yield _region(dateline.region, shown, place.shown_to, end)
    yield from filter(None, (date, agency))


def _agency(agency: str, shown: str) -> Piece:
    """Name an agency in full; of "dpa/lno" the desk behind the slash is not said."""
    printed = _found(agency.split("/", maxsplit=1)[0].strip(), shown)
    said = DATELINE_AGENCIES.get(printed.said.casefold(), printed.said)
    return Piece(said, printed.shown_from, printed.shown_to)


def _region(region: str, shown: str, start: int, end: int) -> Piece:
    printed = re.search(r"\w.*\w\.?", shown[start:end])
    if not printed:
        return Piece(region, start, start)
    return Piece(region, start + printed.start(), start + printed.end())


def _has_named(dateline: Dateline, outlet: str) -> bool:
    agency = (dateline.agency or "").casefold()
    bureau_of = re.split(r"['’ʼ]s ", dateline.shown)[0]
    named = {bureau_of, agency, DATELINE_AGENCIES.get(agency, agency)}
    return outlet.casefold() in {name.casefold() for name in named}


def _found(said: str, shown: str) -> Piece:
    """Find the printed words that *said* stands for: its letters in whatever capitals, or an agency's short name."""
    first, *others = map(re.escape, said.split())
    pattern = first + "".join(
        rf"(?:\W+{word})?" if word.islower() else rf"\W+{word}" for word in others
    )
    short_forms = [re.escape(key) for key, name in AGENCIES.items() if name == said]
    whole = rf"(?<!\w)(?:{'|'.join([pattern, *short_forms])})(?!\w)"
    found = re.search(whole, shown, re.IGNORECASE)
    return Piece(said, found.start(), found.end()) if found else Piece(said, 0, 0)


def _unshown(said: str, position: int) -> Piece:
    return Piece(said, position, position)


def _ended(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """End the sentence with one full stop, also behind "D.C."."""
    yield from pieces
    if not pieces[-1].said.endswith("."):
        yield _unshown(".", pieces[-1].shown_to)


def _capitalised(pieces: Sequence[Piece]) -> list[Piece]:
    """Begin the sentence with "The" where it would begin with "the"; dpa writes itself small."""
    first = next((place for place, piece in enumerate(pieces) if piece.said.strip()), 0)
    capitalised = list(pieces)
    if capitalised[first].said.startswith("the "):
        capitalised[first] = replace(capitalised[first], said=f"T{capitalised[first].said[1:]}")
    return capitalised


def _pronounced(
    pieces: Iterable[Piece], shown: str, language: str, lexicon: Pronunciations | None
) -> Iterator[Piece]:
    """Say what *lexicon* knows of the words of *pieces*, which Heardline has worded itself."""
    for piece in pieces:
        found = lexicon and list(
            lexicon.found(piece.said, 0, len(piece.said), language=piece.language or language)
        )
        yield from _parts(piece, found, shown) if found else (piece,)


def _parts(piece: Piece, found: Sequence[Piece], shown: str) -> Iterator[Piece]:
    """Cut *piece* at what was *found* in its words. Words that are not printed so have its stretch as a whole."""
    printed = shown[piece.shown_from : piece.shown_to]
    as_printed = printed.casefold() == piece.said.casefold() and len(printed) == len(piece.said)
    position = 0
    for part in (*found, Piece("", len(piece.said), len(piece.said))):
        before = Piece(piece.said[position : part.shown_from], position, part.shown_from)
        for cut in (before, part):
            if not cut.said:
                continue
            if as_printed:
                first, last = piece.shown_from + cut.shown_from, piece.shown_from + cut.shown_to
            else:
                first, last = piece.shown_to if cut.shown_from else piece.shown_from, piece.shown_to
            yield replace(cut, shown_from=first, shown_to=last, language=piece.language)
        position = part.shown_to
