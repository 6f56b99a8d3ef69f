"""The sound and the words over HTTP, as podcast apps and browsers ask for them."""

import tracemalloc
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.request import Request, urlopen

import pytest
from unit.service.web.newsroom import SOUND, TEXTS, article

from service.buckets import open_bucket, parse_bucket
from service.delivery import ByBucket, ByNginx
from service.objects import Objects, ObjectsUnavailable
from service.web import create_app

DATE = "Mon, 23 Nov 2026 18:05:00 GMT"


@pytest.fixture
def storm(newsroom):
    """A published article."""
    return newsroom.publishes()


@pytest.fixture
def mp3(storm):
    """The fixed address of its sound."""
    return f"/audio/{storm.public_id}.mp3"


def test_the_whole_sound_comes_with_its_exact_length_and_validators(browser, mp3):
    answer = browser.get(mp3)
    assert answer.status_code == 200
    assert answer.data == SOUND
    assert answer.headers["Content-Length"] == str(len(SOUND))
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["ETag"] == f'"{sha256(SOUND).hexdigest()}"'
    assert answer.headers["Last-Modified"] == DATE
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Cache-Control"] == "no-cache"


ENDINGS = ["mp3", "vtt", "srt", "json", "html", "chapters.json"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_head_says_what_get_says(browser, storm, ending):
    address = f"/audio/{storm.public_id}.{ending}"
    whole, head = browser.get(address), browser.head(address)
    assert head.status_code == 200
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_form_is_revalidated_and_served_in_part(browser, storm, ending):
    address = f"/audio/{storm.public_id}.{ending}"
    whole = browser.get(address)
    same = browser.get(address, headers={"If-None-Match": whole.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")
    assert same.headers["ETag"] == whole.headers["ETag"]
    assert "Content-Length" not in same.headers
    assert browser.get(address, headers={"If-Modified-Since": DATE}).status_code == 304
    part = browser.get(address, headers={"Range": "bytes=-7"})
    assert part.status_code == 206
    assert part.data == whole.data[-7:]
    assert part.headers["Content-Length"] == "7"


@pytest.mark.parametrize(
    ("ending", "media_type", "name"),
    [
        ("vtt", "text/vtt; charset=utf-8", "transcript.vtt"),
        ("srt", "application/x-subrip", "transcript.srt"),
        ("json", "application/json", "transcript.json"),
        ("html", "text/html; charset=utf-8", "transcript.html"),
        ("chapters.json", "application/json+chapters", "chapters.json"),
    ],
)
def test_words_come_under_their_media_types_and_may_be_read_by_players_on_the_web(
    browser, storm, ending, media_type, name
):
    answer = browser.get(f"/audio/{storm.public_id}.{ending}")
    assert answer.data == TEXTS[name]
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-1", 0, 2),
        ("bytes=300000-600000", 300_000, 600_001),
        ("bytes=-100", -100, None),
        ("bytes=5-", 5, None),
    ],
)
def test_a_range_is_answered_with_those_bytes_and_the_total(browser, mp3, asked, start, end):
    answer = browser.get(mp3, headers={"Range": asked})
    first = start % len(SOUND)
    last = (end or len(SOUND)) - 1
    assert answer.status_code == 206
    assert answer.data == SOUND[start:end]
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(SOUND)}"
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert answer.headers["ETag"] == f'"{sha256(SOUND).hexdigest()}"'


def test_a_range_outside_is_told_the_total(browser, mp3):
    answer = browser.get(mp3, headers={"Range": f"bytes={len(SOUND)}-"})
    assert (answer.status_code, answer.data) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(SOUND)}"


def test_several_ranges_at_once_get_the_whole(browser, mp3):
    answer = browser.get(mp3, headers={"Range": "bytes=0-1,5-6"})
    assert (answer.status_code, answer.data) == (200, SOUND)


def test_a_download_that_is_resumed_after_a_correction_starts_anew(browser, newsroom, storm, mp3):
    old = browser.get(mp3, headers={"Range": "bytes=0-99"})
    newsroom.clock.forward(minutes=5)
    newsroom.corrects(storm, "Storm closes the railway", "The line is not coastal.", b"other sound")
    rest = {"Range": "bytes=5-", "If-Range": old.headers["ETag"]}
    assert browser.get(mp3, headers=rest).data == b"other sound"
    assert browser.get(mp3, headers={**rest, "If-Range": DATE}).data == b"other sound"
    refused = browser.get(mp3, headers={"Range": "bytes=5-", "If-Match": old.headers["ETag"]})
    assert (refused.status_code, refused.data) == (412, b"")
    bare = browser.get(mp3, headers={"Range": "bytes=6-"})
    assert (bare.status_code, bare.data) == (206, b"sound")
    assert bare.headers["Content-Range"] == "bytes 6-10/11"
    assert bare.headers["ETag"] != old.headers["ETag"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_page_loads_the_revision_that_it_was_made_of_and_never_another(
    browser, newsroom, storm, ending
):
    address = f"/audio/{storm.public_id}.{ending}"
    kept = browser.get(address, query_string={"r": 1})
    assert kept.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    newsroom.corrects(storm, "Storm closes the railway", "The line is not coastal.", b"other sound")
    playing = browser.get(address, query_string={"r": 1})
    assert (playing.data, playing.headers["ETag"]) == (kept.data, kept.headers["ETag"])
    newsroom.desk.objects.sweep(
        keep={newsroom.desk.store.entry(storm.public_id).heard.objects},
        before=datetime.now(UTC) + timedelta(minutes=1),
    )
    old = browser.get(address, query_string={"r": 1})
    assert old.status_code == 404
    assert "Load the article's page again" in old.text.replace("&#39;", "'")
    assert browser.get(address, query_string={"r": 2}).status_code == 200
    assert browser.get(address).headers["Cache-Control"] == "no-cache"
    for odd in ("", "0", "02", "x", "-1", "9" * 5000):
        assert browser.get(address, query_string={"r": odd}).status_code == 404


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_withdrawn_is_gone_at_the_next_request(browser, newsroom, storm, ending):
    address = f"/audio/{storm.public_id}.{ending}"
    assert browser.get(address).status_code == 200
    newsroom.withdraws(storm)
    for query in ({}, {"r": 1}):
        gone = browser.get(address, query_string=query)
        assert gone.status_code == 410
        assert gone.headers["Cache-Control"] == "no-store"
    assert browser.head(address).status_code == 410


def test_what_is_held_waiting_or_unknown_cannot_be_heard(browser, newsroom):
    held = newsroom.hands_in(article(id="held", url=None), hold=True)
    waiting = newsroom.hands_in(article(id="waiting", url=None))
    for public_id in (held.public_id, waiting.public_id, "nobody", "../etc/passwd", "%00"):
        assert browser.get(f"/audio/{public_id}.mp3").status_code == 404
    assert browser.get(f"/audio/{waiting.public_id}.wav").status_code == 404
    assert browser.get("/audio/words").status_code == 404


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_lost_file_is_never_an_empty_answer(browser, newsroom, storm, ending):
    for name in ("audio.mp3", *TEXTS):
        newsroom.loses(storm, name)
    for ask in (browser.get, browser.head):
        answer = ask(f"/audio/{storm.public_id}.{ending}")
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0


def test_a_sound_that_was_cut_short_is_not_served(browser, newsroom, storm, mp3):
    newsroom.desk.objects.put(storm.heard.objects, {"audio.mp3": SOUND[:-1]})
    assert browser.get(mp3).status_code == 503


@pytest.mark.parametrize("where", ["audio/{}.mp3", "articles/{}"])
def test_a_lost_sound_is_made_again_once_somebody_asks_for_it(browser, newsroom, storm, mp3, where):
    newsroom.loses(storm)
    for _ in range(3):
        browser.get("/" + where.format(storm.public_id))
    newsroom.makes()
    assert browser.get(mp3).data == SOUND
    assert newsroom.desk.store.take("worker", alive=lambda _: True, now=newsroom.clock()) is None


def test_a_sound_that_cannot_be_read_is_an_error_and_not_an_answer_cut_short(
    browser, newsroom, mp3, monkeypatch
):
    def broken(*_):
        raise ObjectsUnavailable("The disk is on fire.")
        yield b""

    monkeypatch.setattr(type(newsroom.desk.objects), "stream", broken)
    answer = browser.get(mp3)
    assert answer.status_code == 503
    assert "fire" not in answer.text
    assert browser.head(mp3).status_code == 200, "HEAD reads no bytes of the sound"


def test_a_long_sound_is_never_in_memory_as_a_whole(newsroom):
    sound = bytes(60_000_000)
    entry = newsroom.publishes(sound=sound)
    browser = create_app(newsroom.desk).test_client()
    tracemalloc.start()
    answer = browser.get(f"/audio/{entry.public_id}.mp3", buffered=False)
    length = sum(map(len, answer.iter_encoded()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length == len(sound)
    assert peak < 6_000_000


def handing_over(newsroom, delivery, **changed):
    """Ask an application that has its sounds sent by others."""
    return create_app(replace(newsroom.desk, delivery=delivery, **changed)).test_client()


CONDITIONS = [
    ({}, 200),
    ({"Range": "bytes=0-1"}, 206),
    ({"If-Modified-Since": "Mon, 23 Nov 2020 18:05:00 GMT"}, 200),
    ({"If-None-Match": '"another"'}, 200),
    ({"If-Match": '"another"'}, 412),
    ({"If-Unmodified-Since": "Mon, 23 Nov 2020 18:05:00 GMT"}, 412),
    ({"If-Modified-Since": DATE}, 304),
    ({"If-Match": "*"}, 200),
    ({"Range": "bytes=0-1", "If-Match": "*"}, 206),
    ({"Range": "bytes=0-1", "If-Range": '"another"'}, 200),
]


@pytest.mark.parametrize(("conditions", "status"), CONDITIONS)
def test_nginx_is_left_the_bytes_and_no_condition_that_it_cannot_check(
    newsroom, mp3, conditions, status
):
    browser = handing_over(newsroom, ByNginx("/internal/"))
    answer = browser.get(mp3, headers=conditions)
    if status in {304, 412} or "If-Match" in conditions:
        assert answer.status_code == status
        assert "X-Accel-Redirect" not in answer.headers
        assert answer.data == {200: SOUND, 206: SOUND[:2]}.get(status, b"")
    else:
        assert (answer.status_code, answer.data) == (200, b"")
        assert answer.headers["X-Accel-Redirect"].startswith("/internal/")
        assert answer.headers["ETag"] == f'"{sha256(SOUND).hexdigest()}"'


@pytest.mark.parametrize(("conditions", "status"), CONDITIONS)
def test_a_bucket_is_asked_for_the_bytes_and_never_for_the_rest_of_another_revision(
    newsroom, storm, bucket, conditions, status
):
    objects = Objects(open_bucket(parse_bucket(bucket), timeout_s=10))
    objects.put(storm.heard.objects, {"audio.mp3": SOUND})
    browser = handing_over(newsroom, ByBucket(objects, timedelta(minutes=5)), objects=objects)
    answer = browser.get(f"/audio/{storm.public_id}.mp3", headers=conditions)
    if status in {304, 412} or {"If-Match", "If-Range"} & set(conditions):
        assert answer.status_code == status
        assert answer.data == {200: SOUND, 206: SOUND[:2]}.get(status, b"")
        return
    assert (answer.status_code, answer.headers["Cache-Control"]) == (302, "no-store")
    assert "ETag" not in answer.headers
    asked = Request(answer.headers["Location"], headers=conditions)
    with urlopen(asked) as sent:
        assert (sent.status, sent.read()) == (status, SOUND[:2] if status == 206 else SOUND)


def test_a_transcript_keeps_its_style_however_old_it_is(newsroom, browser):
    """Its own page says how it looks, and its answer allows exactly that."""
    style = b"p { margin: 1em } /* of long ago */"
    newsroom.hands_in(article())
    page = b"<!doctype html><title>Storm</title><style>" + style + b"</style><p>Storm"
    storm = newsroom.makes(texts={**TEXTS, "transcript.html": page})
    policy = browser.get(f"/audio/{storm.public_id}.html").headers["Content-Security-Policy"]
    assert f"style-src 'sha256-{b64encode(sha256(style).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "script" not in policy
    assert (
        "'self'" in browser.get(f"/audio/{storm.public_id}.vtt").headers["Content-Security-Policy"]
    )


def test_what_may_not_be_heard_is_handed_to_nobody(newsroom, storm, mp3):
    browser = handing_over(newsroom, ByNginx("/internal/"))
    for path, status in ((f"{mp3}?r=9", 404), ("/audio/nothing.mp3", 404)):
        assert browser.get(path).status_code == status
        assert "X-Accel-Redirect" not in browser.get(path).headers
    newsroom.loses(storm)
    assert browser.get(mp3).status_code == 503
    newsroom.withdraws(storm)
    assert browser.get(mp3).status_code == 410
    assert "X-Accel-Redirect" not in browser.get(mp3).headers


def test_pages_may_play_what_a_bucket_sends(newsroom, storm, bucket):
    objects = Objects(open_bucket(parse_bucket(bucket), timeout_s=10))
    delivery = ByBucket(objects, timedelta(minutes=5))
    browser = handing_over(newsroom, delivery)
    for path in (f"/articles/{storm.public_id}", f"/embed/{storm.public_id}"):
        policy = browser.get(path).headers["Content-Security-Policy"]
        assert f"media-src 'self' {delivery.origin};" in policy
