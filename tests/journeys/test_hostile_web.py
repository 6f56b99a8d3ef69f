"""Sources that answer with everything but news: each says what is wrong with it, and the good one goes on."""

import gzip
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from journeys.polling import entries, poll_all
from journeys.serving import heardline
from unit.service.fetching.sites import Answer, Site, redirect, response

STORY = "".join(
    f"<p>The harbour bridge is open again, and the tram follows on day {day} when its rails are tested.</p>"
    for day in ("one", "two", "three")
)


def item(name: str, *, date: str = "Mon, 01 Jun 2026 08:00:00 GMT", text: str = STORY) -> str:
    return (
        f"<item><title>Report {name}</title><link>/{name}</link><guid isPermaLink='false'>urn:{name}</guid>"
        f"<pubDate>{date}</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )


def feed(*items: str, before: str = "") -> bytes:
    return (
        f"{before}<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>News</title>{''.join(items)}</channel></rss>"
    ).encode()


def page(title: str, text: str) -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1>{text}</main></body></html>".encode()


def says(body: bytes, **headers: str) -> Answer:
    return lambda _request: response(body, **headers)


def drips(_request: object) -> Iterator[bytes]:
    """A byte in each tenth of a second, for ever."""
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    for _ in itertools.count():
        Event().wait(0.1)
        yield b" "


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
BOMB = gzip.compress(bytes(30_000_000))

HOSTILE: dict[str, tuple[Answer, str]] = {
    "entity": (
        says(feed(item("&a;"), before="<!DOCTYPE rss [<!ENTITY a 'b'>]>")),
        "declares XML entities of its own",
    ),
    "external entity": (
        says(feed(before="<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>")),
        "declares XML entities of its own",
    ),
    "billion laughs": (
        says(feed(item("&l9;"), before=f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]>")),
        "declares XML entities of its own",
    ),
    "hidden entity": (
        says(feed(before="<!DOCTYPE rss [<!ENTITY a ']>x'>]>")),
        "begins as XML does",
    ),
    "deep nesting": (says(feed("<a>" * 50_000)), "stand 100 deep in each other"),
    "cut off": (says(feed(item("a"))[:60]), "It lists no articles."),
    "20 MB": (says(b"<p>" * 7_000_000), "sends more than 10,485,760 bytes"),
    "a million elements": (says(b"<p>a" * 1_000_000), "has more than 100000 elements"),
    "login": (
        says(page("Log in", "<p>Log in to continue. Forgot your password?</p>")),
        "is a login wall",
    ),
    "cookies": (
        says(page("Your privacy", "<p>We and our 312 partners use cookies. Accept all cookies?</p>")),
        "is a notice about cookies",
    ),
    "error with status 200": (
        says(page("Page not found", "<p>The page that you requested does not exist.</p>")),
        "is an error page",
    ),
    "no items": (says(feed()), "It lists no articles."),
    "loop": (lambda request: redirect(f"{request.path}x"), "redirects in a loop, or too often"),
    "drip": (drips, "was not done after 2 seconds"),
    "bomb in transit": (says(BOMB, content_encoding="gzip"), "unpacks to more than"),
    "bomb in a file": (says(BOMB, content_type="application/gzip"), "unpacks to more than 10 MB"),
    "sound": (says(b"ID3", content_type="audio/mpeg"), "holds no article"),
    "broken off": (says(feed(item("a")), length=9_999), "broke off its answer"),
    "gone": (says(b"", status="410 Gone"), "gone for good"),
    "busy": (says(b"", status="503 Busy", retry_after="7200"), "503"),
    "silence": (says(b""), "is empty"),
}  # fmt: skip
"""What a source answers, and what is told of it."""


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], Site]]:
    """Servers at addresses of their own, so that none waits for the pace of another."""
    sites: list[Site] = []

    def start(answer: Answer) -> Site:
        sites.append(Site(answer=answer, host=f"127.0.1.{len(sites) + 1}"))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


def test_each_says_what_is_wrong_and_the_good_one_goes_on(tmp_path: Path, serve):
    good = serve(says(feed(item("good"))))
    bad = {name: serve(answer) for name, (answer, _) in HOSTILE.items()}
    poll_all(tmp_path, *(site.url("/feed") for site in (*bad.values(), good)))
    told = heardline(tmp_path, "status")
    articles, *sources = told.split("\nsource ")
    assert "Traceback" not in told
    assert "nobody foresaw" not in told
    assert f"{good.url('/good')}: waiting since" in articles
    assert articles.count("waiting since") == 1, "nothing hostile became an article"
    for name, (_, why) in HOSTILE.items():
        (entry,) = (entry for entry in sources if entry.startswith(f"{bad[name].url('/feed')}:"))
        assert why in entry, f"{name}: {entry}"


def test_odd_items_of_a_good_feed_stop_nothing(tmp_path: Path, serve):
    """Ids that are given twice, dates of the future and of nonsense, other encodings."""
    odd = feed(
        item("one"),
        item("two").replace("urn:two", "urn:one"),
        item("one"),
        item("future", date="Mon, 01 Jun 2099 08:00:00 GMT"),
        item("nonsense", date="someday"),
        item("letters", text=STORY.replace("tram", "Straßenbahn naïve")),
    )
    site = serve(says(odd.decode().encode("latin-1"), content_type="text/xml; charset=utf-8"))
    poll_all(tmp_path, site.url("/feed"))
    found = entries(tmp_path)
    assert set(found) == {
        f"Report {name}" for name in ("one", "two", "future", "nonsense", "letters")
    }
    assert found["Report future"].date < datetime.now(UTC)
    assert "Straßenbahn naïve" in found["Report letters"].article.blocks[0].text
    told = heardline(tmp_path, "status")
    assert "Item 2 is known by its address" in told
    assert "Item 3 was passed over" in told
