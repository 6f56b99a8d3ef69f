"""Where a report was filed, as newsrooms print it before its first sentence.

JERUSALEM (AP) — · HAYWARD, Calif. (AP) — · CAIRO, June 12 (Reuters) - · SEOUL/TOKYO — · NEW DELHI: ·
ASTANA, March 16. /TASS/. · (CNN) — · March 4 (Reuters) - · Hamburg (dpa/lno) – · (ANSA) - ROMA, 12 MAG -
"""

import re
from dataclasses import dataclass, replace

from service.model import Dateline
from service.reading.dates import MONTH, WEEKDAY
from service.reading.names import DATELINE_AGENCIES, in_title_case
from service.reading.places import CITIES, CITIES_BEFORE_COLON, ONE_NAME, region
from service.reading.wordlists import words

_LONGEST = 110
_SEPARATOR = re.compile(
    r"""(?P<dash>\s*(?:—|–|―|--+)\s*|\s+[-_]+\s+|(?<=[)）])\.?\s?[-_–—]\s+|(?<=\))\.\s?[-–]\s*|(?<=[^\W\d_])-\s+)
    |(?P<colon>:\s+)
    |(?P<after>(?<=\))\s*[.:;]?\s+|(?<=\))(?=[^\W\d_])|(?<=\w/)\.?\s*[-–—]*\s+)
    |(?P<stop>\.\s+(?![-–—_]))
    |(?P<end>\s*$)""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"DALL[AO'’]\s?(?:NOSTR[AO]\s)?(?:CORRISPONDENTE|INVIAT[OA])\s*[|–-]\s*"
    r"|\((?:Adds|Updates|Recasts|Corrects|Repeats|Refiles|Removes|Fixes)\b[^()]{0,100}\)\s*"
    r"|(?:CORRECTED|REFILE|RPT|UPDATE\s\d)\s?-\s?(?=[^\W\d_])"
)
"""What some print before a dateline: who wrote it, or a note for editors."""
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<head>[^/|\n]{{2,60}}?)\s?/\s(?P<agency>[\w -]{{2,30}}?)\s/\s(?P<date>{MONTH}\s\d{{1,2}},\s\d{{4}})\s/\s",
        rf"(?P<head>[^/|\n]{{2,60}}?)\s\|\s(?P<agency>AFP)\s\|\s(?P<date>{WEEKDAY}\s[\d/]{{6,10}})\s[-–—]\s",
        r"(?P<head>[^/|\s]{2,30})\s(?P<agency>taz)\s\|\s",
        r"(?P<agency>新华社|中新社|中新网)?(?P<head>[^\W\d]{2,8}?)(?P<date>\d{1,2}月\d{1,2}日)(?:电|電)\s*",
        rf"(?P<head>[^\n]{{2,60}}?)\s[-–—]\s(?P<agency>[A-Z][\w ]{{2,30}}\s(?:Newswire|Wire|News))\s[-–—]\s(?P<date>\d{{1,2}}\s{MONTH}\s\d{{4}}|{MONTH}\s\d{{1,2}},\s\d{{4}})\s[-–—]\s",
        r"【(?P<head>\w{2,8}?)(?P<agency>共同|時事)】\s*",
        r"\((?P<head>[^\W\d_]{2,12})\s?=\s?(?P<agency>연합뉴스|뉴시스|뉴스1)\)\s*",
    )
)
"""Ways of single agencies: ACCESSWIRE, AFP's pages, taz, Xinhua, Kyodo, Yonhap."""
_AGENCY = re.compile(
    r"[,.]?\s*(?:[(（](?P<bracket>[^()（）]{2,40})[)）]|/(?P<slash>[^\W_][\w .-]{1,19})/|(?<=[\d.,]\s)(?P<bare>[^\W\d_]{2,20})(?:\.\w\w)?)[.,]?$"
)
_STATION = re.compile(
    r"(?:\w+\s)?(?:[A-Z]{2,5}|[Nn]ews|[Cc]hannel)\s?\d{1,2}(?:st)?(?:\s\w+){0,2}|\d{1,2}\s?[Nn]ews"
)
"""A broadcaster whose name holds its channel: "FOX 9", "News 1st"."""
_DATE = re.compile(
    rf"(?:^|[,.]?\s+|\s*\()(?P<date>(?:{WEEKDAY}\.?,?\s+)?"
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|(?:le\s)?\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?{MONTH}(?:,?\s+(?:de\s+)?\d{{4}})?"
    rf"|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2,4}})?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{1,2}}月\d{{1,2}}日)|(?<=,\s){WEEKDAY})[,.)]{{0,2}}$",
    re.IGNORECASE,
)
_DAY = re.compile(r",\s(?P<date>\d{1,2})$")
"""A day without its month, as Europa Press has it: "MADRID, 12 (EUROPA PRESS)"."""
_MONTH_NEXT = re.compile(rf"(?P<date>{MONTH}\s+\d{{4}})\.\s+", re.IGNORECASE)
_AGENCY_NEXT = re.compile(r"(?P<agency>[^\W\d_]+(?:\s[^\W\d_]+)?)\.\s+")
_NO_PLACE = words("""
    advisory alert analysis asean big breaking brexit business check city comment commentary conclusion correction corrected
    council court covid crime culture cup district economy editor editorial education election elections entertainment
    event exclusive explainer fact fifa file final finance focus football good government health important industry
    interpol interview introduction launch lifestyle live markets money more morning music nasa nato new news note
    obituary opec opinion out photo podcast police politics poll profile question answer read ready recap report result results
    review school science season series soccer special sponsored sport sports summary tech technology tell tennis
    timeline today tomorrow tonight top travel uefa unesco unhcr unicef update updated urgent us verdict video voice
    warning watch weather week world year yesterday women men yes no why how what when where who january february march
    april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    """)
"""Words that are shouted before a dash without being places."""
_IN_NO_PLACE = words("""
    a abby act advice afc amy anchor archive athletics award awards background basketball best blotter bonus boomers
    boxing boy brief briefing briefs brothers by champions chapter claim claims clarification club column coming
    congratulations context cricket cup cut cycling daily data day deals dear death diary did directed disclaimer
    draft drama energy essay exhibit factbox false fans fashion fast fed fiction film first fitness food for free
    fun gallery game gardening girl global golf guest guide headlines health hello help her here highlights his
    hockey horoscope i if inside introduction is issue it its job just key kids ladies league letter letters lines
    listen lists look losers lottery love mail men men's metro mideast midterms movie must my myth nba netball news
    nfc nfl nhl no not notes now obituaries olympics opening our overview part phase photos picks pictures play
    player podcasts points positive preview pro profile programme pros quick quiz quote racing rating read reader
    readers reality recipe related reminder round roundup rugby say scene scoreboard section services she sidebar
    sign singles sold source spoiler spoilers squares stage star stars stat statement stats step stocks story subscribe swimming
    table takeaways team teams text theater theatre their them then these they things this thursday tickets tips
    title to total trade transcript travel trigger true uncategorized verse via view viewpoint volleyball votes want
    was we welcome were what's when who's will win winner winners women's word words wrap wrapup wrestling you your
    youth
    andrew barack boris brian christopher david donald edward elon emmanuel gary hillary james jeffrey jennifer
    jessica joe john joshua justin kamala karen keir kenneth kevin linda mark matthew michael narendra olaf richard
    rishi robert ronald ryan sarah steven susan timothy vladimir william
    """)
"""Words and given names that nobody shouts in the name of a place, unless something else tells that it is one."""
_PLACE_WORD = re.compile(r"[^\W\d_][^\s\d_()\[\]<>@#&?!;:\"“”*+=|]*")
_PARTICLES = words(
    "de del della di do da dos la las le les los el the of and am an im bei upon on sur al y"
)
_IN_BRACKETS = re.compile(r"\s*(?:\[([^\[\]]{2,40})\]|\(([^()]{2,40})\))")
_LAST_INITIALS = re.compile(r"(?<=\w)\s+(D\.?C|UK|U\.K|UAE|USA|U\.S)$")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}|[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline, and where the text that it stands before begins."""

    dateline: Dateline
    rest: int


def find_dateline(text: str) -> Found | None:
    """Return the dateline with which the paragraph *text* begins."""
    if found := _of_form(text):
        return found
    first = _find(text, 0)
    if not first:
        return None
    second = _find(text, first.rest)
    if not second or (first.dateline.place is None) == (second.dateline.place is None):
        return first
    where, who = (first, second) if first.dateline.place else (second, first)
    if where.dateline.agency:
        return first
    whole = replace(
        where.dateline,
        agency=who.dateline.agency,
        date=where.dateline.date or who.dateline.date,
        shown=text[: second.rest].rstrip(),
    )
    return Found(whole, second.rest)


def _of_form(text: str) -> Found | None:
    for form in _FORMS:
        if found := form.match(text):
            groups = found.groupdict()
            names, *regions = [part.strip() for part in groups["head"].split(",")]
            if not all(map(could_be_place, (names, *regions))):
                continue
            dateline = Dateline(
                place=_place(names),
                region=", ".join(region(part) or part for part in regions) or None,
                agency=groups["agency"],
                date=groups.get("date"),
                derived=False,
                shown=found.group().rstrip(),
            )
            return Found(dateline, found.end())
    return None


def _find(text: str, start: int) -> Found | None:
    opening = _BEFORE.match(text, start)
    head_start = opening.end() if opening else start
    stopped = None
    for separator in _SEPARATOR.finditer(text, head_start, min(len(text), head_start + _LONGEST)):
        if separator["end"] is not None and separator.end() < len(text):
            break
        head = text[head_start : separator.start()].rstrip()
        end = separator.end()
        if not head or not (dateline := _understood(head, separator, text[end : end + 40])):
            continue
        if separator["dash"]:
            dateline, end = _with_what_follows(dateline, text, end)
        found = Found(replace(dateline, shown=text[start:end].rstrip()), end)
        if not separator["stop"]:
            return found
        stopped = stopped or found
    return stopped


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
    """Weigh what stands before a separator."""
    agency, bracketed_region, before = _without_agency(head)
    date, before = _without_date(before, day_alone=agency is not None)
    names, *regions = _places(before)
    starts_sentence = not rest.lstrip(" “\"'‘«„(")[:1].islower()
    kind = str(separator.lastgroup)
    if not names:
        named = agency and _stands_alone(agency, date, kind, starts_sentence=starts_sentence)
        return _dateline(agency=agency, date=date) if named else None
    if bracketed_region:
        regions.append(bracketed_region)
    if len(regions) > 2 or not all(map(could_be_place, (names, *regions))):
        return None
    in_full = [region(part) for part in regions]
    located = bool(date or (regions and all(in_full)))
    if agency and not (_shouted(names) or _confirmed(names) or located or _is_agency(agency)):
        return None
    certain = bool(agency or located or (kind == "dash" and _MONTH_NEXT.match(rest)))
    if not _fits(
        names,
        kind,
        agency=agency,
        certain=certain,
        dated=bool(date),
        anew=starts_sentence,
        whole_line_shouted=before.isupper(),
    ):
        return None
    told = [full or in_title_case(part) for full, part in zip(in_full, regions, strict=True)]
    return _dateline(place=_place(names), region=", ".join(told) or None, agency=agency, date=date)


def _stands_alone(agency: str, date: str | None, kind: str, *, starts_sentence: bool) -> bool:
    """Tell whether an agency without a place is a dateline: "(CNN) —", "March 4 (Reuters) -"."""
    if kind == "after":
        return _known(agency) and starts_sentence
    sure = _is_agency(agency) or (agency.isupper() and not date)
    return kind == "dash" and sure and agency.casefold() not in _NO_PLACE


def _fits(
    names: str,
    kind: str,
    *,
    agency: str | None,
    certain: bool,
    dated: bool,
    anew: bool,
    whole_line_shouted: bool,
) -> bool:
    """Tell whether what looks like a place is one: an agency, a date or a known region tell, else it must look it.

    In a line of its own newsrooms shout the city only; "BAAR, SWITZERLAND" is the heading of a company's release.
    """
    shouted, confirmed = _shouted(names), _confirmed(names)
    match kind:
        case "end":
            told = agency or dated or confirmed or not whole_line_shouted
            return bool(shouted and certain and told) or bool(agency and dated)
        case "after":
            return bool(agency) and anew
        case "stop":
            return anew and shouted and (confirmed or dated)
        case _ if certain:
            return True
        case "colon":
            return anew and ((shouted and confirmed) or names in CITIES_BEFORE_COLON)
        case _:
            return anew and (confirmed or (shouted and _may_stand_alone(names)))


def _confirmed(names: str) -> bool:
    return names in ONE_NAME or all(in_title_case(part) in CITIES for part in names.split("/"))


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
    has_digits = re.search(r"\d", within) is not None
    if (has_digits and not _STATION.fullmatch(within)) or len(within.split()) > 4:
        return None, None, head
    return within, None, before


def _without_date(head: str, *, day_alone: bool) -> tuple[str | None, str]:
    found = _DATE.search(head) or (_DAY.search(head) if day_alone else None)
    if not found:
        return None, head
    return _spaced(found["date"]).rstrip(","), head[: found.start()]


def _places(head: str) -> list[str]:
    """Part a place from its regions: "New Delhi [India]", "Washington D.C."."""
    bare = _IN_BRACKETS.sub(_named_region, head).replace(" & ", "/").strip(" ,.-–—")
    return [_spaced(part) for part in _LAST_INITIALS.sub(r", \1", bare).split(",")]


def _named_region(bracket: re.Match[str]) -> str:
    """Return a region in brackets as one behind a comma; in round ones may be anything else."""
    square, round_ = bracket.groups()
    return f", {square or round_}" if square or region(round_) else bracket.group()


def _spaced(text: str) -> str:
    """Return *text* with single spaces."""
    return " ".join(text.split())


def _known(agency: str) -> bool:
    return agency.casefold() in DATELINE_AGENCIES


def _is_agency(text: str) -> bool:
    """Tell whether a bracket holds an agency rather than a party or an explanation."""
    return (
        any(map(_known, re.split(r"[/\s]", text)))
        or _CALL_SIGN.fullmatch(text) is not None
        or _STATION.fullmatch(text) is not None
        or re.search("/|press|news|wire|agenc|media", text, re.IGNORECASE) is not None
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


def _may_stand_alone(name: str) -> bool:
    """Tell whether shouted words before a dash may be a place, with nothing else that tells."""
    return len(name) > 4 and _IN_NO_PLACE.isdisjoint(
        re.split(r"[\s/]", name.casefold().rstrip("."))
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
