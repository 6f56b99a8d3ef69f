"""What every store does with articles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timezone
from functools import partial
from uuid import UUID

import pytest
from contracts.newsroom import (
    DAY,
    HOUR,
    NOW,
    SECOND,
    an_article,
    full_article,
    made,
    publish,
    take,
)

from service.errors import DocumentError
from service.store import Accepted, Job, Notice
from service.store.errors import NameTaken, UnknownArticle, Withdrawn


class ArticlesContract:
    """Part of `contracts.store.StoreContract`."""

    # Handing in

    def test_a_new_article_waits_to_be_made(self, store):
        accepted = store.accept(an_article(), names=["bridge"], now=NOW)
        entry = accepted.entry
        assert accepted == Accepted(entry=entry, change="new")
        assert (entry.names, entry.state, entry.since, entry.why) == (
            ("bridge",), "waiting", NOW, None,
        )  # fmt: skip
        assert (entry.revision, entry.article) == (1, an_article())
        assert (entry.notices, entry.heard, entry.heard_article) == ((), None, None)
        assert store.find("bridge") == store.entry(entry.public_id) == entry

    def test_all_of_an_article_is_kept(self, store, opening):
        store.accept(full_article(), names=["full"], now=NOW)
        assert opening().find("full").article == full_article()

    def test_public_id_and_guid_are_random_and_for_ever(self, store):
        first = store.accept(an_article(), names=["one"], now=NOW).entry
        other = store.accept(an_article(), names=["other"], now=NOW).entry
        ids = [UUID(id_) for entry in (first, other) for id_ in (entry.public_id, entry.guid)]
        assert len(set(ids)) == 4
        assert {id_.version for id_ in ids} == {4}
        assert first.guid.startswith("urn:uuid:")
        revised = store.accept(an_article("Other"), names=["one"], now=NOW + DAY).entry
        assert (revised.public_id, revised.guid) == (first.public_id, first.guid)

    def test_the_same_again_is_nothing(self, store):
        first = store.accept(an_article(), names=["bridge"], now=NOW)
        again = store.accept(an_article(), names=["bridge"], now=NOW + HOUR)
        assert again == Accepted(entry=first.entry, change="same")

    def test_the_same_content_under_another_name_of_the_article_is_no_revision(self, store):
        store.accept(an_article(), names=["bridge", "url"], now=NOW)
        again = store.accept(an_article(id="url"), names=["url"], now=NOW)
        assert (again.change, again.entry.revision) == ("same", 1)

    def test_the_same_content_as_another_article_is_an_article_of_its_own(self, store):
        store.accept(an_article(), names=["one"], now=NOW)
        assert store.accept(an_article(), names=["other"], now=NOW).change == "new"
        assert len(store.entries()) == 2

    def test_other_content_is_a_revision(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        revised = store.accept(an_article("Bridge shut"), names=["bridge"], now=NOW + HOUR)
        assert (revised.change, revised.entry.revision) == ("revised", 2)
        assert revised.entry.article == an_article("Bridge shut")
        assert revised.entry.date == NOW

    def test_content_that_comes_back_is_a_revision_too(self, store):
        """What was changed by mistake can be put right."""
        for number, headline in enumerate(("One", "Two", "One"), 1):
            entry = store.accept(an_article(headline), names=["bridge"], now=NOW).entry
            assert (entry.revision, entry.article.headline) == (number, headline)

    def test_an_article_that_is_no_text_is_refused_and_leaves_nothing(self, store):
        with pytest.raises(DocumentError, match="UTF-8"):
            store.accept(an_article("half an emoji: \ud83d"), names=["broken"], now=NOW)
        assert store.find("broken") is None

    def test_a_time_without_a_zone_is_refused(self, store):
        with pytest.raises(Exception, match="no time zone"):
            store.accept(an_article(), names=["bridge"], now=NOW.replace(tzinfo=None))
        assert store.entries() == ()

    # Names

    def test_any_name_finds_the_article(self, store):
        entry = store.accept(an_article(), names=["id", "url", "file"], now=NOW).entry
        assert entry.names == ("id", "url", "file")
        assert store.find("url") == store.find("file") == entry
        assert store.find("unknown") is None
        assert store.entry("url") is None

    def test_a_further_name_becomes_an_alias(self, store):
        store.accept(an_article(), names=["id"], now=NOW)
        again = store.accept(an_article(), names=["id", "url", "url"], now=NOW)
        assert (again.change, again.entry.names) == ("same", ("id", "url"))
        assert store.find("url") == again.entry

    def test_a_new_first_name_is_an_alias_when_another_name_is_known(self, store):
        """A feed that begins to give ids does not double its articles."""
        store.accept(an_article(), names=["url"], now=NOW)
        again = store.accept(an_article(), names=["id", "url"], now=NOW)
        assert (again.change, again.entry.names) == ("same", ("url", "id"))

    def test_names_of_two_articles_are_refused_and_change_nothing(self, store):
        store.accept(an_article(), names=["one"], now=NOW)
        store.accept(an_article(), names=["other"], now=NOW)
        before = store.entries()
        with pytest.raises(NameTaken, match=r"one.*other|other.*one"):
            store.accept(an_article("New"), names=["third", "one", "other"], now=NOW)
        assert store.entries() == before
        assert store.find("third") is None

    @pytest.mark.parametrize(
        "name",
        [
            "",
            " ",
            "ünï/日本 😀.txt",
            "%_'\";--",
            "caf\udce9.txt",
            "n" * 5000,
            "line\nline",
            "nul\0nul",
        ],
    )
    def test_any_text_can_be_a_name(self, store, name):
        """Files may be called anything, even what is no text."""
        store.accept(an_article(), names=["other"], now=NOW)
        entry = store.accept(an_article("By another name"), names=[name], now=NOW).entry
        assert store.find(name) == entry
        assert store.withdraw(name, now=NOW).state == "withdrawn"
        assert store.find("other").state == "waiting"

    # Dates

    @pytest.mark.parametrize(
        ("own", "date"),
        [
            pytest.param(None, NOW, id="none"),
            pytest.param(NOW - DAY, NOW - DAY, id="past"),
            pytest.param(NOW + SECOND, NOW, id="future"),
            pytest.param((NOW - DAY).astimezone(timezone(5 * HOUR)), NOW - DAY, id="far away"),
        ],
    )
    def test_the_date_is_the_articles_own_unless_it_is_to_come(self, store, own, date):
        entry = store.accept(an_article(published=own), names=["bridge"], now=NOW).entry
        assert entry.date == date

    def test_the_date_stays_when_a_revision_has_another(self, store):
        store.accept(an_article(published=NOW - DAY), names=["bridge"], now=NOW)
        revised = an_article(published=NOW - HOUR)
        assert store.accept(revised, names=["bridge"], now=NOW).entry.date == NOW - DAY

    def test_times_come_back_as_utc(self, store):
        far_away = NOW.astimezone(timezone(5 * HOUR))
        notice = Notice(text="We misspelt a name.", at=far_away)
        store.accept(an_article(), names=["bridge"], now=far_away, notice=notice)
        job = take(store, now=far_away)
        store.publish(job, made(at=far_away), now=far_away)
        entry = store.find("bridge")
        times = (entry.date, entry.since, entry.notices[0].at, entry.heard.at)
        assert times == (NOW,) * 4
        assert {time.tzinfo for time in times} == {UTC}

    # Holding, releasing, withdrawing

    def test_what_is_held_is_neither_made_nor_heard_until_it_is_released(self, store):
        held = store.accept(an_article(), names=["bridge"], now=NOW, hold=True)
        assert (held.change, held.entry.state) == ("new", "held")
        assert take(store) is None
        assert store.published(limit=9) == ()
        released = store.release("bridge", now=NOW + HOUR)
        assert (released.state, released.since) == ("waiting", NOW + HOUR)
        assert take(store, now=NOW + HOUR).public_id == released.public_id

    def test_what_is_held_stays_held_when_it_is_handed_in_again(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW, hold=True)
        for headline in ("Harbour bridge reopens", "Another"):
            again = store.accept(an_article(headline), names=["bridge"], now=NOW, urgent=True)
            assert again.entry.state == "held"
        assert take(store) is None
        store.release("bridge", now=NOW)
        assert take(store).revision == 2

    def test_holding_concerns_new_articles_only(self, store):
        publish(store, "bridge")
        again = store.accept(an_article("Other"), names=["bridge"], now=NOW, hold=True)
        assert again.entry.state == "published"
        assert take(store) is not None

    def test_releasing_what_is_not_held_changes_nothing(self, store):
        entry = publish(store, "bridge")
        assert store.release("bridge", now=NOW + DAY) == entry
        assert take(store) is None

    def test_what_is_withdrawn_is_gone_but_its_address_can_say_so(self, store):
        published = publish(store, "bridge")
        gone = store.withdraw("bridge", now=NOW + HOUR)
        assert (gone.state, gone.since) == ("withdrawn", NOW + HOUR)
        assert (gone.heard, gone.heard_article) == (None, None)
        assert store.entry(published.public_id) == store.find("bridge") == gone
        assert store.published(limit=9) == ()

    def test_what_is_withdrawn_stays_so(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.withdraw("bridge", now=NOW)
        gone = store.withdraw("bridge", now=NOW + HOUR)
        again = store.accept(
            an_article("New"), names=["id", "bridge"], now=NOW + DAY, urgent=True, notice=Notice(text="x", at=NOW)
        )  # fmt: skip
        assert again.change == "withdrawn"
        assert again.entry == replace(gone, names=("bridge", "id"))
        assert store.accept(an_article(), names=["id"], now=NOW).change == "withdrawn"
        with pytest.raises(Withdrawn, match="bridge"):
            store.release("bridge", now=NOW)
        assert take(store) is None

    def test_unknown_names_are_told(self, store):
        for verb in (store.release, store.withdraw):
            with pytest.raises(UnknownArticle, match="nobody knows"):
                verb("nobody knows", now=NOW)

    # Listening

    def test_what_is_published_is_heard(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        job = take(store)
        assert store.find("bridge").state == "making"
        assert store.publish(job, made(), now=NOW + HOUR)
        entry = store.find("bridge")
        assert (entry.state, entry.since, entry.why) == ("published", NOW + HOUR, None)
        assert (entry.heard, entry.heard_article) == (made(), an_article())
        assert store.published(limit=9) == (entry,)
        assert take(store) is None

    def test_the_newest_date_is_heard_first(self, store):
        for name, days in (("middle", 2), ("oldest", 3), ("newest", 1), ("as new", 1)):
            publish(store, name, published=NOW - days * DAY)
        store.accept(an_article(), names=["waiting"], now=NOW)
        names = ["as new", "newest", "middle", "oldest"]
        assert [entry.names[0] for entry in store.published(limit=9)] == names
        assert [entry.names[0] for entry in store.published(limit=2)] == names[:2]
        assert [entry.names[0] for entry in store.entries()] == ["waiting", *names]

    def test_the_old_revision_is_heard_while_the_new_one_is_made(self, store):
        """Listeners never find less than before."""
        before = publish(store, "bridge")
        store.accept(an_article("Corrected"), names=["bridge"], now=NOW + HOUR)
        job = take(store, now=NOW + HOUR)
        (entry,) = store.published(limit=9)
        assert (entry.state, entry.since, entry.revision) == ("published", before.since, 2)
        assert entry.article == an_article("Corrected")
        assert (entry.heard, entry.heard_article) == (made(1), an_article())
        assert store.publish(job, made(2), now=NOW + DAY)
        (entry,) = store.published(limit=9)
        assert (entry.heard, entry.heard_article) == (made(2), an_article("Corrected"))
        assert (entry.guid, entry.date, entry.since) == (before.guid, before.date, before.since)

    def test_the_newsrooms_own_words_about_corrections_are_kept_in_order(self, store):
        notices = [Notice(text=f"Correction {n}", at=NOW + n * HOUR) for n in range(3)]
        for n, notice in enumerate(notices):
            store.accept(an_article(f"{n}"), names=["bridge"], now=NOW, notice=notice)
            store.accept(an_article(f"{n}, silently"), names=["bridge"], now=NOW)
        assert store.find("bridge").notices == tuple(notices)
        assert store.find("bridge").revision == 6

    def test_a_notice_alone_is_a_revision_but_only_once(self, store):
        publish(store, "bridge")
        notice = Notice(text="An earlier version misspelt a name.", at=NOW)
        told = store.accept(an_article(), names=["bridge"], now=NOW, notice=notice)
        assert (told.change, told.entry.notices) == ("revised", (notice,))
        later = replace(notice, at=NOW + HOUR)
        again = store.accept(an_article(), names=["bridge"], now=NOW + HOUR, notice=later)
        assert again == Accepted(entry=told.entry, change="same")

    def test_the_version_changes_exactly_with_what_is_answered(self, store):
        """Caches of pages and feeds are thrown away when they must be, and not at each poll."""

        def version_changes(act: Callable[[], object]) -> bool:
            answers, version = (store.entries(), store.published(limit=9)), store.version()
            assert store.version() == version
            act()
            changed = store.version() != version
            assert changed == ((store.entries(), store.published(limit=9)) != answers)
            return changed

        accept = partial(store.accept, names=["bridge"], now=NOW)
        jobs: list[Job | None] = []
        steps = [
            (True, lambda: accept(an_article(), hold=True)),
            (False, lambda: accept(an_article())),
            (True, lambda: accept(an_article(), names=["bridge", "url"])),
            (True, lambda: accept(an_article("Other"))),
            (True, lambda: store.release("bridge", now=NOW)),
            (False, lambda: store.release("bridge", now=NOW)),
            (False, lambda: accept(an_article("Other"), urgent=True)),
            (True, lambda: jobs.append(take(store))),
            (False, lambda: jobs.append(take(store, "other"))),
            (True, lambda: store.fail(jobs[0], "Why", permanent=False, now=NOW)),
            (True, lambda: jobs.append(take(store, now=NOW + HOUR))),
            (True, lambda: store.publish(jobs[2], made(2), now=NOW)),
            (False, lambda: store.publish(jobs[2], made(2), now=NOW)),
            (True, lambda: accept(an_article("Third"))),
            (False, lambda: jobs.append(take(store))),
            (True, lambda: store.fail(jobs[3], "Why", permanent=False, now=NOW)),
            (False, lambda: jobs.append(take(store, now=NOW + HOUR))),
            (False, lambda: store.fail(jobs[4], "Why", permanent=False, now=NOW)),
            (False, lambda: jobs.append(take(store, now=NOW + HOUR))),
            (True, lambda: store.publish(jobs[5], made(3), now=NOW)),
            (True, lambda: accept(an_article("Fourth"))),
            (False, lambda: jobs.append(take(store))),
            (True, lambda: store.publish(jobs[6], made(4), now=NOW)),
            (True, lambda: store.withdraw("bridge", now=NOW)),
            (False, lambda: store.withdraw("bridge", now=NOW)),
            (False, lambda: accept(an_article("Fifth"))),
        ]
        assert [version_changes(act) for _, act in steps] == [expected for expected, _ in steps]
        assert jobs[1] is None
