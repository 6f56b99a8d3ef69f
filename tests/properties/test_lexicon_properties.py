"""Laws of the lexicon, for any text and any entries."""

from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import LexiconError
from service.scripting.lexicon import Entry, Lexicon, checked
from service.scripting.lexicon.respelling import ipa_of
from service.scripting.wording import say

SHREDS = st.sampled_from(
    [
        "Xi",
        "xi",
        "NGO",
        "NGOs",
        "Al",
        "’s",
        "s",
        "’",
        "-",
        " ",
        "  ",
        ".",
        "@",
        "\n",
        "5",
        "习",
        "é",
    ]
)
TEXTS = st.one_of(st.lists(SHREDS, max_size=20).map("".join), st.text(max_size=30))


@st.composite
def entries(draw) -> Entry:
    """Make any entry that is kept."""
    kind = draw(st.sampled_from(["spelling", "letters", "word", "ipa", "respelling"]))
    said = {"spelling": draw(TEXTS), "ipa": "ˈʃiː", "respelling": "kuh-TAHR"}.get(kind, "")
    entry = Entry(
        words=draw(TEXTS),
        kind=kind,
        said=said,
        any_case=draw(st.booleans()),
        match=draw(st.sampled_from(["word", "plural", "prefix"])),
    )
    try:
        return checked(entry)
    except LexiconError:
        return checked(Entry(words="Al Xi", kind="spelling", said="Shee"))


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.lists(entries(), max_size=5))
def test_pieces_tile_what_is_shown(text: str, known: list[Entry]):
    """Whatever the entries, every stretch of a text is said or passed over in its place, once."""
    position = 0
    for piece in say(text, language="en", lexicon=Lexicon(known).within("a", section=None)):
        assert piece.shown_from == position < piece.shown_to
        position = piece.shown_to
    assert position == len(text)


@settings(deadline=None)
@given(entries())
def test_an_entry_is_found_in_a_sentence_of_its_own(entry: Entry):
    """What is kept is used: no entry waits for words that can never come."""
    lexicon = Lexicon([entry]).within("a", section=None)
    text = f"So {entry.words}."
    (piece,) = lexicon.found(text, 0, len(text), language="en")
    assert text[piece.shown_from : piece.shown_to] == entry.words


@settings(deadline=None)
@given(st.text(st.sampled_from("abcdeghiklnorsuyzAHEKZ- ")))
def test_a_respelling_is_read_or_refused(respelling: str):
    """Nothing that is typed is passed over in silence."""
    try:
        ipa = ipa_of(respelling)
    except LexiconError:
        return
    assert bool(ipa) == bool(respelling.strip())


def test_no_text_stalls_the_search():
    """Words that begin like a long entry, without end: each is looked at as often as the entry is long, and no more."""
    known = [Entry(words="Al " * 20 + "Bo", kind="spelling", said="x")]
    lexicon = Lexicon(known).within("a", section=None)
    for unit in ("Al ", "Al-", "A", "’s", " ", "习"):
        text = unit * (200_000 // len(unit))
        assert list(lexicon.found(text, 0, len(text), language="en")) == []
