"""Words that are sought, and the excerpts that show them."""

import pytest
from contracts.newsroom import an_article

from service.finding import Stretch, excerpt, terms, wanted, words_of
from service.model import Attribution, Block


def shown(texts, words):
    """Write an excerpt with brackets around what was sought."""
    parts = excerpt(texts, wanted(words))
    return "".join(f"[{part.text}]" if part.sought else part.text for part in parts)


def test_terms_are_folded_and_know_where_they_stand():
    """Marks of accents count to the word that they stand on, however they are written."""
    text = "Ça, cafe\u0301 — 北京!"
    found = list(terms(text))
    assert [term.text for term in found] == ["ca", "cafe", "北", "京"]
    assert [text[term.start : term.end] for term in found] == ["Ça", "cafe\u0301", "北", "京"]


def test_hidden_characters_inside_a_word_do_not_part_it():
    assert [term.text for term in terms("Donau\u00addampf \u200f")] == ["donaudampf"]


def test_what_is_sought_twice_counts_once():
    assert len(wanted("storm storm STORM covid-19")) == 2
    assert wanted(" — ! ") == ()


def test_an_excerpt_marks_every_place_of_what_was_sought():
    assert (
        shown(["The storm was Süd’s worst storm."], "storm sud")
        == "The [storm] was [Süd]’s worst [storm]."
    )


def test_an_excerpt_is_of_the_text_that_has_it_and_short():
    text = "before " * 40 + "the bridges hold " + "after " * 80
    found = shown(["Another text.", text], "bridge")
    assert "the [bridges] hold" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300


def test_where_only_the_headline_was_sought_the_excerpt_begins_at_the_beginning():
    assert shown(["", "The first words.", "Others."], "storm") == "The first words."
    assert excerpt([], wanted("storm")) == excerpt([""], wanted("storm")) == ()


def test_a_text_without_words_is_its_own_excerpt():
    assert excerpt(["!!!"], wanted("storm")) == (Stretch("!!!", sought=False),)


@pytest.mark.parametrize("word", ["reopens", "Ada", "Weather", "Ferry", "deck", "misspelt", "Tom"])
def test_everything_that_the_newsroom_wrote_can_be_found(word):
    article = an_article(
        kicker="Weather",
        deck="The deck",
        section="Ferry news",
        attribution=Attribution(
            names=("Ada Reed",), role=None, outlet=None, bureau=None, derived=False, shown="x"
        ),
        corrections=("A name was misspelt.",),
        contributors=("Tom Hale reported.",),
        blocks=(Block(kind="list", text="One"),),
    )
    assert word in " ".join(words_of(article))
