"""News that is fetched: a newsroom's own site, the real program, and what listeners get of it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.newssite import NewsSite, news_site
from journeys.serving import HEARDLINE, heardline, serving, until

from service.settings import read_settings
from service.sources.asking import Answer, ask_for
from service.wiring import open_newsdesk, open_outside

FERRY = (
    "Ferries will run all winter for the first time, the harbour board said on Monday.\n"
    "The first boat sails on Saturday at dawn, and the last one comes home at midnight.\n"
    "Nobody has to stay ashore, said the harbour master, who has waited for this for years."
)
BRIDGE = (
    "The harbour bridge is open again after seven weeks of repairs to its northern pillar.\n"
    "Cars may cross it from noon, and the tram follows on Sunday when its rails are tested.\n"
    "The city paid four million for it, which is half a million less than it had set aside."
)
MARKET = (
    "The market square gets forty new trees, more than the council had promised last year.\n"
    "They are limes and maples, and will be planted before the first frost of the winter.\n"
    "Traders asked for shade after three hot summers, in which many of them stayed at home."
)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as site:
        site.put_article("/ferry", "Ferries to Sail All Winter", FERRY)
        site.put_article("/bridge", "Harbour Bridge Reopens", BRIDGE)
        yield site


class Newsroom:
    """The program, allowed to ask the site."""

    def __init__(self, data: Path, site: NewsSite) -> None:
        self.data = data
        self.environ = {"HEARDLINE_VOICE": "low", "HEARDLINE_ALLOW_HOSTS": site.authority}

    def __call__(self, *arguments: object) -> str:
        return heardline(self.data, *arguments, **self.environ)

    def poll(self, url: str, *options: str) -> dict:
        """Poll a source now, make what came of it, and tell how the source does."""
        self("source", "add", url, *options)
        self("work", "--until-idle")
        (found,) = [
            one for one in json.loads(self("source", "list", "--json")) if one["url"] == url
        ]
        return found

    def status(self) -> dict[str, dict]:
        return {entry["id"]: entry for entry in json.loads(self("status", "--json"))}


@pytest.fixture
def newsroom(tmp_path: Path, site: NewsSite) -> Newsroom:
    return Newsroom(tmp_path / "data", site)


def test_a_feed_is_followed_through_changes_trouble_and_its_end(newsroom: Newsroom, site: NewsSite):
    feed = site.url("/feed.xml")
    broken = site.item("/broken", "A Page That Is Not There", day=8)
    bridge = site.item("/bridge", "Harbour Bridge Reopens", day=15)
    site.put_feed("/feed.xml", site.item("/ferry", "Ferries to Sail All Winter"), broken, bridge)

    # What it lists becomes episodes; one broken item is noted, and stops nothing.
    first = newsroom.poll(feed)
    assert (first["why"], first["added"], first["revised"]) == (None, 2, 0)
    assert [note for note in first["notes"] if "A Page That Is Not There" in note and "404" in note]
    episodes = newsroom.status()
    assert {entry["state"] for entry in episodes.values()} == {"published"}
    assert set(episodes) == {site.url("/ferry"), site.url("/bridge")}
    assert "A Page That Is Not There" in newsroom("status")

    # Nothing changed: one conditional request, and no page is asked for again.
    asked = len(site.asked)
    assert newsroom.poll(feed)["why"] is None
    assert site.asked[asked:] == [("/feed.xml", 304)]

    # A page that the feed lists as changed becomes a revision; GUID, date and address stay.
    site.put_article("/ferry", "Ferries to Sail All Winter", FERRY.replace("Saturday", "Sunday"))
    again = site.item("/ferry", "Ferries to Sail All Winter", day=22)
    site.put_feed("/feed.xml", again, broken, bridge)
    third = newsroom.poll(feed)
    assert (third["added"], third["revised"]) == (2, 1)
    assert any("A Page That Is Not There" in note for note in third["notes"])
    assert (site.times("/ferry"), site.times("/bridge"), site.times("/broken", 404)) == (2, 1, 1)
    before, after = episodes[site.url("/ferry")], newsroom.status()[site.url("/ferry")]
    assert (after["revision"], after["heard_revision"]) == (2, 2)
    assert [after[name] for name in ("guid", "date", "audio")] == [
        before[name] for name in ("guid", "date", "audio")
    ]

    # It answers nonsense, then vanishes: it says why and is left alone longer each time; the episodes stay.
    site.pages["/feed.xml"] = "<html><body><p>We will be back soon.</p></body></html>"
    nonsense = newsroom.poll(feed)
    assert "was a list of articles" in nonsense["why"]
    del site.pages["/feed.xml"]
    gone = newsroom.poll(feed)
    assert ("404" in gone["why"], gone["failures"]) == (True, 2)
    told = newsroom("status")
    assert feed in told
    assert "404" in told
    assert "no source any more" in newsroom("source", "remove", feed)
    assert [entry["state"] for entry in newsroom.status().values()] == ["published"] * 2


def test_through_feed_page_and_sitemap_it_is_one_article(newsroom: Newsroom, site: NewsSite):
    site.put_feed("/feed.xml", site.item("/market", "Forty Trees for the Square", text=MARKET))
    site.put_article("/market", "Forty Trees for the Square", MARKET)
    site.put_sitemap("/sitemap.xml", "/market", "/bridge")
    assert newsroom.poll(site.url("/feed.xml"))["added"] == 1
    assert site.times("/market") == 0, "the feed has the whole text"
    assert newsroom.poll(site.url("/sitemap.xml"))["added"] == 1
    assert "new" not in newsroom("add", site.url("/market"))
    market, bridge = (newsroom.status()[site.url(path)] for path in ("/market", "/bridge"))
    assert len(newsroom.status()) == 2
    assert "urn:example:market" in market["names"]
    assert bridge["state"] == "published"


def test_a_page_may_be_a_source_and_what_is_new_can_be_held(newsroom: Newsroom, site: NewsSite):
    url = site.url("/bridge")
    assert newsroom.poll(url, "--hold")["added"] == 1
    assert newsroom.status()[url]["state"] == "held"
    site.put_article("/bridge", "Harbour Bridge Reopens", BRIDGE.replace("seven", "eight"))
    assert newsroom.poll(url)["revised"] == 1
    assert (newsroom.status()[url]["state"], newsroom.status()[url]["revision"]) == ("held", 2)


def test_an_address_is_a_source_of_words(newsroom: Newsroom, site: NewsSite, tmp_path: Path):
    """`script`, `say` and `add` take an address; that of a machine inside only when its host is allowed."""
    url = site.url("/bridge")
    assert "headline: Harbour Bridge Reopens" in newsroom("script", url)
    for _ in range(2):  # the second time, the file is there already
        newsroom("say", url, "-o", tmp_path / "bridge.mp3", "--voice", "low")
    assert (tmp_path / "bridge.mp3").stat().st_size > 10_000
    assert f"{url} is new" in newsroom("add", url)
    asked = len(site.asked)
    refused = subprocess.run(
        [HEARDLINE, "--data", newsroom.data, "add", url],
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert site.authority in refused.stderr
    assert "Traceback" not in refused.stderr
    assert len(site.asked) == asked


def test_the_running_service_polls(newsroom: Newsroom, site: NewsSite):
    site.put_feed("/feed.xml", site.item("/bridge", "Harbour Bridge Reopens"))
    with serving(newsroom.data, **newsroom.environ) as service:
        newsroom("source", "add", site.url("/feed.xml"))
        until(lambda: "Harbour Bridge Reopens" in service.get("/feed.xml").text, "it is heard")


def test_an_article_of_a_site_is_fetched_when_a_listener_asks(newsroom: Newsroom, site: NewsSite):
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /private\n"
    site.put_article("/private/note", "Not for Robots", MARKET)

    def ask(path: str) -> Answer:
        settings = read_settings(newsroom.environ, data=newsroom.data)
        with open_newsdesk(settings) as desk, open_outside(settings) as outside:
            return ask_for(site.url(path), desk.store, outside.sites, now=desk.clock())

    assert ask("/bridge").state == "not ours"
    newsroom("site", "add", site.url(""))
    assert [ask(path).state for path in ("/bridge", "/private/note")] == ["preparing"] * 2
    newsroom("work", "--until-idle")
    bridge, note = ask("/bridge"), ask("/private/note")
    assert (bridge.state, bridge.entry.state) == ("known", "published")
    assert (note.state, "robots.txt" in note.why) == ("failed", True)
    assert site.times("/private/note") == 0
    assert site.url("") in newsroom("site", "list")


def test_words_about_addresses_that_are_none(newsroom: Newsroom, site: NewsSite):
    for arguments, told in (
        (("source", "add", "feed.xml"), "http://"),
        (("source", "remove", site.url("/feed.xml")), "is no source"),
        (("site", "add", site.url("/bridge")), "Give the site alone"),
        (("site", "remove", site.url("/")), "is no site"),
    ):
        done = subprocess.run(
            [HEARDLINE, "--data", newsroom.data, *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, told in done.stderr) == (1, True), done.stderr
