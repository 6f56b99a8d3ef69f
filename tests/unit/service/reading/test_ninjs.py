"""ninjs becomes an article, whichever its version."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from unit.service.reading.wires import blocks, dropped, wire

from service.errors import DocumentError

BODY = "<p>The river rose.</p><p>It fell again.</p>"
VERSIONS: dict[str, dict[str, Any]] = {
    "1": {
        "headline": "The river",
        "byline": "Ann Lee",
        "body_xhtml": BODY,
        "body_text": "The river rose. It fell again.",
    },
    "2": {
        "headlines": [{"role": "main", "value": "The river"}],
        "by": "Ann Lee",
        "bodies": [
            {
                "role": "text",
                "contenttype": "text/plain",
                "value": "The river rose. It fell again.",
            },
            {"role": "xhtml", "contenttype": "text/html", "value": BODY},
        ],
    },
    "3": {
        "headlines": [{"role": "main", "value": "The river"}],
        "by": "Ann Lee",
        "bodies": [{"contentType": "text/plain", "value": "The river rose.\n\nIt fell again."}],
    },
}


def ninjs(**fields: Any):
    return wire(json.dumps({"uri": "urn:a:1", **fields}))


@pytest.mark.parametrize("version", VERSIONS)
def test_versions(version: str):
    """The same article comes out of each version, from the form of its text that has paragraphs."""
    read = ninjs(**VERSIONS[version])
    assert (read.id, read.headline) == ("urn:a:1", "The river")
    assert read.attribution
    assert read.attribution.names == ("Ann Lee",)
    assert blocks(read) == [("paragraph", "The river rose."), ("paragraph", "It fell again.")]


@pytest.mark.parametrize(
    ("fields", "standing", "until"),
    [
        ({"pubstatus": "usable"}, "usable", None),
        ({"pubStatus": "withheld"}, "withheld", None),
        ({"pubstatus": "canceled"}, "canceled", None),
        ({"pubstatus": 7}, "withheld", None),
        ({"embargoed": None}, "usable", None),
        ({"embargoed": "2026-06-04T06:00:00+02:00"}, "usable", datetime(2026, 6, 4, 4, tzinfo=UTC)),
        ({"embargoed": "soon"}, "withheld", None),
        ({"embargoed": 20260604}, "usable", datetime(2026, 6, 4, tzinfo=UTC)),
    ],
)
def test_standing(fields: dict[str, Any], standing: str, until: datetime | None):
    """Status and embargo are obeyed, however they are written."""
    read = ninjs(**VERSIONS["1"], **fields)
    assert (read.standing, read.embargoed_until) == (standing, until)


def test_description():
    """A description is the deck, and the text where there is no other."""
    told = "The water stood higher than ever before."
    assert ninjs(**VERSIONS["1"], description_text=told).deck == told
    assert blocks(ninjs(headline="The river", descriptions=[{"value": told}])) == [
        ("paragraph", told)
    ]


def test_notes_are_dropped():
    """Other headlines, slugs and notes to editors are not spoken."""
    read = ninjs(**VERSIONS["1"], headline_short="River", ednote="Map follows.", slugline="RIVER")
    assert dropped(read) == [
        ("alternative", "River"),
        ("advisory", "Map follows."),
        ("slug", "RIVER"),
    ]


def test_end():
    """From when an item may not be published any more is known; one that is canceled needs no words."""
    read = ninjs(**VERSIONS["1"], expires="2026-06-04T06:00:00+02:00")
    assert read.expires == datetime(2026, 6, 4, 4, tzinfo=UTC)
    read = ninjs(uri="a:1", pubstatus="canceled")
    assert (read.standing, read.id) == ("canceled", "a:1")


def test_empty_uri():
    """An empty id is none."""
    assert ninjs(**{**VERSIONS["1"], "uri": ""}).id == "story.xml"


def test_half_characters():
    """Half of a character breaks nothing."""
    read = ninjs(headline="The river", body_text="It rose \ud83c and \ud83c\udf0a fell.")
    assert read.blocks[0].text == "It rose \ufffd and 🌊 fell."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('{"uri": "a",\n"headline": }', "line 2"),
        ('{"name": "a", "price": 3}', "no ninjs: it holds name, price"),
        ('{"uri": "a"}', "no ninjs"),
        ('[{"uri": "a"}, {"uri": "b"}]', "list of 2"),
        ('{"uri": ' + "[" * 200_000, "too deep"),
        ('{"uri": "a", "type": "picture", "headline": "A boat"}', "ninjs of a picture"),
        ('{"uri": "a", "bodies": []}', "no article"),
    ],
)
def test_refused(data: str, why: str):
    """What is no article says what it is."""
    with pytest.raises(DocumentError, match=rf"(?s)^story.xml .*{why}.* (?:Give|Ask) "):
        wire(data)


@pytest.mark.parametrize(
    ("name", "names", "count"),
    [
        ("ninjs-1.4-ninjsExMediumText1.json", ("Paulo Santalucia", "Frances d'Emilio"), 4),
        ("ninjs-2.1-ninjsExSimpleText_2.json", ("Paulo Santalucia", "Frances d'Emilio"), 4),
        ("ninjs-3.0-ninjsExSimpleText_3.json", ("Paulo Santalucia", "Frances d'Emilio"), 4),
        ("ninjs-2.1-dpa_text.json", ("Christian Hollmann",), 9),
    ],
)
def test_real_documents(corpus: Path, name: str, names: tuple[str, ...], count: int):
    """The examples of the standard are read in full."""
    read = wire((corpus / "wire" / name).read_bytes())
    assert read.attribution
    assert read.attribution.names == names
    assert len(read.blocks) == count
