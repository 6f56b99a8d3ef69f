"""What every store finds by words."""

import pytest
from contracts.newsroom import DAY, NOW, an_article, made, publish, take

from service.model import Block
from service.store import Found, Notice


def found(store, words, *, limit=10, offset=0):
    """Seek, and return the names of what is found."""
    answer = store.search(words, limit=limit, offset=offset)
    return [entry.names[0] for entry in answer.entries]


def of(text):
    """Make the blocks of an article that says *text*."""
    return (Block(kind="paragraph", text=text),)


class SearchContract:
    """Part of `contracts.store.StoreContract`."""

    def test_what_is_heard_is_found_by_words_of_its_headline_and_its_text(self, store):
        publish(store, "bridge")
        publish(store, "ferry", headline="Ferry fares fall", blocks=of("Nobody knows why."))
        assert found(store, "bridge") == ["bridge"]
        assert found(store, "KNOWS fares") == ["ferry"]
        assert found(store, "ferry bridge") == []

    def test_the_newest_are_found_first_a_page_at_a_time(self, store):
        for day in (2, 0, 1):
            publish(store, f"day {day}", published=NOW - day * DAY)
        answer = store.search("bridge", limit=2)
        assert [entry.names[0] for entry in answer.entries] == ["day 0", "day 1"]
        assert answer.total == 3
        assert found(store, "bridge", limit=2, offset=2) == ["day 2"]
        assert store.search("bridge", limit=2, offset=4) == Found(entries=(), total=3)

    def test_what_nobody_may_hear_is_not_found(self, store):
        store.accept(an_article(), names=["waiting"], now=NOW)
        assert found(store, "bridge") == []
        store.publish(take(store), made(), now=NOW)
        assert found(store, "bridge") == ["waiting"]
        store.accept(an_article(), names=["held"], now=NOW, hold=True)
        store.accept(an_article(), names=["embargoed"], now=NOW, until=NOW + DAY)
        assert found(store, "bridge") == ["waiting"]
        store.hold("waiting", until=None, now=NOW)
        assert found(store, "bridge") == []

    def test_what_is_withdrawn_or_expires_is_found_no_more(self, store):
        publish(store, "one")
        publish(store, "other", expires=NOW + DAY)
        store.withdraw("one", now=NOW)
        assert found(store, "bridge") == ["other"]
        store.withdraw_expired(now=NOW + DAY)
        assert found(store, "bridge") == []

    def test_a_revision_is_found_by_its_words_from_when_it_is_heard_on(self, store):
        publish(store, "bridge")
        notice = Notice(text="It is a viaduct.", at=NOW)
        store.accept(
            an_article("Viaduct reopens", blocks=of("It is open.")),
            names=["bridge"],
            now=NOW,
            notice=notice,
        )
        assert (found(store, "bridge"), found(store, "viaduct")) == (["bridge"], [])
        store.publish(take(store), made(2), now=NOW)
        assert (found(store, "bridge"), found(store, "viaduct")) == ([], ["bridge"])

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Élysée palace in Łódź", "elysee lodz"),
            ("Elysee", "ÉLYSÉE"),
            ("Straße", "strasse"),
            ("Bridges are closed", "bridge"),
            ("COVID-19 again", "covid-19"),
            ("They don’t know", "don’t"),
            ("新华社北京10月12日电", "北京"),
            ("東京都で地震", "地震"),
            ("ประเทศไทย", "ไทย"),
            ("وصل أحمد إلى المدينة", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("हिन्दी समाचार", "हिन्दी"),
            ("Новости с Украины", "украины"),
        ],
    )
    def test_case_accents_and_scripts_do_not_matter(self, store, text, words):
        publish(store, "it", blocks=of(text))
        publish(store, "other", headline="Other", blocks=of("Nothing of it."))
        assert found(store, words) == ["it"]

    @pytest.mark.parametrize("words", ["19-covid", "京北", "rid", "bri", "eopens"])
    def test_parts_of_a_word_are_found_in_their_order_and_from_its_beginning(self, store, words):
        publish(store, "it", blocks=of("COVID-19 bridges 北京"))
        assert found(store, words) == []

    @pytest.mark.parametrize(
        "words",
        ["", " ", '"', '" OR bridge', "bridge*", "NEAR(bridge", "words:bridge", "-bridge", "^", "\x00",
         "\ud800", "bridge' OR 1=1 --", "(", "a" * 10_000, "a " * 10_000, "😀", "¶"],
    )  # fmt: skip
    def test_words_are_never_more_than_words(self, store, words):
        """Whatever is sought, nothing breaks, and nothing is found that does not have it."""
        publish(store, "bridge")
        sought = store.search(words, limit=10)
        assert sought.total in (0, len(sought.entries))
        if "OR" in words or "NEAR" in words or "words" in words:
            assert sought.total == 0
