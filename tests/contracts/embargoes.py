"""What every store does with articles that may not be heard yet, or not any more."""

import pytest
from contracts.newsroom import DAY, HOUR, NOW, SECOND, an_article, made, publish, take

from service.store.errors import UnknownArticle, Withdrawn


class EmbargoesContract:
    """Part of `contracts.store.StoreContract`."""

    def test_an_embargoed_article_is_held_and_released_when_the_time_has_come(self, store, opening):
        entry = store.accept(an_article(), names=["bridge"], now=NOW, until=NOW + HOUR).entry
        assert entry.state == "held"
        assert store.release_due(now=NOW + HOUR - SECOND) == 0
        assert take(store, now=NOW + HOUR - SECOND) is None
        version = store.version()
        assert opening().release_due(now=NOW + HOUR) == 1
        assert store.version() != version
        assert store.find("bridge").state == "waiting"
        assert take(store, now=NOW + HOUR).public_id == entry.public_id
        assert store.release_due(now=NOW + DAY) == 0

    def test_what_the_newsroom_holds_outlasts_an_embargo(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW, hold=True, until=NOW + HOUR)
        assert store.release_due(now=NOW + DAY) == 0
        assert store.hold("bridge", until=NOW + HOUR, now=NOW).state == "held"
        assert store.release_due(now=NOW + DAY) == 0

    def test_a_revision_without_an_embargo_is_made_at_once(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW, until=NOW + HOUR)
        assert store.accept(an_article(), names=["bridge"], now=NOW).entry.state == "held"
        assert store.accept(an_article("Now"), names=["bridge"], now=NOW).entry.state == "waiting"
        assert take(store).revision == 2

    def test_a_revision_does_not_end_an_embargo_that_it_keeps(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW, until=NOW + HOUR)
        revised = store.accept(an_article("Now"), names=["bridge"], now=NOW, until=NOW + HOUR)
        assert (revised.change, revised.entry.state) == ("revised", "held")
        assert store.release_due(now=NOW + HOUR) == 1

    def test_what_is_published_can_be_held(self, store):
        public_id = publish(store, "bridge").public_id
        held = store.hold("bridge", until=NOW + HOUR, now=NOW + SECOND)
        assert (held.state, held.heard, held.public_id) == ("held", None, public_id)
        assert store.published(limit=9) == ()
        assert store.release_due(now=NOW + HOUR) == 1
        job = take(store, now=NOW + HOUR)
        assert store.publish(job, made(), now=NOW + HOUR)
        assert store.find("bridge").state == "published"

    def test_what_is_held_while_it_is_made_is_not_published(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        job = take(store)
        store.hold("bridge", until=None, now=NOW)
        assert not store.publish(job, made(), now=NOW)
        assert store.find("bridge").heard is None

    def test_only_what_is_there_can_be_held(self, store):
        with pytest.raises(UnknownArticle):
            store.hold("bridge", until=None, now=NOW)
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.withdraw("bridge", now=NOW)
        with pytest.raises(Withdrawn):
            store.hold("bridge", until=None, now=NOW)

    def test_an_expired_article_is_withdrawn_whatever_its_state(self, store, opening):
        end = NOW + HOUR
        publish(store, "bridge", expires=end)
        store.accept(an_article("Waiting", expires=end), names=["waiting"], now=NOW)
        store.accept(an_article("Held", expires=end), names=["held"], now=NOW, hold=True)
        store.accept(an_article("Lasting"), names=["lasting"], now=NOW)
        assert store.withdraw_expired(now=end - SECOND) == 0
        version = store.version()
        assert opening().withdraw_expired(now=end) == 3
        assert store.version() != version
        assert store.withdraw_expired(now=end + DAY) == 0
        assert {
            entry.article.headline for entry in store.entries() if entry.state != "withdrawn"
        } == {"Lasting"}
        assert store.find("bridge").heard is None

    def test_the_newest_revision_says_when_an_article_expires(self, store):
        publish(store, "bridge", expires=NOW + HOUR)
        store.accept(an_article(expires=NOW + DAY), names=["bridge"], now=NOW)
        assert store.withdraw_expired(now=NOW + HOUR) == 0
        store.accept(an_article(), names=["bridge"], now=NOW)
        assert store.withdraw_expired(now=NOW + DAY) == 0
