"""IPA becomes what espeak-ng can say, or is refused by name."""

import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices import TextRejected, UnknownSymbol
from voices.mnemonics import compile_ipa, languages, sounds

ADAPTED = {
    "de": {"r": "R"},
    "es": {"b": "B", "d": "D", "g": "Q", "r": "**"},
    "ru": {"a": "A", "V": "A"},
    "uk": {"a": "A"},
    "tr": {"R": "*"},
}
"""What a language makes of a sound between vowels, or under stress."""


@pytest.mark.parametrize(
    ("ipa", "language", "mnemonics"),
    [
        ("həˈləʊ", "en-GB", "h|@|l|'oU"),
        ("hə.ˈloʊ", "en-US", "h|@|l|'oU"),
        ("ˌnɛtənˈjɑːhuː", "en", "n|,E|t|@|n|j|'A:|h|u:"),
        ("[ʃiː]", "en", "S|i:"),
        ("/ʃiː dʒɪnˈpɪŋ/", "en", "S|i: dZ|I|n|p|'I|N"),
        ("ˈt͡ʃɛri", "en", "tS|'E|r|i"),
        ("ˈkɑɹtɚ", "en", "k|'A@|t|3"),
        ("ˈkɑɹi", "en", "k|'A:|r|i"),
        ("'ga:zə", "en", "g|'a:|z|@"),
        ("makʁɔ̃", "fr", "m|a|k|r|O~"),
        ("ˈnɥi", "fr", "n|y|'i"),
        ("ˈkœpfə", "de", "k|'W|pF|@"),
        ("ˈtyːɐ̯", "de", "t|'y:|3"),
        ("ˈroːtn̩", "de", "r|'o:|t|n-"),
        ("ˈfatːo", "it", "f|'a|t:|o"),
        ("sɐ̃w̃ ˈpawlu", "pt-BR", "s|&U~ p|'a|w|l|u"),
        ("ˈpʲutʲin", "ru", "p|;|'u|t|;|i|n"),
        ("ʕabˈbaːs", "ar", "A|a|b|b|'a:|s"),
    ],
)
def test_compiled(ipa: str, language: str, mnemonics: str):
    """Each sound has its mnemonic; stress goes to its vowel; ties, dots and brackets are understood."""
    assert compile_ipa(ipa, language) == mnemonics


@pytest.mark.parametrize(
    ("ipa", "language", "problem"),
    [
        ("ˈmyːlɐ", "en-GB", "'en-GB' have no sound for “y” .LATIN SMALL LETTER Y. in .* “ˈmyːlɐ”"),
        ("bɛ̃", "de", "“\u0303” .COMBINING TILDE."),
        ("ˈka!ta", "en", "“!”"),
        ("ǂa", "fr", "“ǂ”"),
        ("ma˥", "zh", "No sounds are known of the language 'zh'.*spelling"),
        ("", "en", "empty"),
        (" /./ ", "en", "empty"),
        ("pst", "en", "“pst” in .* has no vowel"),
        ("ˈbaː tˈs", "en", "“tˈs” in .* has no vowel after its stress mark"),
        ("ma\x00", "en", "U\\+0000"),
    ],
)
def test_refused(ipa: str, language: str, problem: str):
    """What a language lacks is named, with the language; a word that nobody would hear is refused."""
    with pytest.raises(UnknownSymbol, match=problem) as refusal:
        compile_ipa(ipa, language)
    assert isinstance(refusal.value, TextRejected)
    assert refusal.value.permanent


@given(st.text(alphabet="aəɹˈˌːpt̃͡ ʃ.[]\x00ñ", max_size=30))
def test_any_text_compiles_or_is_refused(ipa: str):
    """Nothing else ever happens, and what is compiled cannot leave its brackets."""
    try:
        mnemonics = compile_ipa(ipa, "en")
    except UnknownSymbol:
        return
    assert "]" not in mnemonics
    assert "[[" not in mnemonics


@pytest.mark.parametrize("language", languages())
def test_every_mnemonic_sounds(program, language: str):
    """espeak-ng knows each, and it cuts nothing off that follows."""
    asked = [
        f"t|'{sound.mnemonic}|t|a" if sound.carries_stress else f"a|{sound.mnemonic}|'a"
        for sound in sounds(language).values()
    ]
    if language == "en":  # has no single “a” at the end of words
        asked = [f"{line}|t" for line in asked]
    answered = _phonemes(program("espeak-ng"), language, asked)
    assert len(answered) == len(asked)
    for (ipa, sound), answer in zip(sounds(language).items(), answered, strict=True):
        adapted = ADAPTED.get(language, {}).get(sound.mnemonic, sound.mnemonic)
        first = "t'" if sound.carries_stress else "a"
        assert answer.startswith((first + sound.mnemonic, first + adapted)), ipa
        assert re.search("t(a|A|a#)t?$" if sound.carries_stress else "'j?(a|A)t?$", answer), ipa


def _phonemes(espeak: str, language: str, asked: list[str]) -> list[str]:
    made = subprocess.run(
        [espeak, "-q", "-x", "-v", language],
        input="".join(f"[[{line}]].\n\n" for line in asked),
        check=True,
        capture_output=True,
        text=True,
    )
    return [line.strip() for line in made.stdout.splitlines() if line.strip()]
