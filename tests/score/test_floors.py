"""What `make score` measures does not fall; what needs the corpus is skipped without it."""

from pathlib import Path

import pytest
from score import ear, reading, spoken


@pytest.fixture(scope="module")
def every(corpus: Path) -> list[reading.Page]:
    return list(reading.pages(corpus))


@pytest.fixture(scope="module")
def articles(every: list[reading.Page]) -> list[reading.Article | None]:
    return [reading.article_of(page) for page in every]


def test_body(every, articles):
    """The text of real pages is found nearly whole and nearly alone."""
    bodies = ["\n".join(reading.body_of(article)) for article in articles]
    for cut, floor in ((reading.words, 0.98), (reading.shingles, 0.976)):
        found = reading.overlap(
            [(cut(body), cut(page.body)) for body, page in zip(bodies, every, strict=True)]
        )
        assert found.f1 > floor


def test_datelines(corpus, every, articles):
    """All are found. One page has a place in capitals above its text that the people who marked it did not take for one."""
    of_pages = reading.page_datelines(every, articles)
    assert of_pages.recall == 1
    assert len(of_pages.wrong) <= 1
    of_shapes = reading.shape_datelines(corpus)
    assert (of_shapes.precision, of_shapes.recall) == (1, 1)


def test_attributions(corpus):
    """Nobody is named who is not surely named; nearly all who are, are found."""
    found = reading.shape_attributions(corpus)
    assert found.precision == 1
    assert found.recall > 0.94


def test_wording(corpus):
    """All phrases of the news but the names are said as a newsreader says them."""
    wrong = [
        case.shown
        for case in spoken.of_corpus(corpus)
        if case.kind != "name"
        and spoken.words(spoken.spoken(case.shown)) not in map(spoken.words, case.accepted)
    ]
    assert wrong == []


def test_nothing_twice_and_no_captions(every, articles):
    """No page says headline, deck or byline twice, or a caption as text."""
    for page, article in zip(every, articles, strict=True):
        assert reading.heard_twice(article) == []
        captions = reading.captions(page)
        spoken = [line for line in reading.body_of(article) if reading.letters(line) in captions]
        assert spoken == []


@pytest.fixture(scope="module")
def listener() -> ear.Ear:
    return ear.Ear()


def test_what_the_ear_counts(listener):
    """Its errors are those of the shortest way from one row of words to the other; a name that it cannot know is none."""
    reference = ear.words("Dr. Zxqv paid six hundred and forty dollars")
    assert reference == ["doctor", "zxqv", "paid", "six", "hundred", "forty", "dollars"]
    heard = ear.words("doctor set paid hundred fourteen dollars more")
    found = ear.errors(reference, heard, listener)
    assert (found.words, found.unknown, found.heard) == (6, 1, 7)
    assert (found.replaced, found.deleted, found.inserted) == (1, 1, 1)
    assert found.rate == 0.5


def test_wording_is_understood_better_than_what_is_shown(listener, program):
    """A machine that never saw the text makes half as many errors when it is worded, and no words are lost."""
    program("flite")
    shown, worded = ear.compare(ear.sentences()[::4], listener, ear.voice())
    assert worded.rate < shown.rate / 2
    assert worded.rate < 0.15
    assert worded.deleted <= shown.deleted
    assert 0.95 < worded.heard / worded.words < 1.05
