"""What every store does with jobs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from contracts.newsroom import DAY, HOUR, NOW, SECOND, an_article, made, nobody, publish, take


class JobsContract:
    """Part of `contracts.store.StoreContract`."""

    # Taking and publishing

    def test_an_article_is_one_job(self, store):
        for headline in ("One", "Two", "Two"):
            store.accept(an_article(headline), names=["bridge"], now=NOW)
        job = take(store, "w1")
        assert (job.public_id, job.revision, job.worker, job.tries) == (
            store.find("bridge").public_id, 2, "w1", 0,
        )  # fmt: skip
        assert take(store, "w2") is None

    def test_the_most_urgent_is_made_first_and_among_its_like_the_oldest(self, store):
        publish(store, "correction")
        publish(store, "failed correction")
        for name in ("back catalogue", "new", "also new", "urgent later", "urgent"):
            date = NOW - 2 * DAY if name == "back catalogue" else None
            urgent = name == "urgent"
            article = an_article(published=date)
            store.accept(article, names=[name], now=NOW, urgent=urgent)
        store.accept(an_article("Corrected"), names=["correction"], now=NOW)
        store.accept(an_article("Urgent after all"), names=["urgent later"], now=NOW, urgent=True)
        order = ["urgent later", "urgent", "correction", "new", "also new", "back catalogue"]
        ids = [store.find(name).public_id for name in order]
        assert [take(store, f"w{n}").public_id for n in range(6)] == ids

    def test_a_listener_who_waits_makes_a_job_urgent(self, store):
        for name in ("first", "wanted"):
            store.accept(an_article(), names=[name], now=NOW)
        again = store.accept(an_article(), names=["wanted"], now=NOW, urgent=True)
        assert again.change == "same"
        assert take(store).public_id == again.entry.public_id

    def test_a_listener_who_begins_to_listen_hurries_what_waits_and_wakes_nothing_else(self, store):
        publish(store, "heard")
        store.accept(an_article(), names=["failed"], now=NOW)
        store.fail(take(store), "The voice broke.", permanent=True, now=NOW)
        for name in ("first", "wanted"):
            store.accept(an_article(), names=[name], now=NOW)
        for name in ("heard", "failed", "wanted"):
            store.hurry(store.find(name).public_id)
        store.hurry("nobody")
        for name in ("wanted", "first"):
            assert take(store, name).public_id == store.find(name).public_id
        assert take(store, "idle") is None

    def test_a_job_does_not_become_less_urgent(self, store):
        store.accept(an_article(), names=["first"], now=NOW)
        entry = store.accept(an_article(), names=["urgent"], now=NOW, urgent=True).entry
        store.accept(an_article("Revised"), names=["urgent"], now=NOW)
        assert take(store).public_id == entry.public_id

    def test_the_job_of_a_living_worker_is_its_own_and_that_of_a_dead_one_is_taken_over(
        self, store
    ):
        store.accept(an_article(), names=["bridge"], now=NOW)
        first = take(store, "w1")
        assert store.take("w2", alive=lambda worker: worker == "w1", now=NOW + DAY) is None
        second = store.take("w2", alive=lambda worker: worker != "w1", now=NOW)
        assert second == replace(first, worker="w2", tries=1)
        assert not store.publish(first, made(), now=NOW)
        assert store.find("bridge").state == "making"
        assert store.publish(second, made(), now=NOW)

    def test_a_worker_that_asks_for_more_has_given_up_what_it_holds(self, store):
        """Nothing is stuck when a worker could not say that it failed."""
        store.accept(an_article(), names=["bridge"], now=NOW)
        assert take(store, "w1").id == take(store, "w1").id

    def test_a_revision_that_comes_while_an_older_one_is_made_wins(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        old = take(store, "w1")
        store.accept(an_article("Newer"), names=["bridge"], now=NOW)
        assert take(store, "w2") is None
        assert not store.publish(old, made(1), now=NOW)
        assert (store.find("bridge").state, store.find("bridge").heard) == ("waiting", None)
        new = take(store, "w2")
        assert (new.revision, new.tries) == (2, 0)
        assert store.publish(new, made(2), now=NOW)
        assert store.find("bridge").heard_article == an_article("Newer")

    def test_a_job_may_make_a_revision_that_came_after_it_was_taken(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        job = take(store)
        store.accept(an_article("Newer"), names=["bridge"], now=NOW)
        assert store.publish(job, made(2), now=NOW)
        assert store.find("bridge").heard_article == an_article("Newer")
        assert take(store) is None

    def test_what_is_withdrawn_while_it_is_made_is_not_published(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        job = take(store)
        gone = store.withdraw("bridge", now=NOW)
        assert not store.publish(job, made(), now=NOW)
        store.fail(job, "Too late", permanent=True, now=NOW)
        assert store.find("bridge") == gone
        assert store.published(limit=9) == ()

    def test_a_job_is_published_once(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        job = take(store)
        assert store.publish(job, made(), now=NOW)
        assert not store.publish(job, made(objects="another"), now=NOW)
        store.fail(job, "Too late", permanent=True, now=NOW)
        entry = store.find("bridge")
        assert (entry.heard, entry.state, entry.why) == (made(), "published", None)

    def test_an_old_job_is_not_mistaken_for_a_new_one(self, store):
        """A worker that slept through it all publishes nothing."""
        store.accept(an_article(), names=["bridge"], now=NOW)
        old = take(store, "w1")
        store.fail(old, "Why", permanent=True, now=NOW)
        store.accept(an_article(), names=["bridge"], now=NOW)
        assert take(store, "w1").id != old.id
        assert not store.publish(old, made(), now=NOW)

    # Failing

    def test_a_job_that_failed_is_tried_again_later_and_later_still(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        now, job = NOW, take(store)
        for tries, wait_s in enumerate((5, 10, 20, 40, 80, 160, 320, 640, 1280), 1):
            store.fail(job, f"Broke {tries}", permanent=False, now=now)
            entry = store.find("bridge")
            assert (entry.state, entry.why, entry.since) == ("waiting", f"Broke {tries}", now)
            now += wait_s * SECOND
            assert take(store, now=now - timedelta(microseconds=1)) is None
            job = take(store, now=now)
            assert job.tries == tries

    def test_a_job_waits_for_as_long_as_an_engine_asks_for(self, store):
        """Nobody hammers a service that said when to come back."""
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.fail(take(store), "Busy", permanent=False, now=NOW, retry_after=HOUR)
        assert take(store, now=NOW + HOUR - SECOND) is None
        job = take(store, now=NOW + HOUR)
        store.fail(job, "Busy", permanent=False, now=NOW + HOUR, retry_after=SECOND)
        assert take(store, now=NOW + HOUR + 9 * SECOND) is None
        assert take(store, now=NOW + HOUR + 10 * SECOND) is not None

    def test_after_ten_tries_it_has_failed(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        for n in range(10):
            store.fail(
                take(store, now=NOW + n * HOUR), "Broke", permanent=False, now=NOW + n * HOUR
            )
        entry = store.find("bridge")
        assert (entry.state, entry.why, entry.since) == ("failed", "Broke", NOW + 9 * HOUR)
        assert take(store, now=NOW + DAY) is None

    def test_what_can_never_be_made_has_failed_at_once(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.fail(take(store), "It has no words.", permanent=True, now=NOW)
        assert (store.find("bridge").state, store.find("bridge").why) == (
            "failed",
            "It has no words.",
        )
        assert take(store, now=NOW + DAY) is None
        assert store.published(limit=9) == ()

    def test_what_ends_the_program_each_time_has_failed_after_ten_tries(self, store):
        """A poisoned article does not take the service down for ever."""
        store.accept(an_article(), names=["poison"], now=NOW)
        for n in range(10):
            assert store.take(f"w{n}", alive=nobody, now=NOW).tries == n
        assert store.take("w10", alive=nobody, now=NOW) is None
        entry = store.find("poison")
        assert entry.state == "failed"
        assert "10 times" in entry.why

    def test_a_correction_that_failed_leaves_the_old_revision_to_be_heard(self, store):
        publish(store, "bridge")
        store.accept(an_article("Corrected"), names=["bridge"], now=NOW)
        store.fail(take(store), "Broke", permanent=True, now=NOW)
        (entry,) = store.published(limit=9)
        assert (entry.state, entry.why, entry.heard) == ("published", "Broke", made(1))
        assert take(store, now=NOW + DAY) is None

    def test_the_failure_of_an_older_revision_is_not_held_against_a_newer_one(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        job = take(store)
        store.accept(an_article("Newer"), names=["bridge"], now=NOW)
        store.fail(job, "It has no words.", permanent=True, now=NOW)
        assert (store.find("bridge").state, store.find("bridge").why) == ("waiting", None)
        assert take(store).revision == 2

    def test_a_new_revision_is_tried_at_once_and_as_often_as_any(self, store):
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.fail(take(store), "Broke", permanent=False, now=NOW)
        store.accept(an_article("Newer"), names=["bridge"], now=NOW)
        assert (store.find("bridge").state, store.find("bridge").why) == ("waiting", None)
        assert take(store).tries == 0

    @pytest.mark.parametrize("headline", ["Harbour bridge reopens", "Newer"])
    def test_what_failed_is_tried_again_when_it_is_handed_in_again(self, store, headline):
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.fail(take(store), "No voice", permanent=True, now=NOW)
        again = store.accept(an_article(headline), names=["bridge"], now=NOW + HOUR)
        assert (again.entry.state, again.entry.since) == ("waiting", NOW + HOUR)
        assert store.publish(
            take(store, now=NOW + HOUR), made(again.entry.revision), now=NOW + HOUR
        )
        assert (store.find("bridge").state, store.find("bridge").why) == ("published", None)

    def test_a_correction_that_failed_is_tried_again_when_it_is_handed_in_again(self, store):
        publish(store, "bridge")
        store.accept(an_article("Newer"), names=["bridge"], now=NOW)
        store.fail(take(store), "Broke", permanent=True, now=NOW)
        assert store.accept(an_article("Newer"), names=["bridge"], now=NOW).change == "same"
        assert store.publish(take(store), made(2), now=NOW)
        assert store.find("bridge").heard_article == an_article("Newer")

    def test_handing_in_again_does_not_hurry_what_broke_down(self, store):
        """Polling a feed does not hammer an engine that is broken."""
        store.accept(an_article(), names=["bridge"], now=NOW)
        store.fail(take(store), "Broke", permanent=False, now=NOW)
        store.accept(an_article(), names=["bridge"], now=NOW)
        assert take(store, now=NOW + 4 * SECOND) is None
        assert take(store, now=NOW + 5 * SECOND).tries == 1

    def test_a_revision_can_be_heard_by_who_has_its_page_open(self, store):
        entry = publish(store, "bridge")
        assert store.rendition(entry.public_id, 1) == entry.heard
        newer = publish(store, "bridge", headline="Bridge shut")
        assert store.rendition(entry.public_id, 1) == entry.heard
        assert store.rendition(entry.public_id, 2) == newer.heard
        assert store.rendition(entry.public_id, 3) is None
        assert store.rendition("nonsense", 1) is None

    # What was lost

    def test_what_was_lost_is_made_again_at_the_same_address(self, store):
        before = publish(store, "bridge")
        store.remake(before.public_id, now=NOW)
        store.remake(before.public_id, now=NOW)
        job = take(store)
        assert (job.public_id, job.revision) == (before.public_id, before.revision)
        assert store.find("bridge").heard == before.heard
        again = made(objects="renditions/again")
        assert store.publish(job, again, now=NOW + HOUR)
        assert store.find("bridge").heard == again
        assert take(store) is None

    def test_what_others_read_is_known_until_it_is_being_made_again(self, store):
        """Behind all that is new; a later stand-in waits for its time."""
        publish(store, "own")
        store.accept(an_article(), names=["bridge"], now=NOW)
        stand_in = made(instead_of="Zoë", voices=("Ada", "Bea"))
        store.publish(take(store), stand_in, now=NOW)
        assert store.find("bridge").heard == stand_in
        assert store.stood_in(before=NOW - SECOND, limit=9) == ()
        (entry,) = store.stood_in(before=NOW, limit=9)
        assert entry.names == ("bridge",)
        store.remake(entry.public_id, urgent=False, now=NOW)
        assert store.stood_in(before=NOW, limit=9) == ()
        store.accept(an_article(), names=["new"], now=NOW)
        assert take(store).public_id == store.find("new").public_id
        assert take(store, "v").public_id == entry.public_id

    def test_only_what_is_published_is_made_again(self, store):
        held = store.accept(an_article(), names=["held"], now=NOW, hold=True).entry
        gone = publish(store, "gone")
        store.withdraw("gone", now=NOW)
        for public_id in (held.public_id, gone.public_id, "nonsense"):
            store.remake(public_id, now=NOW)
        assert take(store) is None

    # What listeners may still be in the midst of

    def test_what_was_heard_is_kept_for_a_while(self, store):
        """A revision's objects are in use while they are heard, and for as long after as one asks."""
        assert store.objects_in_use(since=NOW) == set()
        for hours, headline in enumerate(("One", "Two", "Three")):
            now = NOW + hours * HOUR
            store.accept(an_article(headline), names=["bridge"], now=now)
            job = take(store, now=now)
            assert store.publish(job, made(job.revision, at=now), now=now)
        publish(store, "other")
        assert store.objects_in_use(since=NOW + 3 * HOUR) == {"renditions/3", "renditions/1"}
        assert store.objects_in_use(since=NOW + HOUR) == {
            "renditions/3",
            "renditions/2",
            "renditions/1",
        }
        store.withdraw("bridge", now=NOW + 5 * HOUR)
        assert "renditions/3" in store.objects_in_use(since=NOW + 4 * HOUR)
        assert store.objects_in_use(since=NOW + 6 * HOUR) == {"renditions/1"}
