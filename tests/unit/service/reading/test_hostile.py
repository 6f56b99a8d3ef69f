"""Documents that nobody wrote for listeners: each is read at once, or refused in words for a person."""

from datetime import date

import pytest

from service.errors import DocumentError
from service.model import Document, Script
from service.pipeline import script_of
from service.reading.furniture import has_words

SIZE = 200_000


def script(data: str | bytes) -> Script:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    document = Document(data=raw, id="a", name="story.txt")
    return script_of(document, outlets=("VOA",), today=date(2026, 11, 24))


LONG = {
    "sentences": "The river rose again that night. " * 6000,
    "no full stop": "river " * 33_000,
    "no space": "a" * SIZE,
    "no space but stops": "a." * (SIZE // 2),
    "ideographs": "水" * SIZE,
    "ideographs with stops": "水。" * (SIZE // 2),
    "capitals": "RIVER " * 33_000,
    "names": "Ann Lee " * 25_000 + "reports.",
    "credits": "VOA's Ann Lee reports from Paris " * 6000,
    "possessives": "a's " * 50_000,
    "bylines": "By Ann Lee, " * 16_000,
    "datelines": "PARIS (AP) — " * 15_000,
    "dates": "June 3, 2026 " * 15_000,
    "commas": "a," * (SIZE // 2),
    "brackets": "(" * (SIZE // 2) + "a" + ")" * (SIZE // 2),
    "brackets apart": "(a) " * (SIZE // 4),
    "abbreviations": "Dr. " * 50_000,
    "initials": "A. " * 66_000,
    "dots": "." * SIZE + "x",
    "quotation marks": '."' * (SIZE // 2) + "x",
    "spaces": "a" + " " * SIZE + "b",
    "spaces at the end": "a\n" + " " * SIZE,
    "tabs": ("a" + "\t" * 1000 + "\n") * 200,
    "blank lines": "a" + "\n" * 100_000 + "b",
    "short lines": "ab\n" * 50_000,
    "short paragraphs": "ab cd.\n\n" * 30_000,
    "items": "- item\n" * 25_000,
    "items apart": "- item\n\n" * 25_000,
    "lines of capitals": "RIVER RISES\n" * 16_000,
    "lines of bylines": "By Ann Lee\n" * 16_000,
    "lines of dates": "June 3, 2026\n\n" * 10_000,
    "lines of corrections": "Correction: it rose.\n\n" * 8000,
    "a correction": "Correction: " + "a " * 90_000,
    "right to left": "\u202eשלום עולם. " * 10_000,
    "emoji": "😀" * SIZE,
    "accents": "a" + "\u0301" * SIZE,
    "joiners": "\u200d" * SIZE + "a",
    "controls": "rain\x07 " * 500 + "river " * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long(name: str):
    """A very long stretch of anything becomes segments of bounded length, each with something to say."""
    told = script(LONG[name])
    assert told.segments
    assert max(len(segment.shown) for segment in told.segments) < 2000
    assert all(has_words(segment.spoken) for segment in told.segments)


@pytest.mark.parametrize(
    "data",
    [
        "",
        " \n\t \r\n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        "\x00\x01\x02" * 50,
        "word " * 2_000_000,
        "," * SIZE,
        "_" * SIZE,
        "\n" * 100_000,
        "— " * 50_000,
        "Share\n\nTweet",
        "Related\n\n" + "Ten rivers\n\n" * 20_000,
    ],
    ids=["empty", "blank", "picture", "controls", "10 MB", "commas", "lines", "newlines", "dashes", "furniture", "links"],
)  # fmt: skip
def test_refused(data: str | bytes):
    """What is no article is refused by name, with what is wrong and what to do."""
    with pytest.raises(DocumentError, match=r"^story.txt .*Give .*\.$"):
        script(data)


@pytest.mark.parametrize(
    ("data", "spoken"),
    [
        ("-5C tonight, colder tomorrow.", "minus five degrees Celsius tonight, colder tomorrow."),
        ("😀🎉 👍", "grinning face  party popper thumbs up"),
        ("Storm Closes Coastal Railway", "Storm Closes Coastal Railway"),
        ("שלום \u202bעולם\u202c.", "שלום עולם."),
        ("a \ud800 lonely half", "a  lonely half"),
        ("rain\x07fell", "rain fell"),
        ("\ufeffRain fell.", "Rain fell."),
        ("a\u200bb", "ab"),
    ],
)
def test_strange_but_right(data: str, spoken: str):
    """Odd texts that a person could read aloud are read aloud."""
    assert [segment.spoken for segment in script(data).segments] == [spoken]
