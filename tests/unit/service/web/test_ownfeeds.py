"""A listener makes a feed of their own, and keeps it to themselves."""

import gzip
import logging
import re
from dataclasses import replace
from hashlib import sha256

import feedparser
import pytest
from unit.service.web.newsroom import SOUND, TEXTS, article

from service.ownfeeds import Offer
from service.showwords import ShowWords
from service.store.feeds import Ceiling
from service.store.records import Made
from service.store.sql import SqlFeeds
from service.web import create_app
from service.web.ownfeeds import Guesses

MOST = Ceiling(feeds=5, forms=2, renditions_a_day=100)
OFFER = Offer(most=MOST, rate_wpm=175, voices={"gmw/en+f3": "Ada"})
FAST_SOUND = b"fast" * 1000


@pytest.fixture
def newsroom(newsroom):
    newsroom.desk = replace(
        newsroom.desk, feeds=SqlFeeds(newsroom.desk.store._database), offer=OFFER
    )
    return newsroom


@pytest.fixture
def browser(newsroom):
    return create_app(newsroom.desk).test_client()


def make_feed(browser, **chosen):
    """Fill the form in, and return the path of the page that it leads to."""
    answer = browser.post("/my-feed", data=chosen)
    assert answer.status_code == 303, answer.text
    path = answer.headers["Location"]
    assert re.fullmatch("/p/[A-Za-z0-9_-]{43}/", path)
    return path


def read_aloud(newsroom, sound=FAST_SOUND):
    """Make what feeds want, as a worker would; return what was made."""
    desk, store = newsroom.desk, newsroom.desk.store
    desk.feeds.want(most=MOST, now=newsroom.clock())
    done = []
    while job := store.take("worker", alive=lambda _: True, now=newsroom.clock()):
        prefix = f"{job.public_id}/form-{job.id}"
        desk.objects.put(prefix, {"audio.mp3": sound, **TEXTS})
        made = Made(
            revision=job.revision, voices=("Ada",), rate_wpm=262, objects=prefix, size_bytes=len(sound),
            sha256=sha256(sound).hexdigest(), duration_ms=90_000, at=newsroom.clock(),
        )  # fmt: skip
        assert store.publish(job, made, now=newsroom.clock())
        done.append(job.form.name)
    return done


def entries(browser, page):
    answer = browser.get(f"{page}feed.xml")
    assert answer.status_code == 200
    return feedparser.parse(answer.data).entries


def test_the_form_works_without_script(browser, newsroom):
    """Each field has a label, and what is usual is chosen already."""
    newsroom.publishes()
    page = browser.get("/my-feed")
    assert page.status_code == 200
    assert 'for="section-transport"' in page.text
    assert 'value="100" checked' in page.text
    assert "gmw/en+f3" in page.text
    assert ">Ada</label>" in page.text, "an id is read out letter by letter"
    assert "<script" not in page.text


def test_a_feed_has_its_token_in_every_address_of_its_files(browser, newsroom):
    entry = newsroom.publishes()
    page = make_feed(browser)
    [item] = entries(browser, page)
    [sound] = item.enclosures
    assert sound.href == f"https://listen.news.example{page}audio/{entry.public_id}.mp3"
    assert int(sound.length) == len(SOUND)
    text = browser.get(f"{page}feed.xml").text
    assert "/audio/" in text
    assert text.count("/audio/") == text.count(f"{page}audio/")
    assert browser.get(sound.href).data == SOUND
    for ending in ("vtt", "srt", "json", "html", "chapters.json"):
        assert browser.get(f"{page}audio/{entry.public_id}.{ending}").status_code == 200
    assert browser.get(f"{page}audio/{entry.public_id}.exe").status_code == 404


def test_an_episode_enters_when_it_was_read_at_the_speed_chosen(browser, newsroom):
    """With its exact length and the time that it takes."""
    newsroom.publishes()
    page = make_feed(browser, speed="150")
    assert entries(browser, page) == []
    assert read_aloud(newsroom) == ["1.5x"]
    [item] = entries(browser, page)
    [sound] = item.enclosures
    assert (int(sound.length), item.itunes_duration) == (len(FAST_SOUND), "90")
    assert browser.get(sound.href).data == FAST_SOUND
    part = browser.get(sound.href, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.data) == (206, b"fast")


def test_what_is_made_for_a_feed_is_nowhere_else(browser, newsroom):
    entry = newsroom.publishes()
    make_feed(browser, speed="150")
    before = browser.get("/feed.xml").data
    read_aloud(newsroom)
    assert browser.get("/feed.xml").data == before
    assert "1.5x" not in browser.get(f"/articles/{entry.public_id}").text
    assert browser.get(f"/audio/{entry.public_id}/1.5x.mp3").status_code == 404


def test_a_section_in_another_language_says_in_which(browser, newsroom):
    """By its name in the language of the page, not by a code; its own name is said in its own voice."""
    newsroom.publishes(article(id="storm", url=None))
    newsroom.publishes(article(id="arabic", url=None, language="ar", section="نقل"))
    page = browser.get("/my-feed", headers={"Accept-Language": "de"}).text
    assert '<span lang="ar" dir="rtl">نقل</span> (Arabisch)</label>' in page
    assert '<span lang="en" dir="ltr">Transport</span></label>' in page


def test_only_the_sections_chosen_are_in_a_feed(browser, newsroom):
    newsroom.publishes()
    newsroom.publishes(article(id="law", url=None, headline="A law", section="Law & order"))
    page = make_feed(browser, section="law-order")
    assert [item.title for item in entries(browser, page)] == ["A law"]
    assert "Law &amp; order" in browser.get(page).text


@pytest.fixture
def in_two_languages(newsroom):
    """Two stories in English, one in Spanish."""
    newsroom.publishes(article(id="storm", url=None))
    newsroom.publishes(article(id="bridge", url=None, headline="Bridge"))
    newsroom.publishes(article(id="puerto", url=None, language="es", section="Mar", headline="El puerto"))  # fmt: skip


def test_who_chooses_nothing_hears_one_language(browser, in_two_languages):
    """An app takes a podcast to be in the language that it says; nobody waits for a language that they do not speak."""
    assert "If you tick none, you hear every article in English." in browser.get("/my-feed").text
    page = make_feed(browser)
    assert {item.title for item in entries(browser, page)} == {
        "Storm closes the coastal railway", "Bridge",
    }  # fmt: skip
    assert "Every article in English" in browser.get(page).text


def test_a_feed_can_be_all_that_there_is_in_another_language(browser, in_two_languages):
    """It then says so in its head, in words of that language."""
    assert ">Every article in Spanish</label>" in browser.get("/my-feed").text
    for section in ("es", "mar"):
        feed = feedparser.parse(browser.get(f"{make_feed(browser, section=section)}feed.xml").data)
        assert [item.title for item in feed.entries] == ["El puerto"]
        assert (feed.feed.language, feed.feed.title) == ("es", "Example News, mi canal")
        assert "voz sintética" in feed.feed.description
    both = browser.get(f"{make_feed(browser, section=['en', 'mar'])}feed.xml").data
    assert feedparser.parse(both).feed.language == "en"


def test_a_feed_keeps_to_its_order_and_the_longest_episode(browser, newsroom):
    newsroom.publishes()
    newsroom.clock.forward(days=1)
    newsroom.publishes(article(id="second", url=None, headline="Second", published=None))
    titles = ["Storm closes the coastal railway", "Second"]
    assert [item.title for item in entries(browser, make_feed(browser, order="oldest"))] == titles
    assert [item.title for item in entries(browser, make_feed(browser))] == titles[::-1]
    assert entries(browser, make_feed(browser, longest="2")) == []
    assert len(entries(browser, make_feed(browser, longest="3"))) == 2


def test_a_feed_is_kept_out_of_directories_caches_and_referrers(browser, newsroom):
    newsroom.publishes()
    page = make_feed(browser)
    feed = browser.get(f"{page}feed.xml")
    assert "<itunes:block>Yes</itunes:block>" in feed.text
    assert "<podcast:block>yes</podcast:block>" in feed.text
    public_id = re.search(r"/audio/(\w+)\.mp3", feed.text).group(1)
    wrong = f"/p/{'x' * 43}/"
    for path in (page, f"{page}feed.xml", f"{page}audio/{public_id}.mp3", f"{page}x/y", wrong):
        headers = browser.get(path).headers
        assert headers.getlist("Referrer-Policy") == ["no-referrer"], path
        assert headers["Cache-Control"].startswith("private"), path
        assert "noindex" in headers["X-Robots-Tag"], path
        assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("method", "rest"), [("GET", ""), ("POST", "/feed.xml"), ("GET", "//feed.xml"), ("PUT", "/")]
)
def test_a_wrong_request_gives_the_address_away_as_little(browser, newsroom, method, rest):
    """The page that tells what was wrong has links, too, and a log of where visitors come from."""
    newsroom.publishes()
    page = make_feed(browser).rstrip("/")
    answer = browser.open(f"{page}{rest}", method=method)
    assert answer.status_code in {308, 405}
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_app_that_has_the_feed_already_gets_nothing_anew(browser, newsroom):
    newsroom.publishes()
    page = make_feed(browser)
    first = browser.get(f"{page}feed.xml")
    again = browser.get(f"{page}feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert (
        again.headers["Cache-Control"] == first.headers["Cache-Control"] == "private, max-age=300"
    )
    assert browser.head(f"{page}feed.xml").headers["Content-Length"] == str(len(first.data))
    packed = browser.get(f"{page}feed.xml", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == first.data
    assert packed.headers["ETag"] == first.headers["ETag"]


def test_a_poll_without_news_costs_no_writing(browser, newsroom, monkeypatch):
    newsroom.publishes()
    page = make_feed(browser)
    newsroom.clock.forward(seconds=5)
    first = browser.get(f"{page}feed.xml").headers
    monkeypatch.setattr("service.web.ownfeeds.fragment", None)
    known = {"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}
    for headers in known:
        assert browser.get(f"{page}feed.xml", headers=headers).status_code == 304


@pytest.mark.parametrize("change", ["new", "corrected", "withdrawn", "last withdrawn", "renamed"])
def test_every_change_is_seen_by_etag_and_by_date(browser, newsroom, change):
    """AntennaPod asks by date alone where there is one. A show that is called otherwise has the date of its news."""
    entry = newsroom.publishes()
    other = newsroom.publishes(article(id="law", url=None, headline="A law", section="Law"))
    page = make_feed(browser, section=["transport", "law"])
    newsroom.clock.forward(seconds=5)
    first = browser.get(f"{page}feed.xml")
    newsroom.clock.forward(hours=1)
    if change == "new":
        newsroom.publishes(article(id="more", url=None, headline="More"))
    elif change == "corrected":
        newsroom.corrects(entry, "Storm is over", "The storm is over.")
    elif change == "renamed":
        said = {"main": ShowWords(language="en", title="Other News")}
        browser = create_app(replace(newsroom.desk, shows=said)).test_client()
    else:
        newsroom.withdraws(entry)
        if change == "last withdrawn":
            newsroom.withdraws(other)
    newsroom.clock.forward(seconds=5)
    known = [{"If-None-Match": first.headers["ETag"]}]
    if change != "renamed":
        known.append({"If-Modified-Since": first.headers["Last-Modified"]})
    for headers in known:
        now = browser.get(f"{page}feed.xml", headers=headers)
        assert now.status_code == 200
        assert now.data != first.data
        assert now.headers["ETag"] != first.headers["ETag"]


def test_a_poll_is_noted(browser, newsroom):
    page = make_feed(browser)
    browser.get(page)
    assert newsroom.desk.feeds.all()[0].polled_at is None
    browser.get(f"{page}feed.xml")
    assert newsroom.desk.feeds.all()[0].polled_at == newsroom.clock()


def test_a_renewed_feed_leaves_its_old_address_at_once(browser, newsroom):
    entry = newsroom.publishes()
    old = make_feed(browser)
    answer = browser.post(f"{old}renew")
    new = answer.headers["Location"]
    assert answer.status_code == 303
    assert new != old
    for path in ("", "feed.xml", f"audio/{entry.public_id}.mp3"):
        assert browser.get(old + path).status_code == 404, path
        assert browser.get(new + path).status_code == 200, path
    assert browser.post(f"{old}end").status_code == 404


def test_the_guid_of_a_feed_stays_when_its_address_changes(browser, newsroom):
    def guid(page):
        return re.search("<podcast:guid>(.+?)<", browser.get(f"{page}feed.xml").text).group(1)

    old = make_feed(browser)
    before = guid(old)
    assert guid(browser.post(f"{old}renew").headers["Location"]) == before
    assert guid(make_feed(browser)) != before


def test_an_ended_feed_is_gone_at_once_with_its_sound(browser, newsroom):
    entry = newsroom.publishes()
    page = make_feed(browser)
    assert browser.post(f"{page}end").status_code == 200
    for path in ("", "feed.xml", f"audio/{entry.public_id}.mp3"):
        assert browser.get(page + path).status_code == 404
    assert newsroom.desk.feeds.all() == ()


def test_a_withdrawn_article_is_gone_from_every_feed(browser, newsroom):
    entry = newsroom.publishes()
    page = make_feed(browser)
    newsroom.withdraws(entry)
    assert entries(browser, page) == []
    assert browser.get(f"{page}audio/{entry.public_id}.mp3").status_code == 410


HOSTILE = [
    ({"longest": "-1"}, "longest"),
    ({"longest": "9" * 5000}, "longest"),
    ({"longest": "٣"}, "longest"),
    ({"longest": "<script>alert(1)</script>"}, "longest"),
    ({"speed": "9999"}, "speed"),
    ({"speed": "1.5"}, "speed"),
    ({"voice": "gmw/en+f1"}, "voice"),
    ({"order": "random\x00"}, "order"),
    ({"section": ["transport", "\x00"]}, "section"),
    ({"section": "' OR 1=1 --"}, "section"),
]


@pytest.mark.parametrize(("chosen", "field"), HOSTILE, ids=lambda value: str(value)[:40])
def test_what_makes_no_sense_is_told_beside_its_field_and_in_a_summary(
    browser, newsroom, chosen, field
):
    """The summary has the focus, and leads to the field; what was chosen elsewhere is kept."""
    newsroom.publishes()
    answer = browser.post("/my-feed", data={"order": "oldest", **chosen})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}"' in answer.text
    assert f'id="{field}-problem"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "autofocus" in answer.text
    assert "<title>Please look again" in answer.text
    assert "<script" not in answer.text
    if field != "order":
        assert 'value="oldest" checked' in answer.text
    assert newsroom.desk.feeds.all() == ()


def test_a_speed_at_which_nobody_can_read_is_not_offered(newsroom):
    assert OFFER.speeds_percent == (100, 125, 150, 200, 250)
    assert replace(OFFER, rate_wpm=250).speeds_percent == (100, 125, 150)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://listen.news.example"},
        {"Origin": "https://evil.example"},
    ],
)
def test_another_site_can_change_nothing(browser, newsroom, headers):
    page = make_feed(browser)
    for path in ("/my-feed", f"{page}renew", f"{page}end"):
        assert browser.post(path, headers=headers).status_code == 403
    assert browser.get(page).status_code == 200
    assert len(newsroom.desk.feeds.all()) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "null"},
        {"Origin": "https://listen.news.example"},
    ],
)
def test_the_pages_themselves_can(browser, headers):
    page = make_feed(browser)
    assert browser.post(f"{page}renew", headers=headers).status_code == 303


def test_looking_changes_nothing(browser, newsroom):
    """Programs that follow every link end no feed."""
    page = make_feed(browser)
    for path in ("renew", "end"):
        assert browser.get(page + path).status_code == 404
    assert browser.get(page).status_code == 200


def test_who_guesses_tokens_has_to_wait_and_nobody_else(browser, newsroom):
    page = make_feed(browser)
    answers = [browser.get(f"/p/{number:043}/feed.xml") for number in range(Guesses.A_MINUTE + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {404}
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "60"
    assert browser.get(f"{page}feed.xml").status_code == 200
    newsroom.clock.forward(minutes=1)
    assert browser.get(f"/p/{'y' * 43}/feed.xml").status_code == 404


def test_no_token_is_stored(browser, newsroom, tmp_path):
    token = make_feed(browser).split("/")[2]
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("heardline.sqlite3*"))
    assert sha256(token.encode()).hexdigest().encode() in kept
    assert token.encode() not in kept


def test_no_token_gets_into_a_log(browser, newsroom, caplog, monkeypatch):
    """Whether something is not there, or breaks."""
    page = make_feed(browser)
    token = page.split("/")[2]
    caplog.set_level(logging.DEBUG)
    browser.get(f"{page}audio/unknown.mp3")
    monkeypatch.setattr(SqlFeeds, "episodes", lambda *_: 1 / 0)
    assert browser.get(f"{page}feed.xml").status_code == 500
    assert "/p/…/feed.xml" in caplog.text
    assert token not in caplog.text


def test_a_full_service_says_so_in_words(browser, newsroom):
    for _ in range(MOST.feeds):
        make_feed(browser)
    answer = browser.post("/my-feed", data={"order": "oldest"})
    assert answer.status_code == 503
    assert "as many feeds of listeners as it can bear" in answer.text
    assert 'value="oldest" checked' in answer.text


def test_a_service_may_offer_none(newsroom):
    offer = replace(OFFER, most=replace(MOST, feeds=0))
    browser = create_app(replace(newsroom.desk, offer=offer)).test_client()
    assert browser.get("/my-feed").status_code == 404
    assert browser.post("/my-feed").status_code == 404
