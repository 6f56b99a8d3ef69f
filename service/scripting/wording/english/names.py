"""Titles and ranks, streets and saints, parties and states, companies, numerals of monarchs."""

import re

from service.scripting.wording.english.numbers import cardinal, ordinal, roman
from service.scripting.wording.english.stops import stop
from service.scripting.wording.rules import Rule

_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Dr": "Doctor", "Drs": "Doctors",
    "Prof": "Professor", "Profs": "Professors", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative",
    "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Gen": "General", "Lt": "Lieutenant",
    "Maj": "Major", "Brig": "Brigadier", "Col": "Colonel", "Capt": "Captain", "Sgt": "Sergeant", "Cpl": "Corporal",
    "Pvt": "Private", "Pfc": "Private First Class", "Cmdr": "Commander", "Cmdt": "Commandant", "Adm": "Admiral",
    "Rev": "Reverend", "Revs": "Reverends", "Hon": "Honorable", "Pres": "President", "Supt": "Superintendent",
    "Insp": "Inspector", "Det": "Detective", "Atty": "Attorney", "Asst": "Assistant", "Del": "Delegate",
    "Amb": "Ambassador", "Sec": "Secretary", "Fr": "Father", "Ft": "Fort", "Mt": "Mount", "Spc": "Specialist",
    "Msgr": "Monsignor", "Treas": "Treasurer",
}  # fmt: skip
_WORDS = {
    "Jr": "Junior", "Sr": "Senior", "Co": "Company", "Cos": "Companies", "Corp": "Corporation",
    "Inc": "Incorporated", "Ltd": "Limited", "Bros": "Brothers", "Assn": "Association", "Dept": "Department",
    "Univ": "University", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Hwy": "Highway", "Pkwy": "Parkway",
    "Intl": "International", "Govt": "Government", "govt": "government", "approx": "approximately",
    "dept": "department", "est": "estimated", "etc": "et cetera", "vol": "volume", "Esq": "Esquire",
}  # fmt: skip
_NUMBERED = {
    "No": "number", "no": "number", "Nos": "numbers", "nos": "numbers", "Apt": "Apartment", "apt": "apartment",
    "Fig": "Figure", "fig": "figure", "Vol": "Volume", "Ch": "Chapter", "Sec": "Section", "Art": "Article",
    "pp": "pages", "p": "page", "Rte": "Route", "Ste": "Suite", "ca": "about", "c": "about",
}  # fmt: skip
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent", "DFL": "Democrat"}
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
    "Que": "Quebec",
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
_S = r"[ \u00a0]"
_ROMAN = r"(?P<roman>(?=[IVXL])X{0,3}(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w&-])"
_COUNTED = (
    r"\b(?:War|Bowl|Part|Chapter|Phase|Type|Act|Title|Volume|Vol\.|Class|Grade|Schedule|Stage|Level|Book|Section|"
    r"Article|Apollo|Rocky|Vatican|Fantasy|Episode|Division|Mark|Mk|Category|Group|Region|Olympiad|Wars?|Godfather)[ \u00a0]"
)
_REGNAL = (
    r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Patriarch|Sultan|Shah)[ \u00a0][A-Z][\w’'-]{1,20}(?:[ \u00a0][A-Z][\w’'-]{1,20})?[ \u00a0]|"
    r"\b(?:Louis|Henry|George|Charles|James|William|Edward|Elizabeth|Richard|John|Paul|Pius|Benedict|Leo|Philip|Felipe|"
    r"Juan|Carlos|Napoleon|Nicholas|Alexander|Catherine|Frederick|Wilhelm|Ivan|Peter|Mary|Francis|Clement|Innocent|Urban|"
    r"Gregory|Haakon|Harald|Gustaf|Carl|Christian|Albert|Leopold|Ramses|Abdullah|Mohammed|Hassan)[ \u00a0]"
)


def _state(found: re.Match[str]) -> str:
    return f"{_STATES[found['state'].rstrip('.')]}{stop(found)}"


def _party(found: re.Match[str]) -> str:
    name = found["state"].rstrip(".")
    state = _STATES.get(name) or _POSTAL.get(name.replace(".", "")) or name
    return f"{_PARTIES[found['party']]} of {state}{stop(found)}"


_DOTTED = "|".join(re.escape(state) for state in sorted(_STATES, key=len, reverse=True))
_TITLED = "|".join(sorted(_TITLES, key=len, reverse=True))
RULES = (
    Rule(
        name="party and state",
        begins="A-Za-z",
        pattern=rf"(?P<party>R|DFL|D|I)[-–](?P<state>(?:{_DOTTED})\.|(?:{'|'.join(_POSTAL)})\b|(?:Texas|Ohio|Iowa|Utah|Idaho|Maine|Alaska|Hawaii)\b|[A-Z][a-z]{{3,12}}(?=[,)]))",
        said=_party,
        example=(
            "Sen. John Smith, R-Ariz., said",
            "Senator John Smith, Republican of Arizona, said",
        ),
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
        begins="A-Za-z",
        pattern=rf"(?P<state>{'|'.join(_POSTAL)})(?=[,.;)]|{_S}[0-9]{{5}}|\Z|{_S}[(—–-])",
        after=rf"[a-z],{_S}",
        said=lambda found: _POSTAL[found["state"]],
        example=("in Hayward, CA, today", "in Hayward, California, today"),
    ),
    Rule(
        name="street after a number and a name",
        begins="A-Za-z",
        pattern=r"St\.",
        after=rf"[0-9]{_S}[A-Z]\w{{1,20}}{_S}|[0-9](?:st|nd|rd|th){_S}",
        said=lambda found: f"Street{stop(found)}",
        example=(
            "at 10 Main St. Police came",
            "at 10 Main Street. Police came".replace("10", "ten"),
        ),
    ),
    Rule(
        name="drive after a number and a name",
        begins="A-Za-z",
        pattern=r"Dr\.",
        after=rf"[0-9]{_S}[A-Z]\w{{1,20}}{_S}",
        said=lambda found: f"Drive{stop(found)}",
        example=("at 10 Ocean Dr. today", "at ten Ocean Drive today"),
    ),
    Rule(
        name="title or rank before a name",
        begins="A-Za-z",
        pattern=rf"(?P<title>{_TITLED})(?:\.(?={_S}?[A-Z“\"'(])|(?:(?<=Mr|Ms|Dr|Lt)|(?<=Gen|Col|Sgt|Maj|Sen|Rev)|(?<=Prof|Capt))(?={_S}[A-Z]))",
        said=lambda found: _TITLES[found["title"]],
        example=("Lt. Gen. Dr. Ann Lee", "Lieutenant General Doctor Ann Lee"),
    ),
    Rule(
        name="title or rank alone",
        begins="A-Z",
        pattern=rf"(?P<title>{_TITLED})\.",
        said=lambda found: f"{_TITLES[found['title']]}{stop(found)}",
        unless=rf"\w{_S}",
        example=("Mr. and Mrs. Lee, Gov.-elect", "Mister and Missus Lee, Governor-elect"),
    ),
    Rule(
        name="Missus without a full stop",
        begins="A-Za-z",
        pattern=rf"Mrs(?={_S}[A-Z])",
        said="Missus",
        example=("Mrs Lee", "Missus Lee"),
    ),
    Rule(
        name="saint",
        begins="A-Za-z",
        pattern=rf"St\.?(?={_S}[A-Z])",
        said="Saint",
        example=("St. Louis and St Helens", "Saint Louis and Saint Helens"),
    ),
    Rule(
        name="street",
        begins="A-Za-z",
        pattern=r"St\.",
        after=rf"[A-Z]\w{{1,20}}{_S}",
        said=lambda found: f"Street{stop(found)}",
        example=("Main St. was closed.", "Main Street was closed."),
    ),
    Rule(
        name="drive",
        begins="A-Za-z",
        pattern=r"Dr\.",
        after=rf"[A-Z]\w{{1,20}}{_S}",
        said=lambda found: f"Drive{stop(found)}",
        example=("Ocean Dr. was closed.", "Ocean Drive was closed."),
    ),
    Rule(
        name="abbreviation before a number",
        begins="A-Za-z",
        pattern=rf"(?P<word>{'|'.join(_NUMBERED)})\.{_S}?(?=[0-9])",
        said=lambda found: f"{_NUMBERED[found['word']]} ",
        example=("Apt. 4 at No. 10", "Apartment four at number ten"),
    ),
    Rule(
        name="abbreviation",
        begins="A-Za-z",
        pattern=rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\.",
        said=lambda found: f"{_WORDS[found['word']]}{stop(found)}",
        example=("King Jr. of Smith & Co.", "King Junior of Smith and Company."),
    ),
    Rule(
        name="against",
        begins="A-Za-z",
        pattern=rf"vs?\.?(?={_S}[A-Z0-9])",
        after=rf"[\w.]{_S}",
        said="versus",
        example=("Roe v. Wade", "Roe versus Wade"),
    ),
    Rule(
        name="and others",
        begins="A-Za-z",
        pattern=r"al\.",
        after=rf"\bet{_S}",
        said=lambda found: f"al{stop(found)}",
        example=("Jones et al. wrote", "Jones et al wrote"),
    ),
    Rule(
        name="that is, for example",
        begins="A-Za-z",
        pattern=r"(?P<word>i\.e\.|e\.g\.|a\.k\.a\.)",
        said=lambda found: {"i": "that is", "e": "for example", "a": "also known as"}[
            found["word"][0]
        ],
        example=("pets, e.g. cats", "pets, for example cats"),
    ),
    Rule(
        name="numbered in roman figures",
        begins="A-Za-z",
        pattern=_ROMAN,
        after=_COUNTED,
        said=lambda found: cardinal(str(roman(found["roman"]))),
        example=("Super Bowl XLII", "Super Bowl forty two"),
    ),
    Rule(
        name="monarchs and popes",
        begins="A-Za-z",
        pattern=_ROMAN,
        after=_REGNAL,
        said=lambda found: f"the {ordinal(str(roman(found['roman'])))}",
        example=("Pope John XXIII", "Pope John the twenty third"),
    ),
    Rule(
        name="third of a name",
        begins="A-Za-z",
        pattern=r"(?P<roman>III|II|IV|VIII|VII|VI|IX|XIV|XIII|XII|XI|XVI|XV)(?![\w&-])",
        after=rf"\b[A-Z][a-z]{{2,20}},?{_S}",
        said=lambda found: f"the {ordinal(str(roman(found['roman'])))}",
        example=("Henry Ford II spoke", "Henry Ford the second spoke"),
    ),
)
