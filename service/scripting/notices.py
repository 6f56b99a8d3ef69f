"""What a newsroom corrected after publication, with the time at which it said so."""

from collections.abc import Iterator

from service.model import Notice, Segment
from service.scripting.breaths import breaths
from service.scripting.lexicon import Pronunciations
from service.scripting.telling import Piece, segment
from service.scripting.wording import say

_CORRECTION = {
    "de": "Korrektur", "en": "Correction", "es": "Corrección", "fr": "Rectificatif", "it": "Rettifica",
    "nl": "Correctie", "pt": "Correção",
}  # fmt: skip


def notice_segments(
    notice: Notice, *, language: str, lexicon: Pronunciations | None = None
) -> Iterator[Segment]:
    """Say *notice* with its date and time as its `at` has them: "Correction, November 24, 2026, 3:05 PM: …"."""
    opening = f"{_opening(notice, language)}: "
    opening = "".join(piece.said for piece in say(opening, language=language))
    for start, end in breaths(notice.text, language):
        shown = notice.text[start:end]
        words = say(shown, language=language, lexicon=lexicon)
        yield segment("correction", shown, (Piece(opening, 0, 0), *words), language=language)
        opening = ""


def _opening(notice: Notice, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  few scripts have a notice
    from babel.dates import format_date, format_time  # noqa: PLC0415  as above

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    word = _CORRECTION.get(locale.language, "")
    date = format_date(notice.at, "long", locale=locale)
    time = format_time(notice.at, "short", locale=locale)
    return ", ".join(filter(None, (word, date, time))).replace("\u202f", " ")
