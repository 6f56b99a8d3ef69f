"""Scores, votes, records, odds, ratios and ranges: what stands between two figures."""

from service.scripting.wording.english.numbers import NUMBER, fill
from service.scripting.wording.rules import Rule

_TO = "[-–]"
_WON = (
    "won|win|wins|winning|beat|beats|beaten|beating|lost|lose|loses|losing|drew|draw|draws|led|lead|leads|leading|trailed|trails|trail|tied|defeated|"
    "thrashed|edged|downed|routed|topped|blanked|swept"
)
_RESULT = (
    r"(?=[ \u00a0](?:[a-z]+[ \u00a0])?(?:win|wins|victory|victories|draw|draws|defeat|defeats|loss|losses|lead|tie|triumph|rout|"
    r"thrashing|advantage|scoreline|sweep|shutout|stalemate|comeback|up|down|ahead)\b)"
)
_SET = r"[0-7][-–][0-7]"

RULES = (
    Rule(
        name="between",
        begins="0-9.",
        pattern=rf"(?P<a>{NUMBER}){_TO}(?P<b>{NUMBER})(?![\w-])",
        after=r"\b[Bb]etween[ \u00a0]",
        said=fill("{a:cardinal} and {b:cardinal}"),
        example=("between 10-15 people", "between ten and fifteen people"),
    ),
    Rule(
        name="difference",
        begins="0-9",
        pattern=rf"(?P<a>{NUMBER})[ ]?[-–−][ ]?(?P<b>{NUMBER})(?=[ ]?=)",
        said=fill("{a:cardinal} minus {b:cardinal}"),
        example=("3 - 2 = 1", "three minus two equals one"),
    ),
    Rule(
        name="even chances and good sight",
        begins="25",
        pattern=r"(?P<n>50|20)[:–-](?P=n)(?![\w-])",
        said=fill("{n:cardinal} {n:cardinal}"),
        example=("a 50-50 chance", "a fifty fifty chance"),
    ),
    Rule(
        name="record of wins, losses and draws",
        begins="0-9",
        pattern=rf"(?P<a>[0-9]{{1,3}}){_TO}(?P<b>[0-9]{{1,3}}){_TO}(?P<c>[0-9]{{1,3}})(?![\w-])",
        said=fill("{a:cardinal} {b:cardinal} {c:cardinal}"),
        example=("a 10-2-1 record", "a ten two one record"),
    ),
    Rule(
        name="set before another set",
        begins="0-7",
        pattern=rf"(?P<a>[0-7]){_TO}(?P<b>[0-7])(?=,?[ ](?:and[ ])?{_SET}(?![\w-])|[ ]\([0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?\))",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("by 6-4, 3-6 today", "by six four, three six today"),
    ),
    Rule(
        name="set after another set",
        begins="0-7",
        pattern=rf"(?P<a>[0-7]){_TO}(?P<b>[0-7])(?![\w-])",
        after=rf"(?<![\w-])(?:{_SET}|{_SET}[ ]\((?:[0-9]{{1,2}}{_TO})?[0-9]{{1,2}}\)),?[ ](?:and[ ])?",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("by 3-6, 6-4 and 6-0", "by three six, six four and six zero"),
    ),
    Rule(
        name="tie break",
        begins="0-9",
        pattern=rf"(?P<a>[0-9]{{1,2}}){_TO}(?P<b>[0-9]{{1,2}})(?=\))",
        after=rf"(?<![\w-]){_SET}[ ]\(",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("by 7-6 (7-5)", "by seven six (seven five)"),
    ),
    Rule(
        name="score",
        begins="0-9",
        pattern=rf"(?P<a>[0-9]{{1,2}}){_TO}(?P<b>[0-9]{{1,2}})(?![\w-]|[.,][0-9])",
        after=rf"\b(?:{_WON})\b[^.!?0-9]{{0,30}}",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("Arsenal won 1-2 at home.", "Arsenal won one two at home."),
    ),
    Rule(
        name="score before what it is",
        begins="0-9",
        pattern=rf"(?P<a>[0-9]{{1,2}}){_TO}(?P<b>[0-9]{{1,2}}){_RESULT}",
        said=fill("{a:cardinal} {b:cardinal}"),
        example=("a 1-1 draw", "a one one draw"),
    ),
    Rule(
        name="odds",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,4})[-–/](?P<b>[0-9]{1,2})(?![\w/-])",
        after=r"\bodds(?:[ ][a-z]{2,10}){0,3}[ ]",
        said=fill("{a:cardinal} to {b:cardinal}"),
        example=("odds of 7/2", "odds of seven to two"),
    ),
    Rule(
        name="odds before what they are of",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,4})[-–/](?P<b>[0-9]{1,2})(?=[ ](?:joint[ ]|second[ ])?(?:favou?rite|outsider|shot|chance|odds|on)\b)",
        said=fill("{a:cardinal} to {b:cardinal}"),
        example=("the 11/4 favorite", "the eleven to four favorite"),
    ),
    Rule(
        name="ratio",
        begins="0-9",
        pattern=r"(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})(?![\w:]|[.,][0-9])",
        said=fill("{a:cardinal} to {b:cardinal}"),
        example=("a ratio of 3:1", "a ratio of three to one"),
    ),
    Rule(
        name="range before a word",
        begins="0-9",
        pattern=rf"(?<![A-Za-z])(?P<a>{NUMBER}){_TO}(?P<b>{NUMBER})-(?=[A-Za-z])",
        said=fill("{a:cardinal} to {b:cardinal} "),
        example=("an 18-24-year-old", "an eighteen to twenty four year-old"),
    ),
    Rule(
        name="range",
        begins="0-9.",
        pattern=rf"(?<![A-Za-z])(?P<a>{NUMBER})[ ]?[-–−—][ ]?(?P<b>{NUMBER})(?![\w-]|/)",
        said=fill("{a:cardinal} to {b:cardinal}"),
        example=("voted 52-48", "voted fifty two to forty eight"),
    ),
)
