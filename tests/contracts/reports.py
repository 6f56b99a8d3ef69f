"""What every keeper of listeners' reports does."""

import pytest
from contracts.newsroom import HOUR, NOW, publish

from service.store.errors import UnknownArticle
from service.store.reports import MOST, MOST_AN_HOUR, MOST_OF_AN_ARTICLE


class ReportsContract:
    """A subclass gives the fixtures `reports` and `store`, which are of one database."""

    @pytest.fixture
    def add(self, store, reports):
        """Report something of the article of a name, at a moment."""

        def added(words="Qatar", wrong="", contact="", *, name="bridge", now=NOW):
            entry = store.find(name) or publish(store, name)
            return reports.add(entry.public_id, words=words, wrong=wrong, contact=contact, now=now)

        return added

    def test_reports_are_kept_in_their_order_until_they_are_done(self, add, reports, store):
        assert add("Qatar", "It is KUH-tar.", "me@example.org")
        assert add("Łódź", now=NOW + HOUR)
        first, other = reports.all()
        assert (first.words, first.wrong, first.contact, first.at) == (
            "Qatar", "It is KUH-tar.", "me@example.org", NOW,
        )  # fmt: skip
        assert first.public_id == store.find("bridge").public_id
        assert reports.done(first.number)
        assert reports.all() == (other,)
        assert not reports.done(first.number)

    def test_a_number_is_never_given_twice(self, add, reports):
        add()
        (first,) = reports.all()
        reports.done(first.number)
        add()
        assert reports.all()[0].number > first.number

    def test_the_same_again_is_one_report(self, add, reports):
        assert add("Qatar", "So", "a")
        assert add("Qatar", "So", "b")
        assert len(reports.all()) == 1

    def test_nobody_can_flood_the_newsroom(self, add, reports):
        """Neither of one article, nor in an hour, nor in all."""
        for number in range(MOST_OF_AN_ARTICLE):
            assert add(str(number))
        assert not add("one more")
        later = NOW
        kept = MOST_OF_AN_ARTICLE
        for number in range(kept, MOST_AN_HOUR):
            assert add(str(number), name=f"article {number // 10}")
        assert not add("one more", name="another")
        for number in range(MOST_AN_HOUR, MOST):
            later = NOW + (number // MOST_AN_HOUR) * 2 * HOUR
            assert add(str(number), name=f"article {number // 10}", now=later)
        assert not add("one more", name="another", now=later + 9 * HOUR)
        assert len(reports.all()) == MOST

    def test_what_nobody_knows_cannot_be_reported(self, reports):
        with pytest.raises(UnknownArticle):
            reports.add("nobody", words="a", wrong="", contact="", now=NOW)
