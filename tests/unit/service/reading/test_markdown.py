"""Markdown becomes an article."""

from datetime import UTC, datetime

import pytest
from unit.service.reading.wires import blocks, dropped, wire

from service.errors import DocumentError
from service.reading.markdown import front_matter


def test_blocks():
    """Each kind of block is told apart, and marks of emphasis and addresses are not spoken."""
    read = wire(
        "# The river\n\nIt *rose* on [Monday](https://example.org/),\nlate.\n\n## Who pays\n\n- The town\n- The **state**\n\n"
        "> Never again.\n\n1. Sand\n2. Bread\n\n| Time | Height |\n|---|---|\n| 06:40 | 1.2 m |\n\nSo it was."
    )
    assert read.headline == "The river"
    assert blocks(read) == [
        ("paragraph", "It rose on Monday, late."),
        ("subhead", "Who pays"),
        ("list", "The town\nThe state"),
        ("quote", "Never again."),
        ("list", "1. Sand\n2. Bread"),
        ("table", "Time, Height\nTime: 06:40; Height: 1.2 m"),
        ("paragraph", "So it was."),
    ]


def test_what_is_not_spoken():
    """Pictures and programs are dropped; a word set as code is a word."""
    read = wire(
        "# The river\n\n![A boat](a.jpg)\n\nType `help` to be told more.\n\n```sh\nrm -r /\n```\n\n<script>x()</script>\n"
    )
    assert dropped(read) == [("alternative-text", "A boat"), ("code", "rm -r /")]
    assert blocks(read) == [("paragraph", "Type help to be told more.")]


def test_front_matter():
    """Fields before the text are understood; those for the site's software are dropped."""
    read = wire(
        "---\ntitle: 'The river'\nauthor:\n  - Ann Lee\n  - name: Raúl Gil\ndate: 2026-06-03T08:00:00+02:00\nsection: Town\n"
        "url: https://valley.example/river\nlayout: post\n# a remark\n---\n# The river\n\nIt rose on Monday.\n"
    )
    assert (read.id, read.headline, read.section) == (
        "https://valley.example/river",
        "The river",
        "Town",
    )
    assert read.attribution
    assert read.attribution.names == ("Ann Lee", "Raúl Gil")
    assert read.published == datetime(2026, 6, 3, 6, tzinfo=UTC)
    assert dropped(read) == [("front-matter", "layout: post"), ("repeated", "The river")]
    assert blocks(read) == [("paragraph", "It rose on Monday.")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\na: b\n---\nText", {"a": ("b",)}),
        ('---\na: "b: c"\n---\n', {"a": ("b: c",)}),
        ("---\na: [b, 'c']\n---\n", {"a": ("b", "c")}),
        ("---\nThe river rose.\n---\nText", {}),
        ("---\na: b\nText", {}),
        ("a: b\n---\nText", {}),
        ("---\n---\nText", {}),
    ],
)
def test_fields(text: str, fields: dict[str, tuple[str, ...]]):
    """Only fields between two lines of dashes are front matter."""
    assert front_matter(text)[0] == fields


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# River\n\n" + "[" * 20_000, "more Markdown than an article"),
        ("# River\n\n" + "word " * 110_000, "more Markdown than an article"),
        ("# River\n\n" + "> " * 60 + "deep", "50 deep"),
        ("---\nlayout: post\n---\n", "no article"),
    ],
    ids=["brackets", "long", "deep", "nothing"],
)
def test_refused(text: str, why: str):
    """What would take long, or would lose words, is refused."""
    with pytest.raises(DocumentError, match=f"^story.xml .*{why}.* Give "):
        wire(text)
