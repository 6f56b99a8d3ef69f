"""Where one paragraph ends and the next begins, however the text was saved."""

import pytest

from service.reading.paragraphs import paragraphs, without_mark

WRAPPED = """\
The oldest mill in the province will grind again this autumn after
a baker, a teacher and a retired sea captain bought it together at
an auction."""


def texts(document: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\n\n\n\n"])
def test_blank_lines(gap: str):
    """Blank lines part paragraphs, even when they are not quite blank."""
    assert texts(f"{gap}One.{gap}Two.{gap}") == ["One.", "Two."]


def test_one_line_each():
    """Without any blank line, each line is a paragraph."""
    assert texts("A headline\nBy Ann Lee\nThe first paragraph ends.\nThe second ends too.") == [
        "A headline",
        "By Ann Lee",
        "The first paragraph ends.",
        "The second ends too.",
    ]


def test_wrapped_lines_are_joined():
    """Lines that were broken at a fixed width are one paragraph."""
    assert texts(WRAPPED) == [WRAPPED.replace("\n", " ")]


def test_wrapped_paragraphs_without_blank_lines():
    """A short line ends a paragraph of wrapped text; headline, byline and dateline stay apart."""
    document = (
        f"Old Mill Finds New Grain\nBy Sven Aho\nTURKU, Finland (AP) — {WRAPPED}\nNobody objected."
    )
    assert texts(document)[:2] == ["Old Mill Finds New Grain", "By Sven Aho"]
    assert texts(document)[-1] == "Nobody objected."
    assert texts(document)[2].startswith("TURKU, Finland (AP) — The oldest mill")


def test_byline_between_lines_as_wide_as_the_text():
    """A headline as wide as the wrapped text does not swallow the byline, nor the byline the report."""
    headline = "Oldest Mill in the Whole Province Will Grind Again This Autumn!"
    byline = "By Sven Aho and Maria Lopez and Katharina Brandt, Correspondents"
    dateline = "TURKU, Finland (AP) — The oldest mill in all of the province will"
    document = f"{headline}\n{byline}\n{dateline}\n{WRAPPED}"
    assert texts(document)[:2] == [headline, byline]
    assert texts(document)[2].startswith(f"{dateline} The oldest")
    assert texts(f"{headline}\n{dateline}\n{WRAPPED}")[0] == headline


def test_wrapped_sentence_that_goes_on_with_by():
    """A line of wrapped text may begin with "By" without being a byline."""
    document = (
        "The river had risen for nine days and nobody in the town slept much.\n"
        "By Tuesday the river had fallen so far that the old bridge was dry,\n"
        "and the council said Merkel (CDU) – who opened it – would come soon."
    )
    assert texts(document) == [document.replace("\n", " ")]


def test_lines_of_like_length_are_not_wrapped():
    """Paragraphs that happen to be equally long are not joined."""
    document = (
        "The river rose on Monday and the council closed the old bridge.\n"
        "The mayor said on Tuesday that the bridge would open on Friday."
    )
    assert len(texts(document)) == 2


def test_indented_first_lines():
    """Old wire copy sets in the first line of each paragraph."""
    document = (
        "   The mill will grind\nagain this autumn.\n   Nobody objected.\n   They paid\nlittle."
    )
    assert texts(document) == [
        "The mill will grind again this autumn.",
        "Nobody objected.",
        "They paid little.",
    ]


def test_list():
    """Lines with bullets are one list, in which the items stay apart."""
    (only,) = paragraphs("- Bread\n- Milk\n  from the farm\n- Salt")
    assert only.is_list
    assert only.text == "- Bread\n- Milk from the farm\n- Salt"


def test_list_between_lines():
    """A list needs no blank lines around it."""
    assert [
        (line.text, line.is_list) for line in paragraphs("Bring:\n* Bread\n* Milk\nThen go.")
    ] == [
        ("Bring:", False),
        ("* Bread\n* Milk", True),
        ("Then go.", False),
    ]


def test_list_with_blank_lines():
    """Items that stand apart are one list; one alone is a paragraph."""
    assert [
        line.is_list for line in paragraphs("Bring:\n\n1. Bread\n\n2. Milk\n\nGo.\n\n- Why?")
    ] == [
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("item", "bare"),
    [("- Bread", "Bread"), ("• Milk", "Milk"), ("1. Salt", "1. Salt"), ("-5C", "-5C")],
)
def test_without_mark(item: str, bare: str):
    """A dash before an item is not said; a number is."""
    assert without_mark(item) == bare


def test_positions():
    """Each paragraph knows where its first sign stands, and each sign keeps its distance from that."""
    document = f"\n  One.\n\n{WRAPPED}\n\n- a\n- b"
    for line in paragraphs(document):
        there = document[line.position : line.position + len(line.text)]
        assert there.replace("\n", " ") == line.text.replace("\n", " ")
