"""The feed, as the schema, two other readers and an ear judge it."""

import io
import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import feedparser
import podcastparser
import pytest
from lxml import etree
from unit.service.narration.stories import article
from unit.service.publishing.feeds import (
    BASE,
    NOON,
    SHOW,
    SPACES,
    entry,
    faults,
    feed_of,
    main_show,
)

from service.forms import CODECS, Form
from service.model import Attribution, Block, Chapter, Dateline
from service.publishing.artwork import cover_of
from service.publishing.rss import BASE as PLACE
from service.publishing.rss import EDITION, Archive, fragment
from service.publishing.shows import item_of
from service.store import Rendition

COVER = cover_of("Example News", service="Example News", language="en-GB")
PICTURE = f"{BASE}/shows/main/artwork/{COVER.large}"
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


@pytest.fixture(scope="module")
def channel():
    """A feed of one full item and a bare one that is a minute older, read again."""
    feed = feed_of(FULL, entry(article(), number=0))
    assert faults(feed) == []
    return etree.fromstring(feed).find("channel")


def _text(element, path):
    return element.findtext(path, namespaces=SPACES)


def _attributes(element, path):
    return [dict(found.attrib) for found in element.findall(path, SPACES)]


def test_a_feed_without_episodes_is_valid_and_has_no_date_of_change():
    feed = feed_of()
    assert faults(feed) == []
    assert b"lastBuildDate" not in feed


def test_the_schema_would_notice():
    """Guards every other test that calls a feed valid."""
    assert faults(feed_of(FULL).replace(b'length="500001"', b'length="0"')) != []


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
    assert _attributes(channel, "itunes:image") == [{"href": PICTURE}]
    (picture,) = _attributes(channel, "podcast:image")
    assert (picture["href"], picture["alt"]) == (PICTURE, COVER.alt)


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
    """As the podcast namespace wants it: type, length, bits a second, a title of at most 32 characters, an address, a hash."""
    form = Form(speed_percent=150, codec=CODECS["low"], voice="gmw/en-US")
    published = entry(article(headline="Storm"))
    sound = b"the sound in this form"
    made = replace(
        published.heard,
        size_bytes=200_000,
        duration_ms=50_000,
        sha256=sha256(sound).hexdigest(),
    )
    rendition = Rendition(form=form, state="made", why=None, made=made)
    wanted = Rendition(form=Form(speed_percent=200), state="wanted", why=None, made=None)
    feed = feed_of(replace(published, renditions=(rendition, wanted)))
    assert faults(feed) == []
    (alternate,) = etree.fromstring(feed).iterfind(".//podcast:alternateEnclosure", SPACES)
    assert dict(alternate.attrib) == {
        "type": "audio/mpeg", "length": "200000", "bitrate": "32000", "title": "Low bandwidth, 1.5x speed…",
    }  # fmt: skip
    source, integrity = alternate
    assert source.get("uri") == f"{BASE}/audio/k1/{form.name}.mp3"
    digest = b64encode(sha256(sound).digest()).decode()
    assert dict(integrity.attrib) == {"type": "sri", "value": f"sha256-{digest}"}


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
        "<p>Trains may not run for a week. “It's wet,” said AT&amp;T.</p>\n"
        f'<p><a href="{BASE}/articles/k1">Storm closes the &lt;coastal&gt; railway &amp; port</a></p>'
    )
    assert _text(item, "content:encoded").splitlines() == [
        "<p>From Harwich, England. Ada Reed reports.</p>",
        "<p>Trains may not run for a week. “It's wet,” said AT&amp;T.</p>",
        "<h2>What to do</h2>",
        "<ul><li>Wait</li><li>Walk</li></ul>",
        "<blockquote><p>We &lt;b&gt;wait&lt;/b&gt; ]]&gt; here.</p></blockquote>",
        f'<p><a href="{BASE}/articles/k1">Storm closes the &lt;coastal&gt; railway &amp; port</a></p>',
    ]


def test_an_article_without_a_summary_is_described_by_its_link(channel):
    assert _text(channel.findall("item")[1], "description") == (
        f'<p><a href="{BASE}/articles/k0">k0</a></p>'
    )


LISTED = tuple(
    Chapter(title=title, start_ms=start_ms, end_ms=start_ms + 40_000)
    for start_ms, title in (
        (0, "Storm closes the <coastal> railway & port from Harwich to the north"),
        (40_000, "What to do"),
        (3_700_500, "Ferries"),
    )
)


def _item(chapters, duration_ms=3_800_000):
    feed = feed_of(entry(chapters=chapters, duration_ms=duration_ms))
    assert faults(feed) == []
    return etree.fromstring(feed).find("channel/item")


def test_all_lists_of_chapters_are_one(channel):
    """Podlove's for apps, timestamps in the description for Spotify and Apple; titles there are short."""
    item = _item(LISTED)
    assert _attributes(item, "psc:chapters/psc:chapter") == [
        {"start": "00:00:00.000", "title": LISTED[0].title},
        {"start": "00:00:40.000", "title": "What to do"},
        {"start": "01:01:40.500", "title": "Ferries"},
    ]
    assert _text(item, "description").splitlines() == [
        "<p>(00:00) Storm closes the &lt;coastal&gt; railway &amp;…</p>",
        "<p>(00:40) What to do</p>",
        "<p>(01:01:40) Ferries</p>",
        f'<p><a href="{BASE}/articles/k1">Headline 1</a></p>',
    ]
    assert channel.find("item/psc:chapters", SPACES) is None, "its chapters are not known"


@pytest.mark.parametrize(
    ("chapters", "duration_ms"),
    [
        pytest.param(LISTED[:2], 90_000, id="fewer than three"),
        pytest.param(LISTED[1:] + LISTED[1:], 3_800_000, id="not from the start"),
        pytest.param(
            tuple(Chapter(title="&" * 30, start_ms=n * 30_000, end_ms=(n + 1) * 30_000) for n in range(40)),
            1_200_000,
            id="too long a list",
        ),
    ],
)  # fmt: skip
def test_a_description_lists_all_chapters_or_none(chapters, duration_ms):
    """Players take the longer of two lists, and look for three that begin with the start."""
    description = _text(_item(chapters, duration_ms), "description")
    assert description == f'<p><a href="{BASE}/articles/k1">Headline 1</a></p>'


def test_where_no_player_cuts_them_off_titles_of_chapters_are_whole():
    """A list with a short chapter is none for Spotify; whoever reads the description then has all the words."""
    lines = _text(_item(LISTED, 3_720_000), "description").splitlines()
    assert lines[0] == (
        "<p>(00:00) Storm closes the &lt;coastal&gt; railway &amp; port from Harwich to the north</p>"
    )
    assert [line[:10] for line in lines[1:3]] == ["<p>(00:40)", "<p>(01:01:"]


def test_chapters_that_have_more_elsewhere_lead_there():
    """Each of the headlines leads to its story, in the apps that read Podlove's chapters, too."""
    story = f"{BASE}/articles/k2"
    (first, second, _) = _attributes(
        _item((LISTED[0], replace(LISTED[1], url=story), LISTED[2])), "psc:chapters/psc:chapter"
    )
    assert "href" not in first
    assert second["href"] == story


def test_what_is_kept_is_written_anew_when_the_program_writes_otherwise():
    """Whoever changes what `fragment` writes counts `EDITION` up, and pins both here."""
    whole = replace(item_of(FULL, PLACE), chapters=LISTED)
    assert (EDITION, sha256(fragment(whole).encode()).hexdigest()[:12]) == (5, "f676d710afd6")


def test_a_text_that_names_the_place_of_the_base_does_no_harm():
    feed = feed_of(entry(article(headline=f'{PLACE}" <a> & b')))
    assert faults(feed) == []
    title = etree.fromstring(feed).findtext("channel/item/title")
    assert title == f'{BASE}" <a> & b'


def test_very_short_audio_still_has_a_duration():
    assert faults(feed_of(entry(duration_ms=200))) == []


def test_dates_are_of_the_news_and_not_of_the_clock():
    """An older episode that was made last is the newest change; its own date stays."""
    late = entry(number=1)
    late = replace(late, heard=replace(late.heard, at=NOON + timedelta(days=1)))
    feed = etree.fromstring(feed_of(entry(number=2), late)).find("channel")
    assert feed.findtext("lastBuildDate") == "Sun, 15 Mar 2026 12:00:00 +0000"
    assert [item.findtext("pubDate") for item in feed.iter("item")] == [
        "Sat, 14 Mar 2026 12:02:00 +0000",
        "Sat, 14 Mar 2026 12:01:00 +0000",
    ]


def test_a_date_in_another_zone_is_the_same_moment():
    kabul = timezone(timedelta(hours=4, minutes=30))
    abroad = replace(entry(), date=datetime(2026, 1, 1, 2, tzinfo=kabul))
    assert b"<pubDate>Wed, 31 Dec 2025 21:30:00 +0000</pubDate>" in feed_of(abroad)


def test_a_page_of_the_archive_says_so_and_leads_on():
    """RFC 5005, 4: from the feed to the last full page, and from page to page."""
    pages = Archive(address=f"{BASE}/2.xml", before=f"{BASE}/1.xml")
    page = feed_of(entry(), archive=pages, hub="https://hub.example/")
    assert faults(page) == []
    channel = etree.fromstring(page).find("channel")
    assert channel.find("fh:archive", SPACES) is not None
    links = {link["rel"]: link["href"] for link in _attributes(channel, "atom:link")}
    assert links == {
        "self": f"{BASE}/2.xml",
        "current": f"{BASE}/feed.xml",
        "prev-archive": f"{BASE}/1.xml",
    }
    newest = etree.fromstring(feed_of(archive=Archive(before=f"{BASE}/2.xml"))).find("channel")
    assert newest.find("fh:archive", SPACES) is None
    assert _attributes(newest, "atom:link[@rel='prev-archive']") == [
        {"href": f"{BASE}/2.xml", "rel": "prev-archive", "type": "application/rss+xml"}
    ]


def test_a_hub_is_named_in_a_valid_feed():
    feed = feed_of(entry(), hub="https://hub.example/?a&b")
    assert faults(feed) == []
    channel = etree.fromstring(feed).find("channel")
    assert _attributes(channel, "atom:link[@rel='hub']") == [
        {"href": "https://hub.example/?a&b", "rel": "hub"}
    ]


def test_a_show_says_of_itself_what_the_newsroom_said():
    said = main_show(
        license="cc-by-4.0", owner_email="radio@news.example", updates="hourly", category=("Science", "Physics")
    )  # fmt: skip
    feed = feed_of(show=said)
    assert faults(feed) == []
    channel = etree.fromstring(feed).find("channel")
    assert _text(channel, "podcast:license") == "cc-by-4.0"
    assert _text(channel, "itunes:owner/itunes:name") == "Example News"
    assert _text(channel, "itunes:owner/itunes:email") == "radio@news.example"
    assert _text(channel, "podcast:updateFrequency[@rrule='FREQ=HOURLY']") == "Hourly"
    plain = etree.fromstring(feed_of()).find("channel")
    assert plain.find("itunes:owner", SPACES) is None, "an address is for all to read"


def test_copyright_is_named_when_known():
    owned = feed_of(show=replace(SHOW, copyright="Example News"))
    assert faults(owned) == []
    assert b"<copyright>Example News</copyright>" in owned


def test_podcast_apps_read_back_what_was_written():
    entries = [*(entry(number=number) for number in (3, 2)), FULL]
    feed = feed_of(*entries)
    expected = [
        (
            entry.heard_article.headline,
            entry.guid,
            f"{BASE}/audio/{entry.public_id}.mp3",
            entry.heard.size_bytes,
            61,
            entry.date,
        )
        for entry in entries
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
    assert read["cover_url"] == PICTURE
    assert read["episodes"][2]["link"] == f"{BASE}/articles/k1"


def test_feeds_hold_no_comments(channel):
    """Some hosts and apps stumble over them."""
    assert not re.search(rb"<!--", etree.tostring(channel))
