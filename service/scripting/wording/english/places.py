"""Streets and house numbers, saints, states, counties and postal codes."""

import re

from service.scripting.wording.english.numbers import cardinal, digits, letters, model
from service.scripting.wording.english.stops import stop
from service.scripting.wording.rules import Rule

_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico",
    "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
    "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington",
    "W.Va": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming", "B.C": "British Columbia", "Ont": "Ontario",
    "Que": "Quebec", "D.C": "D C",
}  # fmt: skip
_POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
    "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_ALONE = "Ariz|Calif|Conn|Fla|Mich|Minn|Okla|Tenn|Wis|Wyo"
"""States in short that are no other word."""
_COUNTIES = (
    "Antrim|Armagh|Carlow|Cavan|Clare|Cork|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|"
    "Leitrim|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|"
    "Westmeath|Wexford|Wicklow"
)
_WAYS = {
    "St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Dr": "Drive", "Ln": "Lane", "Ct": "Court",
    "Pl": "Place", "Sq": "Square", "Hwy": "Highway", "Pkwy": "Parkway", "Expy": "Expressway", "Fwy": "Freeway",
    "Tpke": "Turnpike", "Ter": "Terrace", "Cres": "Crescent", "Cir": "Circle",
}  # fmt: skip
_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest", "SE": "Southeast", "SW": "Southwest"}  # fmt: skip
_S = r"[ \u00a0]"
_SMALL_WAY = "st|ave|rd|blvd|hwy"
_ANY_WAY = "|".join((*_WAYS, *_WAYS.values(), "Way", _SMALL_WAY))
_STREET = rf"(?:[A-Z][a-z]{{1,20}}|[0-9]{{1,3}}(?:st|nd|rd|th))(?:{_S}[A-Z][a-z]{{1,20}})?{_S}"
"""The name of a street, before what it is."""
_NUMBERED = rf"[0-9][A-Z]?{_S}(?:[NSEW]\.?{_S})?{_STREET}"
"""A house number and the name of a street."""
_DOTTED = "|".join(re.escape(state) for state in sorted(_STATES, key=len, reverse=True))


def state(shown: str) -> str:
    """Say a state that is shown in short, with or without its full stop, or by its postal code."""
    bare = shown.rstrip(".")
    return _STATES.get(bare) or _POSTAL.get(bare.replace(".", "")) or bare


STATE = rf"(?:{_DOTTED})\.|(?:{'|'.join(_POSTAL)})\b|(?:Texas|Ohio|Iowa|Utah|Idaho|Maine|Alaska|Hawaii)\b"
"""A state, as it stands behind a party."""


def _state(found: re.Match[str]) -> str:
    return f"{state(found['state'])}{stop(found)}"


def _way(found: re.Match[str]) -> str:
    return f"{_WAYS[found['way'].capitalize()]}{stop(found)}"


def _house(found: re.Match[str]) -> str:
    return f"{model(found['n'])} {found['door']}" if found["door"] else model(found["n"])


def _postcode(found: re.Match[str]) -> str:
    parts = re.findall("[0-9]+|[A-Z]+", found.group())
    return " ".join(cardinal(part) if part.isdigit() else letters(part) for part in parts)


SPOT = rf"(?<!\w)(?:{_SMALL_WAY})\b"
"""Where a way in small letters may begin."""
RULES = (
    Rule(
        name="house number",
        begins="0-9",
        pattern=rf"(?P<n>[1-9][0-9]{{2,3}})(?P<door>[A-D])?(?={_S}(?:[NSEW]\.?{_S})?{_STREET}(?:{_ANY_WAY})\b)",
        said=_house,
        example=("at 1428 Elm Street", "at fourteen twenty eight Elm Street"),
    ),
    Rule(
        name="side of a street before its name",
        begins="NSEW",
        pattern=rf"(?P<side>[NSEW])\.?(?={_S}{_STREET}(?:{_ANY_WAY})\b)",
        said=lambda found: _SIDES[found["side"]],
        example=("on W. 42nd Street", "on West forty second Street"),
    ),
    Rule(
        name="quarter of a city after a street",
        begins="NS",
        pattern=r"(?P<side>[NS]\.?[EW])(?:\.|(?!\w))",
        after=rf"(?:{_ANY_WAY})\.?,?{_S}",
        said=lambda found: f"{_SIDES[found['side'].replace('.', '')]}{stop(found)}",
        example=("Ocean Road NW is", "Ocean Road Northwest is"),
    ),
    Rule(
        name="postal code of a place in the United States",
        begins="0-9",
        pattern=r"[0-9]{5}(?:-[0-9]{4})?(?![\w-]|[.,][0-9])",
        after=rf"\b(?:{'|'.join(_POSTAL)}|(?:{_DOTTED})\.|{'|'.join(_POSTAL.values())}),?{_S}",
        said=lambda found: digits(found.group()),
        example=("Austin, TX 78701", "Austin, Texas seven eight seven zero one"),
    ),
    Rule(
        name="postcode of a place in Britain",
        begins="A-Z",
        pattern=rf"[A-Z]{{1,2}}[0-9][0-9A-Z]?{_S}[0-9](?!AM|PM)[A-Z]{{2}}(?!\w)",
        said=_postcode,
        example=("SW1A 2AA", "S W one A two A A"),
    ),
    Rule(
        name="county",
        begins="C",
        pattern=rf"Co\.?(?={_S}(?:{_COUNTIES})\b)",
        said="County",
        example=("in Co. Antrim", "in County Antrim"),
    ),
    Rule(
        name="state after a city",
        begins="A-Za-z",
        pattern=rf"(?P<state>(?:{_DOTTED})\.)",
        after=rf"[\w.]\,{_S}",
        said=_state,
        example=("in Mesa, Ariz., on Friday", "in Mesa, Arizona, on Friday"),
    ),
    Rule(
        name="postal code of a state after a city",
        begins="A-Z",
        pattern=rf"(?P<state>{'|'.join(_POSTAL)})(?=[,.;)]|{_S}[0-9]{{5}}|\Z|{_S}[(—–-])",
        after=rf"[a-z],{_S}",
        said=_state,
        example=("in Hayward, CA, today", "in Hayward, California, today"),
    ),
    Rule(
        name="state whose short form is no other word",
        begins="A-Z",
        pattern=rf"(?P<state>(?:{_ALONE})\.)",
        said=_state,
        example=("the Calif. law", "the California law"),
    ),
    Rule(
        name="street, drive and the like after a number and a name",
        begins="A-Za-z",
        pattern=rf"(?P<way>{'|'.join(_WAYS)}|{_SMALL_WAY})(?:\.|(?![\w.]))",
        after=_NUMBERED,
        said=_way,
        example=("at 10 Main St. Police came", "at ten Main Street. Police came"),
    ),
    Rule(
        name="saint",
        begins="S",
        pattern=rf"St(?P<e>e)?\.?(?={_S}(?!The\b|It\b|He\b|She\b|They\b|But\b)[A-Z])",
        said=lambda found: "Sainte" if found["e"] else "Saint",
        example=("St. Louis and Sault Ste. Marie", "Saint Louis and Sault Sainte Marie"),
    ),
    Rule(
        name="street, drive and the like after a name",
        begins="A-Z",
        pattern=rf"(?P<way>St|Dr(?!\.{_S}[A-Z])|Ln|Ct|Pl|Ter|Cir)\.",
        after=rf"[A-Z][\w’']{{1,20}}{_S}|[0-9](?:st|nd|rd|th){_S}",
        said=_way,
        example=("Main St. was closed.", "Main Street was closed."),
    ),
    Rule(
        name="highway before its number",
        begins="Hh",
        pattern=rf"(?P<h>[Hh])wy\.?(?={_S}[0-9])",
        said=lambda found: f"{found['h']}ighway",
        example=("on hwy 61", "on highway sixty one"),
    ),
    Rule(
        name="avenue, road and the like",
        begins="A-Z",
        pattern=r"(?P<way>Ave|Rd|Blvd|Sq|Hwy|Pkwy|Expy|Fwy|Tpke|Cres)\.",
        said=_way,
        example=("on Sunset Blvd.", "on Sunset Boulevard."),
    ),
)
