"""NITF becomes an article."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from unit.service.reading.wires import blocks, dropped, wire

from service.model import Guide


def nitf(
    body: str,
    *,
    front: str = "<hedline><hl1>The river</hl1></hedline>",
    docdata: str = "",
    status: str = "",
):
    return wire(
        f"<nitf><head><docdata {status}>{docdata}</docdata></head><body><body.head>{front}</body.head>"
        f"<body.content>{body}</body.content></body></nitf>"
    )


def test_blocks():
    """Each element is what it says that it is, and the loose text between them is not lost."""
    read = nitf(
        "<p>It rose on Monday.</p><hl2>Who pays</hl2><ul><li>The town</li><li>The <em>state</em></li></ul>"
        "<bq><block><p>Never again.</p></block></bq><block>Loose words stand here.</block>"
    )
    assert blocks(read) == [
        ("paragraph", "It rose on Monday."),
        ("subhead", "Who pays"),
        ("list", "The town\nThe state"),
        ("quote", "Never again."),
        ("paragraph", "Loose words stand here."),
    ]


def test_lists_in_lists():
    """Items keep their numbers, and inner items follow theirs."""
    read = nitf(
        "<p>Do this:</p><ol start='3'><li>Stay calm.<ul><li>Sit.</li><li>Breathe.</li></ul></li><li>Call.</li></ol>"
    )
    assert blocks(read)[1] == ("list", "3. Stay calm.\nSit.\nBreathe.\n4. Call.")


def test_strange_numbers():
    """A list that starts at no number starts at one."""
    for start in ("x", "-2", "9" * 5000):
        assert (
            blocks(nitf(f"<p>Do this:</p><ol start='{start}'><li>Sit.</li><li>Call.</li></ol>"))[1][
                1
            ]
            == "1. Sit.\n2. Call."
        )


def test_table():
    """Each row of a table names its columns; a table that only lays out a page is none."""
    read = nitf(
        "<p>Tides:</p><table><tr><th>Time</th><th>Height</th></tr><tr><td>06:40</td><td>1.2 m</td></tr></table>"
        "<table><tr><td><p>It rose.</p></td><td><p>It fell.</p></td></tr></table>"
    )
    assert blocks(read)[1:] == [
        ("table", "Time, Height\nTime: 06:40; Height: 1.2 m"),
        ("paragraph", "It rose."),
        ("paragraph", "It fell."),
    ]


def test_pictures_are_dropped():
    """What can only be seen is dropped, with what stands for it."""
    read = nitf(
        "<media><media-reference alternate-text='A boat.'/><media-caption>At noon.</media-caption><media-producer>Lee</media-producer></media>"
        "<p>The river rose on Monday.</p>"
    )
    assert dropped(read) == [("alternative-text", "A boat."), ("picture", "At noon. Lee")]
    assert len(read.blocks) == 1


def test_loose_text():
    """Line breaks in twos end paragraphs; a picture within a sentence does not, and what is said is quoted."""
    read = wire(
        "<newsItem><contentSet><inlineXML><div>It rose<br/>on Monday.<br/><br/>She said <q>no</q> <img alt='Smile'/> and left."
        "</div></inlineXML></contentSet></newsItem>"
    )
    assert blocks(read) == [
        ("paragraph", "It rose on Monday."),
        ("paragraph", "She said “no” and left."),
    ]
    assert dropped(read) == [("alternative-text", "Smile")]


def test_byline_with_title():
    """A byline's title is a role, whether a comma stands before it or nothing."""
    for line in (
        "By ANN LEE<byttl>AP Business Writer</byttl>",
        "By <person>Ann Lee</person>, <byttl>AP Business Writer</byttl>",
    ):
        read = nitf(
            "<p>The river rose on Monday.</p>",
            front=f"<hedline><hl1>River</hl1></hedline><byline>{line}</byline>",
        )
        assert read.attribution
        assert read.attribution.names == ("Ann Lee",)
        assert read.attribution.role == "AP Business Writer"


def test_dateline_of_time_only():
    """A time stamp in the place of a dateline is not spoken."""
    read = nitf(
        "<p>The river rose on Monday.</p>",
        front="<hedline><hl1>River</hl1></hedline><dateline><story.date norm='20260603T0600Z'>20260603T0600Z</story.date></dateline>",
    )
    assert read.dateline is None
    assert read.published == datetime(2026, 6, 3, 6, tzinfo=UTC)


def test_notes():
    """Notes to editors are dropped; the newsroom's own corrections are notices."""
    read = nitf(
        "<p>The river rose on Monday.</p>",
        front="<hedline><hl1>River</hl1></hedline><note type='npa'><body.content><p>Map follows.</p></body.content></note>"
        "<note noteclass='editorsnote' type='pa'><body.content><p>Correction: It rose on Sunday.</p></body.content></note>",
        docdata="<ed-msg info='For all desks'/>",
    )
    assert dropped(read) == [("advisory", "For all desks"), ("advisory", "Map follows.")]
    assert read.corrections == ("Correction: It rose on Sunday.",)
    assert blocks(read) == [("paragraph", "The river rose on Monday.")]


@pytest.mark.parametrize(
    ("status", "release", "standing", "until"),
    [
        ("usable", None, "usable", None),
        ("canceled", None, "canceled", None),
        ("withheld", None, "withheld", None),
        ("secret", None, "withheld", None),
        ("embargoed", None, "withheld", None),
        ("embargoed", "20260604T060000+0200", "usable", datetime(2026, 6, 4, 4, tzinfo=UTC)),
        ("usable", "tomorrow", "withheld", None),
    ],
)
def test_standing(status: str, release: str | None, standing: str, until: datetime | None):
    """What may not be published yet, or at all, says so; a status or a moment that cannot be read is no permission."""
    read = nitf(
        "<p>The river rose on Monday.</p>",
        status=f"management-status='{status}'",
        docdata=f"<date.release norm='{release}'/>" if release else "",
    )
    assert (read.standing, read.embargoed_until) == (standing, until)


@pytest.mark.parametrize(
    ("norm", "standing", "expires"),
    [
        ("20260604T060000+0200", "usable", datetime(2026, 6, 4, 4, tzinfo=UTC)),
        ("", "usable", None),
        ("soon", "withheld", None),
    ],
)
def test_expiry(norm: str, standing: str, expires: datetime | None):
    """From when a report may not be published any more is known; a moment that cannot be read is no permission."""
    read = nitf("<p>The river rose.</p>", docdata=f"<date.expire norm='{norm}'/>")
    assert (read.standing, read.expires) == (standing, expires)


@pytest.mark.parametrize("body", ["<p>Do not use the report on the river.</p>", ""])
def test_cancellation_of_another(body: str):
    """A message that cancels another document bears its name too, whether it has words or none."""
    read = nitf(
        body,
        front="",
        docdata="<doc-id id-string='a.2'/>",
        status="management-status='usable' management-doc-idref='a.1' management-idref-status='canceled'",
    )
    assert (read.standing, read.id, read.aliases) == ("canceled", "a.2", ("a.1",))


def test_identity():
    """The wire's id is what an article is known by, and the name of its file when it has none."""
    assert nitf("<p>The river rose.</p>", docdata="<doc-id id-string='a.1'/>").id == "a.1"
    assert nitf("<p>The river rose.</p>").id == "story.xml"


@pytest.mark.parametrize(
    ("name", "place", "names", "said"),
    [
        ("ap-nitf.xml", "New York", ("Bernard Condon",), "The gas produced"),
        ("efe_nitf.xml", "Tegucigalpa", None, "Test body."),
        ("nitf-fishing.xml", "Newport News", ("Alan Karben",), "Superb weather"),
    ],
)
def test_real_documents(
    corpus: Path, name: str, place: str, names: tuple[str, ...] | None, said: str
):
    """Real wires say where from and who, once, and begin with their first sentence."""
    read = wire((corpus / "wire" / name).read_bytes())
    assert read.dateline
    assert read.dateline.place == place
    assert (read.attribution.names if read.attribution else None) == names
    assert read.blocks[0].text.startswith(said)
    assert read.deck != read.headline


def test_pronunciations_that_come_with_the_text():
    """Each name is kept once with its guide, and its words are part of the sentence as before."""
    read = nitf(
        "<p>In <pronounce guide='AP' phonetic='kuh-TAHR'>Qatar</pronounce> rain fell.</p>"
        "<p><pronounce phonetic='KAH-tahr'>Qatar</pronounce> and <pronounce>Xi</pronounce>.</p>"
    )
    assert read.guides == (Guide(words="Qatar", said="kuh-TAHR", source="AP"),)
    assert blocks(read)[0] == ("paragraph", "In Qatar rain fell.")
