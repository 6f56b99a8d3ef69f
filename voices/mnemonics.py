"""IPA for espeak-ng: its ASCII mnemonics, by language.

espeak-ng takes phonemes between `[[` and `]]`, but only in its own notation (docs/phonemes.md); of IPA it says nothing
at all, and an unknown mnemonic cuts the rest of the word off. So every mnemonic here is one that the language's voices
have (phsource/ and `espeak-ng -x`), each is told apart from the next by a bar, and what a language lacks is refused.

Consonants that a language does not use are taken from the common stock of all voices; vowels are its own.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from voices.errors import UnknownSymbol
from voices.language import canonical

_STRESS = {"ˈ": "'", "ˌ": ","}
_LONG = "ː"
_LOOKALIKES = str.maketrans(
    {"g": "ɡ", "'": "ˈ", ":": _LONG, "ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts", "ʣ": "dz"}
)
"""What keyboards and older charts have for the signs of IPA."""
_UNHEARD = dict.fromkeys(map(ord, "./[]‿ˑʰ\u0361\u035c\u032f\u032a\u031a"))
"""Brackets, syllables, ties, and shades that make no other sound here: half long, aspirated, not syllabic, dental, unreleased."""

_CONSONANTS = """
p p  b b  t t  d d  k k  ɡ g  q q  ʔ ?  c c  ɟ J
f f  v v  θ T  ð D  s s  z z  ʃ S  ʒ Z  x x  ɣ Q  h h  ɦ h  ç C  ʝ J^  χ X  ʁ Q"  β B  ɕ S;  ʑ Z;  ʂ s.  ʐ z.  ɬ l#
tʃ tS  dʒ dZ  tɕ tS;  dʑ dZ;
m m  n n  ŋ N  ɲ n^  ɳ n.
l l  ɫ L  ʎ l^  ɭ l.  r R  ɾ *  ʀ r"  ɹ r  j j  w w  ʋ v#
"""

_LONGEST = 5
"""Code points of the longest symbol, with its marks apart."""

_SYLLABIC = "m̩ m-  n̩ n-  ŋ̍ N-  ŋ̩ N-  l̩ l-"


class Sound(NamedTuple):
    """A sound of one language."""

    mnemonic: str
    carries_stress: bool
    """Whether it is the heart of a syllable: a vowel, or a consonant that stands in for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stock:
    """What one language has beside the common consonants: pairs of IPA and mnemonic. IPA ending in ɹ is not before a vowel."""

    vowels: str
    consonants: str = ""


_LANGUAGES = {
    "en": _Stock(
        vowels="""
        iː i:  i i  ɪ I  ᵻ I2  eː e:  e E  ɛ E  æ a  a a  ə @  ɚ 3  ɐ V  ʌ V  ɜː 3:  ɜ 3:  ɝː 3:  ɝ 3:
        ɑː A:  ɑ A:  ɒ 0  ɔː O:  ɔ O:  oː o:  o o  ʊ U  uː u:  u u:  ɑ̃ A~  ɔ̃ O~
        eɪ eI  aɪ aI  ɔɪ OI  aʊ aU  oʊ oU  əʊ oU  ɪə i@  eə e@  ɛə e@  ʊə U@
        ɑːɹ A@  ɑɹ A@  ɔːɹ O@  ɔɹ O@  ɪɹ i@3  ɛɹ e@  ʊɹ U@  ɜːɹ 3:  ɜɹ 3:  əɹ 3
        """,
        consonants="r r  ʍ w#",
    ),
    "de": _Stock(
        vowels="""
        iː i:  i i  ɪ I  eː e:  e e  ɛː E:  ɛ E  ə @  ɐ 3  aː A:  ɑː A:  a a  ɑ A  oː o:  o o  ɔ O  uː u:  u u  ʊ U
        yː y:  y y  ʏ y  øː Y:  ø Y:  œ W  ɑ̃ A~  ɔ̃ O~  œ̃ W~
        aɪ aI  aʊ aU  ɔʏ OY  ɔɪ OY  ɔø OY  ɛɪ EI  eɪ EI
        """,
        consonants="r r  ʁ r  ʀ r  ɹ r  ts ts  pf pF",
    ),
    "fr": _Stock(
        vowels="""
        i i  e e  ɛ E  a a  ɑ a  ɔ O  o o  u u  y y  ø Y  œ W  ə @  ɛ̃ E~  ɑ̃ A~  ɔ̃ O~  œ̃ W~
        """,
        consonants="r r  ʁ r  ʀ r  ɹ r  ɥ y",
    ),
    "es": _Stock(
        vowels="a a  e e  ɛ E  i i  o o  ɔ O  u u  ai aI  au aU  ei eI  eu eU  oi oI",
        consonants="r R2  ɾ **  ts ts",
    ),
    "pt": _Stock(
        vowels="""
        a a  ɐ &  ɑ A  e e  ɛ E  i i  ɪ I  ɨ y  o o  ɔ O  u u  ʊ U  ə @  ɐ̃ &~  ã &~  ẽ e~  ĩ i~  õ o~  ũ u~
        ai aI  au aU  ei eI  eu eU  oi oI  ɔi OI  ɛu EU  ɐ̃w̃ &U~  ɐ̃w &U~  ɐ̃ʊ̃ &U~  õj̃ oI~  õj oI~
        """,
        consonants="ʁ x  ts ts",
    ),
    "it": _Stock(
        vowels="a a  e e  ɛ E  i i  o o  ɔ O  u u",
        consonants="ts ts  dz dz",
    ),
    "ru": _Stock(
        vowels='a a  æ a  ɐ V  ə @  e e  ɛ E  i i  ɪ I  ɨ y  o o  ɵ 8  u u  ʊ u  ʉ u"',
        consonants="ts ts  ʂ S  ʐ Z  ɹ r  ɫ l  nʲ n^  lʲ l^  ʲ ;",
    ),
    "uk": _Stock(
        vowels="a a  e E  ɛ E  i i  ɪ I  o o  ɔ o  u u",
        consonants="ʋ B  tʲ t  dʲ d  nʲ n^  lʲ l^  sʲ s  zʲ z  ʲ ;",
    ),
    "ar": _Stock(
        vowels="a a  i i  u u",
        consonants="ħ H  ʕ A  sˤ s[  tˤ t[  dˤ dH  ðˤ Z",
    ),
    "nl": _Stock(
        vowels="""
        i i  ɪ I  e e:  ɛː E  ɛ E  a a:  ɑ A  ɔː O:  ɔ O  o o:  u u  y y  ʏ 8  ɵ 8  ø Y:  ə @  ɑ̃ A~  ɔ̃ O~
        eː e:  aː a:  oː o:  øː Y:  ɛi EI  ɛɪ EI  œy Wy  ʌu VU  ʌʊ VU  ɑu VU
        """,
        consonants="r r  ɹ r  ʋ w",
    ),
    "pl": _Stock(
        vowels="a a  e E  ɛ E  i i  ɨ y  o O  ɔ O  u u  ɛ̃ E~  ɔ̃ O~",
        consonants="ts ts  tɕ ts;  dʑ dz;  ʂ S  ʐ Z  tʂ tS  dʐ dZ",
    ),
    "tr": _Stock(
        vowels="a a  æ &  e e  ɛ E  i i  ɪ I  o o  ɔ O  u u  ʊ U  y y  ø Y  œ W  ɯ @",
        consonants="ɾ R",
    ),
    "sv": _Stock(
        vowels="""
        iː i:  i I  ɪ I  eː e:  e E  ɛː E:  ɛ E  yː y:  y y  ʏ y  øː Y:  ø Y:  œ W  ɵ 8  ʉː u-  ʉ u-  æː &  æ &
        ɑː A:  ɑ A:  a a  oː o:  o o:  ɔ O  uː u:  u U  ʊ U  ə @
        """,
        consonants="ɧ sx",
    ),
}  # fmt: skip


def compile_ipa(ipa: str, language: str) -> str:
    """Write a pronunciation as espeak-ng takes it, without the brackets around it.

    Args:
        ipa: One or more words. A stress mark may stand before the syllable, as IPA has it, or before its vowel.
        language: BCP 47; its region does not matter.

    Raises UnknownSymbol when the language lacks a sound, or when nothing would be heard of a word.
    """
    words = _normal(ipa).split()
    if not words:
        raise UnknownSymbol("The pronunciation is empty. Write it in IPA, as in “kəˈtɑː”.")
    known = sounds(language)
    return " ".join("|".join(_word(word, ipa, known, language)) for word in words)


@cache
def sounds(language: str) -> Mapping[str, Sound]:
    """Give all sounds of a language by their IPA. Raises UnknownSymbol when none are known."""
    primary = canonical(language).partition("-")[0]
    if primary not in _LANGUAGES:
        raise UnknownSymbol(
            f"No sounds are known of the language {language!r}. Give another spelling instead of IPA,"
            f" which is taken in {', '.join(_LANGUAGES)}."
        )
    own = _LANGUAGES[primary]
    return MappingProxyType(
        {
            _normal(symbol): Sound(mnemonic, carries_stress)
            for pairs, carries_stress in (
                (_CONSONANTS, False),
                (own.consonants, False),
                (_SYLLABIC, True),
                (own.vowels, True),
            )
            for symbol, mnemonic in zip(pairs.split()[::2], pairs.split()[1::2], strict=True)
        }
    )


def languages() -> tuple[str, ...]:
    """List the languages whose sounds are known, in BCP 47."""
    return tuple(_LANGUAGES)


def _normal(ipa: str) -> str:
    return unicodedata.normalize("NFD", ipa).translate(_LOOKALIKES).translate(_UNHEARD)


def _word(word: str, ipa: str, known: Mapping[str, Sound], language: str) -> Iterator[str]:
    """Yield the mnemonics of one word; a stress mark moves to the vowel that it is for."""
    stress = ""
    syllables = position = 0
    while position < len(word):
        if mark := _STRESS.get(word[position]):
            stress = mark
            position += 1
            continue
        symbol = _symbol_at(word, position, known)
        if symbol is None:
            raise _unknown(word, position, ipa, language)
        position += len(symbol)
        long = ":" if word.startswith(_LONG, position) else ""
        position += len(long)
        sound = known[symbol]
        if sound.carries_stress:
            yield f"{stress}{sound.mnemonic}{long}"
            stress = ""
            syllables += 1
        else:
            yield f"{sound.mnemonic}{long}"
    if stress or not syllables:
        raise UnknownSymbol(
            f"“{word}” in the pronunciation “{ipa}” has no vowel{' after its stress mark' if stress else ''}."
            " Write each word with its vowels, and stress before the syllable that has it."
        )


def _symbol_at(word: str, position: int, known: Mapping[str, Sound]) -> str | None:
    """Find the longest symbol there; a vowel with ɹ is one sound only where no vowel follows."""
    for length in range(_LONGEST, 0, -1):
        symbol = word[position : position + length]
        if symbol in known and len(symbol) == length:
            coloured = length > 1 and symbol.endswith("ɹ")
            if not (coloured and _vowel_follows(word, position + length, known)):
                return symbol
    return None


def _vowel_follows(word: str, position: int, known: Mapping[str, Sound]) -> bool:
    following = known.get(word[position : position + 1])
    return following is not None and following.carries_stress


def _unknown(word: str, position: int, ipa: str, language: str) -> UnknownSymbol:
    end = position + 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    symbol = unicodedata.normalize("NFC", word[position:end])
    names = ", ".join(unicodedata.name(sign, f"U+{ord(sign):04X}") for sign in symbol)
    return UnknownSymbol(
        f"The voices of the language {language!r} have no sound for “{symbol}” ({names}) in the pronunciation “{ipa}”."
        " Write the nearest sound that the language has."
    )
