"""What the headlines say of themselves."""

import pytest

from service.scripting.contents import headlines_segment


@pytest.mark.parametrize(
    ("count", "duration_ms", "language", "shown"),
    [
        (12, 184_000, "en", "12 headlines, 3 minutes."),
        (1, 3_000, "en-GB", "1 headline, 10 seconds."),
        (10, 62_000, "de", "10 Schlagzeilen, 1 Minute."),
        (5, 121_000, "ru", "Заголовков: 5, 2 минуты."),
        (7, 300_000, "ka", "7, 5 წუთი."),
        (2, 20_000, "und", "2, 20 seconds."),
    ],
)
def test_how_many_there_are_and_how_long_they_take(
    count: int, duration_ms: int, language: str, shown: str
):
    assert headlines_segment(count, duration_ms=duration_ms, language=language).shown == shown


def test_numbers_are_said_as_words():
    segment = headlines_segment(12, duration_ms=184_000, language="en")
    assert segment.spoken == "twelve headlines, three minutes."
