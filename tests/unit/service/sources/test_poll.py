"""What a poll takes in, and what it does about trouble."""

from datetime import timedelta

import pytest
from contracts.newsroom import DAY, HOUR, everybody, nobody
from unit.service.sources.newsroom import Newsroom
from unit.service.sources.web import FEED, feed, page, sitemap, sitemap_index

from service.fetching import NotYet, ServerTrouble
from service.sources.choosing import MOST_AT_ONCE
from service.sources.schedule import INTERVAL
from service.store.errors import StoreUnavailable

A, B, C = (f"https://news.example/{name}" for name in "abc")


@pytest.fixture
def three(newsroom: Newsroom) -> Newsroom:
    """A feed of three articles whose pages are there."""
    newsroom.web.pages = {url: page(f"Report {url[-1]}", url) for url in (A, B, C)}
    newsroom.web.pages[FEED] = feed((A, "1"), (B, "2"), (C, "3"))
    return newsroom


def test_what_a_feed_lists_is_taken_in_newest_first(three: Newsroom):
    source = three.poll()
    assert (source.why, source.notes, source.added, source.lists) == (None, (), 3, True)
    assert three.web.asked == [FEED, C, B, A]
    assert three.headlines == {"Report a", "Report b", "Report c"}
    assert source.next_at == three.now + INTERVAL


def test_only_what_changed_is_fetched_again(three: Newsroom):
    three.poll()
    three.web.pages[B] = page("Report b, updated", B)
    three.web.pages[FEED] = feed((A, "1"), (B, "4"), (C, "3"))
    assert three.poll().revised == 1
    assert three.web.asked == [FEED, B]
    assert three.entry(B).revision == 2


def test_an_unchanged_feed_is_not_read(three: Newsroom):
    three.poll()
    source = three.poll()
    assert (three.web.asked, source.added, source.why) == ([FEED], 3, None)


def test_a_page_that_cannot_be_had_now_is_tried_again_though_the_feed_is_unchanged(three: Newsroom):
    three.web.pages[B] = ServerTrouble("B is busy.", retry_after_s=3600)
    source = three.poll()
    assert (source.added, source.why, source.next_at) == (2, None, three.now + HOUR)
    assert [note for note in source.notes if "B is busy." in note]
    three.web.pages[B] = page("Report b", B)
    source = three.poll()
    assert (three.web.asked, source.notes, source.added) == ([FEED, B], (), 3)
    three.poll()
    assert three.web.asked == [FEED]


def test_a_changed_page_that_cannot_be_had_now_is_tried_again(three: Newsroom):
    three.poll()
    three.web.pages[FEED] = feed((A, "1"), (B, "4"), (C, "3"))
    three.web.pages[B] = NotYet("Too early.")
    three.poll()
    three.web.pages[B] = page("Report b, updated", B)
    assert three.poll().revised == 1


def test_a_page_that_is_no_article_is_noted_and_not_tried_until_it_changes(three: Newsroom):
    three.web.pages[B] = "<html><body></body></html>"
    for _ in range(2):
        three.web.pages[FEED] += " "
        source = three.poll()
        assert (source.why, source.added, len(source.notes)) == (None, 2, 1)
    assert three.web.asked == [FEED]


def test_what_nobody_foresaw_about_an_article_stops_nothing(three: Newsroom, caplog):
    three.web.pages[B] = RuntimeError("boom")
    source = three.poll()
    assert (source.added, len(source.notes), "RuntimeError" in source.notes[0]) == (2, 1, True)
    assert "nobody foresaw" in caplog.text


def test_trouble_with_the_store_is_not_the_articles_fault(three: Newsroom):
    """Nothing is remembered, so that all is done when the store is well."""
    three.web.pages[B] = StoreUnavailable("The disk is full.")
    with pytest.raises(StoreUnavailable):
        three.poll()
    assert three.outside.sources.items(FEED) == {}


def test_a_source_that_fails_is_left_alone_twice_as_long_each_time_up_to_a_day(three: Newsroom):
    three.poll()
    three.web.pages[FEED] = ServerTrouble("It is down.")
    waits = []
    for _ in range(10):
        source = three.poll()
        waits.append(source.next_at - three.now)
    assert waits[:3] == [2 * INTERVAL, 4 * INTERVAL, 8 * INTERVAL]
    assert waits[-1] == DAY
    assert (source.why, source.failures, source.since) == ("It is down.", 10, three.now)
    three.web.pages[FEED] = feed((A, "1"))
    source = three.poll()
    assert (source.why, source.failures, source.next_at) == (None, 0, three.now + INTERVAL)
    assert len(three.headlines) == 3


def test_a_server_is_not_asked_before_it_wants_to(three: Newsroom):
    three.web.pages[FEED] = ServerTrouble("It is busy.", retry_after_s=7200)
    assert three.poll().next_at == three.now + timedelta(hours=2)


def test_a_feed_that_turns_into_a_page_makes_no_article_of_it(three: Newsroom):
    three.poll()
    three.web.pages[FEED] = page("Log in to go on", FEED)
    assert "was a list" in three.poll().why
    assert len(three.headlines) == 3


def test_a_feed_that_is_broken_says_so(newsroom: Newsroom):
    newsroom.web.pages[FEED] = "<urlset><url><loc>https://news.exa"
    assert newsroom.poll().why


def test_a_feed_without_items_is_noted(newsroom: Newsroom):
    newsroom.web.pages[FEED] = feed()
    assert newsroom.poll().notes == ("It lists no articles.",)


def test_of_a_new_source_only_the_newest_articles_are_taken_in(newsroom: Newsroom):
    """The back catalogue of a newsroom is not made into episodes; what comes after is."""
    listed = [(f"https://news.example/{number}", str(number % 28 + 1)) for number in range(60)]
    newsroom.web.pages = {url: page(f"Report {url}", url) for url, _ in listed}
    newsroom.web.pages[FEED] = feed(*listed)
    assert newsroom.poll().added == MOST_AT_ONCE
    newsroom.web.pages[A] = page("Report a", A)
    newsroom.web.pages[FEED] = feed((A, "30"), *listed)
    assert newsroom.poll().added == MOST_AT_ONCE + 1
    assert newsroom.web.asked == [FEED, A]


def test_what_is_too_much_for_one_poll_is_left_for_the_next(three: Newsroom):
    three.poll()
    more = [(f"https://news.example/{number}", "9") for number in range(60)]
    three.web.pages |= {url: page(f"Report {url}", url) for url, _ in more}
    three.web.pages[FEED] = feed(*more)
    assert three.poll().added == 3 + MOST_AT_ONCE
    assert three.poll().added == 3 + 60


def test_a_worker_that_is_stopped_leaves_the_rest_for_the_next_poll(three: Newsroom):
    three.stop.set()
    assert three.poll().added == 0
    three.stop.clear()
    assert three.poll().added == 3


def test_a_worker_that_was_killed_loses_nothing_and_makes_nothing_twice(three: Newsroom):
    three.outside.sources.add(FEED, hold=False, now=three.now)
    assert three.outside.sources.take("killed", alive=everybody, now=three.now)
    three.now += HOUR
    assert three.outside.sources.take("w", alive=nobody, now=three.now)
    assert three.poll().added == 3


def test_what_is_held_stays_held(three: Newsroom):
    three.poll(hold=True)
    assert {entry.state for entry in three.desk.store.entries()} == {"held"}


def test_an_index_of_sitemaps_is_read_through_and_one_bad_sitemap_stops_nothing(three: Newsroom):
    index, one, bad = (f"https://news.example/{name}.xml" for name in ("index", "one", "bad"))
    three.web.pages |= {index: sitemap_index(bad, one, index), one: sitemap(A, B)}
    source = three.poll(index)
    assert (source.added, source.why) == (2, None)
    assert any("404" in note for note in source.notes)
    assert any("an index in an index" in note for note in source.notes)
    three.web.pages |= {bad: sitemap(C), one: sitemap(A)}
    assert three.poll(index).added == 3
    assert three.web.asked == [index, bad, one, index, C]


def test_what_came_another_way_is_not_fetched_until_it_changes(three: Newsroom):
    three.poll()
    other = "https://news.example/other.xml"
    three.web.pages[other] = feed((A, "1"), (B, None))
    assert three.poll(other).added == 0
    assert three.web.asked == [other]
    three.web.pages[A] = page("Report a, updated", A)
    three.web.pages[other] = feed((A, "2"), (B, None))
    assert three.poll(other).revised == 1
    assert three.entry(A).revision == 2
