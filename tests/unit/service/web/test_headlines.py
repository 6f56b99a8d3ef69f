"""Somebody listens to the headlines."""

from hashlib import sha256

import pytest
from unit.service.web.newsroom import SOUND, TEXTS, article

from service.store import Bulletin


@pytest.fixture
def story(newsroom):
    return newsroom.publishes(article(published=None))


@pytest.fixture
def bulletin(newsroom, story) -> Bulletin:
    newsroom.desk.objects.put("headlines/1", {"audio.mp3": SOUND, **TEXTS})
    bulletin = Bulletin(
        stories=(story.heard.objects,),
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
