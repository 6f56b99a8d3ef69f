"""Laws of reading what comes marked up: no word is lost, and no bytes break a reader."""

import json
import re
from collections import Counter
from datetime import date
from functools import partial
from xml.sax.saxutils import escape

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from properties.documents import BYLINES, DATELINES, DATES, FIXED, PROSE, SENTENCES

from service.errors import DocumentError
from service.model import Document
from service.reading import listing, read
from service.scripting import write_script

LEAVES = st.one_of(
    PROSE, SENTENCES, BYLINES, DATES, FIXED, st.builds(str.__add__, DATELINES, PROSE)
)
TAG = re.compile(r"<[^>]*>")


def markup(names: str, within: str = "") -> st.SearchStrategy[str]:
    """Elements of *names*, and *within* them others, in any order and depth, with text in all of them."""
    around = st.sampled_from(names.split("|"))
    inner = st.recursive(
        LEAVES.map(escape),
        lambda parts: st.builds(
            wrapped,
            st.sampled_from([*names.split("|"), *within.split("|")]),
            st.lists(parts, min_size=1, max_size=4),
        ),
        max_leaves=12,
    )
    return st.lists(
        st.builds(wrapped, around, st.lists(inner, min_size=1, max_size=3)), min_size=1, max_size=5
    ).map("\n".join)


def wrapped(opening: str, parts: list[str]) -> str:
    content = " ".join(parts)
    return f" <{opening}> {content} </{opening.split(maxsplit=1)[0]}> " if opening else content


XHTML = markup(
    "p|p|p|h2|blockquote|ul|ol|table|div|section|figure|header|pre|dl|aside|main|nav|video",
    'em|strong|a href="https://example.org/"|span class="dateline"|li|li|tr|td|th|figcaption|q|dt|dd|code|caption|time|sup|button',
)
NITF = markup(
    "p|p|p|hl2|bq|ul|ol|table|block|media|pre|note|fn|dl|copyrite",
    "em|person|org|location|chron|li|li|tr|td|th|media-caption|media-producer|q|dt|dd|credit|num|caption",
)
MARKDOWN = st.lists(
    st.one_of(
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["", "", "# ", "## ", "> ", "- ", "1. ", "    ", "```\n"]),
            LEAVES,
            st.sampled_from(
                [
                    "",
                    " **bold** words",
                    " [a link](https://example.org/)",
                    " ![a picture](/x.png)",
                    " `code`",
                    "\n",
                    "\n> more",
                    "  \nmore",
                ]
            ),
        ),
        LEAVES.map(lambda cell: f"| a | b |\n|---|---|\n| {cell.replace('|', '/')} | c |"),
    ),
    min_size=1,
    max_size=8,
).map("\n\n".join)
FRAGMENTS = st.sampled_from(
    """
<?xml\tversion="1.0"?> <?xml\tversion="1.0"\tencoding="utf-16"?> <!DOCTYPE\tnitf> <!DOCTYPE\tnitf\t[<!ENTITY\ta\t"b">]> <!-- --> <![CDATA[ ]]>
<nitf> </nitf> <head> <docdata\tmanagement-status="withheld"> </docdata> <date.release\tnorm="2026"/> <body> <body.head> <hedline> <hl1> </hl1>
<byline> <byttl> </byttl> <body.content> <p> </p> <ul> <ol\tstart="x"> <li> <table> <tr> <td> <th> </table> <media> <br/> &mdash; &a; &#0; &amp;
<newsItem> <newsItem\tguid="a"> </newsItem> <itemMeta> <pubStatus\tqcode="stat:usable"/> <embargoed/> <contentSet> <inlineXML> <NewsML> <NewsItem>
<DataContent> <rss\tversion="2.0"> <channel> <item> <title> <link> /a <guid> <pubDate> 99 <description> </item> </channel> </rss>
<feed\txmlns="http://www.w3.org/2005/Atom"> <entry> <id> <content\ttype="html"> </entry> </feed> <urlset> <url> <loc> https://example.org/a </loc>
</url> <sitemapindex> {"uri": "a", "bodies": "body_xhtml": [ { } ] : null 1e999 "embargoed": "pubstatus": \\ud800 "headline": --- title: \n # ## > - 1.
``` **b** [a](https://example.org) | \n\n KILL: EMBARGOED\tuntil June\t3,\t2026 25:99 0000-00-00 Monday The\triver\trose. \x00 \xff \x1f\x8b \ufeff
    """.replace("\\n", "\n").split(" ")
)
PREFIXES = st.sampled_from(
    [
        "<nitf><body><body.content>",
        "<rss version='2.0'><channel><item>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        "<newsItem guid='a'>",
        "<urlset><url>",
        '{"uri": ',
        "---\n",
        "<NewsML><NewsItem>",
        "",
    ]
)
BYTES = st.one_of(
    st.builds(
        lambda start, parts: start.encode() + " ".join(parts).encode("latin-1", "replace"),
        PREFIXES,
        st.lists(st.one_of(FRAGMENTS, LEAVES), max_size=30),
    ),
    st.builds(lambda start, rest: start.encode() + rest, PREFIXES, st.binary(max_size=200)),
)


def nitf(body: str) -> bytes:
    return (
        "<nitf><head><docdata><doc-id id-string='a:1'/></docdata></head><body>"
        f"<body.head><hedline><hl1>The river</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    ).encode()


def newsml(body: str) -> bytes:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a:1"><contentSet><inlineXML>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet></newsItem>'
    ).encode()


def ninjs(body: str) -> bytes:
    return json.dumps({"uri": "a:1", "body_xhtml": body}).encode()


def atom(body: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a:1</id><title>The river</title>'
        f'<content type="html">{escape(body)}</content></entry></feed>'
    ).encode()


def kept(data: bytes) -> Counter[str] | None:
    """The words of a document's segments and drops; None where nothing in it could be spoken."""
    try:
        article = read(Document(data=data, name="a.txt"), outlets=("Heardline",))
    except DocumentError:
        return None
    told = write_script(article, today=date(2026, 11, 24))
    parts = [*(segment.shown for segment in told.segments), *(drop.text for drop in told.dropped)]
    return Counter(word for part in parts for word in words(part))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def missing(body: str, data: bytes) -> Counter[str]:
    found = kept(data)
    assume(found is not None)
    visible = TAG.sub(" ", body).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return Counter(words(visible)) - found


@settings(deadline=None)
@given(NITF)
def test_nitf_loses_no_word(body: str):
    assert not missing(body, nitf(body))


@pytest.mark.parametrize("write", [newsml, ninjs])
@settings(deadline=None)
@given(body=XHTML)
def test_xhtml_in_a_wire_loses_no_word(write, body: str):
    assert not missing(body, write(body))


@settings(deadline=None)
@given(XHTML)
def test_feed_loses_no_word(body: str):
    assert not missing(body, atom(body))


@settings(deadline=None)
@given(MARKDOWN)
def test_markdown_loses_no_word(text: str):
    """The numbers of a list apart, which Markdown counts for itself."""
    shown = re.sub(r"\]\([^)]*\)", " ", text)
    lost = missing(shown, f"---\ntitle: The river\n---\n{text}".encode())
    assert not [word for word in lost if not word.isdecimal()]


@settings(deadline=None)
@given(BYTES)
def test_any_bytes_are_read_or_refused(data: bytes):
    """Whatever arrives there is an article, a list of articles, or a refusal in words for a person."""
    document = Document(data=data, name="a.txt", url="https://example.org/feed")
    for understand in (partial(read, outlets=("Heardline",)), listing):
        try:
            understand(document)
        except DocumentError as error:
            refusal = str(error)
            assert refusal.startswith("a.txt ")
            assert refusal.isprintable()
