"""Where entries apply in a text, and what is said there."""

import pytest

from service.scripting.lexicon import Entry, Lexicon, checked
from service.scripting.wording import say


def spelled(words: str, said: str, **other) -> Entry:
    return checked(Entry(words=words, kind="spelling", said=said, **other))


def told(shown: str, *entries: Entry, language="en", names=("a",), section=None) -> str:
    """Say *shown*, with sounds between slashes."""
    lexicon = Lexicon(entries).within(*names, section=section)
    return "".join(
        f"/{piece.ipa}/" if piece.ipa else piece.said
        for piece in say(shown, language=language, lexicon=lexicon)
    )


XI = checked(Entry(words="Xi", kind="respelling", said="shee"))
XI_JINPING = checked(Entry(words="Xi Jinping", kind="respelling", said="shee jihn-PIHNG"))
NGO = checked(Entry(words="NGO", kind="letters", match="plural"))
MASHAAL = checked(
    Entry(words="Mashaal", kind="respelling", said="mah-SHAHL", match="plural", any_case=True)
)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Xi met them.", "/ˈʃiː/ met them."),
        ("Xi’s plan, Xi's plan", "/ˈʃiːz/ plan, /ˈʃiːz/ plan"),
        ("President Xi Jinping spoke, and Xi  Jinping left", "President /ʃiː dʒɪnˈpɪŋ/ spoke, and /ʃiː dʒɪnˈpɪŋ/ left"),
        ("the pro-Xi camp; Xi-Putin talks", "the pro-/ˈʃiː/ camp; /ˈʃiː/-Putin talks"),
        ("Xian, Taxi, xi", "Xian, Taxi, xi"),
        ("in Xi’an and Xi'an", "in Xi’an and Xi'an"),
        ("Dr. Xi and Gen. Xi Jinping", "Doctor /ˈʃiː/ and General /ʃiː dʒɪnˈpɪŋ/"),
        ("$5 for Xi, 10% for us", "five dollars for /ˈʃiː/, ten percent for us"),
        ("the Mashaals, MASHAAL’S son", "the /mɑːˈʃɑːlz/, /mɑːˈʃɑːlz/ son"),
        ("the Mashaals’ son", "the /mɑːˈʃɑːlz/ son"),
        ("an NGO, NGOs, the NGO's", "an N G O, N G O's, the N G O's"),
    ],
)  # fmt: skip
def test_words_in_a_sentence(shown: str, said: str):
    """Possessives, plurals and hyphens keep their words; what only looks like them does not."""
    assert told(shown, XI, XI_JINPING, NGO, MASHAAL) == said


@pytest.mark.parametrize(
    ("ipa", "plural"), [("kæt", "kæts"), ("dɒg", "dɒgz"), ("hɔːɹs", "hɔːɹsɪz"), ("skiː", "skiːz")]
)
def test_the_s_of_a_possessive_sounds_as_english_has_it(ipa: str, plural: str):
    assert told("Bo's", checked(Entry(words="Bo", kind="ipa", said=ipa))) == f"/{plural}/"


def test_addresses_and_handles_are_left_to_the_rules():
    shown = "www.qatar.com, @qatar, info@qatar.com"
    assert told(shown, spelled("qatar", "Kuttar", any_case=True)) == told(shown)


def test_an_acronym_may_be_read_as_a_word_or_spelled():
    assert told("UNRWA's aid", checked(Entry(words="UNRWA", kind="word"))) == "Unrwa's aid"
    assert told("WHO said", checked(Entry(words="WHO", kind="letters"))) == "W H O said"
    assert told("who said", checked(Entry(words="WHO", kind="letters"))) == "who said"


def test_a_prefix_carries_the_rest_of_its_word():
    assert told("Qataris, Qatar, Iraq", spelled("Qatar", "Kuttar", match="prefix")) == (
        "Kuttaris, Kuttar, Iraq"
    )


def test_the_longest_phrase_has_a_place_and_then_the_most_specific():
    """A sports desk's own way, and one article's, come before what is said everywhere."""
    entries = (
        spelled("Jin", "one"), spelled("Jin", "two", scope="section", where="Sport"),
        spelled("Jin", "three", scope="article", where="a"), spelled("Jin", "four", language="de"),
        spelled("Jin Wu", "five"),
    )  # fmt: skip
    assert told("Jin, Jin Wu", *entries) == "three, five"
    assert told("Jin", *entries, names=["b"], section="SPORT") == "two"
    assert told("Jin", *entries, names=["b"], section="World") == "one"
    assert told("Jin", *entries, names=["b"], language="de-AT") == "four"


def test_a_later_entry_takes_the_place_of_an_earlier_one():
    assert told("Jin", spelled("Jin", "one"), spelled("Jin", "two")) == "two"


def test_capitals_are_minded_unless_any_case_will_do():
    assert told("nice Nice NICE", spelled("Nice", "Neece")) == "nice Neece NICE"
    assert told("kyiv KYIV", spelled("Kyiv", "Keev", any_case=True)) == "Keev Keev"


@pytest.mark.parametrize(
    ("shown", "words", "language"),
    [
        ("习近平主席", "习近平", "zh"),
        ("Рустем Умеров сказал", "Умеров", "ru"),
        ("O’Reilly", "O'Reilly", "en"),
        ("हिन्दी है", "हिन्दी", "hi"),
        ("Zoe\u0308 came", "Zo\u00eb", "en"),
        ("AT&T rose", "AT&T", "en"),
        ("l’Élysée", "Élysée", "fr"),
    ],
)
def test_words_of_every_script_are_found(shown: str, words: str, language: str):
    assert "FOUND" in told(shown, spelled(words, "FOUND"), language=language)


def test_a_part_of_a_word_is_not_found():
    """A mark above a letter, a vowel sign or a further letter makes another word."""
    assert (
        told("Zoe\u0308, हिन्दी", spelled("Zoe", "FOUND"), spelled("हिन", "FOUND"))
        == "Zoe\u0308, हिन्दी"
    )


def test_pieces_point_at_the_words_they_stand_for():
    """The page lights up the name, with its possessive, while its sounds are heard."""
    shown = "On Monday Xi Jinping’s $5"
    pieces = list(
        say(shown, language="en", lexicon=Lexicon([XI_JINPING]).within("a", section=None))
    )
    assert [shown[piece.shown_from : piece.shown_to] for piece in pieces] == [
        "On Monday ", "Xi Jinping’s", " ", "$5"
    ]  # fmt: skip
    assert pieces[1].said == "Xi Jinping’s"
