"""What stands before the body: kicker, headline, deck, byline, date, place, dateline."""

from datetime import UTC, datetime

import pytest
from unit.service.reading.articles import article, blocks, dropped

BODY = "The river rose again on Monday.\n\nThe bridge stays closed, the council said."


@pytest.mark.parametrize(
    "headline",
    [
        "River Rises Again",
        "Who Owns the River?",
        "COUNCIL VOTES TO KEEP THE CLOCK",
        "And Then There Was Light...",
        "Ferry Talks Stall in the U.S.",
        "Berlin - a city changes",
        "London – A City Listens",
        "Berlin: Wo die Nacht leiser wird",
        "UPDATE 2-Salt mine to close after 400 years",
        "By Land and Sea",
        "Robert Berger reports from a city that never sleeps",
        "Live music returns to the harbour",
        "大桥重新开放",
    ],
)
def test_headline(headline: str):
    """The first line is the headline, whatever it begins or ends with, unless it is a sentence with a full stop."""
    read = article(f"{headline}\n\n{BODY}")
    assert read.headline == headline
    assert [block.text for block in read.blocks] == BODY.split("\n\n")


def test_no_headline():
    """An article may begin at once."""
    assert article(BODY).headline is None
    assert len(article(BODY).blocks) == 2


def test_headline_and_nothing_else():
    """A single line is a headline; a single sentence is a paragraph."""
    assert article("Storm Closes Coastal Railway").headline == "Storm Closes Coastal Railway"
    for sentence in (
        "The storm has closed the railway.",
        "Who owns it?",
        "She said: “We are on it.”",
    ):
        assert blocks(sentence) == [("paragraph", sentence)]


@pytest.mark.parametrize(
    "first",
    ["- Bread\n- Milk", "Hm", "Dorian Jones reports from Istanbul", "CAIRO (AP) — Bridge Closes"],
)
def test_first_lines_that_are_no_headline(first: str):
    """A list, a sign, a credit or a dateline above the text is no headline."""
    assert article(f"{first}\n\n{BODY}").headline is None


@pytest.mark.parametrize("kicker", ["ANALYSIS", "Opinion", "Breaking News", "Weather:"])
def test_kicker(kicker: str):
    """A label directly above the headline is its kicker."""
    read = article(f"{kicker}\n\nWhat a Clean River Costs, and Who Pays\n\n{BODY}")
    assert (read.kicker, read.headline) == (kicker, "What a Clean River Costs, and Who Pays")


def test_label_of_an_empty_ticker():
    """Behind the page's own links, "Breaking News" announces nothing."""
    read = article(f"Accessibility links\n\nBreaking News\n\nRiver Rises Again\n\n{BODY}")
    assert (read.kicker, read.headline) == (None, "River Rises Again")
    assert [drop.code for drop in read.dropped] == ["skip-link", "empty-ticker"]


def test_deck_before_a_byline():
    """What stands between headline and byline is the deck, also with two sentences."""
    deck = "He lit the lamps for forty years. Now a clock will do it."
    assert article(f"The Last Lamplighter\n\n{deck}\n\nBy Ben Archer\n\n{BODY}").deck == deck


def test_deck_before_a_dateline():
    """So is what stands between headline and dateline."""
    read = article(f"River Rises Again\n\nThe bridge is closed.\n\nLONDON (AP) — {BODY}")
    assert read.deck == "The bridge is closed."


def test_deck_without_a_full_stop():
    """A phrase under the headline shows itself as a deck; a paragraph, a question and a time do not."""
    for line, deck in [
        ("Trains may not run for a week", True),
        ("Trains do not run.", False),
        ("Will trains run this week?", False),
        ("14:20 Trains do not run", False),
        ("If trains do not run, do this:", False),
        ("Trains stop", False),
    ]:
        assert (article(f"River Rises Again\n\n{line}\n\n{BODY}").deck == line) is deck


def test_byline_date_and_place_on_lines_of_their_own():
    """Some print name, place and date on three lines."""
    read = article(f"River Rises Again\nBy Nina Okoye\nPort Verity\n12 June 2008\n\n{BODY}")
    assert read.attribution is not None
    assert read.dateline is not None
    assert read.attribution.names == ("Nina Okoye",)
    assert read.dateline.place == "Port Verity"
    assert read.published == datetime(2008, 6, 12, tzinfo=UTC)
    assert read.byline == "By Nina Okoye"


def test_byline_place_and_date_on_one_line():
    """Others print the three on one line."""
    read = article(
        f"House Debates Bill\n\nBy Dan Robertson Capitol Hill 29 September 2007\n\n{BODY}"
    )
    assert read.attribution is not None
    assert read.dateline is not None
    assert read.attribution.names == ("Dan Robertson",)
    assert read.dateline.place == "Capitol Hill"
    assert read.published_shown == "29 September 2007"


@pytest.mark.parametrize(
    ("lines", "names", "role", "outlet"),
    [
        ("By PAT O'NEILL\nStaff Writer", ("Pat O'Neill",), "Staff Writer", None),
        ("By Sian Price\nBBC Wales", ("Sian Price",), None, "BBC Wales"),
        ("By Ann Lee\nBy Raúl Gil", ("Ann Lee", "Raúl Gil"), None, None),
        ("Guardian staff and agencies", (), "Guardian staff and agencies", None),
    ],
)
def test_bylines_of_more_lines(
    lines: str, names: tuple[str, ...], role: str | None, outlet: str | None
):
    """What stands under a byline adds to it."""
    read = article(f"River Rises Again\n{lines}\n\n{BODY}")
    assert read.attribution is not None
    assert (read.attribution.names, read.attribution.role, read.attribution.outlet) == (
        names,
        role,
        outlet,
    )
    assert read.attribution.shown == lines


def test_reporting_from():
    """Where a report was made may have a line of its own."""
    read = article(
        f"A Last Crossing\n\nBy Ann Lee\n\nReporting from Mombasa, Kenya\n\nJune 12, 2026\n\n{BODY}"
    )
    assert read.dateline is not None
    assert read.dateline.place == "Mombasa, Kenya"
    assert read.published_shown == "June 12, 2026"


def test_second_place():
    """The first place counts; another by itself stays in the text."""
    text = f"A Last Crossing\n\nReporting from Mombasa\n\nReporting from Nairobi\n\n{BODY}"
    read = article(text)
    assert read.dateline is not None
    assert read.dateline.place == "Mombasa"
    assert blocks(text)[0][1] == "Reporting from Nairobi"


def test_date_above_the_headline():
    """Some print the date first."""
    read = article(f"3 March 2026\n\nRiver Rises Again\n\n{BODY}")
    assert (read.published_shown, read.headline) == ("3 March 2026", "River Rises Again")


def test_second_date():
    """The first date counts; another is dropped, not lost."""
    text = f"River Rises Again\n\nJune 3, 2026\n\nJune 4, 2026\n\n{BODY}"
    assert article(text).published_shown == "June 3, 2026"
    assert dropped(text) == [("repeated-date", "June 4, 2026")]
    read = article(f"River Rises Again\n\nJune 3, 2026\n\nBy Ann Lee, June 4, 2026\n\n{BODY}")
    assert read.published_shown == "June 3, 2026"
    assert read.byline == "By Ann Lee, June 4, 2026"


def test_unreadable_byline():
    """A byline without a sure name is dropped with a reason."""
    assert dropped(f"River Rises Again\n\nBy Username\n\n{BODY}") == [
        ("unreadable-byline", "By Username")
    ]


def test_sentence_that_begins_like_a_byline():
    """A body may begin with "By Tuesday"."""
    text = "River Falls\n\nBy Tuesday the river had fallen.\n\nFarmers counted their sheep."
    assert blocks(text)[0] == ("paragraph", "By Tuesday the river had fallen.")


def test_name_and_comma():
    """A paragraph may begin with a name."""
    text = "A Bell Founder\n\nElena Marsh, 74, casts bells.\n\nJohn Dee, a rival, says hers are better."
    assert article(text).attribution is None
    assert len(blocks(text)) == 2


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("LONDON (AP) — ", "London"),
        ("LONDON —\n\n", "London"),
        ("RIO DE JANEIRO\n\n", "Rio de Janeiro"),
    ],
)
def test_dateline(dateline: str, place: str):
    """A dateline is lifted off the body, from before its first sentence or from a line above it."""
    read = article(f"River Rises Again\n\n{dateline}{BODY}")
    assert read.dateline is not None
    assert read.dateline.place == place
    assert read.blocks[0].text == "The river rose again on Monday."


def test_printed_dateline_beats_a_place_by_itself():
    """Two places: the printed dateline is said, and the other is still shown."""
    read = article(
        f"River Rises Again\nBy Nina Okoye\nPort Verity\n12 June 2008\n\nLONDON (AP) — {BODY}"
    )
    assert read.dateline is not None
    assert (read.dateline.place, read.dateline.shown) == ("London", "Port Verity\nLONDON (AP) —")


def test_dateline_without_a_report():
    """A dateline before mere marks is left alone: there is nothing to lift it off."""
    read = article("River Rises Again\n\nLONDON (AP) — ***\n\nIt rose.")
    assert (read.dateline, read.deck) == (None, "LONDON (AP) — ***")


def test_short_first_sentence():
    """A body that begins with two words begins there."""
    assert blocks("Town Wins Its Lake Back\n\nBy Ruth Ames\n\nIt rained.\n\nFor nine days.")[0] == (
        "paragraph",
        "It rained.",
    )


def test_body_that_begins_with_a_quotation():
    """A quotation is no deck."""
    text = "Nurse Wins Race\n\n“I did not mean to win,” said Tessa Bright.\n\nHer cat came second."
    assert article(text).deck is None
    assert len(blocks(text)) == 2
