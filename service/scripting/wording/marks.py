"""White space and marks that no language says."""

from service.scripting.wording.rules import Rule

_INVISIBLE = "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufffd]"
SPOTS = (r"[^\S ]| (?=\s)", _INVISIBLE, "[!?](?=[!?])")
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
)
