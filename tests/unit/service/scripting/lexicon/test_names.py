"""Names that somebody should look up before they are on the air."""

from datetime import date

from contracts.newsroom import an_article

from service.model import Block
from service.scripting import write_script
from service.scripting.lexicon import Entry, Lexicon
from service.scripting.lexicon.names import has_dictionary, unknown_names


def names(text: str, *entries: Entry) -> dict[str, int]:
    article = an_article("Talks go on", blocks=(Block(kind="paragraph", text=text),))
    script = write_script(article, today=date(2026, 3, 14))
    return dict(unknown_names(script, Lexicon(entries).within(article.id, section=None)))


def test_names_are_listed_as_they_are_read():
    """With those that stand beside them, without possessives, each once; ordinary words and acronyms are none."""
    assert names(
        "Hamas leader Khaled Mashaal said so. Mashaal’s group, UNRWA and Gilad Shalit left London. Yesterday Shalit-Okafor won."
    ) == {"Mashaal": 2, "Gilad Shalit": 1, "Shalit-Okafor": 1}


def test_what_the_lexicon_knows_is_not_listed():
    known = [
        Entry(words="Mashaal", kind="respelling", said="mah-SHAHL", language="en"),
        Entry(words="Gilad Shalit", kind="spelling", said="Ghee-lahd Shah-leet"),
    ]
    assert names("Mashaal’s group and Gilad Shalit met Shalit.", *known) == {"Shalit": 1}


def test_only_languages_with_a_dictionary_are_looked_through():
    assert has_dictionary("en-GB")
    assert not has_dictionary("de")
