"""An entry is kept only if it can be said."""

import pytest

from service.errors import LexiconError
from service.scripting.lexicon import Entry, checked


def test_what_a_person_typed_is_tidied():
    """White space and composed letters never make two entries of one."""
    entry = checked(Entry(words="  Erdog\u0306an ", kind="spelling", said=" Air\tdoe-an "))
    assert (entry.words, entry.said, entry.language) == ("Erdo\u011fan", "Air doe-an", None)


def test_sounds_without_a_language_are_english():
    """A respelling's sounds are those of English, so it is not used where other sounds are spoken."""
    assert checked(Entry(words="Xi", kind="respelling", said="shee")).language == "en"
    assert checked(Entry(words="Xi", kind="ipa", said="ʃiː", language="de")).language == "de"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"words": ""}, "does not begin and end with a letter"),
        ({"words": "Yahoo!"}, "“Yahoo!” does not begin and end"),
        ({"words": "X" * 101}, "longer than 100"),
        ({"words": "a\x00b"}, "holds characters that are no text"),
        ({"said": ""}, "How “Xi” is said is missing"),
        ({"said": "!?"}, "How “Xi” is said is missing"),
        ({"said": "a" * 201}, "longer than 200"),
        ({"kind": "song"}, "'song' is no way to say it"),
        ({"kind": "letters", "said": "x"}, "nothing to say “x” for"),
        ({"kind": "respelling", "said": "chee-nah"}, "No syllable of “chee-nah” is stressed"),
        ({"scope": "desk"}, "'desk' is no scope"),
        ({"scope": "section"}, "for one section, but none is named"),
        ({"where": "Sport"}, "for everywhere, and for “Sport”"),
        ({"language": "English please"}, "is no language"),
        ({"match": "suffix"}, "is no way to match"),
        ({"words": "Xi Jinping", "match": "prefix"}, "Only a single one"),
        ({"match": "prefix", "kind": "ipa", "said": "ʃiː"}, "other sounds are not known"),
        ({"kind": "ipa", "said": "[[Si:]]"}, "“Xi” cannot be said so"),
        ({"kind": "ipa", "said": "ʃ7ː"}, "no sound for “7”"),
        ({"kind": "ipa", "said": "ʘiː"}, "no sound for “ʘ”"),
        (
            {"kind": "ipa", "said": "ʃiː", "language": "xx"},
            "No sounds are known of the language 'xx'",
        ),
    ],
)
def test_what_makes_no_sense_is_named(given: dict, why: str):
    entry = Entry(**{"words": "Xi", "kind": "spelling", "said": "Shee"} | given)
    with pytest.raises(LexiconError, match=why):
        checked(entry)
