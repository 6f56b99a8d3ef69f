"""What espeak-ng is given to read, and where its places are in the text."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sounds import sounds

from voices import Run
from voices.notation import VERSION, write

QATAR = Run(text="Qatar", ipa="kəˈtɑː")


def written(*runs: Run | str, language: str = "en") -> str:
    runs = [Run(text=run) if isinstance(run, str) else run for run in runs]
    return write(runs, language).written


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["In ", QATAR, ", too."], "In [[k|@|t|'A:]], too."),
        (["The “", QATAR, "” plan"], "The “ [[k|@|t|'A:]]” plan"),
        (["(", QATAR, ")"], "( [[k|@|t|'A:]])"),
        (["Iran—", QATAR], "Iran— [[k|@|t|'A:]]"),
        (["a" * 150 + ", b"], f"{'a' * 70} {'a' * 70} {'a' * 10}, b"),
        (["1" * 90], f"{'1' * 40} {'1' * 40} {'1' * 10}"),
        (["水" * 200], "水" * 200),
        (["Iran—Iraq — one—"], "Iran — Iraq — one—"),
        (["anti-", QATAR, "-led"], "anti-[[k|@|t|'A:]]-led"),
        ([QATAR, "’s plan"], "[[k|@|t|'A:|z]] plan"),
        ([Run(text="Biz", ipa="bɪz"), "'s plan"], "[[b|I|z|I2|z]] plan"),
        ([Run(text="Fatt", ipa="fæt"), "’s."], "[[f|a|t|s]]."),
        ([QATAR, "’still"], "[[k|@|t|'A:]]’still"),
        ([Run(text=" “Qatar”, ", ipa="kəˈtɑː"), "she"], " “ [[k|@|t|'A:]]”, she"),
        ([Run(text="Köln", ipa="kœln"), " said [[a]]"], "Köln said [[a]]"),
        ([QATAR, " said [[a]]"], "[[k|@|t|'A:]] said [(a]]"),
        (["a [", "[b]] ", QATAR], "a [(b]] [[k|@|t|'A:]]"),
        (["a [", QATAR], "a [ [[k|@|t|'A:]]"),
        ([Run(text=" — ", ipa="a"), "x"], " — x"),
    ],
)
def test_written(runs, expected):
    """Pronunciations stand where they are heard; what only looks like one is read."""
    assert written(*runs) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at seven A M today", "at seven [['eI]] M today"),
        ("the I A E A's chief", "the I [['eI]] E [['eI|z]] chief"),
        ("an A K forty seven (A P)", "an [['eI]] K forty seven ( [['eI]] P)"),
        ("A I is here. A C L U lawyers", "[['eI]] I is here. [['eI]] C L U lawyers"),
        ("A U troops left.", "[['eI]] U troops left."),
        ("in Group A today", "in Group [['eI]] today"),
        ("Missus Lee's", "[[m|'I|s|I|z]] Lee's"),
        ("A M [[a]]", "[['eI]] M [(a]]"),
        ("A U S envoy met. A G seven summit", "A U S envoy met. A G seven summit"),
        ("A man. “A U N plan” for A-levels", "A man. “A U N plan” for A-levels"),
        ("NASA X and Missusing, A X-ray", "NASA X and Missusing, A X-ray"),
    ],
)
def test_letters_are_not_articles(text, expected):
    """An A that is said as a letter is not taken for the article, nor an article for a letter."""
    assert written(text) == expected
    assert written(text, language="de") == text


def test_letters_are_heard():
    """The bundled espeak-ng makes the names of the letters, and of "Missus" the word that people say."""
    texts = ["seven A M", "U A E's", "an A K", "A U S", "Group A", "Missus"]
    heard = sounds([written(text) for text in texts], "en-us")
    assert heard == ["sEv@neIEm", "jueIiz", "a#neIkeI", "a#juEs", "grupeI", "mIsIz"]


def test_other_languages_have_no_such_ending():
    """German takes ’s for “es”."""
    katar = Run(text="Katar", ipa="ˈkatar")
    assert written(katar, "’s nicht", language="de") == "[[k|'a|t|a|r]]’s nicht"


def test_places():
    """A word of a pronunciation is the word of the text; with another count all are the first."""
    name = Run(text="Xi Jinping", ipa="ʃiː dʒɪnˈpɪŋ")
    text = write([Run(text="By "), name, Run(text=", now")], "en")
    for word, place in (("By", 0), ("S|i:", 3), ("dZ|", 6), (", now", 13)):
        assert text.place(text.written.index(word)) == place
    joined = write([Run(text="Xi Jinping", ipa="ʃiːdʒɪnˈpɪŋ"), Run(text=" x")], "en")
    assert {joined.place(place) for place in range(2, joined.written.index("]]"))} == {0}
    assert joined.place(len(joined.written)) == len("Xi Jinping x")
    letters = write([Run(text="At 7 A M [now]")], "en")
    for word, place in (("['eI", 5), (" M", 6), ("now", 10)):
        assert letters.place(letters.written.index(word)) == place
    dashed = write([Run(text="a—b—c")], "en")
    assert [dashed.place(dashed.written.index(word)) for word in "abc"] == [0, 2, 4]


SOUNDS = "p b t d k ɡ q ʔ c ɟ f v θ ð s z ʃ ʒ x ɣ h ç χ ʁ tʃ dʒ m n ŋ ɲ l ʎ r ɾ ɹ j w ʋ a ɑː e ɛ ə i iː ɪ o ɔː u uː ʊ y ø œ æ ʌ aɪ eɪ aʊ"
SAMPLE = (
    "The “", QATAR, "”’s plan (", QATAR, ")—by Missus Lee, of the I A E A, at seven A M [[a]] ", "a" * 150, " ", "1" * 90,
)  # fmt: skip


def test_the_version_tells_how_texts_are_written():
    """What was kept of a text that is now written otherwise is made again.

    When this fails, raise VERSION, write what it is now, and let the gains that ship be measured again.
    """
    said = [
        written(Run(text="x", ipa=sound), language=language)
        for language in ("en", "de", "es", "fr", "ru", "pl")
        for sound in SOUNDS.split()
    ]
    digest = sha256("\n".join([written(*SAMPLE), *said]).encode()).hexdigest()
    assert (VERSION, digest[:12]) == (1, "8ed507e8eeb5")


RUNS = st.lists(
    st.builds(
        Run,
        text=st.text(alphabet="aX [’s——“.\x00\ud800é", max_size=6),
        ipa=st.sampled_from([None, "ʃiː", "ʃiː ʃiː", "y", ""]),
    ),
    min_size=1,
    max_size=6,
)


@given(RUNS)
def test_places_rise_within_the_text(runs):
    """Whatever is written, its places go through the text from the start to the end."""
    text = write(runs, "en")
    places = [text.place(position) for position in range(len(text.written) + 1)]
    assert places == sorted(places)
    assert places[-1] == len("".join(run.text for run in runs))
    text.written.encode()
