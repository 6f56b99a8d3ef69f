"""Whether two texts say the same, however they are set."""

import re
import unicodedata

_NO_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Return the letters and digits of *text*, without case."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def same_words(text: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but case, quotation marks, dashes and white space."""
    return letters(text) == letters(other) != ""
