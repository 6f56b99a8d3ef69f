"""Laws of search, for every text."""

from hypothesis import given
from hypothesis import strategies as st

from service.finding import excerpt, terms, wanted

TEXT = st.text(max_size=300)


@given(TEXT)
def test_terms_stand_in_order_within_their_text(text):
    at = 0
    for term in terms(text):
        assert at <= term.start < term.end <= len(text)
        assert term.text
        assert not set(term.text) & set(' "\x00')
        at = term.end


@given(TEXT)
def test_folding_what_is_folded_changes_nothing(text):
    once = [term.text for term in terms(text)]
    assert [term.text for term in terms(" ".join(once))] == once


@given(TEXT)
def test_a_text_is_found_by_each_of_its_words(text):
    for word in text.split():
        sought = wanted(word)
        found = list(terms(text))
        for one in sought:
            assert any(one.stands_at(at, found) for at in range(len(found)))


@given(TEXT, TEXT)
def test_an_excerpt_is_made_of_the_words_of_its_text(text, words):
    shown = "".join(part.text for part in excerpt([text], wanted(words)))
    assert shown.removeprefix("… ").removesuffix(" …") in text or shown in text
