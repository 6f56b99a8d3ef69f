"""One article, hostile in every field, made by the real pipeline: in everything that the service answers of it, its words are only words."""

import io
import json
import re
from urllib.parse import quote

import mutagen
import pytest
from browser.site import FEED, hostile
from lxml import etree, html

FIELDS = ["kicker", "headline", "deck", "place", "reporter", "section", "paragraph", "list"]
TIMES = r"[\d:.,]+ --> [\d:.,]+"


@pytest.fixture
def get(service):
    """Ask for an address of the hostile article, its name being {id}."""
    app, site = service
    browser = app.test_client()
    return lambda path, status=200: _answered(
        browser, path.format(id=site.articles["hostile"]), status
    )


def _answered(browser, path, status):
    answer = browser.get(path)
    assert answer.status_code == status, path
    return answer


def pages(get):
    """Every page that shows the article or has a name of it."""
    shelves = html.fromstring(get("/sections").text).xpath("//main//a/@href")
    assert len([path for path in shelves if "alert" in path]) == 2, "its section and its reporter"
    return [
        "/", "/articles/{id}", "/articles/{id}/report", "/articles/{id}/reported", "/embed/{id}", "/audio/{id}.html",
        "/headlines.html", "/sections", "/search?q=alert", f"/search?q={quote(hostile('headline'))}", "/my-feed", f"/p/{FEED}/",
        *shelves,
    ]  # fmt: skip


def innocent(markup):
    """Whether a browser that parses *markup* meets nothing that the newsroom slipped in."""
    tree = html.fromstring(markup)
    assert tree.xpath("//script[not(@type='application/ld+json') and not(@src)] | //img | //iframe | //*[@onerror]") == []  # fmt: skip
    assert not set("\x00\x1b\u202e") & set(markup)
    return tree


def test_on_pages_it_is_text(get):
    """No page takes markup, the end of an element or the turning of lines from a newsroom's words."""
    for path in pages(get):
        innocent(get(path).text)
    words = innocent(get("/articles/{id}").text).text_content()
    for field in FIELDS:
        assert f"alert('{field}')" in words


def test_what_machines_read_on_its_page_stays_one_element(get):
    """JSON-LD holds the words, and does not end where they end a script."""
    (facts,) = html.fromstring(get("/articles/{id}").text).xpath("//script[@type]/text()")
    assert "alert('headline')" in json.dumps(json.loads(facts), ensure_ascii=False)


@pytest.mark.parametrize("ending", ["vtt", "srt", "words.vtt"])
def test_in_captions_it_makes_no_cue(get, ending):
    """No cue, time or voice comes from the words: each arrow stands between two times, once for each cue."""
    captions = get(f"/audio/{{id}}.{ending}").text
    blocks = re.split(r"\n\n+", captions.strip())
    cues = [block for block in blocks if "-->" in block]
    assert len(cues) > len(FIELDS)
    assert captions.count("-->") == len(re.findall(rf"^{TIMES}$", captions, re.MULTILINE))
    assert len(blocks) - len(cues) <= (2 if ending.endswith("vtt") else 0), "a note at most"
    assert "\x00" not in captions
    if ending == "vtt":
        assert not re.search(r"<(?!v [^<>]*>)", captions), "of tags only those of voices"


@pytest.mark.parametrize("ending", ["json", "chapters.json"])
def test_in_transcripts_for_programs_it_is_a_string(get, ending):
    """JSON stays JSON, without control characters in its strings."""
    told = json.loads(get(f"/audio/{{id}}.{ending}").data)
    assert "alert('headline')" in json.dumps(told, ensure_ascii=False)
    assert "\x00" not in json.dumps(told, ensure_ascii=False)


def test_in_feeds_it_is_text(get):
    """Feeds and lists of feeds are well formed, and what apps show as HTML has no script."""
    shows = etree.fromstring(get("/opml").data).xpath("//outline/@xmlUrl")
    hostile_shows = [
        show.removeprefix("http://unknown.invalid") for show in shows if "alert" in show
    ]
    assert len(hostile_shows) == 2
    for path in ("/feed.xml", f"/p/{FEED}/feed.xml", *hostile_shows):
        feed = etree.fromstring(get(path).data)
        items = [
            item for item in feed.iter("item") if "alert('headline')" in item.findtext("title")
        ]
        assert len(items) == 1
        for shown in items[0].xpath("*[local-name() = 'encoded' or local-name() = 'description']"):
            innocent(f"<div>{shown.text}</div>")
    for path in ("/feed.json", *(show.replace(".xml", ".json") for show in hostile_shows)):
        for item in get(path).json["items"]:
            innocent(f"<div>{item.get('content_html', '')}</div>")


def test_in_what_another_site_embeds_it_is_text(get):
    """The frame that an editor inserts is one frame, in JSON and in XML."""
    page = quote("http://unknown.invalid/articles/{id}", safe="{}")
    told = get(f"/oembed?url={page}").json
    (frame,) = html.fragments_fromstring(told["html"])
    assert frame.tag == "iframe"
    assert "alert('headline')" in frame.get("title")
    xml = etree.fromstring(get(f"/oembed?url={page}&format=xml").data)
    assert xml.findtext("html") == told["html"]


def test_in_the_file_and_its_headers_it_is_text(get):
    """Tags of the MP3 have the words without control characters, and no header has any of them."""
    answer = get("/audio/{id}.mp3")
    tags = mutagen.File(io.BytesIO(answer.data)).tags
    words = "".join(str(tag) for tag in tags.values() if hasattr(tag, "text"))
    assert "alert('headline')" in words
    assert not set("\x00\x1b\u202e") & set(words)
    assert "alert" not in str(answer.headers)
