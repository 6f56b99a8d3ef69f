"""What of an article makes it another revision."""

from dataclasses import fields, replace

import pytest
from contracts.newsroom import an_article, full_article

from service.model import Article
from service.store.errors import StoreUnavailable
from service.store.sql.content import digest, from_text, to_text

EMPTY = an_article("", language="", blocks=())


@pytest.mark.parametrize("field", [field.name for field in fields(Article)])
def test_any_change_is_a_revision_but_that_of_a_name(field):
    other = replace(EMPTY, **{field: getattr(full_article(), field)})
    assert (digest(other) == digest(EMPTY)) == (field in {"id", "aliases"})


def test_the_digest_stays_what_it_is():
    """Else every article that is polled again after an upgrade would be a revision."""
    pinned = "62a245e4a902f6aeb9b55441dc81508c24aa9b8f63fbbdbe31b449427e4067a0"
    assert digest(an_article()) == pinned


def test_damaged_content_is_told():
    damaged = to_text(an_article()).replace("headline", "deadline")
    with pytest.raises(StoreUnavailable, match="Restore"):
        from_text(damaged)
