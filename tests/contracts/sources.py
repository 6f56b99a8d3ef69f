"""What every store does with sources and sites."""

from dataclasses import replace

import pytest
from contracts.newsroom import DAY, HOUR, NOW, SECOND, everybody, nobody

from service.fetching import Validators
from service.store.sites import MOST_A_MINUTE, REMEMBERED, Wanted
from service.store.sources import Item, Source

FEED = "https://news.example/feed.xml"
SITE = "https://news.example"
PAGE = "https://news.example/ferry"


class SourcesContract:
    """A subclass gives the fixture `sources`, a `service.store.sources.Sources` without any."""

    @pytest.fixture
    def feed(self, sources):
        return sources.add(FEED, hold=False, now=NOW)

    def take(self, sources, worker="w", *, alive=everybody, now=NOW):
        return sources.take(worker, alive=alive, now=now)

    def test_a_new_source_is_due_at_once(self, sources, feed):
        assert feed == Source(url=FEED, hold=False, next_at=NOW, since=NOW)
        assert sources.all() == (feed,)
        assert self.take(sources) == feed

    def test_all_that_is_found_out_is_kept(self, sources, feed):
        self.take(sources)
        after = Source(
            url=FEED, hold=False, next_at=NOW + HOUR, since=NOW + SECOND, lists=True,
            validators=Validators(url=FEED, etag='"x"', last_modified="Mon, 01 Jun 2026 08:00:00 GMT"),
            polled_at=NOW, failures=3, why="It vanished – 日本.", notes=("One.", 'Two "2".'), added=4, revised=5,
        )  # fmt: skip
        sources.put_back(after, "w", None)
        assert sources.all() == (after,)

    def test_it_is_polled_again_when_it_is_due(self, sources, feed):
        self.take(sources)
        sources.put_back(replace(feed, next_at=NOW + HOUR), "w", [])
        assert self.take(sources, now=NOW + HOUR - SECOND) is None
        assert self.take(sources, now=NOW + HOUR).url == FEED

    def test_adding_it_again_makes_it_due_and_loses_nothing(self, sources, feed):
        self.take(sources)
        sources.put_back(replace(feed, next_at=NOW + DAY, added=7), "w", [Item(id="a", mark="1")])
        again = sources.add(FEED, hold=True, now=NOW + HOUR)
        assert (again.hold, again.next_at, again.added) == (True, NOW + HOUR, 7)
        assert set(sources.items(FEED)) == {"a"}

    def test_two_workers_never_poll_one_source(self, sources, feed):
        """However long it takes; but what a dead worker held is polled by another, some minutes later."""
        assert self.take(sources, "one")
        assert self.take(sources, "other", now=NOW + DAY) is None
        assert self.take(sources, "other", alive=nobody, now=NOW + SECOND) is None
        assert self.take(sources, "other", alive=nobody, now=NOW + HOUR).url == FEED

    def test_what_a_worker_finds_out_after_it_lost_the_source_is_of_no_use(self, sources, feed):
        self.take(sources, "one")
        self.take(sources, "other", alive=nobody, now=NOW + HOUR)
        sources.put_back(replace(feed, added=1), "one", [Item(id="a", mark="1")])
        assert sources.all()[0].added == 0
        assert sources.items(FEED) == {}

    def test_what_has_been_due_for_longest_is_polled_first(self, sources):
        sources.add("https://a.example/", hold=False, now=NOW + SECOND)
        sources.add("https://b.example/", hold=False, now=NOW)
        taken = [self.take(sources, worker, now=NOW + HOUR).url for worker in ("one", "other")]
        assert taken == ["https://b.example/", "https://a.example/"]

    def test_items_are_what_was_remembered_last(self, sources, feed):
        self.take(sources)
        sources.put_back(feed, "w", [Item(id="a", mark="1", why="Broken."), Item(id="b", mark="1")])
        self.take(sources)
        newer = [Item(id="b", mark="2"), Item(id="c", mark="1")]
        sources.put_back(feed, "w", newer)
        assert sources.items(FEED) == {item.id: item for item in newer}
        self.take(sources)
        sources.put_back(feed, "w", None)
        assert sources.items(FEED) == {item.id: item for item in newer}

    def test_many_items_are_remembered(self, sources, feed):
        """A sitemap may list fifty thousand."""
        self.take(sources)
        sources.put_back(feed, "w", [Item(id=str(number), mark="1") for number in range(50_000)])
        self.take(sources)
        sources.put_back(feed, "w", [Item(id="0", mark="2")])
        assert sources.items(FEED) == {"0": Item(id="0", mark="2")}

    def test_a_removed_source_is_forgotten(self, sources, feed):
        self.take(sources)
        assert sources.remove(FEED)
        assert not sources.remove(FEED)
        sources.put_back(feed, "w", [Item(id="a", mark="1")])
        assert sources.all() == ()
        assert sources.items(FEED) == {}

    def test_a_change_of_hold_is_not_lost_while_it_is_polled(self, sources, feed):
        self.take(sources)
        sources.add(FEED, hold=True, now=NOW)
        sources.put_back(replace(feed, next_at=NOW + HOUR), "w", [])
        assert sources.all()[0].hold


class SitesContract:
    """A subclass gives the fixture `sites`, a `service.store.sites.Sites` without any."""

    def want(self, sites, url=PAGE, *, now=NOW):
        return sites.wanted(url, origin=SITE, now=now)

    def take(self, sites, worker="w", *, alive=everybody, now=NOW):
        return sites.take(worker, alive=alive, now=now)

    def test_only_articles_of_a_site_are_fetched(self, sites):
        assert self.want(sites) == Wanted("not ours")
        sites.add(SITE)
        sites.add(SITE)
        assert sites.all() == (SITE,)
        assert self.want(sites) == Wanted("preparing")
        assert sites.remove(SITE)
        assert not sites.remove(SITE)
        assert self.want(sites) == Wanted("not ours")

    def test_an_address_is_fetched_once_however_many_ask(self, sites):
        sites.add(SITE)
        assert {self.want(sites).state for _ in range(MOST_A_MINUTE + 5)} == {"preparing"}
        assert self.take(sites, "one") == PAGE
        assert self.take(sites, "other") is None
        sites.answered(PAGE, "one", why=None, now=NOW)
        assert self.take(sites, "other") is None

    def test_what_a_dead_worker_held_is_fetched_by_another(self, sites):
        sites.add(SITE)
        self.want(sites)
        assert self.take(sites, "one") == PAGE
        assert self.take(sites, "other", alive=nobody) == PAGE
        sites.answered(PAGE, "one", why="Too late.", now=NOW)
        assert self.want(sites) == Wanted("preparing")

    def test_a_failure_is_remembered_for_ten_minutes(self, sites):
        sites.add(SITE)
        self.want(sites)
        self.take(sites)
        sites.answered(PAGE, "w", why="It is a login page.", now=NOW + SECOND)
        assert self.want(sites, now=NOW + REMEMBERED) == Wanted("failed", "It is a login page.")
        assert self.take(sites, now=NOW + REMEMBERED) is None
        assert self.want(sites, now=NOW + REMEMBERED + SECOND) == Wanted("preparing")
        assert self.take(sites, now=NOW + REMEMBERED + SECOND) == PAGE

    def test_what_nobody_fetched_is_not_wanted_for_ever(self, sites):
        sites.add(SITE)
        self.want(sites)
        assert self.take(sites, now=NOW + HOUR) is None
        assert self.want(sites, now=NOW + HOUR) == Wanted("preparing")
        assert self.take(sites, now=NOW + HOUR) == PAGE

    def test_strangers_cannot_make_us_a_nuisance(self, sites):
        sites.add(SITE)
        for number in range(MOST_A_MINUTE):
            assert self.want(sites, f"{SITE}/{number}").state == "preparing"
        refused = self.want(sites, f"{SITE}/more")
        assert (refused.state, "minute" in refused.why) == ("failed", True)
        assert self.want(sites, f"{SITE}/0").state == "preparing"
        assert self.want(sites, f"{SITE}/more", now=NOW + 61 * SECOND).state == "preparing"

    def test_who_waits_longest_is_served_first(self, sites):
        sites.add(SITE)
        for path in ("/a", "/b"):
            self.want(sites, f"{SITE}{path}")
        assert [self.take(sites, worker) for worker in ("one", "other")] == [
            f"{SITE}/a",
            f"{SITE}/b",
        ]
