"""Emoji: those that say something, by their names."""

import re
import unicodedata

from service.scripting.wording.marks import PICTURE, PICTURES
from service.scripting.wording.rules import Rule, apart

_NAMES = {
    "❤": "red heart", "👍": "thumbs up", "👎": "thumbs down", "😂": "tears of joy", "🤣": "rolling on the floor laughing",
    "😭": "crying", "🙏": "folded hands", "👏": "applause", "🎉": "party popper", "💪": "strong arm", "🙄": "rolling eyes",
    "🤔": "thinking face", "💯": "one hundred points", "👀": "eyes", "🙌": "raised hands", "🎂": "birthday cake",
    "💙": "blue heart", "💛": "yellow heart", "💚": "green heart", "♥": "heart", "☕": "coffee", "🏳": "flag",
}  # fmt: skip
_NEEDLESS = re.compile(r"\b(?:sign|symbol|with|white|black|heavy)\b ?|[^a-z -]")
"""Words of the names in Unicode that nobody needs to hear."""


def _name(found: re.Match[str]) -> str:
    picture = found["picture"]
    if "🇦" <= picture <= "🇿":
        name = "flag"
    else:
        name = _NAMES.get(picture) or _NEEDLESS.sub(
            "", unicodedata.name(picture, "picture").lower()
        )
    return apart(found, name.strip())


SPOT = f"[{PICTURES}]"
RULES = (
    Rule(
        name="emoji",
        begins=PICTURES,
        pattern=PICTURE,
        said=_name,
        example=("Great 👍🏽👍🏽", "Great thumbs up"),
    ),
)
