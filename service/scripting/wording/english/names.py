"""Titles and ranks, degrees, parties, companies, and words in short."""

import re

from service.scripting.wording.english.numbers import letters
from service.scripting.wording.english.places import STATE, state
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
    "Msgr": "Monsignor", "Treas": "Treasurer", "Dist": "District", "Mme": "Madame", "Mlle": "Mademoiselle", "Ald": "Alderman",
    "Cllr": "Councillor", "Cdr": "Commander", "Ens": "Ensign",
}  # fmt: skip
_WORDS = {
    "Jr": "Junior", "Sr": "Senior", "Co": "Company", "Cos": "Companies", "Corp": "Corporation",
    "Inc": "Incorporated", "Ltd": "Limited", "Bros": "Brothers", "Assn": "Association", "Dept": "Department",
    "Univ": "University", "Intl": "International", "Govt": "Government", "govt": "government", "approx": "approximately",
    "dept": "department", "est": "estimated", "etc": "et cetera", "vol": "volume", "Esq": "Esquire",
    "Natl": "National", "Assoc": "Associates", "Bldg": "Building", "Twp": "Township",
}  # fmt: skip
_NUMBERED = {
    "No": "number", "no": "number", "Nos": "numbers", "nos": "numbers", "Apt": "Apartment", "apt": "apartment",
    "Fig": "Figure", "fig": "figure", "Vol": "Volume", "Ch": "Chapter", "Sec": "Section", "Art": "Article",
    "pp": "pages", "p": "page", "Rte": "Route", "Ste": "Suite", "ca": "circa", "c": "circa", "ext": "extension", "Ext": "Extension",
    "Prop": "Proposition",
}  # fmt: skip
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent", "DFL": "Democrat"}
_S = r"[ \u00a0]"


def _party(found: re.Match[str]) -> str:
    return f"{_PARTIES[found['party']]} of {state(found['state'])}{stop(found)}"


def _degree(found: re.Match[str]) -> str:
    of = "'s" if found["of"] else ""
    return f"{letters(found['degree'])}{of}{stop(found)}"


_TITLED = "|".join(sorted(_TITLES, key=len, reverse=True))
RULES = (
    Rule(
        name="party and state",
        begins="A-Za-z",
        pattern=rf"(?P<party>R|DFL|D|I)[-–](?P<state>{STATE})",
        said=_party,
        example=(
            "Sen. John Smith, R-Ariz., said",
            "Senator John Smith, Republican of Arizona, said",
        ),
    ),
    Rule(
        name="party and city",
        begins="RD",
        pattern=rf"(?P<party>R|D)[-–](?P<state>[A-Z][a-z]{{3,12}}(?:{_S}[A-Z][a-z]{{2,12}}){{0,2}}|[A-Z][a-z]{{2,12}}{_S}[A-Z][a-z]{{2,12}})(?=[,.;)]|\Z)",
        after=rf"[a-z.],{_S}|\(",
        said=_party,
        example=("Ann Lee, D-San Jose, said", "Ann Lee, Democrat of San Jose, said"),
    ),
    Rule(
        name="party in brackets",
        begins="(",
        pattern=r"\((?P<party>[RD])\)",
        after=rf"[A-Z][a-z]{{1,20}}{_S}",
        said=lambda found: f"({_PARTIES[found['party']]})",
        example=("Gov. Ann Lee (R)", "Governor Ann Lee (Republican)"),
    ),
    Rule(
        name="party and state in brackets",
        begins="(",
        pattern=rf"\((?P<party>[RDI])\.?,{_S}(?P<state>{STATE})\)",
        said=lambda found: f"({_party(found)})",
        example=("Ann Lee (D., Calif.)", "Ann Lee (Democrat of California)"),
    ),
    Rule(
        name="degree",
        begins="A-Z",
        pattern=r"(?P<degree>Ph\.?D|Ed\.D)\.?(?P<of>['’]?s)?(?!\w)",
        said=_degree,
        example=("two Ph.D.s, and a PhD", "two P H D's, and a P H D"),
    ),
    Rule(
        name="Right Honorable",
        begins="R",
        pattern=rf"Rt\.?{_S}Hon(?:\.|(?!\w))",
        said="Right Honorable",
        example=("the Rt. Hon. Ann Lee", "the Right Honorable Ann Lee"),
    ),
    Rule(
        name="title or rank before a name",
        begins="A-Za-z",
        pattern=rf"(?P<title>{_TITLED})(?:\.(?={_S}?[A-Z“\"'(])|(?:(?<=Mr|Ms|Dr|Lt)|(?<=Mrs|Gen|Col|Sgt|Maj|Sen|Rev|Cpl|Cdr)|(?<=Prof|Capt|Cllr|Supt|Cmdr))(?={_S}(?!Alpha\b)[A-Z][\w.]))",
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
        name="founded in a year",
        begins="Ee",
        pattern=rf"(?P<word>[Ee])st\.(?={_S}1[0-9]{{3}}|{_S}20[0-9]{{2}})",
        said=lambda found: "established" if found["word"] == "e" else "Established",
        example=("est. 1850", "established eighteen fifty"),
    ),
    Rule(
        name="born and died",
        begins="(",
        pattern=rf"\((?P<word>b|d)\.(?={_S}[0-9]{{4}})",
        said=lambda found: "(born" if found["word"] == "b" else "(died",
        example=("Ann Lee (b. 1950)", "Ann Lee (born nineteen fifty)"),
    ),
    Rule(
        name="abbreviation before a number",
        begins="A-Za-z",
        pattern=rf"(?P<word>{'|'.join(_NUMBERED)})\.{_S}?(?=[0-9])",
        said=lambda found: f"{_NUMBERED[found['word']]} ",
        example=("Apt. 4 at No. 10", "Apartment four at number ten"),
    ),
    Rule(
        name="number without a full stop",
        begins="N",
        pattern=rf"No(?P<many>s)?(?={_S}[0-9]{{1,3}}(?![\w,.]?[0-9]|{_S}[a-z]{{2,20}}s\b))",
        said=lambda found: "Numbers" if found["many"] else "Number",
        example=("at No 10", "at Number ten"),
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
        name="with and without",
        begins="w",
        pattern=rf"w/(?P<out>o)?(?={_S})",
        said=lambda found: "without" if found["out"] else "with",
        example=("a room w/o view", "a room without view"),
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
)
