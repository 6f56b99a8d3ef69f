"""Somebody listens to an article that is not made yet."""

from dataclasses import replace
from functools import partial

import pytest
from unit.service.web.newsroom import article

from audio_cache import memory_cache
from service.narration.gain import Gains
from service.parts import Casting
from service.pipeline import make, read_aloud
from service.studio import Studio
from service.web import create_app
from service.web.live import PLACES
from voices import Speech, SpeechFailed, Utterance
from voices.tone import ToneEngine

_VOICE = {"rate_wpm": 175}


class Broken(ToneEngine):
    """Says the opening, and nothing with *word* in it."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def speak(self, utterance: Utterance) -> Speech:
        if self.word in utterance.text:
            raise SpeechFailed("It broke.")
        return super().speak(utterance)


@pytest.fixture
def studio(newsroom, tmp_path):
    return Studio(
        engines=[ToneEngine()],
        cache=memory_cache(lambda: newsroom.clock().date()),
        gains=Gains(tmp_path / "gains.json"),
        workers=2,
        title="Example News",
        casting=Casting(voice="low"),
    )


def open_browser(newsroom, studio):
    aloud = partial(read_aloud, desk=newsroom.desk, studio=studio, **_VOICE)
    return create_app(replace(newsroom.desk, read_aloud=aloud)).test_client()


@pytest.fixture
def browser(newsroom, studio):
    return open_browser(newsroom, studio)


def live(entry):
    return f"/articles/{entry.public_id}/live.mp3"


def makes(newsroom, studio):
    """Make the most urgent article as a worker does; return the file that listeners get."""
    job = newsroom.desk.store.take("worker", alive=lambda _: True, now=newsroom.clock())
    make(job, newsroom.desk, studio, **_VOICE)
    made = newsroom.knows(job.public_id).heard
    return newsroom.desk.objects.read(made.objects, "audio.mp3")


def test_an_article_that_waits_is_heard_and_its_file_holds_the_same_frames(
    browser, newsroom, studio
):
    """Pauses included: who listened to the stream and who listens to the file heard the same."""
    heard = browser.get(live(newsroom.hands_in(article())))
    assert heard.status_code == 200
    assert heard.data[:2] == b"\xff\xfb"  # a frame, and no tag before it
    file = makes(newsroom, studio)
    assert file.endswith(heard.data)
    assert b"Info" in file[: -len(heard.data)]


def test_the_stream_says_that_it_has_no_parts_and_is_not_to_be_kept(browser, newsroom):
    address = live(newsroom.hands_in(article()))
    for answer in (browser.get(address, headers={"Range": "bytes=0-9"}), browser.head(address)):
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "audio/mpeg"
        assert answer.headers["Accept-Ranges"] == "none"
        assert answer.headers["Cache-Control"] == "no-store"
        assert not {"Content-Length", "Content-Range", "ETag"} & set(answer.headers.keys())


def test_who_asks_only_for_the_headers_has_nothing_made(browser, newsroom, studio):
    assert browser.head(live(newsroom.hands_in(article()))).data == b""
    assert studio.cache.counts.misses == 0


def test_what_somebody_listens_to_is_made_next(browser, newsroom):
    newsroom.hands_in(article(id="first", url=None))
    wanted = newsroom.hands_in(article())
    assert browser.get(live(wanted)).data
    job = newsroom.desk.store.take("worker", alive=lambda _: True, now=newsroom.clock())
    assert job.public_id == wanted.public_id


def test_what_is_made_already_is_led_to(browser, newsroom):
    """A page that was opened before the article was made still plays it, and now it can be skipped through."""
    entry = newsroom.publishes()
    answer = browser.get(live(entry))
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/audio/{entry.public_id}.mp3"
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_may_not_be_heard_is_not_read_aloud(browser, newsroom, studio):
    """Held, withdrawn and failed articles, and those that never were: nothing of them is spoken."""
    held = newsroom.hands_in(article(id="held", url=None), hold=True)
    embargoed = newsroom.desk.store.accept(
        article(id="later"),
        names=["later"],
        now=newsroom.clock(),
        until=newsroom.clock().replace(year=2027),
    ).entry
    withdrawn = newsroom.hands_in(article(id="gone", url=None))
    newsroom.withdraws(withdrawn)
    failed = newsroom.hands_in(article(id="failed", url=None))
    newsroom.fails()
    statuses = [browser.get(live(entry)).status_code for entry in (held, embargoed, withdrawn)]
    assert statuses == [404, 404, 410]
    assert browser.get("/articles/nobody/live.mp3").status_code == 404
    answer = browser.get(live(failed))
    assert answer.status_code == 404
    assert "could not be made" in answer.text
    assert studio.cache.counts.misses == 0


def test_the_sound_breaks_off_where_the_newsroom_withdraws_the_article(browser, newsroom, studio):
    entry = newsroom.hands_in(article())
    answer = browser.get(live(entry), buffered=False)
    pieces = answer.iter_encoded()
    assert next(pieces)
    assert next(pieces)
    newsroom.withdraws(entry)
    assert list(pieces) == []
    assert studio.cache.counts.misses == 2


def test_a_listener_who_does_not_listen_on_holds_up_nobody(browser, newsroom, studio):
    """A slow line keeps neither a clip nor the voice: the article is made meanwhile."""
    answer = browser.get(live(newsroom.hands_in(article())), buffered=False)
    pieces = answer.iter_encoded()
    heard = next(pieces)
    file = makes(newsroom, studio)
    assert file.endswith(heard + b"".join(pieces))


def test_beyond_the_last_place_a_listener_is_asked_to_wait_and_a_place_that_is_left_is_free(
    browser, newsroom
):
    entry = newsroom.hands_in(article())
    listening = [browser.get(live(entry), buffered=False) for _ in range(PLACES)]
    refused = browser.get(live(entry))
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert "no place left" in refused.text
    assert [answer.status_code for answer in listening] == [200] * PLACES
    listening[0].close()  # a browser that hangs up
    assert browser.get(live(entry)).status_code == 200
    assert browser.get(live(entry)).status_code == 200  # and who heard it to its end has left


def test_a_server_without_a_voice_says_so(newsroom):
    entry = newsroom.hands_in(article())
    browser = create_app(newsroom.desk).test_client()
    answer = browser.get(live(entry))
    assert answer.status_code == 503
    assert "no voice" in answer.text
    assert "live.mp3" not in browser.get(f"/articles/{entry.public_id}").text


def test_a_voice_that_fails_at_once_is_an_answer_in_words_and_takes_no_place(newsroom, studio):
    entry = newsroom.hands_in(article())
    browser = open_browser(newsroom, replace(studio, engines=[Broken("Harwich")]))
    for _ in range(PLACES + 1):
        answer = browser.get(live(entry))
        assert answer.status_code == 503
        assert "cannot be made just now" in answer.text


def test_a_voice_that_fails_later_breaks_the_answer_off(newsroom, studio):
    """A browser can tell that from the end of the article."""
    browser = open_browser(newsroom, replace(studio, engines=[Broken("Trains")]))
    with pytest.raises(Exception, match=r"segment 4 of \d+, deck\. It broke\."):
        _ = browser.get(live(newsroom.hands_in(article()))).data


def test_the_page_of_an_article_that_is_not_made_offers_to_listen_now(browser, newsroom):
    entry = newsroom.hands_in(article())
    page = browser.get(f"/articles/{entry.public_id}").text
    assert f'<audio controls preload="none" src="{live(entry)}" aria-labelledby="now">' in page
    assert f'<a href="{live(entry)}">Listen now, MP3</a>' in page
    newsroom.makes()
    assert "live.mp3" not in browser.get(f"/articles/{entry.public_id}").text
