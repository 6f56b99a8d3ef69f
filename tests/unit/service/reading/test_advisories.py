"""Editors' notes that kill a report or hold it back are obeyed, in whatever format they arrive."""

from datetime import UTC, datetime

import pytest
from unit.service.reading.wires import dropped, wire


def article(headline: str, *, note: str = "", first: str = "The river rose on Monday."):
    return wire(
        f"<nitf><head><docdata>{note}</docdata></head><body><body.head><hedline><hl1>{headline}</hl1></hedline></body.head>"
        f"<body.content><p>{first}</p><p>It fell again.</p></body.content></body></nitf>"
    )


@pytest.mark.parametrize(
    "headline",
    [
        "KILL: The river rises",
        "MANDATORY KILL",
        "URGENT MANDATORY KILL - The river",
        "BC-EU--River, KILL",
        "BC-River-KILL",
        "STORY REMOVED: BC-River",
        "WITHDRAWN: The river rises",
        "ZURÜCKGEZOGEN: Der Fluss steigt",
    ],
)
def test_killed(headline: str):
    """A report that its agency takes back is canceled."""
    assert article(headline).standing == "canceled"


@pytest.mark.parametrize(
    "headline",
    [
        "Floods kill four in the valley",
        "Kill the lights, says the mayor",
        "TO KILL A MOCKINGBIRD RETURNS",
        "Withdrawal: how to stop smoking",
        "Embargo on grain lifted",
        "Embargoed grain reaches the port",
    ],
)
def test_news_about_such_things(headline: str):
    """News of killing, withdrawing and embargoes is news."""
    read = article(headline)
    assert (read.standing, read.embargoed_until) == ("usable", None)


@pytest.mark.parametrize(
    ("note", "until"),
    [
        (
            "EMBARGOED until 0001 GMT, Thursday, June 4, 2026",
            datetime(2026, 6, 4, 0, 1, tzinfo=UTC),
        ),
        ("Embargoed until 4 June 2026, 10:30 CEST", datetime(2026, 6, 4, 8, 30, tzinfo=UTC)),
        ("EMBARGO: June 4, 2026, 2 p.m. EDT", datetime(2026, 6, 4, 18, tzinfo=UTC)),
        ("Sperrfrist: 4. Juni 2026, 10:00 MESZ", datetime(2026, 6, 4, 8, tzinfo=UTC)),
        ("NOT FOR PUBLICATION BEFORE June 4, 2026", datetime(2026, 6, 4, 12, tzinfo=UTC)),
    ],
)
def test_embargo(note: str, until: datetime):
    """The end of an embargo is understood; without a zone it is the last moment that it may mean. The note is not spoken."""
    for read in (
        article("The river", first=note),
        article("The river", note=f"<ed-msg info='{note}'/>"),
    ):
        assert (read.standing, read.embargoed_until) == ("usable", until)
        assert ("advisory", note) in dropped(read)
        assert note not in [block.text for block in read.blocks]


def test_embargo_without_an_end():
    """An embargo of which the end cannot be read withholds."""
    assert article("EMBARGOED until the minister has spoken: The river").standing == "withheld"


def test_strictest():
    """A note never allows what the wire's status forbids."""
    read = wire(
        "<nitf><head><docdata management-status='canceled'/></head><body><body.content><p>EMBARGOED until June 4, 2026</p>"
        "<p>The river rose on Monday.</p></body.content></body></nitf>"
    )
    assert read.standing == "canceled"
