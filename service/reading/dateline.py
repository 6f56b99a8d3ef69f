"""Where a report was filed, as newsrooms print it before its first sentence.

JERUSALEM (AP) — · HAYWARD, Calif. (AP) — · CAIRO, June 12 (Reuters) - · SEOUL/TOKYO — · NEW DELHI: ·
ASTANA, March 16. /TASS/. · (CNN) — · March 4 (Reuters) - · Hamburg (dpa/lno) – · (ANSA) - ROMA, 12 MAG -
"""

import re
from dataclasses import dataclass, replace

from service.model import Dateline
from service.reading.dates import MONTH
from service.reading.names import AGENCIES, in_title_case
from service.reading.places import CITIES, ONE_NAME, region
from service.reading.wordlists import words

_LONGEST = 110
_SEPARATOR = re.compile(
    r"""(?P<dash>\s*(?:—|–|―|--+)\s*|\s+[-_]+\s+|(?<=\))\.?\s?[-_–—]\s+)
    |(?P<colon>:\s+)
    |(?P<after>(?<=\))\s*[.:]?\s+|(?<=\))(?=[^\W\d_])|(?<=\w/)\.?\s+)
    |(?P<end>\s*$)""",
    re.VERBOSE,
)
_OUR_CORRESPONDENT = re.compile(
    r"DALL[AO'’]\s?(?:NOSTR[AO]\s)?(?:CORRISPONDENTE|INVIAT[OA])\s*[|–-]\s*"
)
_AGENCY = re.compile(
    r"[,.]?\s*(?:\((?P<bracket>[^()]{2,40})\)|/(?P<slash>[^\W_][\w .-]{1,19})/|(?<=\s)(?P<bare>[^\W\d_]{2,20})(?:\.\w\w)?)[.,]?$"
)
_DATE = re.compile(
    rf"(?:^|[,.]?\s+)(?P<date>{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\.?\s+(?:de\s+)?{MONTH}(?:\s+(?:de\s+)?\d{{4}})?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)[,.]?$",
    re.IGNORECASE,
)
_MONTH_NEXT = re.compile(rf"(?P<date>{MONTH}\s+\d{{4}})\.\s+", re.IGNORECASE)
_AGENCY_NEXT = re.compile(r"(?P<agency>[^\W\d_]+(?:\s[^\W\d_]+)?)\.\s+")
_NO_PLACE = words("""
    advisory alert analysis asean big breaking brexit business check city comment commentary conclusion correction corrected
    council court covid crime culture cup district economy editor editorial education election elections entertainment
    event exclusive explainer fact fifa file final finance focus football good government health important industry
    interpol interview introduction launch lifestyle live markets money more morning music nasa nato new news note
    obituary opec opinion photo podcast police politics poll profile question answer read ready recap report result results
    review school science season series soccer special sponsored sport sports summary tech technology tell tennis
    timeline today tomorrow tonight top travel uefa unesco unhcr unicef update updated urgent us verdict video voice
    warning watch weather week world year yesterday women men yes no why how what when where who january february march
    april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    """)
"""Words that are shouted before a dash without being places."""
_PLACE_WORD = re.compile(r"[^\W\d_][^\s\d_()\[\]<>@#&?!;:\"“”*+=|]*")
_PARTICLES = words(
    "de del della di do da dos la las le les los el the of and am an im bei upon on sur al y"
)
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}|[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline, and where the text that it stands before begins."""

    dateline: Dateline
    rest: int


def find_dateline(text: str) -> Found | None:
    """Return the dateline with which the paragraph *text* begins."""
    first = _find(text, 0)
    if not first:
        return None
    second = _find(text, first.rest)
    if not second or (first.dateline.place is None) == (second.dateline.place is None):
        return first
    where, who = (first, second) if first.dateline.place else (second, first)
    if where.dateline.agency:
        return first
    whole = replace(where.dateline, agency=who.dateline.agency, shown=text[: second.rest].rstrip())
    return Found(whole, second.rest)


def _find(text: str, start: int) -> Found | None:
    opening = _OUR_CORRESPONDENT.match(text, start)
    head_start = opening.end() if opening else start
    for separator in _SEPARATOR.finditer(text, head_start, min(len(text), head_start + _LONGEST)):
        if separator["end"] is not None and separator.end() < len(text):
            return None
        head = text[head_start : separator.start()].rstrip()
        end = separator.end()
        if not head or not (dateline := _understood(head, separator, text[end : end + 40])):
            continue
        if separator["dash"]:
            dateline, end = _with_what_follows(dateline, text, end)
        return Found(replace(dateline, shown=text[start:end].rstrip()), end)
    return None


def _with_what_follows(dateline: Dateline, text: str, start: int) -> tuple[Dateline, int]:
    """Some print the agency, or the month, behind the dash: "МОСКВА, 12 июн — РИА Новости."."""
    if not dateline.date and (found := _MONTH_NEXT.match(text, start)):
        return replace(dateline, date=found["date"]), found.end()
    if (
        not dateline.agency
        and (found := _AGENCY_NEXT.match(text, start))
        and _known(found["agency"])
    ):
        return replace(dateline, agency=found["agency"]), found.end()
    return dateline, start


def _understood(head: str, separator: re.Match[str], rest: str) -> Dateline | None:
    """Weigh what stands before a separator: an agency, a date or a known region make a dateline, a place alone must look it."""
    agency, bracketed_region, before = _without_agency(head)
    date, before = _without_date(before)
    names, *regions = [_spaced(part) for part in before.strip(" ,.").split(",")]
    kind = separator.lastgroup
    if not names:
        sure = agency and (_known(agency) or (agency.isupper() and not date))
        named = sure and kind == "dash" and agency and agency.casefold() not in _NO_PLACE
        return _dateline(agency=agency, date=date) if named else None
    if bracketed_region:
        regions.append(bracketed_region)
    if len(regions) > 2 or not all(map(could_be_place, (names, *regions))):
        return None
    in_full = [region(part) for part in regions]
    shouted = _shouted(names)
    confirmed = names in ONE_NAME or all(in_title_case(part) in CITIES for part in names.split("/"))
    located = bool(date or (regions and all(in_full)))
    if agency and not (shouted or confirmed or located or _is_agency(agency)):
        return None
    certain = agency or located or (kind == "dash" and _MONTH_NEXT.match(rest))
    starts_sentence = not rest.lstrip(" “\"'‘«„(")[:1].islower()
    match kind:
        case "end":
            fits = (shouted and bool(agency or located)) or bool(agency and date)
        case "after":
            fits = bool(agency and starts_sentence)
        case _ if certain:
            fits = True
        case "colon":
            fits = starts_sentence and shouted and confirmed
        case _:
            fits = starts_sentence and (confirmed or (shouted and len(names) > 4))
    if not fits:
        return None
    told = [full or in_title_case(part) for full, part in zip(in_full, regions, strict=True)]
    return _dateline(place=_place(names), region=", ".join(told) or None, agency=agency, date=date)


def _dateline(
    *, place: str | None = None, region: str | None = None, agency: str | None, date: str | None
) -> Dateline:
    return Dateline(place=place, region=region, agency=agency, date=date, derived=False, shown="")


def _without_agency(head: str) -> tuple[str | None, str | None, str]:
    """Return the agency, the region when that is what the bracket holds, and the head without it."""
    found = _AGENCY.search(head)
    if not found or (found["bare"] and not _known(found["bare"])):
        return None, None, head
    before = head[: found.start()]
    within = (found["bracket"] or found["slash"] or found["bare"]).strip()
    if region(within) and not _known(within) and not within.isupper():
        return None, within, before
    if re.search(r"\d", within) or len(within.split()) > 4:
        return None, None, head
    return within, None, before


def _without_date(head: str) -> tuple[str | None, str]:
    found = _DATE.search(head)
    if not found:
        return None, head
    return _spaced(found["date"]).rstrip(","), head[: found.start()]


def _spaced(text: str) -> str:
    """Return *text* with single spaces."""
    return " ".join(text.split())


def _known(agency: str) -> bool:
    return agency.casefold() in AGENCIES


def _is_agency(text: str) -> bool:
    """Tell whether a bracket holds an agency rather than a party or an explanation."""
    return (
        any(map(_known, re.split(r"[/\s]", text)))
        or _CALL_SIGN.fullmatch(text) is not None
        or re.search("/|press|news|wire", text, re.IGNORECASE) is not None
    )


def is_city_line(text: str) -> bool:
    """Tell whether the whole of a line is a shouted city, as some print it above the first paragraph: "RIO DE JANEIRO"."""
    return text.isupper() and in_title_case(text) in CITIES


def could_be_place(name: str) -> bool:
    """Tell whether *name* is written as a place is, and is no word that is shouted for other reasons."""
    parts = name.replace("/", " ").split()
    if not 1 <= len(parts) <= 7 or all(
        re.sub("['’]s$", "", word).casefold() in _NO_PLACE for word in parts
    ):
        return False
    return all(
        _PLACE_WORD.fullmatch(word) and (not word[0].islower() or word in _PARTICLES)
        for word in parts
    )


def _shouted(name: str) -> bool:
    letters = [letter for letter in re.sub(r"\bMa?c(?=[A-Z])", "MC", name) if letter.isalpha()]
    return len(letters) >= 3 and all(letter.isupper() for letter in letters)


def _place(name: str) -> str:
    if name in ONE_NAME:
        return ONE_NAME[name]
    return " and ".join(
        in_title_case(part.strip()) if _shouted(part) else part.strip() for part in name.split("/")
    )
