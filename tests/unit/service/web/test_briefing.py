"""A smart speaker asks for the news, and gets what Amazon's rules allow.

https://developer.amazon.com/en-US/docs/alexa/flashbriefing/flash-briefing-skill-api-feed-reference.html
"""

import re
from dataclasses import replace
from hashlib import sha256

import pytest
from unit.service.web.conftest import URL
from unit.service.web.newsroom import SOUND, article

from service.forms import CODECS, Form
from service.store import Made

SPEAKER = Form(codec=CODECS["speaker"])


@pytest.fixture
def publishes(newsroom):
    """Publish a story, made for speakers too unless *duration_ms* is None."""

    def publish(name: str = "storm", *, duration_ms: int | None = 60_000, **known: object):
        known = {"url": None, "published": None, "headline": name, **known}
        entry = newsroom.publishes(article(id=name, **known))
        if duration_ms is None:
            return entry
        store, now = newsroom.desk.store, newsroom.clock()
        store.want(entry.public_id, [SPEAKER], now=now)
        job = store.take("worker", alive=lambda _: True, now=now)
        made = Made(
            revision=job.revision, voices=("Ada",), rate_wpm=175, objects=f"{job.public_id}/speaker",
            size_bytes=len(SOUND), sha256=sha256(SOUND).hexdigest(), duration_ms=duration_ms, at=now,
        )  # fmt: skip
        newsroom.desk.objects.put(made.objects, {"audio.mp3": SOUND})
        assert store.publish(job, made, now=now)
        newsroom.clock.forward(minutes=1)
        return entry

    return publish


def test_an_item_has_what_a_speaker_needs(browser, publishes):
    entry = publishes(headline="Storm & <tide>", deck="Trains may <b>not</b> run.")
    answer = browser.get("/briefing.json")
    assert answer.headers["Content-Type"] == "application/json"
    [item] = answer.get_json()
    assert item == {
        "uid": entry.guid,
        "updateDate": "2026-11-23T18:05:00.0Z",
        "titleText": "Storm & <tide>",
        "mainText": "Trains may <b>not</b> run.",
        "streamUrl": f"{URL}/audio/{entry.public_id}/speaker.mp3",
        "redirectionUrl": f"{URL}/articles/{entry.public_id}",
    }
    sound = browser.get(item["streamUrl"])
    assert (sound.status_code, sound.headers["Content-Type"]) == (200, "audio/mpeg")
    assert sound.data == SOUND


def test_there_are_five_at_most_the_newest_first(browser, publishes):
    for number in range(7):
        publishes(f"No {number}", deck="words " * 2000)
    items = browser.get("/briefing.json").get_json()
    assert [item["titleText"] for item in items] == [f"No {number}" for number in (6, 5, 4, 3, 2)]
    assert len({item["uid"] for item in items}) == 5
    dates = [item["updateDate"] for item in items]
    assert dates == sorted(dates, reverse=True)
    for item in items:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.0Z", item["updateDate"])
        assert len(item["mainText"]) < 4500
        assert item["streamUrl"].startswith("https://")
        assert item["redirectionUrl"].startswith("https://")


@pytest.mark.parametrize("duration_ms", [None, 9_999, 600_001])
def test_what_a_speaker_does_not_take_is_left_out(browser, publishes, duration_ms):
    """What is not made for it, too short or too long; where nothing is left, no empty list is."""
    publishes("no", duration_ms=duration_ms)
    assert browser.get("/briefing.json").status_code == 404
    publishes("shortest", duration_ms=10_000)
    publishes("longest", duration_ms=600_000)
    titles = [item["titleText"] for item in browser.get("/briefing.json").get_json()]
    assert titles == ["longest", "shortest"]


def test_what_is_a_week_old_or_withdrawn_is_no_news(browser, newsroom, publishes):
    old, gone = publishes("old"), publishes("gone")
    assert len(browser.get("/briefing.json").get_json()) == 2
    newsroom.withdraws(gone)
    newsroom.clock.forward(days=6)
    publishes("new")
    assert [item["titleText"] for item in browser.get("/briefing.json").get_json()] == [
        "new",
        "old",
    ]
    newsroom.clock.forward(days=2)
    assert old.guid not in browser.get("/briefing.json").text


def test_every_show_has_its_own(browser, publishes):
    publishes("sea", section="Transport")
    publishes("law", section="Law")
    [item] = browser.get("/shows/law/briefing.json").get_json()
    assert item["titleText"] == "law"
    assert browser.get("/shows/nothing/briefing.json").status_code == 404


def test_a_corrected_episode_waits_until_it_is_made_for_speakers(browser, newsroom, publishes):
    """It keeps its name there, too."""
    entry = publishes()
    newsroom.hands_in(replace(entry.article, headline="Storm is over"))
    newsroom.makes(b"corrected")
    assert browser.get("/briefing.json").status_code == 404
