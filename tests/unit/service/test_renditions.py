"""Further forms of an episode, made by the real voice of beeps and the real coders, and asked for over HTTP."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from contracts.newsroom import an_article, nobody
from mutagen.mp3 import MP3
from mutagen.oggopus import OggOpus
from unit.service.engines import Beeping
from unit.service.sources.newsroom import Newsroom, open_newsroom

from audio_cache import memory_cache
from service.errors import AudioError
from service.forms import CODECS, MAIN, Form
from service.narration.gain import Gains
from service.parts import Casting
from service.pipeline import accept, make, sweep
from service.renditions import make_form, want_everywhere
from service.store import Entry, Rendition
from service.studio import Studio
from service.web import create_app
from voices.tone import ToneEngine

OPUS, FAST = Form(codec=CODECS["opus"]), Form(speed_percent=200)


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as newsroom:
        yield newsroom


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(
        engines=[ToneEngine()],
        cache=memory_cache(lambda: date(2026, 3, 14)),
        gains=Gains(tmp_path / "gains.json"),
        workers=1,
        title="Heardline",
        casting=Casting(voice="low"),
    )


def works(newsroom: Newsroom, studio: Studio, *wanted: Form) -> Entry:
    """Work until nothing is to be done."""
    store = newsroom.desk.store
    while job := store.take("w", alive=nobody, now=newsroom.now):
        try:
            if job.form == MAIN:
                make(job, newsroom.desk, studio, rate_wpm=175, wanted=wanted)
            else:
                make_form(job, newsroom.desk, studio)
        except AudioError as why:
            store.fail(job, str(why), permanent=why.permanent, now=newsroom.now)
    return newsroom.entry("bridge.txt")


def only(entry: Entry) -> Rendition:
    (rendition,) = entry.renditions
    return rendition


def sound(newsroom: Newsroom, rendition: Rendition) -> bytes:
    ending = rendition.form.codec.ending
    data = newsroom.desk.objects.read(rendition.made.objects, f"audio.{ending}")
    assert (len(data), sha256(data).hexdigest()) == (
        rendition.made.size_bytes,
        rendition.made.sha256,
    )
    return data


def test_another_codec_is_the_same_sound(newsroom: Newsroom, studio: Studio):
    accept(an_article(), newsroom.desk)
    entry = works(newsroom, studio, OPUS)
    length_s = OggOpus(BytesIO(sound(newsroom, only(entry)))).info.length
    assert length_s == pytest.approx(entry.heard.duration_ms / 1000, abs=0.05)
    assert only(entry).made.voices == entry.heard.voices


def test_another_speed_is_spoken_and_has_its_own_words(newsroom: Newsroom, studio: Studio):
    """Nothing is stretched: each clip is asked of the voice at its rate."""
    accept(an_article(), newsroom.desk)
    entry = works(newsroom, studio, FAST)
    made = only(entry).made
    assert (made.rate_wpm, made.revision) == (350, 1)
    assert made.duration_ms < 0.8 * entry.heard.duration_ms
    length_s = MP3(BytesIO(sound(newsroom, only(entry)))).info.length
    assert length_s == pytest.approx(made.duration_ms / 1000, abs=0.06)
    words = json.loads(newsroom.desk.objects.read(made.objects, "transcript.json"))
    assert words["segments"][-1]["endTime"] == made.duration_ms / 1000


def test_another_voice_reads_one_article(newsroom: Newsroom, studio: Studio):
    public_id = accept(an_article(), newsroom.desk).entry.public_id
    works(newsroom, studio)
    newsroom.desk.store.want(public_id, [Form(voice="high")], now=newsroom.now)
    assert only(works(newsroom, studio)).made.voices == ("High beeps",)


def test_a_voice_does_not_read_what_it_cannot_pronounce(newsroom: Newsroom, studio: Studio):
    """To a Spanish article the usual voices stay: an English one would only spell it out."""
    studio = replace(studio, engines=[*studio.engines, Beeping("ada")])
    for language, reader in (("es", "Low beeps"), ("en-US", "Voice ada")):
        public_id = accept(an_article(language=language), newsroom.desk).entry.public_id
        works(newsroom, studio)
        newsroom.desk.store.want(public_id, [Form(voice="ada")], now=newsroom.now)
        assert only(works(newsroom, studio)).made.voices == (reader,)


def test_a_form_tells_what_the_episode_tells(newsroom: Newsroom, studio: Studio):
    """What is made tomorrow does not say that today's news is yesterday's."""
    dated = an_article(published=newsroom.now, published_shown="14 March 2026")
    public_id = accept(dated, newsroom.desk).entry.public_id
    heard = works(newsroom, studio).heard
    newsroom.now += timedelta(days=3)
    newsroom.desk.store.want(public_id, [FAST], now=newsroom.now)
    made = only(works(newsroom, studio)).made
    texts = [
        [line["body"] for line in json.loads(text)["segments"]]
        for text in (
            newsroom.desk.objects.read(objects, "transcript.json")
            for objects in (heard.objects, made.objects)
        )
    ]
    assert texts[0] == texts[1]


def test_a_speed_that_nobody_can_read_at_fails_for_good(newsroom: Newsroom, studio: Studio):
    accept(an_article(), newsroom.desk)
    rendition = only(works(newsroom, studio, Form(speed_percent=300)))
    assert rendition.state == "failed"
    assert "3 times 175 words a minute are 525" in rendition.why


def test_a_form_that_is_set_later_is_made_of_what_is_published(newsroom: Newsroom, studio: Studio):
    accept(an_article(), newsroom.desk)
    accept(an_article(id="held.txt"), newsroom.desk, hold=True)
    works(newsroom, studio)
    for _ in range(2):
        want_everywhere([OPUS, MAIN], newsroom.desk)
    assert only(works(newsroom, studio)).state == "made"
    assert newsroom.entry("held.txt").renditions == ()


def test_a_correction_is_heard_in_every_form_and_old_files_are_swept(
    newsroom: Newsroom, studio: Studio
):
    accept(an_article(), newsroom.desk)
    before = only(works(newsroom, studio, OPUS)).made
    newsroom.now = datetime.now(UTC) + timedelta(days=1)
    accept(an_article("Harbour bridge closes again for good"), newsroom.desk)
    after = only(works(newsroom, studio)).made
    assert (before.revision, after.revision) == (1, 2)
    assert before.objects != after.objects
    newsroom.now += timedelta(days=2)
    sweep(newsroom.desk)
    assert newsroom.desk.objects.read(before.objects, "audio.opus") is None
    assert newsroom.desk.objects.read(after.objects, "audio.opus")


@pytest.mark.parametrize("form", [OPUS, FAST, Form(speed_percent=200, codec=CODECS["low"])])
def test_every_file_of_a_form_is_served_in_part_and_revalidated(
    newsroom: Newsroom, studio: Studio, form: Form
):
    accept(an_article(), newsroom.desk)
    entry = works(newsroom, studio, form)
    browser = create_app(newsroom.desk).test_client()
    stem = f"/audio/{entry.public_id}/{form.name}"
    data = sound(newsroom, only(entry))
    whole = browser.get(f"{stem}.{form.codec.ending}")
    assert (whole.status_code, whole.data) == (200, data)
    assert whole.headers["Content-Type"] == form.codec.media_type
    assert whole.headers["ETag"] == f'"{only(entry).made.sha256}"'
    assert browser.head(f"{stem}.{form.codec.ending}").headers == whole.headers
    part = browser.get(f"{stem}.{form.codec.ending}", headers={"Range": "bytes=-9"})
    assert (part.status_code, part.data) == (206, data[-9:])
    same = browser.get(
        f"{stem}.{form.codec.ending}", headers={"If-None-Match": whole.headers["ETag"]}
    )
    assert same.status_code == 304
    kept = browser.get(f"{stem}.{form.codec.ending}?r=1")
    assert kept.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    for ending in ("vtt", "srt", "json", "html", "chapters.json"):
        status = browser.get(f"{stem}.{ending}").status_code
        assert status == (404 if form.recoded else 200)
    for odd in (f"{stem}.wav", f"{stem}x.mp3", f"/audio/{entry.public_id}/.mp3", f"{stem}.mp3?r=9"):
        assert browser.get(odd).status_code == 404
    newsroom.desk.store.withdraw("bridge.txt", now=newsroom.now)
    assert browser.get(f"{stem}.{form.codec.ending}").status_code == 410


def test_a_form_that_is_lost_is_made_again_once_somebody_asks_for_it(
    newsroom: Newsroom, studio: Studio
):
    import obstore

    accept(an_article(), newsroom.desk)
    entry = works(newsroom, studio, OPUS)
    browser = create_app(newsroom.desk).test_client()
    address = f"/audio/{entry.public_id}/opus.opus"
    obstore.delete(newsroom.desk.objects._store, f"{only(entry).made.objects}/audio.opus")
    assert browser.get(address).status_code == 503
    assert browser.get(address).status_code == 404
    works(newsroom, studio)
    assert browser.get(address).status_code == 200


def test_a_page_and_the_feed_offer_the_forms_that_are_made(newsroom: Newsroom, studio: Studio):
    public_id = accept(an_article(), newsroom.desk).entry.public_id
    entry = works(newsroom, studio, OPUS, FAST)
    newsroom.desk.store.want(public_id, [Form(voice="high")], now=newsroom.now)
    browser = create_app(replace(newsroom.desk, url="https://listen.example")).test_client()
    page, feed = browser.get(f"/articles/{public_id}").text, browser.get("/feed.xml").text
    called = {OPUS: "Opus", FAST: "MP3, 2 times as fast"}
    for rendition in entry.renditions:
        form = rendition.form
        address = f"/audio/{public_id}/{form.name}.{form.codec.ending}"
        assert f'href="{address}?r=1" download=' in page
        assert f'.{form.name}.{form.codec.ending}">Audio, {called[form]}, ' in page
        assert f'<podcast:source uri="https://listen.example{address}"/>' in feed
        assert f'length="{rendition.made.size_bytes}"' in feed
    assert "high" not in page
    assert feed.count("<podcast:alternateEnclosure ") == 2
