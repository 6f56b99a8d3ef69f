"""What a bulletin says of itself: how many headlines follow, and how long they take."""

from typing import Final

from service.model import Segment
from service.scripting.phrases import phrases
from service.scripting.telling import segment
from service.scripting.wording import say

_MINUTE_MS: Final = 60_000
_SHORT_MS: Final = 50_000
"""What is shorter is told in tens of seconds."""


def headlines_segment(count: int, *, duration_ms: int, language: str) -> Segment:
    """Say how many headlines follow and about how long they take: "12 headlines, 3 minutes."."""
    words = phrases(language)
    shown = (words.headline if count == 1 else words.headlines).format(
        count=count, duration=_about(duration_ms, language)
    )
    return segment("kicker", shown, say(shown, language=language), language=language)


def _about(duration_ms: int, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  articles do not need it
    from babel.units import format_unit  # noqa: PLC0415  as above

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    if duration_ms < _SHORT_MS:
        tens = max(round(duration_ms / 10_000), 1) * 10
        return format_unit(tens, "duration-second", locale=locale)
    minutes = max(round(duration_ms / _MINUTE_MS), 1)
    return format_unit(minutes, "duration-minute", locale=locale)
