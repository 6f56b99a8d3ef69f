"""A plain text becomes an article: body, corrections, drops, and what is no article at all."""

import pytest
from unit.service.reading.articles import article, blocks, dropped

from service.errors import DocumentError


def test_body():
    """Paragraphs, subheads and lists are told apart."""
    assert blocks(
        "The River\n\nIt rose on Monday.\n\nWho pays\n\nThe town pays:\n\n- for sand\n- for bread\n\nWill it rise again?\n\nIt will."
    ) == [
        ("paragraph", "It rose on Monday."),
        ("subhead", "Who pays"),
        ("paragraph", "The town pays:"),
        ("list", "for sand\nfor bread"),
        ("subhead", "Will it rise again?"),
        ("paragraph", "It will."),
    ]


def test_numbers_of_a_list_are_kept():
    """Which item is first matters."""
    assert blocks("Do this\n\nStay calm, all of you.\n\n1. Go in.\n2. Sit down.")[1] == (
        "list",
        "1. Go in.\n2. Sit down.",
    )


def test_subhead_needs_a_text_below():
    """A short line at the very end heads nothing."""
    assert blocks("The River\n\nIt rose.\n\nThe end of it")[-1] == ("paragraph", "The end of it")


@pytest.mark.parametrize(
    "notice",
    [
        "Correction, Nov. 15, 2019: This article originally misidentified the river.",
        "Correction: This article originally linked to another river.",
        "Editor's note: This story has been updated.",
        "Clarification — The river was filmed on Sunday.",
        "This version corrects the spelling of the region to Tuva, not Tyva.",
        "(Corrects paragraph 3 to say Tuva, not Tyva)",
        "Rectificatif : la rivière est la Saône.",
        "Berichtigung: Der Fluss heißt Saar.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_corrections(notice: str, first: bool):
    """The newsroom's own notice is found wherever it stands."""
    body = "The River Rises\n\nIt rose on Monday.\n\nIt fell on Tuesday."
    read = article(f"{notice}\n\n{body}" if first else f"{body}\n\n{notice}")
    assert read.corrections == (notice,)
    assert read.headline == "The River Rises"
    assert len(read.blocks) == 2


@pytest.mark.parametrize(
    "text", ["Corrections officers went on strike on Monday.", "A correction: none is needed."]
)
def test_no_correction(text: str):
    """News about corrections is news."""
    assert article(f"The River\n\n{text}\n\nIt rose.").corrections == ()


def test_related_links_at_the_end():
    """Titles under a label of related articles are dropped with it; text ends them."""
    text = "The River\n\nIt rose on Monday.\n\nIt fell.\n\nRelated Topics\n\nTransport\n\nTen rivers to see"
    assert dropped(text) == [
        ("related", "Related Topics"),
        ("related", "Transport"),
        ("related", "Ten rivers to see"),
    ]
    assert dropped("The River\n\nIt rose.\n\nRelated\n\nWhy it rose\n\nIt rained.") == [
        ("related", "Related")
    ]


def test_ticker_in_the_middle():
    """A ticker's label between paragraphs announces nothing."""
    assert dropped("The River\n\nIt rose.\n\nLatest News\n\nIt fell.") == [
        ("empty-ticker", "Latest News")
    ]


def test_drops_know_their_place():
    """Each drop says where it stood, in the order of the document."""
    text = "Share\n\nThe River\n\nIt rose.\n\nAdvertisement\n\nIt fell."
    assert [text[drop.position :].split("\n", 1)[0] for drop in article(text).dropped] == [
        "Share",
        "Advertisement",
    ]


def test_language():
    """The language is found from headline, deck and body."""
    assert (
        article(
            "Der Rhein steigt\n\nDas Hochwasser ist nicht so hoch, wie die Stadt es erwartet hat."
        ).language
        == "de"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Share\n\nTweet\n\nSubscribe",
        "By Ann Lee\n\nShare",
        ", ".join("()[]"),
        "___\n\n***",
        "=" * 2000,
    ],
)
def test_no_article(text: str):
    """What holds nothing but furniture, marks and names is refused in words for a person."""
    with pytest.raises(
        DocumentError,
        match=r"^story.txt holds no article: .*\. Give a file with the text of an article\.$",
    ):
        article(text)


def test_identity():
    """An article is known by the name that its document was given."""
    assert article("It rose.").id == "a"
