"""The feed, as the schema, two other readers and an ear judge it."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import feedparser
import podcastparser
import pytest
from lxml import etree
from PIL import Image
from unit.service.narration.stories import article
from unit.service.publishing.feeds import BASE, NOON, SHOW, SPACES, entry, faults

from service.forms import CODECS, Form
from service.model import Attribution, Block, Dateline
from service.publishing.artwork import ALT, COVER, FOLDER, SMALL
from service.publishing.rss import rss
from service.publishing.shows import item_of
from service.store import Rendition

FULL = entry(
    article(
        headline="Storm closes the <coastal> railway & port",
        deck="Trains may not run for a week. “It's wet,” said AT&T.",
        dateline=Dateline(place="Harwich", region="England", agency=None, date=None, derived=False, shown="HARWICH, England"),
        attribution=Attribution(names=("Ada Reed",), role=None, outlet=None, bureau=None, derived=False, shown="By Ada Reed"),
        blocks=(
            Block(kind="subhead", text="What to do"),
            Block(kind="list", text="Wait\nWalk"),
            Block(kind="quote", text="We <b>wait</b> ]]> here."),
        ),
    )
)  # fmt: skip


def _feed(*entries):
    return rss(SHOW, [item_of(entry, BASE) for entry in entries])


@pytest.fixture(scope="module")
def channel():
    """A feed of one full item and a bare one that is a minute older, read again."""
    feed = _feed(FULL, entry(article(), number=0))
    assert faults(feed) == []
    return etree.fromstring(feed).find("channel")


def _text(element, path):
    return element.findtext(path, namespaces=SPACES)


def _attributes(element, path):
    return [dict(found.attrib) for found in element.findall(path, SPACES)]


def test_a_feed_without_episodes_is_valid_and_has_no_date_of_change():
    feed = _feed()
    assert faults(feed) == []
    assert b"lastBuildDate" not in feed


def test_the_schema_would_notice():
    """Guards every other test that calls a feed valid."""
    assert faults(_feed(FULL).replace(b'length="500001"', b'length="0"')) != []


def test_a_show_says_what_directories_ask_for(channel):
    assert [_text(channel, tag) for tag in ("title", "link", "language", "itunes:author")] == [
        "Example News",
        f"{BASE}/",
        "en-GB",
        "Example News",
    ]
    assert _attributes(channel, "atom:link") == [
        {"href": f"{BASE}/feed.xml", "rel": "self", "type": "application/rss+xml"}
    ]
    assert _attributes(channel, ".//itunes:category") == [{"text": "News"}, {"text": "Daily News"}]
    assert [_text(channel, f"podcast:{tag}") for tag in ("guid", "locked", "medium")] == [
        SHOW.guid,
        "yes",
        "podcast",
    ]


def test_the_picture_is_described(channel):
    assert _attributes(channel, "itunes:image") == [{"href": f"{BASE}/artwork/{COVER}"}]
    (picture,) = _attributes(channel, "podcast:image")
    assert (picture["href"], picture["alt"]) == (f"{BASE}/artwork/{COVER}", ALT)


def test_the_show_and_every_item_say_that_a_machine_reads(channel):
    disclosed = [channel, *channel.findall("item")]
    assert [_text(part, "podcast:txt[@purpose='ai-content']") for part in disclosed] == ["true"] * 3


def test_an_item_gives_exact_lengths_and_one_address(channel):
    item = channel.find("item")
    assert _attributes(item, "enclosure") == [
        {"url": f"{BASE}/audio/k1.mp3", "length": "500001", "type": "audio/mpeg"}
    ]
    assert _text(item, "itunes:duration") == "61"
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert _text(item, "guid") == FULL.guid


def test_an_item_offers_the_further_forms_of_its_sound():
    """As the podcast namespace wants it: type, length, bits a second, a title of at most 32 characters, an address."""
    form = Form(speed_percent=150, codec=CODECS["low"], voice="gmw/en-US")
    published = entry(article(headline="Storm"))
    made = replace(published.heard, size_bytes=200_000, duration_ms=50_000)
    rendition = Rendition(form=form, state="made", why=None, made=made)
    wanted = Rendition(form=Form(speed_percent=200), state="wanted", why=None, made=None)
    item = item_of(replace(published, renditions=(rendition, wanted)), BASE)
    feed = rss(SHOW, [item])
    assert faults(feed) == []
    (alternate,) = etree.fromstring(feed).iterfind(".//podcast:alternateEnclosure", SPACES)
    assert dict(alternate.attrib) == {
        "type": "audio/mpeg", "length": "200000", "bitrate": "32000", "title": "MP3, low bandwidth, 1.5x…",
    }  # fmt: skip
    (source,) = alternate
    assert source.get("uri") == f"{BASE}/audio/k1/{form.name}.mp3"


def test_an_item_leads_to_every_transcript_and_its_chapters(channel):
    item = channel.find("item")
    assert _attributes(item, "podcast:transcript") == [
        {"url": f"{BASE}/audio/k1.vtt", "type": "text/vtt", "language": "en-GB", "rel": "captions"},
        {"url": f"{BASE}/audio/k1.srt", "type": "application/x-subrip", "language": "en-GB", "rel": "captions"},
        {"url": f"{BASE}/audio/k1.json", "type": "application/json", "language": "en-GB", "rel": "captions"},
        {"url": f"{BASE}/audio/k1.html", "type": "text/html", "language": "en-GB"},
    ]  # fmt: skip
    assert _attributes(item, "podcast:chapters") == [
        {"url": f"{BASE}/audio/k1.chapters.json", "type": "application/json+chapters"}
    ]


def test_an_item_names_reporter_voice_and_place(channel):
    full, bare = channel.findall("item")
    persons = [
        (person.text, person.get("role")) for person in full.findall("podcast:person", SPACES)
    ]
    assert persons == [("Ada Reed", "reporter"), ("Alba (synthetic voice)", "narrator")]
    assert _text(full, "podcast:location[@rel='creator']") == "Harwich, England"
    assert bare.find("podcast:location", SPACES) is None


def test_markup_in_the_words_of_an_article_is_shown_and_not_obeyed(channel):
    item = channel.find("item")
    assert _text(item, "title") == "Storm closes the <coastal> railway & port"
    assert _text(item, "description") == (
        "<p>Trains may not run for a week. “It's wet,” said AT&amp;T.</p>"
    )
    assert _text(item, "content:encoded").splitlines() == [
        "<p>From Harwich, England. Ada Reed reports.</p>",
        "<p>Trains may not run for a week. “It's wet,” said AT&amp;T.</p>",
        "<h2>What to do</h2>",
        "<ul><li>Wait</li><li>Walk</li></ul>",
        "<blockquote><p>We &lt;b&gt;wait&lt;/b&gt; ]]&gt; here.</p></blockquote>",
        f'<p><a href="{BASE}/articles/k1">Storm closes the &lt;coastal&gt; railway &amp; port</a></p>',
    ]


def test_an_item_without_a_description_has_none(channel):
    assert channel.findall("item")[1].find("description") is None


def test_very_short_audio_still_has_a_duration():
    assert faults(_feed(entry(duration_ms=200))) == []


def test_items_are_in_order_whatever_order_they_come_in():
    feed = etree.fromstring(_feed(*(entry(number=number) for number in (2, 3, 1))))
    assert [item.findtext("title") for item in feed.iter("item")] == [
        "Headline 3",
        "Headline 2",
        "Headline 1",
    ]


def test_dates_are_of_the_news_and_not_of_the_clock():
    """An older episode that was made last is the newest change; its own date stays."""
    late = entry(number=1)
    late = replace(late, heard=replace(late.heard, at=NOON + timedelta(days=1)))
    feed = etree.fromstring(_feed(late, entry(number=2))).find("channel")
    assert feed.findtext("lastBuildDate") == "Sun, 15 Mar 2026 12:00:00 +0000"
    assert [item.findtext("pubDate") for item in feed.iter("item")] == [
        "Sat, 14 Mar 2026 12:02:00 +0000",
        "Sat, 14 Mar 2026 12:01:00 +0000",
    ]


def test_a_date_in_another_zone_is_the_same_moment():
    kabul = timezone(timedelta(hours=4, minutes=30))
    abroad = replace(entry(), date=datetime(2026, 1, 1, 2, tzinfo=kabul))
    assert b"<pubDate>Wed, 31 Dec 2025 21:30:00 +0000</pubDate>" in _feed(abroad)


def test_the_same_episodes_give_the_same_bytes():
    """A feed that changes by itself would be sent to every subscriber at every poll."""
    same_time = replace(entry(number=2), date=entry(number=1).date)
    assert _feed(entry(number=1), same_time) == _feed(same_time, entry(number=1))


def test_copyright_is_named_when_known():
    owned = rss(replace(SHOW, copyright="Example News"), [])
    assert faults(owned) == []
    assert b"<copyright>Example News</copyright>" in owned


def test_podcast_apps_read_back_what_was_written():
    entries = [FULL, *(entry(number=number) for number in (2, 3))]
    feed = _feed(*entries)
    expected = [
        (
            entry.heard_article.headline,
            entry.guid,
            f"{BASE}/audio/{entry.public_id}.mp3",
            entry.heard.size_bytes,
            61,
            entry.date,
        )
        for entry in reversed(entries)
    ]
    by_feedparser = [
        (
            episode.title,
            episode.id,
            episode.enclosures[0].href,
            int(episode.enclosures[0].length),
            int(episode.itunes_duration),
            datetime(*episode.published_parsed[:6], tzinfo=UTC),
        )
        for episode in feedparser.parse(feed).entries
    ]
    read = podcastparser.parse(SHOW.feed, io.BytesIO(feed))
    by_podcastparser = [
        (
            episode["title"],
            episode["guid"],
            episode["enclosures"][0]["url"],
            episode["enclosures"][0]["file_size"],
            episode["total_time"],
            datetime.fromtimestamp(episode["published"], UTC),
        )
        for episode in read["episodes"]
    ]
    assert by_feedparser == by_podcastparser == expected
    assert read["title"] == "Example News"
    assert read["cover_url"] == f"{BASE}/artwork/{COVER}"
    assert read["episodes"][2]["link"] == f"{BASE}/articles/k1"


@pytest.mark.parametrize(("name", "side_px", "most_bytes"), [(COVER, 3000, 500_000), (SMALL, 600, 30_000)])  # fmt: skip
def test_the_picture_is_what_the_program_draws_and_what_apple_takes(
    name, side_px, most_bytes, drawn
):
    for file in (FOLDER / name, drawn / name):
        assert file.stat().st_size < most_bytes
        with Image.open(file) as picture:
            assert (picture.format, picture.mode, picture.size) == (
                "PNG",
                "RGB",
                (side_px, side_px),
            )
            assert [round(dots) for dots in picture.info["dpi"]] == [72, 72]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The pictures, drawn anew."""
    folder = tmp_path_factory.mktemp("artwork")
    subprocess.run([sys.executable, "-m", "service.publishing.artwork", folder], check=True)
    return folder


def test_feeds_hold_no_comments(channel):
    """Some hosts and apps stumble over them."""
    assert not re.search(rb"<!--", etree.tostring(channel))
