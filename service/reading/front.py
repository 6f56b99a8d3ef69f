"""What stands before the body: kicker, headline, deck, byline, date, place; and the dateline on the body itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from service.model import Dateline
from service.reading.attribution import credits_in
from service.reading.byline import Byline, byline, looks_like_byline
from service.reading.dateline import Found, could_be_place, find_dateline, is_city_line
from service.reading.dates import date_in
from service.reading.draft import Draft
from service.reading.furniture import (
    KICKER,
    REPEATED,
    REPEATED_DATE,
    UNREADABLE_BYLINE,
    Furniture,
    has_words,
    is_ticker_label,
)
from service.reading.names import in_title_case
from service.reading.paragraphs import Paragraph

_FRONT = 8
"""How many paragraphs after the headline are searched for what stands before the body."""
_STRANGERS = 2
"""How many of them, at most, are neither byline nor date where one of these still follows: decks."""
_LONGEST_HEADLINE = 200
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*$")
_FULL_STOP = re.compile(r"[.。]['\"”’»)\]]*$")
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$|\.\.\.$")
_REPORTING_FROM = re.compile(r"Reporting from (?P<place>(?:the )?[A-ZÀ-Þ][^.;:]{2,60})")
_NO_NAME = re.compile(
    r"(?:compiled\s)?(?:from\s)?(?:staff|wires?|agency|news\sservices?|combined)(?:\s(?:and|&)\s(?:staff|wires?|agency|news\sservices?))?"
    r"(?:\s(?:reports?|dispatches|services?))?|(?:staff|agencies)(?:\swriters?)?|[A-Z]{2,5}/(?:wires|agencies)",
    re.IGNORECASE,
)
"""What some print in the place of a byline where nobody is to be named."""
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}\b")

_Mark = Byline | Dateline | datetime | Furniture
"""What a line by itself says about the report, or why it is dropped."""


def take_headline(draft: Draft) -> Draft:
    """Take kicker and headline, and the bylines and dates that some print above them."""
    if draft.headline:
        return draft
    for line in draft.body[:_FRONT]:
        mark = _mark(draft, 0, None)
        if len(draft.body) < 2 or not mark or not _says_itself(line, draft.outlets):
            break
        draft = _with_mark(draft, line, mark)
    lines = draft.body
    if len(lines) > 2 and _could_be_kicker(lines[0], lines[1]):
        draft = replace(draft.without(lines[0]), kicker=lines[0].text)
        lines = draft.body
    if not lines or not _could_be_headline(lines[0]) or _says_itself(lines[0], draft.outlets):
        return draft
    if len(lines) == 1 and _ENDS_SENTENCE.search(lines[0].text):
        return draft
    if any(credits_in(lines[0].text, draft.outlets)):
        return draft
    return replace(draft.without(lines[0]), headline=lines[0].text)


def take_front(draft: Draft) -> Draft:
    """Take byline, date, place and deck from between the headline and the body."""
    front = draft.body[:_FRONT]
    marks = dict(_marks(draft))
    deck = _deck(draft, marks) if draft.headline and not draft.deck else None
    for place, mark in marks.items():
        draft = _with_mark(draft, front[place], mark)
    return replace(draft.without(deck), deck=deck) if deck else draft


def lift_dateline(draft: Draft) -> Draft:
    """Take the dateline from before the first sentence of the body, or from a line of its own."""
    for line in draft.body[:3]:
        if found := _opening(line):
            rest = line.text[found.rest :]
            behind = replace(line, text=rest, position=line.position + found.rest)
            draft = draft.with_instead(line, behind if rest else None)
            if draft.deck and draft.deck.text.casefold().split() == rest.casefold().split():
                draft = replace(draft.dropping((draft.deck, REPEATED)), deck=None)
            return replace(draft, dateline=_instead_of(draft.dateline, found.dateline))
    return draft


def _instead_of(derived: Dateline | None, printed: Dateline) -> Dateline:
    """A printed dateline is said instead of a place that stood by itself, whose words it shows too."""
    return replace(printed, shown=f"{derived.shown}\n{printed.shown}") if derived else printed


def _says_itself(line: Paragraph, outlets: tuple[str, ...]) -> bool:
    """Tell whether *line* is a date, or a byline in which "By" precedes a name: no headline, though it stands first."""
    if date_in(line.text):
        return True
    return looks_like_byline(line.text) and byline(line.text, outlets) is not None


def _opening(line: Paragraph) -> Found | None:
    """Return the dateline with which *line* opens the body. A headline may begin alike: "London – A City Listens"."""
    if is_city_line(line.text):
        place = in_title_case(line.text)
        return Found(replace(_place(line.text), place=place, derived=False), len(line.text))
    found = None if line.is_list else find_dateline(line.text)
    if not found:
        return None
    rest = line.text[found.rest :]
    if rest and not has_words(rest):
        return None
    return found if _is_sure(found, line) or _ENDS_SENTENCE.search(rest) else None


def _is_sure(found: Found, line: Paragraph) -> bool:
    named = found.dateline.agency or found.dateline.date
    return bool(named) or found.rest == len(line.text)


def _could_be_kicker(line: Paragraph, following: Paragraph) -> bool:
    """A kicker is a word or three directly above a headline that is longer, unless it says what it is."""
    text = line.text
    words = len(text.split())
    label = is_ticker_label(text) or KICKER.fullmatch(text) is not None
    return (
        words <= 3
        and not _ENDS_SENTENCE.search(text)
        and _could_be_headline(line)
        and _could_be_headline(following)
        and (label or text.isupper() or text.endswith(":"))
        and (label or len(following.text.split()) > max(3, words))
    )


def _could_be_headline(line: Paragraph) -> bool:
    text = line.text
    if line.is_list or not 3 < len(text) <= _LONGEST_HEADLINE:
        return False
    if _FULL_STOP.search(text) and not _ABBREVIATED.search(text):
        return False
    found = find_dateline(text)
    return not (found and _is_sure(found, line))


def _marks(draft: Draft) -> Iterator[tuple[int, _Mark]]:
    """Find the lines before the body that are bylines, dates or places; one at the very end belongs there."""
    strangers = 0
    before = None
    for place, line in enumerate(draft.body[:_FRONT]):
        if strangers and place == len(draft.body) - 1:
            return
        if before := _mark(draft, place, before):
            yield place, before
        elif line.is_list or strangers == _STRANGERS or _opening(line):
            return
        else:
            strangers += 1


def _mark(draft: Draft, place: int, before: _Mark | None) -> _Mark | None:
    line = draft.body[place]
    if line.is_list:
        return None
    if moment := date_in(line.text):
        return moment
    if from_place := _REPORTING_FROM.fullmatch(line.text):
        return _place(from_place["place"])
    if looks_like_byline(line.text):
        return byline(line.text, draft.outlets) or UNREADABLE_BYLINE
    if isinstance(before, Byline) and _is_place_before_date(draft.body[place : place + 2]):
        return _place(line.text)
    if _ENDS_SENTENCE.search(line.text):
        return None
    told = byline(line.text, draft.outlets)
    return told or (UNREADABLE_BYLINE if _NO_NAME.fullmatch(line.text) else None)


def _is_place_before_date(lines: tuple[Paragraph, ...]) -> bool:
    """Tell whether the first of two lines is a place: it stands between a byline and a date."""
    text = lines[0].text
    return (
        len(lines) == 2
        and len(text) <= 60
        and date_in(lines[1].text) is not None
        and all(map(could_be_place, text.split(",")))
    )


def _place(words: str) -> Dateline:
    return Dateline(place=words, region=None, agency=None, date=None, derived=True, shown=words)


def _with_mark(draft: Draft, line: Paragraph, mark: _Mark) -> Draft:
    if isinstance(mark, Dateline) and draft.dateline:
        return draft
    draft = draft.without(line)
    match mark:
        case Byline():
            return _credited(draft, line, mark)
        case Dateline():
            return replace(draft, dateline=mark)
        case datetime() if draft.published:
            return draft.dropping((line, REPEATED_DATE))
        case datetime():
            return _dated(draft, mark, line, 0, len(line.text))
        case Furniture():
            return draft.dropping((line, mark))


def _credited(draft: Draft, line: Paragraph, found: Byline) -> Draft:
    """Add a byline to those that stood before it: names to names, a role or an outlet where none was."""
    known, new = draft.credit, found.attribution
    if known:
        new = replace(
            known,
            names=tuple(dict.fromkeys((*known.names, *new.names))),
            role=known.role or new.role,
            outlet=known.outlet or new.outlet,
            shown=f"{known.shown}\n{new.shown}",
        )
    if dated := found.dated:
        draft = _dated(draft, dated.moment, line, dated.start, dated.end)
    return replace(draft, credit=new, byline=new.shown, dateline=draft.dateline or found.dateline)


def _dated(draft: Draft, moment: datetime, line: Paragraph, start: int, end: int) -> Draft:
    if draft.published:
        return draft
    return replace(
        draft,
        published=moment,
        published_shown=line.text[start:end],
        published_position=line.position + start,
    )


def _deck(draft: Draft, marks: dict[int, _Mark]) -> Paragraph | None:
    """Return the deck: what stands between the headline and a byline, a date or the dateline, or shows itself as one."""
    others = [(place, line) for place, line in enumerate(draft.body[:_FRONT]) if place not in marks]
    if not others or others[0][1].is_list or _opening(others[0][1]):
        return None
    place, first = others[0]
    before_mark = any(place < mark for mark in marks)
    before_dateline = any(_opening(line) for _, line in others[1:])
    if before_mark or before_dateline or (len(others) > 1 and _shows_itself(draft, first, marks)):
        return first
    return None


def _shows_itself(draft: Draft, line: Paragraph, marks: dict[int, _Mark]) -> bool:
    """Tell whether *line* is a deck by a credit in it, or by being a phrase without a full stop."""
    if not marks and any(credits_in(line.text, draft.outlets)):
        return True
    return (
        len(line.text) <= 250
        and len(line.text.split()) > 3
        and not line.text.endswith((":", ",", ";"))
        and not _ENDS_SENTENCE.search(line.text)
        and not _TIME_OF_DAY.match(line.text)
    )
