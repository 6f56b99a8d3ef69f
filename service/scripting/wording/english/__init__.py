"""English as a newsreader says it: what the engines get wrong or cannot know."""

from service.scripting.wording.english import (
    calendar,
    clock,
    figures,
    measures,
    models,
    money,
    names,
    numerals,
    pictures,
    places,
    references,
    scores,
    speech,
)

RULES = (
    *speech.ADDRESSES,
    *figures.PHONES,
    *places.RULES,
    *names.RULES,
    *numerals.RULES,
    *references.RULES,
    *clock.RULES,
    *money.RULES,
    *calendar.RULES,
    *measures.RULES,
    *models.RULES,
    *speech.RULES,
    *scores.RULES,
    *figures.RULES,
    *pictures.RULES,
)
"""Addresses first, since they hold all the rest; bare figures last."""
SPOTS = (
    r"(?<!\w)[A-Z]",
    r"(?<![0-9])[0-9]",
    "[$£€¥₹₪₩₽₿₺₴₦₱฿₫₵₸₾@#%&*+=<>×÷±~§²³/½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞\u2200-\u2211\u2213-\u22ff]",
    r"(?<![\w.])[-−.'’‘(](?=[0-9$£€¥])",
    r"\((?=[bd]\.|[RDI][.,)])",
    r"(?<!\w)(?:[ap]\.m\.|vs?\b|al\.|i\.e\.|e\.g\.|a\.k\.a\.|[np][op]?s?\.[ \u00a0]?[0-9]|c\.|ca\.|(?:apt|fig|govt|approx|dept|est|etc|vol)\.|mph|kph|km/h|bpd|https?:|f(?:ile|tp):|ext\.|p\.a\.|w/|(?:noon|midnight)[ ]?[-–]|(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?[ ][0-9])",
    r"(?<!\w)[a-z][\w-]{0,62}(?:@|\.\w)",
    places.SPOT,
    pictures.SPOT,
)
"""Where a rule may begin."""
