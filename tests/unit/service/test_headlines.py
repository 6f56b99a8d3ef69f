"""The headlines of the day: what they tell, of what they are made, and that they hold nothing that may not be heard."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from contracts.newsroom import DAY, HOUR, SECOND, an_article, made, take
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from unit.service.engines import Beeping
from unit.service.sources.newsroom import Newsroom, open_newsroom

from audio_cache import memory_cache
from service.headlines import FEWEST, Headlines
from service.narration.gain import Gains
from service.pipeline import accept, make
from service.publishing.files import AUDIO, CHAPTERS, HTML, VTT
from service.scripting.contents import headlines_segment
from service.studio import Studio
from voices import SpeechFailed, Utterance


class Counting(Beeping):
    """Counts what it was asked to say."""

    def __init__(self) -> None:
        super().__init__("ann")
        self.said: list[str] = []

    def speak(self, utterance: Utterance):
        self.said.append(utterance.text)
        return super().speak(utterance)


@dataclass
class Station:
    """A newsroom with a voice and its headlines."""

    newsroom: Newsroom
    voice: Counting
    studio: Studio
    headlines: Headlines

    def publishes(self, headline: str, **article: object) -> str:
        """Bring a story to its listeners; return its public id."""
        accept(an_article(headline, **{"id": headline, **article}), self.newsroom.desk)
        job = take(self.newsroom.desk.store, now=self.newsroom.now)
        make(job, self.newsroom.desk, self.studio, rate_wpm=175)
        return job.public_id

    def freshens(self) -> bool:
        return self.headlines.freshen("w")

    @property
    def bulletin(self):
        return self.newsroom.desk.store.bulletin()

    def read(self, name: str) -> bytes:
        return self.newsroom.desk.objects.read(self.bulletin.objects, name)

    @property
    def chapters(self) -> list[dict[str, object]]:
        return json.loads(self.read(CHAPTERS))["chapters"]

    @property
    def titles(self) -> list[str]:
        return [chapter["title"] for chapter in self.chapters]


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    voice = Counting()
    studio = Studio(
        engines=(voice,),
        cache=memory_cache(lambda: date(2026, 3, 14)),
        gains=Gains(tmp_path / "gains.json"),
        workers=1,
        title="Example News",
    )
    with open_newsroom(tmp_path) as newsroom:
        newsroom.desk = replace(newsroom.desk, tz=ZoneInfo("Europe/Berlin"))
        headlines = Headlines(newsroom.desk, studio, rate_wpm=175)
        yield Station(newsroom, voice, studio, headlines)


def test_each_headline_is_a_chapter_that_leads_to_its_story(station: Station):
    bridge = station.publishes("The bridge is open")
    station.newsroom.now += HOUR
    ferry = station.publishes("The ferry sails again")
    assert station.freshens()
    assert station.titles == [
        "2 headlines, 10 seconds.", "The ferry sails again", "The bridge is open",
    ]  # fmt: skip
    base = station.newsroom.desk.url
    assert [chapter.get("url") for chapter in station.chapters] == [
        None, f"{base}/articles/{ferry}", f"{base}/articles/{bridge}",
    ]  # fmt: skip

    sound = station.read(AUDIO)
    assert len(sound) == station.bulletin.size_bytes
    info = MP3(BytesIO(sound)).info
    assert round(info.length * 1000) == pytest.approx(station.bulletin.duration_ms, abs=1)
    tags = ID3(BytesIO(sound))
    assert tags["TIT2"].text == ["2 headlines, 10 seconds"]
    marks = sorted(tags.getall("CHAP"), key=lambda mark: mark.start_time)
    assert [mark.start_time for mark in marks] == [
        round(chapter["startTime"] * 1000) for chapter in station.chapters
    ]
    assert [frame.url for mark in marks for frame in mark.sub_frames.getall("WXXX")] == [
        f"{base}/articles/{ferry}", f"{base}/articles/{bridge}",
    ]  # fmt: skip
    assert "The ferry sails again" in station.read(VTT).decode()


@pytest.mark.parametrize("count", [1, 3, 11])
def test_what_is_said_of_their_length_is_true_of_all_that_is_heard(station: Station, count: int):
    """The opening itself and the notice are in it; pages and feeds show both beside each other."""
    desk = replace(station.newsroom.desk, closing=("notice", "end"))
    for number in range(count):
        station.publishes(f"Story number {number} of the harbour bridge")
        station.newsroom.now += SECOND
    assert Headlines(desk, station.studio, rate_wpm=175).freshen("w")
    bulletin = station.bulletin
    said = headlines_segment(len(bulletin.stories), duration_ms=bulletin.duration_ms, language="en")
    assert f"{bulletin.title}." == said.shown
    assert bulletin.headlines[0] == f"Story number {count - 1} of the harbour bridge"
    assert [chapter.title for chapter in bulletin.chapters] == station.titles


@pytest.mark.parametrize("closing", [(), ("end",), ("notice",), ("notice", "end")])
def test_the_notice_is_said_once_and_where_articles_say_it(station: Station, closing):
    desk = replace(station.newsroom.desk, closing=closing)
    for headline in ("The bridge is open", "The ferry sails again"):
        station.publishes(headline)
    assert Headlines(desk, station.studio, rate_wpm=175).freshen("w")
    words = " ".join(station.read(HTML).decode().split())
    assert words.count("These headlines were read by synthetic voice.") == ("notice" in closing)
    assert "End of article" not in words
    assert len(station.titles) == 3


def test_headlines_are_not_spoken_twice(station: Station):
    """They come out of the cache; only how many there are is new. What is cached no more is made again."""
    station.publishes("The bridge is open")
    station.voice.said.clear()
    assert station.freshens()
    assert station.voice.said == ["one headline, ten seconds."]
    other = replace(station.studio, cache=memory_cache(lambda: date(2026, 3, 15)))
    station.newsroom.now += HOUR
    station.publishes("The ferry sails again")
    station.voice.said.clear()
    assert Headlines(station.newsroom.desk, other, rate_wpm=175).freshen("w")
    assert sorted(station.voice.said) == [
        "The bridge is open", "The ferry sails again", "two headlines, ten seconds.",
    ]  # fmt: skip


def test_nothing_is_made_while_the_news_stay_the_same(station: Station):
    assert not station.freshens()
    station.publishes("The bridge is open")
    assert station.freshens()
    assert not station.freshens()


@pytest.mark.parametrize("silence", ["withdraw", "hold"])
def test_a_story_that_may_not_be_heard_leaves_the_headlines_at_once(station, silence: str):
    station.publishes("The bridge is open")
    station.publishes("The ferry sails again")
    station.freshens()
    store, now = station.newsroom.desk.store, station.newsroom.now
    if silence == "withdraw":
        store.withdraw("The bridge is open", now=now)
    else:
        store.hold("The bridge is open", until=None, now=now)
    assert station.bulletin is None
    assert station.freshens()
    assert station.titles[1:] == ["The ferry sails again"]


def test_a_corrected_headline_is_told_as_corrected(station: Station):
    station.publishes("The bridge is open")
    station.freshens()
    station.publishes("The bridge is half open", id="The bridge is open")
    assert station.bulletin is not None
    assert station.freshens()
    assert station.titles[1:] == ["The bridge is half open"]


def test_they_are_those_of_the_newsrooms_day_and_on_a_quiet_day_the_latest(station: Station):
    """23:30 UTC on the day before is today in Berlin."""
    start = station.newsroom.now
    station.newsroom.now = start.replace(hour=12) - DAY
    for number in range(FEWEST + 2):
        station.publishes(f"Old story {number}")
    station.newsroom.now = start.replace(hour=23, minute=30) - DAY
    for number in range(FEWEST - 1):
        station.publishes(f"Story {number}")
    station.freshens()
    assert len(station.titles) == 1 + FEWEST
    assert station.titles[-1] == f"Old story {FEWEST + 1}"
    station.publishes("One more")
    station.publishes("And another")
    station.freshens()
    assert station.titles[1:3] == ["And another", "One more"]
    assert len(station.titles) == 1 + FEWEST + 1
    assert not any(title.startswith("Old") for title in station.titles)


def test_they_are_in_one_language_and_leave_out_what_has_no_headline(station: Station):
    store, now = station.newsroom.desk.store, station.newsroom.now
    accept(an_article("Le pont est ouvert", id="fr", language="fr"), station.newsroom.desk)
    job = take(store, now=now)
    assert store.publish(job, made(objects=f"{job.public_id}/1-a"), now=now)
    station.publishes("The bridge is open")
    station.publishes("Bridge shut", language="en-US")
    station.publishes("", id="nameless")
    assert station.freshens()
    assert station.titles[1:] == ["Bridge shut", "The bridge is open"]


def test_headlines_that_cannot_be_said_are_left_alone_for_a_minute(station: Station, caplog):
    station.publishes("The bridge is open")
    station.voice.trouble = SpeechFailed("It crashed.")
    assert not station.freshens()
    assert not station.freshens()
    assert caplog.text.count("The headlines could not be made") == 1
    station.voice.trouble = None
    assert not station.freshens()
    station.newsroom.now += HOUR
    assert station.freshens()


def test_a_long_headline_is_one_chapter(station: Station):
    long = "The bridge across the river is open. " * 30
    station.publishes(long.strip(), id="long")
    assert station.freshens()
    assert len(station.chapters) == 2
