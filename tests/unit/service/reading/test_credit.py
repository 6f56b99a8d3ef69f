"""Credits within the text: lifted when they are only that, and never said twice."""

import pytest
from unit.service.reading.articles import article, blocks, dropped

from service.model import Article

TAIL = "The dam held.\n\nThe town slept.\n\nNobody was hurt."


def who(read: Article) -> tuple[tuple[str, ...], str | None, str | None]:
    assert read.attribution is not None
    return (
        read.attribution.names,
        read.attribution.outlet,
        read.dateline.place if read.dateline else None,
    )


def test_credit_with_news_stays():
    """A sentence that credits and tells news is said where it stands."""
    deck = (
        "Truce hopes grow. As Robert Berger reports from VOA's Jerusalem bureau, turmoil goes on."
    )
    read = article(f"Talks Resume\n\n{deck}\n\n{TAIL}")
    assert who(read) == (("Robert Berger",), "VOA", "Jerusalem")
    assert read.deck == deck


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        ("Dorian Jones reports from Istanbul.", None),
        ("A ship was found. Dorian Jones reports from Istanbul.", "A ship was found."),
        ("Dorian Jones reports from Istanbul. A ship was found.", "A ship was found."),
        ("A ship. Dorian Jones reports from Istanbul. It was blue.", "A ship. It was blue."),
    ],
)
def test_mere_credit_is_lifted(paragraph: str, rest: str | None):
    """A sentence that only credits is said first, and not again."""
    read = article(f"Divers Find a Ship\n\n{paragraph}\n\n{TAIL}")
    assert who(read) == (("Dorian Jones",), None, "Istanbul")
    assert read.deck == rest
    assert read.attribution is not None
    assert read.attribution.shown == "Dorian Jones reports from Istanbul."


def test_credit_at_the_end():
    """A credit may close the article."""
    read = article(f"Divers Find a Ship\n\n{TAIL}\n\nDorian Jones reports from Istanbul.")
    assert who(read) == (("Dorian Jones",), None, "Istanbul")
    assert len(read.blocks) == 3


def test_credit_in_the_middle_is_news():
    """Deep in the body, such a sentence is part of the story."""
    read = article(f"Divers Find a Ship\n\n{TAIL}\n\nAnn Lee reports from Cairo.\n\n{TAIL}")
    assert read.attribution is None


def test_repeated_credit():
    """Whom the byline has credited is not credited twice, but the place is learned."""
    text = f"A Ship\n\nBy Dorian Jones\n\nA ship was found. Dorian Jones reports from Istanbul.\n\n{TAIL}"
    assert who(article(text)) == (("Dorian Jones",), None, "Istanbul")
    assert dropped(text) == [("repeated-credit", "Dorian Jones reports from Istanbul.")]


def test_repeated_credit_with_news():
    """A sentence that credits whom the byline credited, and tells news, stays."""
    deck = "As Dorian Jones reports from Heardline's Istanbul bureau, a ship was found."
    read = article(f"A Ship\n\nBy Dorian Jones\n\n{deck}\n\n{TAIL}")
    assert who(read) == (("Dorian Jones",), None, "Istanbul")
    assert read.blocks[0].text == deck


def test_nothing_is_left_of_a_credit_but_marks():
    """Marks that stood beside a credit are dropped, for nobody can say them."""
    text = f"A Ship\n\n{TAIL}\n\n--- Dorian Jones reports from Istanbul."
    assert article(text).attribution is None
    text = f"A Ship\n\n{TAIL}\n\nDorian Jones reports from Istanbul. ---"
    assert dropped(text) == [("ornament", "---")]


def test_byline_of_an_outlet_learns_its_reporter():
    """A byline that names only the outlet is completed by the credit."""
    read = article(f"A Ship\n\nBy Heardline\n\nA ship was found. Dorian Jones reports.\n\n{TAIL}")
    assert who(read) == (("Dorian Jones",), "Heardline", None)


def test_other_names_do_not_replace_the_byline():
    """A credit of somebody else leaves the byline as it is."""
    text = f"A Ship\n\nBy Ann Lee\n\nDorian Jones reports from Istanbul.\n\n{TAIL}"
    assert who(article(text)) == (("Ann Lee",), None, None)
    assert ("paragraph", "Dorian Jones reports from Istanbul.") in blocks(text)


def test_camera():
    """Who filmed is said with the contributors."""
    read = article(
        f"Bakers\n\nBread is back. Maxim Adler has the story. Camera: Mei Tan.\n\n{TAIL}"
    )
    assert read.deck == "Bread is back."
    assert read.contributors == ("Camera: Mei Tan.",)


def test_contributors():
    """Lines at the end that name others are kept in their order, and name the reporter where nobody else does."""
    read = article(
        f"A Dam\n\n{TAIL}\n\n(Reporting by Will Dunham; Editing by Tom Brown)\n\nAnn Lee contributed to this report."
    )
    assert who(read) == (("Will Dunham",), None, None)
    assert read.contributors == (
        "Reporting by Will Dunham",
        "Ann Lee contributed to this report.",
    )
    assert [(drop.code, drop.text) for drop in read.dropped] == [
        ("editors", "Editing by Tom Brown")
    ]


def test_who_edited_alone():
    """A line that only says who edited is dropped, and says where it stood."""
    text = f"A Dam\n\n{TAIL}\n\nEdited by: Tom Brown"
    (drop,) = article(text).dropped
    assert (drop.code, drop.position) == ("editors", text.index("Edited"))
    assert article(text).contributors == ()


def test_about_the_author():
    """Who the author is, said below the text, is no news; what the author's namesakes do is."""
    read = article(
        f"A Dam\n\nBy Ann Lee\n\n{TAIL}\n\nAnn Lee is a reporter in Cairo.\n\nFollow her on Twitter: @annlee"
    )
    assert [drop.code for drop in read.dropped] == ["author-bio", "share"]
    other = article(f"A Dam\n\nBy Raúl Gil\n\n{TAIL}\n\nAnn Lee is a reporter in Cairo.")
    assert other.blocks[-1].text == "Ann Lee is a reporter in Cairo."


def test_sign_off():
    """How a radio report ends says who and where."""
    read = article(f"A Dam\n\n{TAIL}\n\nNukhbat Malik, VOA News, Chico, California.")
    assert who(read) == (("Nukhbat Malik",), "VOA News", "Chico, California")


def test_byline_at_the_end():
    """Some print the byline last."""
    read = article("A Dam\n\nThe dam held.\n\nThe town slept.\n\nBy Ann Roe, Heardline")
    assert who(read) == (("Ann Roe",), "Heardline", None)
    assert len(read.blocks) == 2


def test_sign_off_that_repeats_the_byline():
    """It is dropped with a reason."""
    assert dropped(f"A Dam\n\nBy Ann Lee\n\n{TAIL}\n\nAnn Lee, VOA News, Cairo.") == [
        ("repeated-credit", "Ann Lee, VOA News, Cairo.")
    ]


def test_sign_off_of_somebody_else_stays():
    """A closing credit of another person is spoken as it stands."""
    text = f"A Dam\n\nBy Ann Lee\n\n{TAIL}\n\nMei Tan, VOA News, Cairo."
    assert blocks(text)[-1] == ("paragraph", "Mei Tan, VOA News, Cairo.")


def test_an_article_is_never_all_credits():
    """The last paragraph that is left stays in the body."""
    assert blocks("Ann Lee contributed to this report.") == [
        ("paragraph", "Ann Lee contributed to this report.")
    ]
