"""Which signs of the International Phonetic Alphabet may stand in an entry."""

from service.errors import LexiconError


def check_ipa(ipa: str) -> None:
    """Raise LexiconError when a sign of *ipa* is none that is known."""
    if set("0123456789[]/<>") & set(ipa):
        raise LexiconError(f"“{ipa}” is not written in the International Phonetic Alphabet.")
