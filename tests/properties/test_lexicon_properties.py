"""Laws of the lexicon, for any text and any entries."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import LexiconError
from service.model import Document
from service.scripting.lexicon import Entry, Lexicon, checked
from service.scripting.lexicon.files import read_entries
from service.scripting.lexicon.markup import write_pls
from service.scripting.lexicon.respelling import ipa_of
from service.scripting.lexicon.tables import write_table
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


@settings(deadline=None)
@given(st.lists(entries(), max_size=5))
def test_a_table_holds_everything(known: list[Entry]):
    """What is written as CSV is read again as it was."""
    known = list(Lexicon(known).entries)
    table = Document(data=write_table(known), name="names.csv")
    assert not known or read_entries(table) == tuple(known)


@settings(deadline=None)
@given(st.lists(entries(), min_size=1, max_size=5))
def test_pls_holds_what_it_has_words_for(known: list[Entry]):
    """A lexicon for other programs is read again as it was, with respellings in IPA and without sources."""
    known = [replace(entry, language="en") for entry in known]
    known = list(Lexicon(known).entries)
    again = read_entries(Document(data=write_pls(known), name="names.pls"))
    assert [replace(entry, said=entry.ipa or entry.said) for entry in again] == [
        replace(entry, kind="ipa", said=entry.ipa) if entry.ipa else entry for entry in known
    ]


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.text("<>/ lexicon=\"'").map(lambda text: f"<lexicon{text}".encode()),
    )
)
def test_any_file_is_read_or_refused(data: bytes):
    """Nothing that is handed in breaks the desk."""
    try:
        found = read_entries(Document(data=data, name="names"))
    except LexiconError:
        return
    assert all(isinstance(entry, Entry) for entry in found)
