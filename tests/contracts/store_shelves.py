"""What every store does with shelves, and with the fragments of feeds."""

from dataclasses import replace

import pytest
from contracts.newsroom import DAY, HOUR, NOW, SECOND, an_article, made, publish, take

from service.forms import CODECS, Form
from service.model import Attribution, Chapter

LOW = Form(codec=CODECS["low"])
ALL = {"newest": 99, "places": range(0), "edition": 1}


def _by(*names):
    return Attribution(names=names, role=None, outlet=None, bureau=None, derived=False, shown="")


class ShelvesContract:
    """Part of `contracts.store.StoreContract`."""

    def test_what_is_heard_stands_where_it_belongs(self, store):
        assert store.shelves() == ()
        store.accept(an_article(section="Sport"), names=["unheard"], now=NOW)
        assert store.shelves() == (), "nobody hears it yet"
        store.withdraw("unheard", now=NOW)
        entry = publish(store, "bridge", section=" World  News ", attribution=_by("Ann Lee", "Bo"), language="en-GB")  # fmt: skip
        shelves = store.shelves()
        assert [(shelf.kind, shelf.name, shelf.language, shelf.slug) for shelf in shelves] == [
            ("language", "en", "en", "en"),
            ("section", "World News", "en", "world-news"),
            ("correspondent", "Ann Lee", "en", "ann-lee"),
            ("correspondent", "Bo", "en", "bo"),
        ]
        for shelf in shelves:
            assert (shelf.episodes, shelf.places, shelf.changed) == (1, 1, NOW)
            assert store.shelf(shelf.slug) == shelf
            assert store.on_shelf(shelf.slug, limit=9) == (entry,)
        assert store.shelf("sport") is None
        assert store.on_shelf("sport", limit=9) == ()

    def test_a_shelf_is_known_however_its_name_is_written(self, store):
        for name in ("Sport", "SPORT", " sport\n"):
            publish(store, name, section=name)
        assert [(s.name, s.slug, s.episodes) for s in store.shelves()[1:]] == [
            ("Sport", "sport", 3)
        ]

    def test_slugs_never_collide_and_stay(self, store):
        for name, language in (("Écho", "fr"), ("Echo", "fr"), ("Echo", "en"), ("体育", "zh"), ("main", "en")):  # fmt: skip
            publish(store, name + language, section=name, language=language)
        slugs = [shelf.slug for shelf in store.shelves() if shelf.kind == "section"]
        assert slugs[:3] == ["echo", "echo-fr", "echo-en"]
        assert slugs[3:] == ["ti-yu", "main-en"], "the show of the whole service has that slug"
        store.withdraw("Échofr", now=NOW)
        publish(store, "again", section="Écho", language="fr")
        assert [shelf.slug for shelf in store.shelves() if shelf.kind == "section"] == slugs

    def test_a_shelf_is_read_from_its_newest_date_on_in_parts(self, store):
        for days in (2, 0, 3, 1):
            publish(store, str(days), published=NOW - days * DAY)
        names = [entry.names[0] for entry in store.on_shelf("en", limit=9)]
        assert names == ["0", "1", "2", "3"]
        assert [e.names[0] for e in store.on_shelf("en", limit=2, offset=1)] == ["1", "2"]

    def test_what_is_held_or_withdrawn_leaves_every_shelf_at_once(self, store):
        for silence in (store.withdraw, lambda name, now: store.hold(name, until=None, now=now)):
            publish(store, str(silence), section="Sport")
            silence(str(silence), now=NOW + HOUR)
            assert store.on_shelf("sport", limit=9) == ()
            assert store.fragments("sport", **ALL) == ()
            assert store.shelf("sport").episodes == 0
            assert store.shelf("sport").changed == NOW + HOUR

    def test_a_revision_moves_when_it_is_heard_and_keeps_its_place_elsewhere(self, store):
        publish(store, "bridge", section="Sport")
        publish(store, "ferry")
        store.accept(an_article("Revised", section="Travel"), names=["bridge"], now=NOW)
        assert [shelf.episodes for shelf in store.shelves()] == [2, 1]
        store.publish(take(store), made(2), now=NOW + HOUR)
        assert [(s.slug, s.episodes, s.places) for s in store.shelves()] == [
            ("en", 2, 2), ("sport", 0, 1), ("travel", 1, 1),
        ]  # fmt: skip
        first = store.fragments("en", newest=0, places=range(1, 2), edition=1)
        assert [fragment.public_id for fragment in first] == [store.find("bridge").public_id]

    def test_every_change_of_a_shelf_gives_it_another_version_and_none_to_others(self, store):
        publish(store, "bridge", section="Sport")
        publish(store, "ferry", section="Travel")
        seen = {store.shelf("sport").version}
        travel = store.shelf("travel")

        def changed():
            version = store.shelf("sport").version
            fresh = version not in seen
            seen.add(version)
            return fresh

        publish(store, "chess", section="Sport")
        assert changed()
        store.accept(an_article("Other", section="Sport"), names=["bridge"], now=NOW)
        assert not changed()
        store.publish(take(store), made(2), now=NOW)
        assert changed()
        store.withdraw("chess", now=NOW)
        assert changed()
        assert store.shelf("travel") == travel

    def test_the_date_of_a_change_never_goes_back(self, store):
        publish(store, "bridge", now=NOW + DAY)
        publish(store, "ferry", now=NOW)
        assert store.shelf("en").changed == NOW + DAY

    def test_places_are_given_once(self, store):
        for name in "abc":
            publish(store, name)
        store.withdraw("b", now=NOW)
        publish(store, "d")
        places = [
            [known.public_id for known in store.fragments("en", newest=0, places=range(n, n + 1), edition=1)]
            for n in range(6)
        ]  # fmt: skip
        ids = {name: [store.find(name).public_id] for name in "acd"}
        assert places == [[], ids["a"], [], ids["c"], ids["d"], []]

    def test_a_fragment_is_kept_until_the_sound_or_the_edition_changes(self, store):
        publish(store, "bridge")
        (known,) = store.fragments("en", **ALL)
        assert (known.text, known.at) == (None, NOW)
        version = store.version()
        written = replace(known, text="<item>é</item>")
        for _ in range(2):
            store.keep_fragments(store.shelf("en"), [written], edition=1)
        assert store.fragments("en", **ALL) == (written,)
        assert store.version() == version
        assert store.fragments("en", newest=9, places=range(0), edition=2)[0].text is None
        store.accept(an_article("Other"), names=["bridge"], now=NOW)
        assert store.fragments("en", **ALL) == (written,), "it is still what is heard"
        store.publish(take(store), made(2, at=NOW + SECOND), now=NOW + SECOND)
        (fresh,) = store.fragments("en", **ALL)
        assert (fresh.text, fresh.at) == (None, NOW + SECOND)

    def test_a_fragment_that_comes_too_late_is_not_kept(self, store):
        """It was written of what was there before, and nobody would ever write it again."""
        publish(store, "bridge")
        shelf = store.shelf("en")
        (known,) = store.fragments("en", **ALL)
        publish(store, "ferry")
        store.keep_fragments(shelf, [replace(known, text="late")], edition=1)
        assert [fragment.text for fragment in store.fragments("en", **ALL)] == [None, None]

    def test_another_form_of_an_episode_is_a_change_of_its_shelves(self, store):
        entry = publish(store, "bridge")
        (known,) = store.fragments("en", **ALL)
        store.keep_fragments(store.shelf("en"), [replace(known, text="without")], edition=1)
        version = store.shelf("en").version
        store.want(entry.public_id, [LOW], now=NOW)
        store.publish(take(store), made(objects="low"), now=NOW)
        assert store.shelf("en").version != version
        assert store.fragments("en", **ALL)[0].text is None
        version = store.shelf("en").version
        store.remake(entry.public_id, form=LOW, now=NOW)
        assert store.shelf("en").version != version, "it is not there at the moment"

    def test_the_newest_and_those_in_places_come_together_newest_first(self, store):
        for days in (0, 3, 1, 2):
            publish(store, str(days), published=NOW - days * DAY)
        found = store.fragments("en", newest=1, places=range(2, 4), edition=1)
        names = [store.entry(known.public_id).names[0] for known in found]
        assert names == ["0", "1", "3"]

    def test_an_article_with_hundreds_of_names_fills_no_hundreds_of_shelves(self, store):
        publish(store, "crowd", attribution=_by(*map("Reporter {}".format, range(500))))
        assert len(store.shelves()) == 21

    @pytest.mark.parametrize("chapters", [(), (Chapter(title="Ünï", start_ms=0, end_ms=7),)])
    def test_chapters_are_kept(self, store, chapters):
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.publish(take(store), made(1, chapters=chapters), now=NOW)
        assert store.find("bridge").heard.chapters == chapters
