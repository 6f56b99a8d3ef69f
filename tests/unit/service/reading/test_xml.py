"""Hostile and broken XML is refused in words, and never reaches for anything."""

from pathlib import Path

import pytest

from service.errors import DocumentError
from service.model import Document
from service.reading import listing
from service.reading.xml import MAX_DEPTH, mended_xml, parse_html, parse_xml, words

LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def document(data: str | bytes) -> Document:
    return Document(data=data if isinstance(data, bytes) else data.encode(), name="story.xml")


def refusal(data: str | bytes) -> str:
    with pytest.raises(DocumentError) as refused:
        parse_xml(document(data))
    return str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE nitf [<!ENTITY a "ha">{LAUGHS}]><nitf>&i;</nitf>',
        f'<!DOCTYPE nitf [<!ENTITY a "ha">{LAUGHS}]><nitf a="&i;"/>',
        '<!DOCTYPE nitf [<!ENTITY a "ha">]><nitf>&a;</nitf>',
        '<!DOCTYPE nitf [<!ENTITY % p SYSTEM "http://127.0.0.1:9/a.dtd"> %p;]><nitf/>',
    ],
    ids=["billion laughs", "laughs in an attribute", "one laugh", "parameter entity"],
)
def test_entities_of_its_own(data: str):
    """A document that declares entities is refused before they grow, as an article and as a feed."""
    assert refusal(data).startswith("story.xml ")
    with pytest.raises(DocumentError):
        listing(document(data.replace("nitf", "rss")))


def test_external_entities(tmp_path: Path):
    """A file that a document points at is not read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    for name in ("nitf", "rss"):
        data = f'<!DOCTYPE {name} [<!ENTITY x SYSTEM "{secret.as_uri()}">]><{name}>&x;</{name}>'
        with pytest.raises(DocumentError, match="entities"):
            (parse_xml if name == "nitf" else listing)(document(data))


def test_dtd_is_not_loaded(tmp_path: Path):
    """A DTD that is named is not looked at; the characters that it would name are those of HTML."""
    dtd = tmp_path / "nitf.dtd"
    dtd.write_text('<!ENTITY mdash "loaded">')
    root = parse_xml(
        document(
            f'<!DOCTYPE nitf SYSTEM "{dtd.as_uri()}"><nitf>rose&mdash;<b>it</b>&eacute;</nitf>'
        )
    )
    assert words(root) == "rose—ité"


def test_depth():
    """Elements that stand too deep in each other are refused, whether they are closed or not."""
    for depth in (MAX_DEPTH + 1, 300, 100_000):
        assert "deep" in refusal(f"{'<p>' * depth}a{'</p>' * depth}").lower()
    with pytest.raises(DocumentError, match="deep"):
        parse_html("<div>" * 100_000, "story.xml")
    assert words(parse_html("<div>" * 50 + "a", "story.xml")) == "a"


def test_size():
    """A document of more than 2 MB is refused."""
    assert refusal(f"<nitf>{'a' * 2_000_000}</nitf>").startswith("story.xml is longer than 2 MB")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<nitf>\n<body>\n</nitf>", "line 3"),
        ("<nitf>&nothing;</nitf>", "line 1"),
        ("<nitf>\n", "line"),
        ('<?xml version="1.0" encoding="klingon"?><nitf/>', "broken XML"),
        ("", "broken XML"),
        (b"<nitf>\xff</nitf>", "broken XML"),
    ],
)
def test_broken(data: str | bytes, why: str):
    """Broken XML says where."""
    told = refusal(data)
    assert told.startswith("story.xml is broken XML")
    assert why in told
    assert told.endswith("Ask its sender to send it again.")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<rss>AT&T and R&amp;D&nbsp;&mdash; &#8230;</rss>", "AT&T and R&D\xa0— …"),
        ("<rss><![CDATA[a & b &nbsp;]]> & c</rss>", "a & b &nbsp; & c"),
        (b"<rss>caf\xe9</rss>", "café"),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?><rss>caf\xe9 & co'.encode("latin-1"),
            "café & co",
        ),
        ("  \n<?xml version='1.0'?><rss>a<b>b</rss>", "ab"),
    ],
)
def test_mended(data: str | bytes, expected: str):
    """What feeds break is mended without losing a letter."""
    assert words(mended_xml(document(data), max_bytes=1000)) == expected
