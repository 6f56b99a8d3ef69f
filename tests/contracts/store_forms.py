"""What every store does with the further forms of articles."""

from dataclasses import replace

import pytest
from contracts.newsroom import DAY, HOUR, NOW, an_article, everybody, made, nobody, publish, take

from service.forms import CODECS, MAIN, Form
from service.store.errors import TooManyForms, UnknownArticle, Withdrawn

OPUS = Form(codec=CODECS["opus"])
FAST = Form(speed_percent=150)
SLOW = Form(voice="gmw/en#é", speed_percent=75, codec=CODECS["low"])


def states(store, name="bridge"):
    return {had.form: had.state for had in store.find(name).renditions}


def heard(store, form, name="bridge"):
    return {had.form: had.made for had in store.find(name).renditions}[form]


def make_form(store, objects, *, now=NOW):
    """Make the form that is due next."""
    job = take(store, now=now)
    assert store.publish(job, made(job.revision, objects=objects, at=now), now=now)
    return job


class FormsContract:
    """Part of `contracts.store.StoreContract`."""

    def test_a_form_that_is_wanted_is_made_and_heard(self, store):
        entry = publish(store, "bridge")
        version = store.version()
        store.want(entry.public_id, [SLOW, OPUS, MAIN], now=NOW)
        assert states(store) == {SLOW: "wanted", OPUS: "wanted"}
        jobs = [make_form(store, f"forms/{n}") for n in range(2)]
        assert {(job.public_id, job.form, job.revision) for job in jobs} == {
            (entry.public_id, SLOW, 1),
            (entry.public_id, OPUS, 1),
        }
        assert states(store) == {SLOW: "made", OPUS: "made"}
        assert heard(store, jobs[0].form) == made(1, objects="forms/0")
        assert store.rendition(entry.public_id, 1, jobs[1].form) == made(1, objects="forms/1")
        assert store.rendition(entry.public_id, 1) == entry.heard
        assert store.find("bridge").heard == entry.heard
        assert store.version() > version
        assert take(store) is None

    def test_forms_are_made_after_all_episodes(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS], now=NOW)
        old = an_article(published=NOW - 9 * DAY)
        store.accept(old, names=["back catalogue"], now=NOW)
        assert take(store, "w1").form == MAIN
        assert take(store, "w2").form == OPUS

    def test_an_episode_brings_the_forms_that_are_wanted_of_all(self, store):
        """They commit with its pointer, so none is forgotten."""
        store.accept(an_article(), names=["bridge"], now=NOW)
        assert store.publish(take(store), made(), wanted=[OPUS, FAST], now=NOW)
        assert states(store) == {OPUS: "wanted", FAST: "wanted"}
        assert {take(store, f"w{n}").form for n in range(2)} == {OPUS, FAST}

    def test_what_is_wanted_of_an_article_that_is_not_made_yet_is_made_after_it(self, store):
        entry = store.accept(an_article(), names=["bridge"], now=NOW).entry
        store.want(entry.public_id, [FAST], now=NOW)
        job = take(store, "w1")
        assert job.form == MAIN
        assert take(store, "w2") is None
        assert store.publish(job, made(), now=NOW)
        assert take(store).form == FAST

    def test_a_correction_makes_every_form_again(self, store):
        """Nobody hears old words in another form."""
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS], now=NOW)
        make_form(store, "forms/old")
        store.accept(an_article("Corrected"), names=["bridge"], now=NOW)
        assert heard(store, OPUS) == made(objects="forms/old")
        assert store.publish(take(store), made(2), now=NOW)
        assert (states(store), heard(store, OPUS)) == ({OPUS: "wanted"}, None)
        assert store.rendition(entry.public_id, 1, OPUS) == made(objects="forms/old")
        assert make_form(store, "forms/new").revision == 2
        assert heard(store, OPUS) == made(2, objects="forms/new")

    def test_a_form_of_what_is_heard_no_more_is_not_published(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS], now=NOW)
        late = take(store, "w1")
        store.accept(an_article("Corrected"), names=["bridge"], now=NOW)
        assert store.publish(take(store, "w2"), made(2), now=NOW)
        assert not store.publish(late, made(1, objects="forms/late"), now=NOW)
        store.fail(late, "Too late", permanent=True, now=NOW)
        assert states(store) == {OPUS: "wanted"}
        assert take(store, "w3").form == OPUS

    def test_a_withdrawal_and_a_hold_silence_every_form(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS, FAST], now=NOW)
        done = make_form(store, "forms/done").form
        late = take(store)
        store.hold("bridge", until=None, now=NOW)
        assert states(store) == {OPUS: "wanted", FAST: "wanted"}
        assert heard(store, done) is None
        assert not store.publish(late, made(), now=NOW)
        assert take(store) is None
        store.release("bridge", now=NOW)
        assert store.publish(take(store), made(), now=NOW)
        assert take(store).form != MAIN
        store.withdraw("bridge", now=NOW)
        assert states(store) == {}
        assert take(store) is None
        with pytest.raises(Withdrawn):
            store.want(entry.public_id, [OPUS], now=NOW)

    def test_a_form_that_fails_is_told_and_tried_again_when_it_is_wanted_again(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS], now=NOW)
        store.fail(take(store), "No room", permanent=False, now=NOW)
        (had,) = store.find("bridge").renditions
        assert (had.state, had.why) == ("wanted", "No room")
        assert take(store, now=NOW) is None
        store.fail(take(store, now=NOW + HOUR), "No ffmpeg", permanent=True, now=NOW + HOUR)
        (had,) = store.find("bridge").renditions
        assert (had.state, had.why) == ("failed", "No ffmpeg")
        assert store.find("bridge").state == "published"
        assert store.find("bridge").why is None
        assert take(store, now=NOW + DAY) is None
        store.want(entry.public_id, [OPUS], now=NOW + DAY)
        make_form(store, "forms/1", now=NOW + DAY)
        (had,) = store.find("bridge").renditions
        assert (had.state, had.why) == ("made", None)

    def test_a_form_that_ends_the_program_each_time_has_failed_after_ten_tries(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS], now=NOW)
        for n in range(10):
            assert store.take(f"w{n}", alive=nobody, now=NOW).tries == n
        assert store.take("w10", alive=nobody, now=NOW) is None
        assert states(store) == {OPUS: "failed"}
        assert store.find("bridge").state == "published"

    def test_an_article_has_a_limited_number_of_forms(self, store):
        entry = publish(store, "bridge")
        many = [Form(speed_percent=100 + n) for n in range(1, 17)]
        store.want(entry.public_id, many, now=NOW)
        store.want(entry.public_id, many, now=NOW)
        with pytest.raises(TooManyForms, match="16 further forms"):
            store.want(entry.public_id, [OPUS], now=NOW)
        assert len(states(store)) == 16
        with pytest.raises(UnknownArticle):
            store.want("nonsense", [OPUS], now=NOW)

    def test_a_form_that_was_lost_is_made_again(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS, FAST], now=NOW)
        for n in range(2):
            make_form(store, f"forms/{n}")
        store.remake(entry.public_id, form=OPUS, now=NOW)
        store.remake("nonsense", form=OPUS, now=NOW)
        assert states(store) == {OPUS: "wanted", FAST: "made"}
        job = take(store)
        assert (job.form, job.revision) == (OPUS, 1)
        assert store.take("w2", alive=everybody, now=NOW) is None

    def test_the_files_of_forms_are_kept_as_long_as_those_of_episodes(self, store):
        entry = publish(store, "bridge")
        store.want(entry.public_id, [OPUS], now=NOW)
        make_form(store, "forms/1", now=NOW + HOUR)
        assert store.objects_in_use(since=NOW + DAY) == {"renditions/1", "forms/1"}
        later = NOW + 2 * HOUR
        store.accept(an_article("Corrected"), names=["bridge"], now=later)
        assert store.publish(take(store, now=later), made(2, at=later), now=later)
        assert store.objects_in_use(since=later) == {"renditions/2"}
        assert store.objects_in_use(since=NOW + HOUR) == {
            "renditions/1", "forms/1", "renditions/2",
        }  # fmt: skip
        make_form(store, "forms/2", now=later)
        assert store.objects_in_use(since=later) == {"renditions/2", "forms/2"}
        store.withdraw("bridge", now=later + HOUR)
        assert store.objects_in_use(since=later) == {"renditions/2", "forms/2"}
        assert store.objects_in_use(since=later + HOUR) == set()

    def test_what_the_desk_teaches_is_made_again_in_every_form(self, store):
        """A new pronunciation remakes the episode; its other forms follow."""
        entry = publish(store, "bridge")
        store.want(entry.public_id, [FAST], now=NOW)
        make_form(store, "forms/1")
        store.change_lexicon(remake=[entry.public_id], now=NOW)
        assert store.publish(take(store), replace(made(), objects="renditions/again"), now=NOW)
        assert take(store).form == FAST
