"""English as it is written outside the United States: the day before the month, in figures too."""

from service.scripting.wording import english
from service.scripting.wording.english.calendar import DAY_FIRST

RULES = (*DAY_FIRST, *english.RULES)
SPOTS = english.SPOTS
