"""Acronyms that an engine gets wrong, addresses of the web, and signs."""

import re
import unicodedata

from service.scripting.wording.english.numbers import cardinal, digits, letters, year
from service.scripting.wording.english.stops import stop
from service.scripting.wording.rules import Rule, apart
from service.scripting.wording.shapes import PATH

_SPELLED = (
    "IAEA", "ACLU", "OSCE", "ICBM", "ICBMs", "UNHCR", "AU", "WHO", "IRA", "ISI", "IDF", "AIG", "ANC", "UAE", "UAW", "IOC",
    "EU", "UN", "UK", "PLO", "MIT", "IOU", "RAF", "NRA", "EPA", "OAS", "OAU", "IMF", "USAID",
)  # fmt: skip
_SPOKEN = frozenset(
    """NATO OPEC UNICEF UNESCO NASA AIDS SARS FEMA NAFTA ASEAN FARC HAMAS OSHA SWAT RICO SALT START LASER RADAR SCUBA
    COVID UNRWA APEC DEFRA BRICS NICE TASER PIN SIM RAM ROM GIF JPEG CEO-LESS""".split()  # noqa: SIM905  a list to be read
)
_NAMED = {
    "FTSE": "footsie", "NAACP": "N double A C P", "NCAA": "N C double A", "ICE": "Ice", "PAC": "Pac",
    "PACs": "Pacs", "COP": "Cop",
}  # fmt: skip
"""What is not said letter by letter, nor as it is written."""
_OUTLETS = "voa|bbc|cnn|nbc|abc|cbs|npr|pbs|fbi|nhs|cdc|nih|irs|nyt|rfi|dw|afp|un|who|usgs|noaa|espn|nfl|nba"
_NAMED_DOMAINS = frozenset(
    """com org net gov info mil edu int news biz app blog online radio live""".split()  # noqa: SIM905  a list to be read
)
_SMALL_WORDS = frozenset({"co", "is", "in", "my", "go", "to", "at", "of", "on", "me", "be"})
"""What is said as a word in an address; other pairs of letters are spelled."""
_NAMED_PARTS = {"www": "W W W", "jpg": "jpeg"}
_SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon", "?": "question mark",
    "=": "equals", "&": "ampersand", "#": "hash", "%": "percent", "+": "plus", "~": "tilde",
}  # fmt: skip
_MATHS = {
    "+": "plus", "×": "times", "÷": "divided by", "=": "equals", "±": "plus or minus", "<": "less than", ">": "more than",
    "≤": "less than or equal to", "≥": "greater than or equal to", "≦": "less than or equal to",
    "≧": "greater than or equal to", "≈": "about", "≠": "not equal to", "∕": "divided by", "∗": "times", "∙": "times",
    "⋅": "times",
}  # fmt: skip
_RARE = "\u2200-\u2211\u2213-\u22ff"
"""The mathematical operators of Unicode, without its minus."""
_RARE_NAMES = {"∆": "delta", "∏": "product", "∑": "sum", "⋈": "natural join"}
"""What goes by another name than in Unicode."""
_HOST = r"(?:[A-Za-z0-9][\w-]{0,62}\.){1,6}(?:com|org|net|gov|edu|mil|int|info|news|io|tv|fm|me|co|uk|us|ca|au|de|fr|eu|ru|cn|in|il|ie|nz|za|jp|biz|app|ly|be|ch)\b(?!\.[\w])"
_ANY_HOST = r"(?:[A-Za-z0-9][\w-]{0,62}\.){1,6}[A-Za-z]{2,12}\b"


def _address(found: re.Match[str]) -> str:
    shown = re.sub(r"\Ahttps?://", "", found.group()).rstrip("/")
    before, at, host = shown.rpartition("@")
    return " ".join((*_parts(before + at, outlets=False), *_parts(host, outlets=True)))


def _parts(shown: str, *, outlets: bool) -> list[str]:
    parts = re.findall(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9]", shown)
    return [_of_address(part, outlets=outlets) for part in parts]


def _of_address(part: str, *, outlets: bool) -> str:
    if part.isascii() and part.isdigit():
        return _figures(part)
    if not part.isalpha():
        return _SIGNS.get(part, "")
    if part.lower() in _NAMED_PARTS:
        return _NAMED_PARTS[part.lower()]
    outlet = re.fullmatch(rf"({_OUTLETS})(|news|radio|sport|world|online)", part, re.IGNORECASE)
    if outlet and outlets:
        return f"{letters(outlet[1])} {outlet[2]}".rstrip()
    short = len(part) <= 2 and part.lower() not in _SMALL_WORDS
    unspeakable = not re.search("[aeiouy]", part, re.IGNORECASE)
    if part.lower() in _NAMED_DOMAINS:
        return part
    return letters(part) if short or unspeakable else part


def _figures(shown: str) -> str:
    """Say figures of an address: a year, a round number, or one by one."""
    if re.fullmatch("19[0-9]{2}|20[0-9]{2}", shown):
        return year(shown)
    return cardinal(shown) if len(shown) < 3 or shown.endswith("00") else digits(shown)


def _camel(shown: str) -> str:
    """Say "MeToo2026" in its words."""
    words = re.findall(r"[A-Z]?[a-z’']+|[A-Z]+(?![a-z])|[0-9]+|[^\W_a-zA-Z0-9]+", shown)
    return " ".join(cardinal(word) if word.isascii() and word.isdigit() else word for word in words)


def _several(found: re.Match[str]) -> str:
    name = found["name"]
    return found.group() if name in _SPOKEN else f"{letters(name)}'s"


def _lower_case_near(found: re.Match[str]) -> bool:
    return any(
        letter.islower() for letter in found.string[max(0, found.start() - 30) : found.end() + 30]
    )


ADDRESSES = (
    Rule(
        name="link to a picture or in short",
        begins="a-z",
        pattern=r"(?:https?://)?(?P<host>t\.co|bit\.ly|goo\.gl|youtu\.be|tinyurl\.com|pic\.twitter\.com)/[\w-]{1,40}",
        said=lambda found: " ".join(_parts(found["host"], outlets=True)),
        example=("at pic.twitter.com/MYwRz9euaq", "at pic dot twitter dot com"),
    ),
    Rule(
        name="mail address",
        begins="A-Za-z0-9",
        pattern=rf"[A-Za-z0-9][\w.+&-]{{0,63}}@{_ANY_HOST}{PATH}",
        said=_address,
        example=("write to desk@bbc.co.uk", "write to desk at B B C dot co dot U K"),
    ),
    Rule(
        name="web address",
        begins="A-Za-z0-9",
        pattern=rf"(?:https?://(?:{_ANY_HOST})|www\.{_ANY_HOST}|{_HOST}){PATH}",
        said=_address,
        example=("Visit www.voanews.com today.", "Visit W W W dot V O A news dot com today."),
    ),
    Rule(
        name="address of a file",
        begins="f",
        pattern=rf"(?:file|ftp)://(?:{_ANY_HOST})?{PATH}",
        said=_address,
        example=(
            "file:///photos/ferry.jpg",
            "file colon slash slash slash photos slash ferry dot jpeg",
        ),
    ),
)
RULES = (
    Rule(
        name="acronym that has a name",
        begins="A-Z",
        pattern=rf"(?P<name>{'|'.join(_NAMED)})(?![\w&])",
        said=lambda found: _NAMED[found["name"]] if _lower_case_near(found) else found.group(),
        example=("the FTSE and the NAACP", "the footsie and the N double A C P"),
    ),
    Rule(
        name="golf",
        begins="L",
        pattern=r"LIV(?=[ ]Golf)",
        said="Liv",
        example=("LIV Golf", "Liv Golf"),
    ),
    Rule(
        name="handle",
        begins="@",
        pattern=r"@(?P<name>[A-Za-z_]\w{0,29})",
        unless=r"\w",
        said=lambda found: f"at {_camel(found['name'])}",
        example=("follow @VOANews", "follow at VOA News"),
    ),
    Rule(
        name="at",
        begins="@",
        pattern=r"[ ]?@[ ]?(?=\w)",
        said=lambda found: apart(found, "at"),
        example=("12 @ 5", "twelve at five"),
    ),
    Rule(
        name="number sign",
        begins="#",
        pattern=r"#[ ]?(?=[0-9])",
        said="number ",
        example=("the #1 song", "the number one song"),
    ),
    Rule(
        name="word between hashes",
        begins="#",
        pattern=r"#(?P<name>\w{1,60})#",
        unless=r"\w",
        said=lambda found: f"hash {_camel(found['name'])} hash",
        example=("on #ferry# today", "on hash ferry hash today"),
    ),
    Rule(
        name="hash alone",
        begins="#",
        pattern=r"#(?!\w)",
        unless=r"\w",
        said=lambda found: apart(found, "hash"),
        example=("press # now", "press hash now"),
    ),
    Rule(
        name="hashtag",
        begins="#",
        pattern=r"#(?P<name>\w{1,60})",
        unless=r"\w",
        said=lambda found: f"hashtag {_camel(found['name'])}",
        example=("on #MeToo", "on hashtag Me Too"),
    ),
    Rule(
        name="letters joined by and",
        begins="A-Z",
        pattern=r"(?P<a>[A-Z]{1,2})&(?P<b>[A-Z]{1,2})(?!\w)",
        said=lambda found: f"{letters(found['a'])} and {letters(found['b'])}",
        example=("AT&T and R&B", "A T and T and R and B"),
    ),
    Rule(
        name="several acronyms",
        begins="A-Z",
        pattern=r"(?P<name>[A-Z]{2,4})s['’]?(?!\w)",
        said=_several,
        example=("two NGOs", "two N G O's"),
    ),
    Rule(
        name="acronym",
        begins="A-Z",
        pattern=rf"(?P<name>{'|'.join(sorted(_SPELLED, key=len, reverse=True))})(?P<of>['’]s)?(?![\w&.])",
        said=lambda found: (
            f"{letters(found['name'].rstrip('s'))}{found['of'] or ''}"
            if _lower_case_near(found)
            else found.group()
        ),
        example=("the IAEA's and the EU's", "the I A E A's and the E U's"),
    ),
    Rule(
        name="the country, not the pronoun",
        begins="U",
        pattern=r"US(?P<of>['’]s)?(?P<road>(?=[ ][0-9]))?(?![\w&.])",
        said=lambda found: (
            f"U S{found['of'] or ''}"
            if found["road"] is not None or _lower_case_near(found)
            else found.group()
        ),
        example=("told us the US would", "told us the U S would"),
    ),
    Rule(
        name="dotted letters",
        begins="A-Z",
        pattern=r"(?P<name>(?:[A-Z]\.){2,6})(?P<of>['’]s)?(?P<joint>-(?=\w))?",
        said=lambda found: (
            f"{letters(found['name'])}{found['of'] or ''}{' ' if found['joint'] else stop(found)}"
        ),
        example=("the U.S.-led force", "the U S led force"),
    ),
    Rule(
        name="and",
        begins="&",
        pattern=r"&",
        said=lambda found: apart(found, "and"),
        example=("food & drink", "food and drink"),
    ),
    Rule(
        name="more or less",
        begins="+",
        pattern=r"\+/[-−–][ ]?",
        said=lambda found: apart(found, "plus or minus"),
        example=("+/- 3 points", "plus or minus three points"),
    ),
    Rule(
        name="and more",
        begins="+",
        pattern=r"\+(?![\w+])(?![ ]?[$£€]?[0-9])",
        after=r"[\w+%]",
        said=" plus",
        example=("100,000+ people and OPEC+", "one hundred thousand plus people and OPEC plus"),
    ),
    Rule(
        name="equation",
        begins="=",
        pattern=r"=(?=[\w(])|[ ]=[ ](?=[\w(])",
        after=r"[\w)²³]",
        said=lambda found: apart(found, "equals"),
        example=("E=5", "E equals five"),
    ),
    Rule(
        name="sign between numbers",
        begins=f" {''.join(_MATHS)}",
        pattern=rf"[ ]?(?P<sign>[{''.join(_MATHS)}])[ ]?(?=[.]?[0-9$£€])",
        said=lambda found: apart(found, _MATHS[found["sign"]]),
        example=("2 + 2 = 4", "two plus two equals four"),
    ),
    Rule(
        name="asterisk between figures",
        begins="*",
        pattern=r"\*(?=[0-9])",
        after="[0-9]",
        said=" asterisk ",
        example=("dial 2*8", "dial two asterisk eight"),
    ),
    Rule(
        name="rare sign of mathematics",
        begins=_RARE,
        pattern=f"[{_RARE}]",
        said=lambda found: apart(
            found, _RARE_NAMES.get(found.group()) or unicodedata.name(found.group()).lower()
        ),
        example=("A⊆B", "A subset of or equal to B"),
    ),
    Rule(
        name="figures behind the letters of a code",
        begins="0-9",
        pattern=r"[0-9]{3,15}(?!\w|[.,][0-9])",
        after=r"(?<![\w'’])[a-z]{1,5}",
        said=lambda found: f" {_figures(found.group())}",
        example=("booking ab9453", "booking ab nine four five three"),
    ),
    Rule(
        name="one or the other",
        begins="/",
        pattern=r"/(?=[A-Za-z0-9])",
        after=r"[A-Za-z][.)]?",
        said=" ",
        example=("HIV/AIDS and/or Ebola", "HIV AIDS and or Ebola"),
    ),
    Rule(
        name="about",
        begins="~",
        pattern=r"~(?=[$£€]?[0-9])",
        said="about ",
        example=("~50 people", "about fifty people"),
    ),
    Rule(
        name="section",
        begins="§",
        pattern=r"§[ ]?(?=[0-9])",
        said="section ",
        example=("under § 5", "under section five"),
    ),
)
