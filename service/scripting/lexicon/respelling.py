"""Respellings as broadcasters write them, as in "ah-mah-dih-nee-ZHAHD", to the International Phonetic Alphabet.

The sounds are those of American newsrooms, as in the pronunciation guides of the Voice of America and the Associated
Press: hyphens part syllables, capitals mark the stressed one, spaces part words. docs/pronunciation.md lists them all.
"""

import functools
import re
import unicodedata
from types import MappingProxyType
from typing import Final

from service.errors import LexiconError

VOWELS: Final = MappingProxyType(
    {
        "a": "æ", "ah": "ɑː", "ahr": "ɑːɹ", "air": "ɛɹ", "ar": "ɑːɹ", "aw": "ɔː", "awr": "ɔːɹ", "ay": "eɪ",
        "e": "ɛ", "ee": "iː", "eer": "ɪɹ", "eh": "ɛ", "ehr": "ɛɹ", "er": "ɚ", "ew": "uː", "eye": "aɪ",
        "i": "ɪ", "igh": "aɪ", "ih": "ɪ", "ihr": "ɪɹ",
        "o": "ɑː", "oh": "oʊ", "ohr": "ɔːɹ", "oi": "ɔɪ", "oo": "uː", "oor": "ʊɹ", "or": "ɔːɹ", "ow": "aʊ", "oy": "ɔɪ",
        "u": "ʌ", "uh": "ə", "uhr": "ɚ", "ur": "ɚ", "uu": "ʊ", "y": "aɪ",
    }
)  # fmt: skip
"""In a syllable that is not stressed; `_STRESSED` has what differs under stress."""

CONSONANTS: Final = MappingProxyType(
    {
        "b": "b", "ch": "tʃ", "ck": "k", "d": "d", "dh": "ð", "f": "f", "g": "ɡ", "gh": "ɡ", "h": "h", "hw": "w",
        "j": "dʒ", "k": "k", "kh": "x", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "nk": "ŋk", "p": "p", "r": "ɹ",
        "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "ts": "ts", "tz": "ts", "v": "v", "w": "w", "x": "ks",
        "y": "j", "z": "z", "zh": "ʒ",
        "bb": "b", "dd": "d", "ff": "f", "gg": "ɡ", "kk": "k", "ll": "l", "mm": "m", "nn": "n", "pp": "p", "rr": "ɹ",
        "ss": "s", "tt": "t", "vv": "v", "zz": "z",
    }
)  # fmt: skip

_STRESSED: Final = MappingProxyType({"ə": "ʌ", "ɚ": "ɜː"})
_NEVER_LAST: Final = frozenset({"h", "hw", "w", "y"})
"""Behind a vowel these belong to it: "ah", "ow", "ay"."""


@functools.lru_cache(4096)
def ipa_of(respelling: str) -> str:
    """Write *respelling* in the International Phonetic Alphabet: "kuh-TAHR" is "kəˈtɑːɹ".

    Of several stressed syllables in a word the last is the strongest.

    Raises:
        LexiconError: a syllable is none; the message names it and tells why.
    """
    words = unicodedata.normalize("NFC", respelling).replace("\u2010", "-").split()
    spoken = any(letter.isupper() for letter in respelling)
    return " ".join(_word(word, alone=not spoken and len(words) == 1) for word in words)


def _word(word: str, *, alone: bool) -> str:
    syllables = word.split("-")
    for syllable in syllables:
        if syllable not in {syllable.upper(), syllable.lower()}:
            raise LexiconError(
                f"“{syllable}” mixes capitals and small letters. A syllable is stressed as a whole, as in kuh-TAHR."
            )
    stressed = [place for place, syllable in enumerate(syllables) if syllable.isupper()]
    if not stressed and len(syllables) > 1:
        raise LexiconError(
            f"No syllable of “{word}” is stressed. Write the stressed one in capitals, as in ah-mah-dih-nee-ZHAHD."
        )
    if alone:
        stressed = [0]
    marks = dict.fromkeys(stressed, "ˌ") | dict.fromkeys(stressed[-1:], "ˈ")
    return "".join(
        _syllable(syllable, mark=marks.get(place, "")) for place, syllable in enumerate(syllables)
    )


def _syllable(syllable: str, *, mark: str) -> str:
    if not syllable:
        raise LexiconError("A hyphen stands without a syllable beside it. Write as in kuh-TAHR.")
    found = _pattern().fullmatch(syllable.lower())
    if found is None:
        raise LexiconError(f"“{syllable}” is no syllable that can be read: {_why_not(syllable)}")
    vowel = VOWELS[found["vowel"]]
    return "".join(
        (
            mark,
            _consonants(found["onset"]),
            _STRESSED.get(vowel, vowel) if mark else vowel,
            _consonants(found["coda"]),
        )
    )


def _why_not(syllable: str) -> str:
    strange = sorted(set(re.findall(r"[^abdefghijklmnoprstuvwxyz]", syllable.lower())))
    if "c" in strange and "ch" in syllable.lower():
        strange.remove("c")
    if strange:
        return f"{' and '.join(strange)} stands for no sound of its own there; write k or s for c, k for q."
    return "it needs one vowel of the guide, such as a, ah, aw, ay, e, ee, i, igh, o, oh, oo, ow, oy, uh or ur."


def _consonants(letters: str) -> str:
    return "".join(CONSONANTS[found] for found in _consonant().findall(letters))


@functools.cache
def _consonant() -> re.Pattern[str]:
    return re.compile(_any_of(CONSONANTS))


@functools.cache
def _pattern() -> re.Pattern[str]:
    last = [letters for letters in CONSONANTS if letters not in _NEVER_LAST]
    return re.compile(
        f"(?P<onset>(?:{_any_of(CONSONANTS)}){{0,4}})(?P<vowel>{_any_of(VOWELS)})(?P<coda>(?:{_any_of(last)}){{0,4}})"
    )


def _any_of(letters: "MappingProxyType[str, str] | list[str]") -> str:
    return "|".join(sorted(letters, key=len, reverse=True))
