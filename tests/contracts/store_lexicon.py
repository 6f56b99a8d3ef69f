"""What every store does with the newsroom's lexicon."""

from contracts.newsroom import HOUR, NOW, an_article, made, publish, take

from service.scripting.lexicon import Entry

XI = Entry(words="Xi", kind="respelling", said="shee", language="en")
FULL = Entry(
    words="Ünï “x” 日本", kind="spelling", said="sound \\", scope="article", where="https://a.example/1",
    language="zh-Hant", any_case=True, match="plural", source="A guide, CC BY-SA 4.0",
)  # fmt: skip


class LexiconContract:
    """Part of `contracts.store.StoreContract`."""

    def test_entries_are_kept_whole_and_in_order(self, store, opening):
        assert store.lexicon() == ()
        store.change_lexicon(put=[FULL, XI], now=NOW)
        other = opening()
        assert other.lexicon() == (FULL, XI)
        other.close()

    def test_an_entry_takes_the_place_of_one_with_its_key(self, store):
        """The same words elsewhere, or in another language, are another entry."""
        others = [
            Entry(words="Xi", kind="word"),
            Entry(words="Xi", kind="word", scope="section", where="Sport", language="en"),
            Entry(words="xi", kind="word", language="en"),
        ]
        store.change_lexicon(put=[XI, *others], now=NOW)
        better = Entry(words="Xi", kind="ipa", said="ɕi", language="en")
        store.change_lexicon(put=[better], now=NOW)
        assert store.lexicon() == (*others, better)
        store.change_lexicon(put=[Entry(words="Xi", kind="letters")], now=NOW)
        assert len(store.lexicon()) == 4

    def test_dropped_entries_are_gone(self, store):
        store.change_lexicon(put=[XI, FULL], now=NOW)
        store.change_lexicon(drop=[XI, Entry(words="Nobody", kind="word")], now=NOW)
        assert store.lexicon() == (FULL,)

    def test_what_is_published_is_made_again_behind_the_news_and_stays_heard(self, store):
        old = publish(store, "old")
        store.change_lexicon(put=[XI], remake=[old.public_id, "0" * 32], now=NOW)
        new = store.accept(an_article("New"), names=["new"], now=NOW).entry
        assert store.entry(old.public_id) == old
        assert take(store, "w1").public_id == new.public_id
        job = take(store, "w2")
        assert (job.public_id, job.revision) == (old.public_id, 1)
        assert store.publish(job, made(objects="again"), now=NOW + HOUR)
        again = store.entry(old.public_id)
        assert (again.guid, again.date, again.revision, again.heard.objects) == (
            old.guid, old.date, 1, "again",
        )  # fmt: skip

    def test_nothing_that_is_held_or_withdrawn_is_made(self, store):
        for name, silence in (("held", "hold"), ("gone", "withdraw")):
            entry = publish(store, name)
            getattr(store, silence)(name, now=NOW, **({"until": None} if silence == "hold" else {}))
            store.change_lexicon(put=[XI], remake=[entry.public_id], now=NOW)
            assert take(store) is None
            assert store.entry(entry.public_id).heard is None

    def test_what_is_being_made_with_the_old_entries_is_begun_again(self, store):
        """No episode is published that was spoken by entries that have changed meanwhile."""
        store.accept(an_article(), names=["bridge"], now=NOW)
        early = take(store, "w1")
        store.change_lexicon(put=[XI], now=NOW)
        assert not store.publish(early, made(), now=NOW)
        assert store.find("bridge").heard is None
        late = take(store, "w1")
        assert late.tries == early.tries
        assert store.publish(late, made(), now=NOW)
