"""White space and marks that no language says."""

from service.scripting.wording.rules import Rule

_INVISIBLE = "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufffd]"
_ORNAMENTS = (
    "[\u2190-\u21ff\u25a0-\u25ff\u2605\u2606\u260e\u2611\u2705\u2713-\u2718\u274c\u2756\u27a1\u2794-\u27be\u2b05-\u2b07\u2b1b\u2b1c\u2b50"
    "\u26a0\u26a1\u2b55\U0001f534\U0001f535\U0001f7e0-\U0001f7eb\U0001f4cc\U0001f4cd\U0001f447-\U0001f449\U0001f6a8\U0001f517\U0001f4f0\U0001f3fb-\U0001f3ff•·▪]"
)
"""Arrows, boxes, ticks, stars, bullets and pins: they catch the eye and say nothing."""
PICTURES = "\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff♥❤☕"
"""The emoji, as a set of a pattern."""
_TOUCHES = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]"
"""Colours and variants of a picture."""
PICTURE = (
    rf"(?P<picture>[{PICTURES}])(?:{_TOUCHES}|\u200d.{_TOUCHES}?|[\U0001f1e6-\U0001f1ff]){{0,8}}"
    rf"(?:[ ]?(?P=picture){_TOUCHES}{{0,3}}){{0,20}}"
)
"""One emoji, with its colours and parts, however often it is repeated."""
SPOTS = (
    r"[^\S ]| (?=\s)", _INVISIBLE, "[!?](?=[!?])", _ORNAMENTS, "``|''|--", r"[\[\]]", "\ufe0f",
)  # fmt: skip
MARKS = (
    Rule(
        name="line of a list without a stop",
        pattern=r"(?<=[^\s.!?:;,])\s*\n\s*",
        said=". ",
        example=("Bread\nMilk", "Bread. Milk"),
    ),
    Rule(
        name="white space",
        pattern=r"[^\S ]\s*| \s+",
        said=" ",
        example=("a\u00a0train,\n  late", "a train, late"),
    ),
    Rule(
        name="invisible marks",
        pattern=f"{_INVISIBLE}+",
        said="",
        example=("co\u00adoperate\u200b", "cooperate"),
    ),
    Rule(
        name="repeated marks",
        pattern=r"([!?])[!?]+",
        said=r"\1",
        example=("Really?!!", "Really?"),
    ),
    Rule(
        name="ornaments",
        pattern=rf"{_ORNAMENTS}(?:{_ORNAMENTS}|\ufe0f|[ ](?={_ORNAMENTS})){{0,200}}[ ]?",
        said="",
        example=("★ ★ More ➡️", "More "),
    ),
    Rule(
        name="variant of a mark",
        pattern="\ufe0f",
        said="",
        example=("‼\ufe0f", "‼"),
    ),
    Rule(
        name="quotation marks of a wire",
        begins="`'",
        pattern="``|''",
        said=lambda found: "“" if found.group() == "``" else "”",
        example=("``Gone,'' he said", "“Gone,” he said"),
    ),
    Rule(
        name="dash of a typewriter",
        begins="-",
        pattern="-{2,3}(?!-)",
        said="—",
        example=("one -- two", "one — two"),
    ),
    Rule(
        name="brackets of an editor",
        begins=r"\[\]",
        pattern=r"[\[\]]",
        said="",
        example=("He said [they] left", "He said they left"),
    ),
)
