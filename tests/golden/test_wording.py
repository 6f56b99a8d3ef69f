"""How phrases of the news are said, as a table that a person can read: what is shown, and what is said, `|` between forms."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.scripting.wording import say

FOLDER = Path(__file__).parent / "wording"


def phrases() -> Iterator[tuple[str, str, str]]:
    for table in sorted(FOLDER.glob("*.tsv")):
        for line in table.read_text("utf-8").splitlines():
            if not line.startswith("# "):
                shown, said = line.split("\t")
                yield table.stem, shown, said


def words(text: str) -> list[str]:
    """The words of *text*, without regard to capitals and punctuation."""
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


@pytest.mark.parametrize(("language", "shown", "said"), list(phrases()))
def test_phrase(language: str, shown: str, said: str):
    """A phrase is said in one of the ways that a newsreader would say it."""
    spoken = "".join(piece.said for piece in say(shown, language=language))
    assert words(spoken) in [words(form) for form in said.split("|")]
