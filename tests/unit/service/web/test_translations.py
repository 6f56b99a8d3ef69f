"""The words of the pages in German, Spanish and French."""

import re

import pytest
from translations import TRANSLATED, extracted, file_of, read, texts, written

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|<[^>]+>")


@pytest.fixture(scope="module")
def in_code():
    """The words that stand in the code, by id and context."""
    return {(message.id, message.context) for message in extracted() if message.id}


@pytest.fixture(params=TRANSLATED, scope="module")
def language(request):
    """One that the pages know beside English."""
    return request.param


def test_a_catalogue_has_the_words_of_the_code_and_no_others(language, in_code):
    """After a change of words, `make words` brings them; then they want to be translated."""
    catalog = read(language)
    assert {(message.id, message.context) for message in catalog if message.id} == in_code
    assert not catalog.obsolete


def test_each_word_is_translated_for_every_number(language):
    """Nobody hears English within a page of another language."""
    catalog = read(language)
    for message in filter(lambda message: message.id, catalog):
        assert not message.fuzzy, message.id
        assert all(texts(message.string)), message.id
        if message.pluralizable:
            assert len(message.string) == catalog.num_plurals, message.id


def test_a_translation_puts_in_what_the_words_put_in(language):
    """Names, times and links are not lost, and none is invented that would break the page."""
    for message in filter(lambda message: message.id, read(language)):
        wanted = sorted(_PLACEHOLDER.findall(texts(message.id)[-1]))
        for text in texts(message.string):
            assert sorted(_PLACEHOLDER.findall(text)) == wanted, text


def test_a_catalogue_is_written_as_the_program_writes_it(language):
    """What people change stays small, and no boilerplate comes in."""
    assert file_of(language).read_bytes() == written(read(language))
