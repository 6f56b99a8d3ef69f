"""Who reports, in a sentence of the deck or body or in a radio sign-off.

Another outlet's work that an article cites ("As Emily Feng reports for NPR") is not our correspondent's.
A name that is not surely a person's is not spoken as one: silence is better than a wrong name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.model import Attribution, Dateline
from service.reading.names import organisation, our_name, person, role_then_name
from service.reading.places import CITIES
from service.sentences import sentences

_WORD = r"[^\W\d_][\w.'’‘-]*"
_NAMES = rf"(?P<names>{_WORD}(?:\s+{_WORD}){{0,9}}?)"
_OUTLET_NAME = r"(?:the\s+)?[^\W\d_][\w.&]*(?:\s[A-Z][\w.&]*){0,3}?"
_OUTLET = rf"(?P<outlet>{_OUTLET_NAME})"
_POSSESSIVE = r"\s?['’ʼ]s\s+"
_PLACE_NAME = (
    r"(?:the\s+)?[A-ZÀ-Þ][\w.'’-]*"
    r"(?:\s+(?:(?:de|del|la|el|al|of|and|the)\s+){0,2}[A-ZÀ-Þ][\w.'’-]*){0,4}"
    r"(?:,\s+[A-ZÀ-Þ][\w.]*(?:\s[A-Z]\w*)?)?"
)
_BUREAU = (
    rf"(?P<base>(?:(?P<bureau_outlet>{_OUTLET_NAME}){_POSSESSIVE}|[Oo]ur\s+|[Tt]he\s+)?(?P<bureau>{_PLACE_NAME})"
    r"\s+[Bb]ureau)"
)
_FROM = rf"(?:{_BUREAU}|(?P<place>{_PLACE_NAME}))"
_WHO = rf"(?:{_OUTLET}{_POSSESSIVE})?{_NAMES}"
_HAS = r"(?:has|have|with)\s+(?:more|details|(?:the|this|a|our|his|her)\s+(?:story|report|details))"
_FILED = r"(?:filed|prepared|sent|sends)\s+(?:the|this|a|us\s+this)\s+(?:story|report)"
_TELLS = rf"(?:reports?|reported|{_HAS}|{_FILED}|brings\s+us\s+.{{3,60}}|tells\s+us(?:\s+more)?|takes\s+a\s+look|narrates)"
_MEETS = (
    r"(?:(?:recently\s+)?visited|spoke\s+(?:with|to)|talked\s+(?:with|to)|sat\s+down\s+with|travell?ed\s+to"
    r"|explains|looks\s+(?:at|into)|says)\b"
)
_REST = r"(?P<rest>(?:[.:;,!]|\s).*|$)"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A way in which a sentence credits a correspondent."""

    example: str
    pattern: re.Pattern[str]
    ours_if: re.Pattern[str]
    """What must follow for the correspondent to be ours when the sentence names no outlet."""


def _shape(example: str, pattern: str, ours_if: str = r"\W*$") -> _Shape:
    return _Shape(
        example, re.compile(pattern + _REST, re.DOTALL), re.compile(ours_if, re.IGNORECASE)
    )


_SHAPES = (
    _shape(
        "As Robert Berger reports from VOA's Jerusalem bureau, truce efforts come amid turmoil.",
        rf"(?P<credit>As\s+{_WHO}\s+{_TELLS}\s+from\s+{_FROM})",
        ours_if=r"\W*$|,\s",
    ),
    _shape(
        "VOA's Jessica Stone has more from Cairo.",
        rf"(?P<credit>(?:And\s+)?{_WHO}\s+{_TELLS}\s+from\s+{_FROM})",
    ),
    _shape(
        "From Paris, Lisa Bryant has more on the leftist party.",
        rf"(?P<credit>(?:From|In)\s+{_FROM},\s+{_WHO}\s+{_TELLS})",
        ours_if=r"\W*$|\s+(?:on|about)\s",
    ),
    _shape(
        "The BBC's Kevin Connolly in Jerusalem reports.",
        rf"(?P<credit>{_WHO},?\s+(?:who\s+is\s+)?in\s+{_FROM},?\s+{_TELLS})",
    ),
    _shape(
        "The BBC's Kevin Connolly, who is in Jerusalem, says that talks go on.",
        rf"(?P<credit>{_OUTLET}{_POSSESSIVE}{_NAMES},?\s+(?:who\s+is\s+)?in\s+{_FROM}),?\s+{_MEETS}",
    ),
    _shape(
        "Robert Berger reports for VOA from Jerusalem.",
        rf"(?P<credit>(?!As\s){_NAMES}\s+{_TELLS}\s+for\s+{_OUTLET}(?:\s+from\s+{_FROM})?)",
    ),
    _shape(
        "Robert Berger reports from Jerusalem for VOA.",
        rf"(?P<credit>(?!As\s){_NAMES}\s+{_TELLS}\s+from\s+{_FROM},?\s+for\s+{_OUTLET})",
    ),
    _shape(
        "Our reporter in Nairobi, Ann Lee, has more.",
        rf"(?P<credit>(?:As\s+)?[Oo]ur\s+(?:correspondent|reporter)\s+in\s+{_FROM},\s+{_NAMES},\s+{_TELLS})",
    ),
    _shape(
        "For VOA News, Ann Lee has our story from Nairobi.",
        rf"(?P<credit>For\s+{_OUTLET},\s+{_NAMES}\s+{_TELLS}(?:\s+from\s+{_FROM})?)",
    ),
    _shape(
        "Our Jerusalem correspondent, Robert Berger, reports.",
        rf"(?P<credit>(?:As\s+)?[Oo]ur\s+(?P<place>{_PLACE_NAME})\s+correspondent,?\s+{_NAMES},?\s+{_TELLS})",
    ),
    _shape(
        "With more, here's NPR's Ann Lee in Jerusalem.",
        rf"(?P<credit>(?:(?:With|For)\s+.{{4,40}}?,\s+here(?:['’]s|\s+is)|Here(?:['’]s|\s+is)|More(?:\s+now)?\s+from)\s+"
        rf"{_OUTLET}{_POSSESSIVE}{_NAMES}(?:(?:,\s+|\s+)(?:in|from)\s+{_FROM})?"
        r"(?:,?\s+with\s+(?:more|details|(?:the|this|his|her)\s+(?:story|report|details)))?)(?=[.,:;!]|$)",
    ),
    _shape(
        "VOA National correspondent Jim Malone has more.",
        rf"(?P<credit>(?:As\s+|And\s+)?{_WHO}\s+{_TELLS})",
    ),
    _shape(
        "VOA's Barry Newhouse visited an office and has this report.",
        rf"(?P<credit>{_OUTLET}{_POSSESSIVE}{_NAMES}\s+{_MEETS})",
    ),
)
_TELLING = re.compile(rf"\b(?:{_TELLS}|{_MEETS}|[Hh]ere(?:['’]s|\s+is)\s|More\s)")
"""Any sentence that credits has one of these; looking for it first is quick."""

_SIGN_OFFS = (
    re.compile(
        rf"(?:(?:I['’]m|[Tt]his\s+is)\s+)?(?P<names>{_WORD}(?:\s+{_WORD}){{1,4}}?)(?:\s?,\s+(?:for\s+)?|\s+for\s+)"
        r"(?P<outlet>[A-Z][\w.& ]{1,40}?)(?:\s?,\s+(?P<where>[^.]{2,60}?))?\s?\.?"
    ),
    re.compile(
        rf"For\s+{_OUTLET},\s+(?:I['’]m|this\s+is)\s+(?P<names>{_WORD}(?:\s+{_WORD}){{1,4}}?)"
        r"(?:(?:\s?,|\s+in)\s+(?P<where>[^.]{2,60}?))?\s?\.?"
    ),
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_LONGEST_SIGN_OFF = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit found in running text."""

    attribution: Attribution
    dateline: Dateline | None
    """Derived from the same words, when they say where the report was made."""
    sentence: tuple[int, int]
    """Where the sentence stands that holds it."""
    carries_news: bool
    """Whether the sentence says more than the credit."""


def credits_in(text: str, outlets: tuple[str, ...]) -> Iterator[Credit]:
    """Find our own correspondents' credits among the sentences of *text*."""
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _TELLING.search(sentence):
            continue
        for shape in _SHAPES:
            found = shape.pattern.match(sentence)
            if found and (credit := _understood(found, shape, (start, end), outlets)):
                yield credit
                break


def sign_off(text: str, outlets: tuple[str, ...]) -> Credit | None:
    """Understand a radio sign-off: "Nukhbat Malik, VOA News, Chico, California."."""
    if len(text) > _LONGEST_SIGN_OFF:
        return None
    for shape in _SIGN_OFFS:
        found = shape.fullmatch(text)
        name = person(found["names"]) if found else None
        outlet = organisation(found["outlet"], outlets) if found else None
        if found and name and outlet:
            return Credit(
                attribution=Attribution(
                    names=(name,), role=None, outlet=outlet, bureau=None, derived=False, shown=text
                ),
                dateline=_derived_dateline(found["where"], found["where"]),
                sentence=(0, len(text)),
                carries_news=False,
            )
    return None


def _understood(
    found: re.Match[str], shape: _Shape, sentence: tuple[int, int], outlets: tuple[str, ...]
) -> Credit | None:
    groups = found.groupdict()
    names, found_role, named = _people(
        groups["names"], groups.get("outlet") or groups.get("bureau_outlet"), outlets
    )
    outlet = our_name(named.rstrip("."), outlets) if named else None
    if not names or (named and not outlet):
        return None
    if not named and not shape.ours_if.match(groups["rest"]):
        return None
    credit, bureau, base = groups["credit"], groups.get("bureau"), groups.get("base")
    place = groups.get("place")
    if place and groups["rest"][:1].isspace():
        credit, place = _without_overrun(credit, place)
    return Credit(
        attribution=Attribution(
            names=names,
            role=found_role,
            outlet=outlet,
            bureau=bureau,
            derived=True,
            shown=credit,
        ),
        dateline=_derived_dateline(bureau or place, base or place),
        sentence=sentence,
        carries_news=bool(groups["rest"].strip(" .!:;…")),
    )


def _people(
    words: str, outlet: str | None, outlets: tuple[str, ...]
) -> tuple[tuple[str, ...], str | None, str | None]:
    """Part "National correspondent Jim Malone and Ann Lee" into names and role, with an outlet before them."""
    if not outlet:
        outlet = next((ours for ours in outlets if words.startswith(f"{ours} ")), None)
        words = words.removeprefix(f"{outlet} ")
    pieces = re.split(r",\s+(?:and\s+)?|\s+and\s+", _FULL_STOP.sub("", words))
    found_role = None
    if introduced := role_then_name(pieces[0]):
        found_role, pieces[0] = introduced
    names = tuple(name for piece in pieces if (name := person(piece)))
    return (names if len(names) == len(pieces) else ()), found_role, outlet


def _without_overrun(credit: str, place: str) -> tuple[str, str]:
    """Cut a place where a city ends, when the next sentence follows it with nothing between."""
    words = place.split()
    for length in range(len(words) - 1, 0, -1):
        if (city := " ".join(words[:length])) in CITIES:
            return credit[: credit.rindex(place)] + city, city
    return credit, place


def _derived_dateline(place: str | None, shown: str | None) -> Dateline | None:
    if not place or not shown:
        return None
    return Dateline(
        place=place.rstrip("."),
        region=None,
        agency=None,
        date=None,
        derived=True,
        shown=shown.rstrip("."),
    )
