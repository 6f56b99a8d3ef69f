"""What every store does with listeners' own feeds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from contracts.newsroom import DAY, HOUR, NOW, made, publish, take

from service.forms import MAIN, Form
from service.store.errors import TooManyFeeds
from service.store.feeds import (
    EPISODES,
    MOST_A_MINUTE,
    RESTS_AFTER,
    UNUSED,
    Ceiling,
    Choice,
    Feed,
)

FAST = Form(speed_percent=150)
FASTER = Form(speed_percent=200)
OTHER = Form(voice="gmw/en#é", speed_percent=200)
MOST = Ceiling(feeds=100, forms=2, renditions_a_day=1000)
MINUTE = timedelta(minutes=1)


def digest(number):
    return f"{number:064x}"


def make_all(store, *, now=NOW, duration_ms=60_000):
    """Make all that is due, and tell what that was."""
    done = []
    while job := take(store, now=now):
        sound = made(
            job.revision, objects=f"o/{job.id}", at=now, duration_ms=duration_ms // (len(done) + 1)
        )
        assert store.publish(job, sound, now=now)
        done.append((job.public_id, job.form))
    return done


class FeedsContract:
    """A subclass gives the fixtures `store` and `feeds`, a `service.store.feeds.Feeds` on the same data."""

    def add(self, feeds, number=1, *, now=NOW, most=MOST, **choice):
        return feeds.add(digest(number), Choice(**choice), most=most, now=now)

    def test_a_feed_is_found_by_its_digest_with_all_that_was_chosen(self, feeds):
        choice = Choice(sections=("a", "b"), form=OTHER, longest_min=9, order="oldest")
        feed = feeds.add(digest(1), choice, most=MOST, now=NOW)
        assert feed == Feed(number=feed.number, choice=choice, since=NOW, polled_at=None)
        plain = self.add(feeds, 2)
        assert plain.choice == Choice()
        assert (feeds.find(digest(1)), feeds.find(digest(2))) == (feed, plain)
        assert feeds.find(digest(3)) is None
        assert feeds.all() == (feed, plain)

    def test_a_renewed_feed_has_only_its_new_token(self, feeds):
        feed = self.add(feeds)
        assert feeds.renew(digest(1), digest(2))
        assert feeds.find(digest(1)) is None
        assert feeds.find(digest(2)) == feed
        assert not feeds.renew(digest(1), digest(3))

    def test_a_revoked_feed_is_gone_and_its_number_is_never_given_again(self, feeds):
        first, second = self.add(feeds, 1), self.add(feeds, 2)
        assert feeds.revoke(digest(1))
        assert feeds.revoke(second.number)
        assert not feeds.revoke(digest(1))
        assert not feeds.revoke(second.number)
        assert feeds.all() == ()
        assert self.add(feeds, 3).number > second.number > first.number

    def test_a_poll_is_noted_to_the_hour(self, feeds):
        self.add(feeds)
        for now in (NOW, NOW + MINUTE, NOW + HOUR, NOW + HOUR + MINUTE):
            feeds.polled(digest(1), now=now)
        assert feeds.find(digest(1)).polled_at == NOW + HOUR
        feeds.polled(digest(2), now=NOW)
        assert len(feeds.all()) == 1

    def test_a_feed_has_what_is_made_in_its_form_and_nothing_else(self, store, feeds):
        """The lengths that it tells must be exact."""
        entry = publish(store, "bridge")
        self.add(feeds, form=FAST)
        assert feeds.episodes(Choice(form=FAST)) == ()
        assert feeds.want(most=MOST, now=NOW) == 1
        assert feeds.want(most=MOST, now=NOW) == 0
        assert feeds.episodes(Choice(form=FAST)) == ()
        assert make_all(store) == [(entry.public_id, FAST)]
        assert [found.public_id for found in feeds.episodes(Choice(form=FAST))] == [entry.public_id]
        assert [found.public_id for found in feeds.episodes(Choice())] == [entry.public_id]
        assert feeds.episodes(Choice(form=FASTER)) == ()

    def test_a_form_is_made_once_for_all_feeds(self, store, feeds):
        entry = publish(store, "bridge")
        for number in range(3):
            self.add(feeds, number, form=FAST)
        assert feeds.want(most=MOST, now=NOW) == 1
        assert make_all(store) == [(entry.public_id, FAST)]

    def test_what_feeds_have_asked_for_is_for_them_alone(self, store, feeds):
        """Unless the newsroom wants it for all, before or after."""
        publish(store, "bridge")
        self.add(feeds, form=FAST)
        feeds.want(most=MOST, now=NOW)
        assert [had.for_all for had in store.find("bridge").renditions] == [False]
        store.want(store.find("bridge").public_id, [FAST], now=NOW)
        assert [had.for_all for had in store.find("bridge").renditions] == [True]

    def test_sections_are_chosen_by_their_shelves(self, store, feeds):
        sport = publish(store, "1", headline="One", section="Sport")
        culture = publish(store, "2", headline="Two", section="Culture")
        publish(store, "3", headline="Three", section="Law")
        choice = Choice(sections=("sport", "culture"), form=FAST)
        assert {found.guid for found in feeds.episodes(replace(choice, form=MAIN))} == {
            sport.guid,
            culture.guid,
        }
        assert feeds.episodes(Choice(sections=("unknown",))) == ()
        feeds.add(digest(1), choice, most=MOST, now=NOW)
        assert feeds.want(most=MOST, now=NOW) == 2

    @pytest.mark.parametrize("order", ["newest", "oldest", "shortest"])
    def test_episodes_come_in_the_order_and_of_the_length_chosen(self, store, feeds, order):
        for number, duration_ms in enumerate((60_000, 300_000, 120_000, 121_000)):
            now = NOW + number * MINUTE
            publish(store, str(number), headline=f"No {number}", now=now)
            entry = store.find(str(number))
            store.remake(entry.public_id, now=now)
            job = take(store, now=now)
            sound = made(job.revision, duration_ms=duration_ms, at=now)
            assert store.publish(job, sound, now=now)
        found = feeds.episodes(Choice(longest_min=2, order=order))
        assert [entry.names[0] for entry in found] == {
            "newest": ["2", "0"],
            "oldest": ["0", "2"],
            "shortest": ["0", "2"],
        }[order]

    def test_only_the_newest_are_made_and_listed(self, store, feeds):
        for number in range(EPISODES + 2):
            publish(store, str(number), headline=f"No {number}", now=NOW + number * MINUTE)
        self.add(feeds, form=FAST)
        assert feeds.want(most=MOST, now=NOW) == EPISODES
        make_all(store)
        found = feeds.episodes(Choice(form=FAST))
        assert [int(entry.names[0]) for entry in found] == list(range(EPISODES + 1, 1, -1))

    def test_what_a_feed_is_made_of_is_another_answer_after_each_change(self, store, feeds):
        """Of an episode that was made in the form, made again, or withdrawn; the words need not be read for it."""
        choice = Choice(form=FAST, order="shortest")
        self.add(feeds, form=FAST)
        publish(store, "bridge", now=NOW)
        publish(store, "ferry", now=NOW + MINUTE)
        assert feeds.sounds(choice) == []
        feeds.want(most=MOST, now=NOW)
        make_all(store, now=NOW + HOUR)
        both = feeds.sounds(choice)
        assert {name for name, _ in both} == {
            entry.renditions[0].made.objects for entry in feeds.episodes(choice)
        }
        assert [at for _, at in both] == [NOW + HOUR] * 2
        store.remake(store.find("ferry").public_id, form=FAST, now=NOW + HOUR)
        make_all(store, now=NOW + 2 * HOUR)
        (ferry, later), bridge = feeds.sounds(choice)
        assert (later, bridge) == (NOW + 2 * HOUR, both[1])
        assert ferry not in {name for name, _ in both}
        store.withdraw("ferry", now=NOW + DAY)
        assert feeds.sounds(choice) == [bridge]

    def test_nothing_is_made_for_a_feed_that_nobody_polls_until_somebody_does(self, store, feeds):
        self.add(feeds, form=FAST)
        feeds.polled(digest(1), now=NOW)
        late = NOW + RESTS_AFTER
        publish(store, "bridge", now=late)
        assert feeds.find(digest(1)).rests(late)
        assert feeds.want(most=MOST, now=late) == 0
        feeds.polled(digest(1), now=late)
        assert not feeds.find(digest(1)).rests(late)
        assert feeds.want(most=MOST, now=late) == 1

    def test_what_no_feed_wants_any_more_is_let_go_after_a_day(self, store, feeds):
        """Also out of the queue. What the newsroom wants stays."""
        entry = publish(store, "bridge")
        store.want(entry.public_id, [FASTER], now=NOW)
        self.add(feeds, form=FAST)
        feeds.want(most=MOST, now=NOW)
        feeds.revoke(digest(1))
        feeds.want(most=MOST, now=NOW + HOUR)
        assert {had.form for had in store.find("bridge").renditions} == {FAST, FASTER}
        feeds.want(most=MOST, now=NOW + DAY)
        assert {had.form for had in store.find("bridge").renditions} == {FASTER}
        assert make_all(store, now=NOW + DAY) == [(entry.public_id, FASTER)]

    def test_a_form_that_is_let_go_while_it_is_made_is_not_published(self, store, feeds):
        publish(store, "bridge")
        self.add(feeds, form=FAST)
        feeds.want(most=MOST, now=NOW)
        job = take(store, now=NOW)
        feeds.revoke(digest(1))
        feeds.want(most=MOST, now=NOW + DAY)
        assert not store.publish(job, made(), now=NOW + DAY)
        assert store.find("bridge").renditions == ()

    def test_a_day_has_room_for_so_many_renditions(self, store, feeds):
        for number in range(3):
            publish(store, str(number), headline=f"No {number}", now=NOW + number * MINUTE)
        self.add(feeds, form=FAST)
        few = replace(MOST, renditions_a_day=2)
        assert feeds.want(most=few, now=NOW) == 2
        assert feeds.want(most=few, now=NOW + HOUR) == 0
        assert {name for name, _ in make_all(store)} == {
            store.find(name).public_id for name in ("1", "2")
        }
        assert feeds.want(most=few, now=NOW + DAY) == 1

    def test_a_service_has_room_for_so_many_forms(self, feeds):
        """One that is at work already takes no room; nor does one of a feed that rests."""
        self.add(feeds, 1, form=FAST)
        self.add(feeds, 2, form=FASTER)
        with pytest.raises(TooManyFeeds, match=r"1\.5x speed.*Choose one of those"):
            self.add(feeds, 3, form=OTHER)
        self.add(feeds, 4, form=FAST)
        self.add(feeds, 5)
        assert self.add(feeds, 6, form=OTHER, now=NOW + RESTS_AFTER)

    def test_a_service_has_room_for_so_many_feeds(self, feeds):
        """Those that nobody has ever subscribed to make room after a day."""
        two = replace(MOST, feeds=2)
        self.add(feeds, 1, most=two)
        self.add(feeds, 2, most=two)
        feeds.polled(digest(2), now=NOW)
        with pytest.raises(TooManyFeeds, match="as many feeds"):
            self.add(feeds, 3, most=two)
        assert self.add(feeds, 4, most=two, now=NOW + UNUSED)
        assert feeds.find(digest(1)) is None
        assert feeds.find(digest(2))

    def test_a_flood_of_new_feeds_has_to_wait(self, feeds):
        for number in range(MOST_A_MINUTE):
            self.add(feeds, number)
        with pytest.raises(TooManyFeeds, match="in a minute"):
            self.add(feeds, 99)
        assert self.add(feeds, 99, now=NOW + MINUTE)

    def test_withdrawn_and_held_articles_are_in_no_feed(self, store, feeds):
        publish(store, "1", headline="One")
        publish(store, "2", headline="Two")
        store.withdraw("1", now=NOW)
        store.hold("2", until=None, now=NOW)
        self.add(feeds, form=FAST)
        assert feeds.episodes(Choice()) == ()
        assert feeds.want(most=MOST, now=NOW) == 0
