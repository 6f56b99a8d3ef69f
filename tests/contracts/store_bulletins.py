"""What every store does with bulletins."""

from contracts.newsroom import DAY, HOUR, NOW, an_article, made, publish, take

from service.store import Bulletin, Entry, Store


def a_bulletin(*entries: Entry, objects: str = "headlines/1", at=NOW) -> Bulletin:
    return Bulletin(
        stories=tuple(f"{entry.public_id}/1-a" for entry in entries),
        title="2 headlines, 10 seconds",
        language="en",
        voices=("Zoë",),
        objects=objects,
        size_bytes=12_345,
        sha256="ab" * 32,
        duration_ms=10_000,
        at=at,
    )


def _two(store: Store) -> tuple[Entry, Entry]:
    return publish(store, "bridge"), publish(store, "ferry", headline="The ferry sails")


class BulletinsContract:
    """Part of `contracts.store.StoreContract`."""

    def test_the_newest_bulletin_is_heard(self, store):
        assert store.bulletin() is None
        before = store.version()
        first, second = a_bulletin(*_two(store)), a_bulletin(objects="headlines/2", at=NOW + HOUR)
        store.announce(first)
        assert store.bulletin() == first
        store.announce(second)
        assert store.bulletin() == second
        assert store.version() > before

    def test_a_bulletin_with_a_story_that_may_not_be_heard_is_silent(self, store):
        bridge, ferry = _two(store)
        store.announce(a_bulletin(bridge, ferry))
        store.hold("ferry", until=None, now=NOW)
        assert store.bulletin() is None
        store.announce(a_bulletin(bridge))
        assert store.bulletin() is not None
        store.withdraw("bridge", now=NOW)
        assert store.bulletin() is None

    def test_a_story_that_is_being_corrected_stays_in_its_bulletin(self, store):
        store.announce(a_bulletin(*_two(store)))
        store.accept(an_article("Bridge shut"), names=["bridge"], now=NOW)
        assert store.bulletin() is not None
        assert store.publish(take(store), made(2), now=NOW)
        assert store.bulletin() is not None

    def test_the_objects_of_a_bulletin_are_in_use_while_someone_may_hear_it(self, store):
        for hour in (0, 1, 5):
            store.announce(a_bulletin(objects=f"headlines/{hour}", at=NOW + hour * HOUR))
        assert store.objects_in_use(since=NOW + 3 * HOUR) == {"headlines/1", "headlines/5"}
        assert store.objects_in_use(since=NOW + 5 * HOUR) == {"headlines/5"}
        assert store.objects_in_use(since=NOW - HOUR) == {f"headlines/{n}" for n in (0, 1, 5)}
        store.announce(a_bulletin(objects="headlines/later", at=NOW + 30 * DAY))
        assert store.objects_in_use(since=NOW - HOUR) == {"headlines/later"}
