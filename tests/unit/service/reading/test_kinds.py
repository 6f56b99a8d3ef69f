"""What a document is, is found from its bytes."""

import gzip

import pytest

from service.errors import DocumentError
from service.model import Document
from service.reading.kinds import MAX_UNPACKED, kind_of, unpacked


def kind(data: str | bytes, **claimed: str) -> str:
    raw = data if isinstance(data, bytes) else data.encode()
    return kind_of(Document(data=raw, **{"name": "story", **claimed}))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<!DOCTYPE html><title>River</title>", "html"),
        ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("<p>The river rose.</p>", "html"),
        ("<!-- saved --><HTML><BODY>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><!-- a --><nitf>', "nitf"),
        ('<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">', "nitf"),
        ('<newsItem guid="a">', "newsml-g2"),
        ("<newsMessage>", "newsml-g2"),
        ('<NewsML Version="1.2">', "newsml-1"),
        ('<rss version="2.0">', "rss"),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "rss"),
        ("<feed>", "atom"),
        ("<urlset>", "sitemap"),
        ("<sitemapindex>", "sitemap"),
        ('\n {"uri": "a"}', "ninjs"),
        ('[{"uri": "a"}]', "ninjs"),
        ("---\ntitle: River\n---\nIt rose.", "markdown"),
        ("# The river\n\nIt rose.", "markdown"),
        ("The river\n=========\n\nIt rose.", "markdown"),
        ("The river rose.\n\nSee [the map](https://example.org/map).", "markdown"),
        ("The river **rose** on Monday.\n\nIt fell.", "markdown"),
    ],
)
def test_kind(data: str, expected: str):
    """Each kind shows itself by its beginning, whatever stands before its root."""
    assert kind(data) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The river rose.",
        "---\nThe river rose, and it did not fall for days: nobody slept.\n---\nIt fell.",
        "#storm and #flood are what people write.",
        "The river rose.\n\n# # #",
        "- sand\n- bread",
        "[Editor's note: it rose.]\n\nThe river rose.",
        "{Laughter} The mayor laughed.",
        "<3 is what she wrote.",
        "<ann@example.org> wrote to us.",
        "He paid * 3 and ** 4.",
    ],
)
def test_plain_text(text: str):
    """Marks that also stand in plain text make nothing else of it."""
    assert kind(text) == "text"


def test_names_are_not_trusted():
    """A feed that is called a picture is a feed, and a text that is called XML is a text."""
    assert kind("<rss/>", name="a.jpg", media_type="image/jpeg") == "rss"
    assert kind("The river rose.", name="a.xml", media_type="application/xml") == "text"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_encodings(encoding: str):
    """Markup is known in every encoding that XML must be readable in."""
    assert kind('<?xml version="1.0"?><nitf/>'.encode(encoding)) == "nitf"


@pytest.mark.parametrize(
    "data", ["<invoice><sum>3</sum></invoice>", '<?xml version="1.0"?><invoice/>']
)
def test_other_xml(data: str):
    """XML that holds no news is refused with the name of its root."""
    with pytest.raises(DocumentError, match=r"^story is XML .* root is <invoice>.* Give "):
        kind(data)


@pytest.mark.parametrize(
    "data",
    [
        "<!DOCTYPE rss [<!ENTITY a ']>x'>]><rss/>",
        "<!DOCTYPE rss [<!-- ]> --><!ENTITY a 'b'>]><rss/>",
        "<?xml version='1.0' encoding='utf-7'?>+ADwAIQ-DOCTYPE rss []><rss/>",
        "<?xml version='1.0'?>The river rose.",
    ],
)
def test_hidden_xml(data: str):
    """A declaration of XML behind which no XML is found is no plain text that could be spoken."""
    with pytest.raises(DocumentError, match=r"^story begins as XML does.* Ask "):
        kind(data)


def test_packed():
    """What is packed with gzip is unpacked."""
    data = gzip.compress(b"<urlset/>", mtime=0)
    assert unpacked(Document(data=data, name="a")).data == b"<urlset/>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(bytes(MAX_UNPACKED + 1), mtime=0), "unpacks to more than 10 MB"),
        (gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), "packed twice"),
        (gzip.compress(b"The river rose." * 100, mtime=0)[:40], "cut off"),
        (b"\x1f\x8bnonsense", "broken"),
    ],
    ids=["bomb", "twice", "cut off", "broken"],
)
def test_badly_packed(data: bytes, why: str):
    """A bomb stops at its limit, and what is broken says so."""
    with pytest.raises(DocumentError, match=f"^a .*{why}"):
        unpacked(Document(data=data, name="a"))
