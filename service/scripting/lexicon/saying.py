"""What is said where an entry was found, with the ending that the text gives its words."""

from typing import Final

from service.scripting.lexicon.entry import Entry
from service.scripting.telling import Piece

_HISSING: Final = ("s", "z", "ʃ", "ʒ")
_VOICELESS: Final = ("p", "t", "k", "f", "θ", "x")


def as_said(entry: Entry, shown: str, *, start: int, stem: int, end: int, language: str) -> Piece:
    """Say the stretch of *shown* from *start* to *end*, of which *entry* is about what comes before *stem*.

    Behind that stand an "s", a possessive, or the rest of a word that begins with the entry's.
    """
    ipa = entry.ipa
    if ipa is not None:
        sounds = f"{ipa}{_sound(shown[stem:end], ipa, language)}"
        return Piece(shown[start:end], start, end, ipa=sounds)
    if entry.match == "prefix":
        stem = start + len(entry.words)
    ending = shown[stem:end]
    if entry.kind == "letters":
        said = spelled_out(shown[start:stem])
        ending = f"'{ending}" if ending.isalpha() else ending
    else:
        said = as_word(shown[start:stem]) if entry.kind == "word" else entry.said
    return Piece(f"{said}{ending}", start, end)


def spelled_out(acronym: str) -> str:
    """Write *acronym* letter by letter."""
    return " ".join(letter for letter in acronym.upper() if letter.isalnum())


def as_word(acronym: str) -> str:
    """Write *acronym* so that no voice spells it out: "UNRWA" is "Unrwa"."""
    return acronym[:1] + acronym[1:].lower()


def _sound(ending: str, ipa: str, language: str) -> str:
    """Say an "s" as English does behind that sound; other languages say it as it is written."""
    if "s" not in ending.casefold():
        return ""
    if not language.casefold().startswith("en"):
        return "s"
    last = ipa.rstrip("ː")
    if last.endswith(_HISSING):
        return "ɪz"
    return "s" if last.endswith(_VOICELESS) else "z"
