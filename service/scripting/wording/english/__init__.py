"""English as a newsreader says it: what the engines get wrong or cannot know."""

from service.scripting.wording.english import (
    calendar,
    clock,
    figures,
    measures,
    money,
    names,
    speech,
)

RULES = (
    *speech.ADDRESSES,
    *figures.PHONES,
    *names.RULES,
    *clock.RULES,
    *money.RULES,
    *calendar.RULES,
    *measures.RULES,
    *speech.RULES,
    *figures.RULES,
)
"""Addresses first, since they hold all the rest; bare figures last."""
SPOTS = (
    r"(?<!\w)[A-Z]",
    r"(?<![0-9])[0-9]",
    "[$£€¥₹₪₩₽@#&+=×÷±~§½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]",
    r"(?<!\w)[-−.'’‘(](?=[0-9])",
    r"(?<!\w)(?:[ap]\.m\.|vs?\b|al\.|i\.e\.|e\.g\.|a\.k\.a\.|[np][op]?s?\.[ \u00a0]?[0-9]|c\.|ca\.|(?:apt|fig|govt|approx|dept|est|etc|vol)\.|mph|kph|km/h|https?:)",
    r"(?<!\w)[a-z][\w-]{0,62}(?:@|\.\w)",
)
"""Where a rule may begin."""
