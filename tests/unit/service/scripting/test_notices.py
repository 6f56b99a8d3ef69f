"""A correction after publication is said with its time, in the article's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from service.model import Notice
from service.scripting.notices import notice_segments

AT = datetime(2026, 11, 24, 15, 5, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Correction, November twenty fourth, twenty twenty six, three oh five P M: The day is Sunday.",
        ),
        ("de", "Korrektur, vierundzwanzigster November 2026, 15 Uhr 5: The day is Sunday."),
        ("es-MX", "Corrección, 24 de noviembre de 2026, 3 5 pe eme: The day is Sunday."),
        ("pl", "24 listopada 2026, 15:05: The day is Sunday."),
        ("zxx", "Correction, November 24, 2026, 3:05 PM: The day is Sunday."),
    ],
)
def test_said_with_its_time(language: str, said: str):
    (segment,) = notice_segments(Notice(text="The day is Sunday.", at=AT), language=language)
    assert segment.kind == "correction"
    assert segment.spoken.replace("\xa0", " ") == said
    assert segment.shown == "The day is Sunday."


def test_a_very_long_notice_gives_its_time_once():
    notice = Notice(text="It is Sunday. " * 400, at=AT)
    segments = list(notice_segments(notice, language="en"))
    assert len(segments) > 1
    assert sum("November twenty fourth" in segment.spoken for segment in segments) == 1
