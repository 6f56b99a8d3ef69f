"""Somebody listens to the headlines."""

from dataclasses import replace
from hashlib import sha256

import feedparser
import pytest
from unit.service.publishing.feeds import faults
from unit.service.web.conftest import URL
from unit.service.web.newsroom import SOUND, TEXTS, article

from service.herald import feeds_of
from service.model import Chapter
from service.store import Bulletin
from service.web import create_app


@pytest.fixture
def story(newsroom):
    return newsroom.publishes(article(published=None))


@pytest.fixture
def bulletin(newsroom, story) -> Bulletin:
    newsroom.desk.objects.put("headlines/1", {"audio.mp3": SOUND, **TEXTS})
    bulletin = Bulletin(
        stories=(story.heard.objects,),
        headlines=("Storm closes the coastal railway",),
        chapters=(
            Chapter(title="1 headline", start_ms=0, end_ms=3000),
            Chapter(title="Storm", start_ms=3000, end_ms=10_000, url=f"{URL}/articles/1"),
        ),
        title="1 headline, 10 seconds",
        language="en",
        voices=("Ada",),
        objects="headlines/1",
        size_bytes=len(SOUND),
        sha256=sha256(SOUND).hexdigest(),
        duration_ms=10_000,
        at=newsroom.clock(),
    )
    newsroom.desk.store.announce(bulletin)
    return bulletin


@pytest.mark.usefixtures("bulletin")
def test_the_sound_is_served_as_that_of_an_episode(browser):
    """Whole, in part, not at all when it is known, and its head alone."""
    whole = browser.get("/headlines.mp3")
    assert (whole.status_code, whole.data) == (200, SOUND)
    assert whole.headers["Content-Type"] == "audio/mpeg"
    assert whole.headers["Cache-Control"] == "no-cache"
    part = browser.get("/headlines.mp3", headers={"Range": "bytes=1000-1999"})
    assert (part.status_code, part.data) == (206, SOUND[1000:2000])
    known = browser.get("/headlines.mp3", headers={"If-None-Match": whole.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    head = browser.head("/headlines.mp3")
    assert (head.status_code, head.content_length, head.data) == (200, len(SOUND), b"")


@pytest.mark.parametrize("ending", ["vtt", "srt", "json", "html", "chapters.json"])
@pytest.mark.usefixtures("bulletin")
def test_words_and_chapters_are_beside_it(browser, ending: str):
    answer = browser.get(f"/headlines.{ending}")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.usefixtures("bulletin")
def test_a_withdrawn_story_is_heard_no_more(browser, newsroom, story):
    """Its listeners are told to wait until the headlines are put together without it."""
    newsroom.publishes(article(id="other", url=None, headline="Another story"))
    newsroom.withdraws(story)
    answer = browser.get("/headlines.mp3")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert b"Play the headlines" not in browser.get("/").data


@pytest.mark.usefixtures("newsroom")
def test_without_articles_there_are_no_headlines(browser):
    assert browser.get("/headlines.mp3").status_code == 404
    assert browser.get("/headlines.exe").status_code == 404


@pytest.mark.usefixtures("bulletin")
def test_the_first_page_plays_them_without_a_script(browser):
    page = browser.get("/").text
    assert '<h2 id="headlines">Play the headlines</h2>' in page
    assert 'src="/headlines.mp3" aria-labelledby="headlines"' in page
    assert "Read by Ada, a synthetic voice" in page


@pytest.fixture
def first(newsroom):
    """What asks a service whose main feed begins with the headlines."""
    newsroom.desk = replace(newsroom.desk, headlines_first=True)
    return create_app(newsroom.desk).test_client()


def test_they_are_the_first_item_of_the_main_feed_when_that_is_wanted(first, newsroom, bulletin):
    """With exact length, chapters, transcripts, and the headlines as a list; in no other show."""
    answer = first.get("/feed.xml")
    assert faults(answer.data) == []
    headlines, story = feedparser.parse(answer.data).entries
    assert headlines.title == "1 headline, 10 seconds"
    assert headlines.summary.startswith("<p>Storm closes the coastal railway</p>")
    [sound] = headlines.enclosures
    assert sound.href == f"{URL}/headlines.2026-11-23.mp3"
    assert (int(sound.length), headlines.itunes_duration) == (len(SOUND), "10")
    assert [chapter["title"] for chapter in headlines.psc_chapters.chapters] == [
        "1 headline", "Storm",
    ]  # fmt: skip
    assert story.title == "Storm closes the coastal railway"
    assert "ai-content" in answer.text.split("</item>")[0]
    for ending in ("mp3", "vtt", "srt", "json", "html", "chapters.json"):
        address = f"/headlines.2026-11-23.{ending}"
        assert f'"{URL}{address}"' in answer.text
        assert first.get(address).status_code == 200
    assert [item["title"] for item in first.get("/feed.json").get_json(force=True)["items"]] == [
        headlines.title, story.title,
    ]  # fmt: skip
    assert bulletin.title not in first.get("/shows/transport/feed.xml").text
    without = create_app(replace(newsroom.desk, headlines_first=False)).test_client()
    assert bulletin.title not in without.get("/feed.xml").text


def test_each_day_has_an_episode_of_its_own_that_is_replaced_while_the_day_lasts(
    first, newsroom, bulletin
):
    def item():
        return feedparser.parse(first.get("/feed.xml").data).entries[0]

    def put(number: int):
        new = replace(bulletin, objects=f"headlines/{number}", at=newsroom.clock())
        newsroom.desk.objects.put(new.objects, {"audio.mp3": SOUND, **TEXTS})
        newsroom.desk.store.announce(new)
        newsroom.clock.forward(seconds=5)

    put(2)
    early, etag = item(), first.get("/feed.xml").headers["ETag"]
    date = {"If-Modified-Since": first.get("/feed.xml").headers["Last-Modified"]}
    assert first.get("/feed.xml", headers=date).status_code == 304
    put(3)
    assert first.get("/feed.xml", headers=date).status_code == 200
    assert first.get("/feed.xml").headers["ETag"] != etag
    later = item()
    assert (later.id, later.enclosures[0].href) == (early.id, early.enclosures[0].href)
    assert later.published_parsed > early.published_parsed
    newsroom.clock.forward(hours=6)  # in Berlin, a new day has begun
    put(4)
    assert item().id != early.id
    assert item().enclosures[0].href == f"{URL}/headlines.2026-11-24.mp3"
    assert first.get("/headlines.2026-11-24.mp3").data == SOUND
    assert first.get("/headlines.2026-11-23.mp3").status_code == 404


def test_they_leave_the_feed_with_a_story_that_is_withdrawn(first, newsroom, story, bulletin):
    newsroom.publishes(article(id="other", url=None, headline="Another story"))
    before = feeds_of(newsroom.desk)
    assert bulletin.title in first.get("/feed.xml").text
    newsroom.withdraws(story)
    feed = feedparser.parse(first.get("/feed.xml").data)
    assert [item.title for item in feed.entries] == ["Another story"]
    assert feeds_of(newsroom.desk) != before


def test_headlines_in_another_language_are_in_no_feed(first, newsroom, bulletin):
    """One language a feed."""
    newsroom.desk.store.announce(replace(bulletin, language="de-AT"))
    assert len(feedparser.parse(first.get("/feed.xml").data).entries) == 1


def test_a_hub_is_told_of_new_headlines(first, newsroom, bulletin):
    before = feeds_of(newsroom.desk)
    newsroom.desk.store.announce(replace(bulletin, objects="headlines/2"))
    now = feeds_of(newsroom.desk)
    changed = {address for address in now if now[address] != before[address]}
    assert changed == {f"{URL}/feed.xml", f"{URL}/feed.json"}
