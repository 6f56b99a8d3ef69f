"""How phrases of the news are said, as tables that a person can read: what is shown, and what is said, `|` between forms.

English is compared by its words. Other languages leave to the engine what it says right, so they are compared by ear: what
espeak-ng makes of our wording must sound as what it makes of the words written by hand.
"""

import re

import pytest
from wordings import LANGUAGES, heard, phrases, worded


def words(text: str) -> list[str]:
    """The words of *text*, without regard to capitals and punctuation."""
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


@pytest.mark.parametrize(
    ("shown", "said"), [(phrase.shown, phrase.said) for phrase in phrases("en")]
)
def test_phrase(shown: str, said: tuple[str, ...]):
    """A phrase is said in one of the ways that a newsreader would say it."""
    assert words(worded(shown, "en")) in [words(form) for form in said]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_sound(language: str):
    """Each phrase of a language sounds as it was written by hand."""
    wrong = [
        f"{phrase.shown!r} is said {worded(phrase.shown, language)!r}, not {' or '.join(phrase.said)!r}"
        for phrase, ours, _ in heard(language)
        if not ours
    ]
    assert not wrong, "\n".join(wrong)
