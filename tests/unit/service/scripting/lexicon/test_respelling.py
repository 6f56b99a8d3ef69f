"""What broadcasters write is read as they read it, or refused with the reason."""

import pytest

from service.errors import LexiconError
from service.scripting.lexicon.respelling import CONSONANTS, VOWELS, ipa_of


@pytest.mark.parametrize(
    ("respelling", "ipa"),
    [
        ("ah-mah-dih-nee-ZHAHD", "ɑːmɑːdɪniːˈʒɑːd"),
        ("kuh-TAHR", "kəˈtɑːɹ"),
        ("zeh-LEN-skee", "zɛˈlɛnskiː"),
        ("shee jihn-PIHNG", "ʃiː dʒɪnˈpɪŋ"),
        ("shee", "ˈʃiː"),
        ("hah-RAR-ray", "hɑːˈɹɑːɹɹeɪ"),
        ("YASS-sir", "ˈjæssɪɹ"),
        ("ahl-KY-duh", "ɑːlˈkaɪdə"),
        ("MUHN-ih", "ˈmʌnɪ"),
        ("PUR-duh", "ˈpɜːdə"),
        ("KYOO-buh", "ˈkjuːbə"),
        ("yehn", "ˈjɛn"),
        ("EE-voh moh-RAH-lehs", "ˈiːvoʊ moʊˈɹɑːlɛs"),
        ("JAHN-lwee", "ˈdʒɑːnlwiː"),
        ("NEW YORK", "ˈnuː ˈjɔːɹk"),
        ("MEE-TOO", "ˌmiːˈtuː"),
    ],
)
def test_read_as_a_broadcaster_reads_it(respelling: str, ipa: str):
    assert ipa_of(respelling) == ipa


@pytest.mark.parametrize("vowel", VOWELS)
def test_every_vowel_of_the_guide_is_read_as_itself(vowel: str):
    """No spelling of a vowel is torn apart or swallowed by what stands around it."""
    assert ipa_of(f"BAH-b{vowel}") == f"ˈbɑːb{VOWELS[vowel]}"


@pytest.mark.parametrize("consonant", CONSONANTS)
def test_every_consonant_of_the_guide_is_read_as_itself(consonant: str):
    assert ipa_of(f"BAH-{consonant}ah") == f"ˈbɑː{CONSONANTS[consonant]}ɑː"


@pytest.mark.parametrize(
    ("respelling", "why"),
    [
        ("ah-mah", "No syllable of “ah-mah” is stressed"),
        ("kah-TAh", "mixes capitals and small letters"),
        ("cah-TAHR", "“cah” is no syllable .* write k or s for c"),
        ("qah", "k for q"),
        ("kh-TAHR", "“kh” is no syllable .* needs one vowel"),
        ("mai-TAHR", "“mai”"),
        ("kah--TAHR", "hyphen stands without a syllable"),
        ("TAHR/KAH", "/ stands for no sound"),
        ("ТАР", "stands for no sound"),
    ],
)
def test_what_cannot_be_read_is_named(respelling: str, why: str):
    with pytest.raises(LexiconError, match=why):
        ipa_of(respelling)
