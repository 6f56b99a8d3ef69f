"""What holds for every answer of the application, and what nobody may ever see."""

import logging
import re
from io import BytesIO

import pytest
from unit.service.web.newsroom import article

from service.store.errors import StoreBusy, StoreUnavailable
from service.web import create_app

ADDRESSES = [
    "/",
    "/feed.xml",
    "/healthz",
    "/nothing",
    "/listen",
    "/static/heardline.css",
    "/api/articles/x",
    "/audio/x.mp3",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_keeps_browsers_from_harm(browser, address, method):
    answer = browser.open(address, method=method)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy, "no script may run that stands in a page"
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in answer.headers
    assert len(answer.headers.get_all("Content-Security-Policy")) == 1


@pytest.mark.parametrize("address", ["/", "/feed.xml", "/articles/x", "/audio/x.mp3"])
def test_what_breaks_inside_is_logged_and_never_shown(newsroom, monkeypatch, caplog, address):
    def broken(*_, **__):
        raise RuntimeError("secret reason")

    for verb in ("version", "entry"):
        monkeypatch.setattr(type(newsroom.desk.store), verb, broken)
    with caplog.at_level(logging.ERROR):
        answer = create_app(newsroom.desk).test_client().get(address)
    assert answer.status_code == 500
    assert "Something went wrong here." in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "secret reason" in caplog.text


@pytest.mark.parametrize("trouble", [StoreBusy, StoreUnavailable])
def test_a_store_that_does_not_answer_asks_to_come_back(newsroom, browser, monkeypatch, trouble):
    def broken(*_, **__):
        raise trouble("The file /var/secret.sqlite3 is locked.")

    for verb in ("version", "entry", "find"):
        monkeypatch.setattr(type(newsroom.desk.store), verb, broken)
    for address in (
        "/",
        "/feed.xml",
        "/articles/x",
        "/audio/x.mp3",
        "/listen?url=https://x.example/",
    ):
        answer = browser.get(address)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "/var/secret" not in answer.text


def test_errors_are_pages_for_people_and_problems_for_programs(browser):
    for accept in (
        "text/html",
        "*/*",
        "audio/*",
        "",
        "nonsense;;,",
        "text/html,application/json;q=0.9",
    ):
        answer = browser.get("/nothing", headers={"Accept": accept})
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "There is nothing at this address." in answer.text
    for accept in (
        "application/json",
        "application/problem+json",
        "application/json,text/html;q=0.5",
    ):
        answer = browser.get("/nothing", headers={"Accept": accept})
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json == {
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": "There is nothing at this address.",
        }
    for answer in (browser.get("/nothing"), browser.get("/listen")):
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "a b c"},
        {"Host": ""},
        {"Host": "x" * 10_000},
        {"Accept": "," * 5000},
        {"Accept": "a/b;q=" + "9" * 5000},
        {"Accept-Encoding": ";q=,gzip;q=x"},
        {"Accept-Encoding": "gzip;q=1e999"},
        {"If-None-Match": '"' * 5000},
        {"If-Modified-Since": "Mon, 99 Foo 99999 99:99:99 GMT"},
        {"If-Unmodified-Since": "\x80"},
        {"Range": "bytes=" + "0-0," * 5000},
        {"If-Range": "Mon, 00"},
        {"Cookie": "=" * 5000},
        {"Authorization": "Bearer"},
        {"Content-Length": "-1"},
        {"Content-Type": "application/json; charset=\xff"},
        {"X-Forwarded-For": "'; drop table articles"},
        {"Transfer-Encoding": "gzip, chunked"},
    ],
)
def test_absurd_headers_are_no_error_of_ours(newsroom, browser, headers):
    entry = newsroom.publishes()
    for address in (
        "/",
        "/feed.xml",
        f"/audio/{entry.public_id}.mp3",
        f"/articles/{entry.public_id}",
        "/nothing",
    ):
        assert browser.get(address, headers=headers).status_code < 500


@pytest.mark.parametrize(
    "address",
    [
        "/articles/" + "a" * 5000,
        "/articles/%00",
        "/articles/%FF%FE",
        "/articles/..%2F..%2Fetc",
        "/audio/.mp3",
        "/audio/%E2%80%AE.mp3",
        "/static/../web/api.py",
        "/static/%2e%2e/api.py",
        "/shows/nothing/artwork/nothing.png",
        "/articles//evil.example",
        "/" + "a/" * 2000,
    ],
)
def test_absurd_addresses_are_simply_not_there(browser, address):
    assert browser.get(address).status_code in (308, 404)
    answer = browser.get(address, follow_redirects=False)
    assert "evil" not in answer.headers.get("Location", "").partition("listen.news.example")[0]


def test_nothing_but_reading_is_possible_on_pages(newsroom, browser):
    entry = newsroom.publishes()
    for address in ("/", f"/articles/{entry.public_id}", "/feed.xml"):
        for method in ("post", "put", "delete", "patch"):
            assert getattr(browser, method)(address).status_code == 405
    assert newsroom.knows(entry.public_id) == entry


def test_the_health_of_the_service_is_told_to_programs(newsroom, browser, monkeypatch):
    newsroom.publishes()
    newsroom.hands_in(article(id="held", url=None), hold=True)
    well = browser.get("/healthz")
    assert well.status_code == 200
    assert well.json == {"status": "ok", "articles": {"held": 1, "published": 1}}
    assert well.headers["Cache-Control"] == "no-store"
    newsroom.hands_in(article(id="waiting", url=None))
    assert browser.get("/healthz").json["articles"] == {"held": 1, "published": 1, "waiting": 1}

    def broken(*_):
        raise StoreUnavailable("The database cannot be read.")

    monkeypatch.setattr(type(newsroom.desk.store), "version", broken)
    ill = browser.get("/healthz")
    assert ill.status_code == 503
    assert ill.json["status"] == "unavailable"


def test_files_of_the_program_are_kept_for_a_year_under_an_address_of_their_bytes(browser):
    page = browser.get("/").text
    address = next(part for part in page.split('"') if part.startswith("/static/heardline.css"))
    answer = browser.get(address)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    old = browser.get("/static/heardline.css?v=0123")
    assert old.headers["Cache-Control"] == "no-cache"
    assert old.data == answer.data


def test_an_icon_is_there_for_those_who_ask_without_having_read_a_page(browser):
    """Old browsers and feed readers; one that is missing is an error in each of their logs."""
    from PIL import Image

    answer = browser.get("/favicon.ico")
    assert answer.headers["Content-Type"] == "image/vnd.microsoft.icon"
    with Image.open(BytesIO(answer.data)) as icon:
        assert {(16, 16), (32, 32), (48, 48)} <= icon.info["sizes"]
    page = browser.get("/").text
    (linked,) = re.findall('<link rel="icon"[^>]* href="([^"]+)"', page)
    assert linked.startswith("/static/icon.svg")
