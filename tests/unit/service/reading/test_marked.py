"""What a document says of itself is doubted, compared with its text, and said once."""

from datetime import UTC, datetime

import pytest

from service.model import Article, Document
from service.reading.marked import Marked, credit_of, read_marked
from service.reading.paragraphs import Paragraph
from service.reading.wire import Release

TEXT = (
    "The river rose in the night, and the council closed the old bridge to all traffic before dawn.",
    "It will open again on Thursday, the mayor said, if the engineers find nothing worse under water.",
)


def read(*lines: str | tuple[str, str], **fields: object) -> Article:
    body = []
    position = 0
    for line in lines or TEXT:
        text, kind = line if isinstance(line, tuple) else (line, None)
        body.append(Paragraph(text=text, position=position, kind=kind))
        position += len(text) + 1
    marked = Marked(body=tuple(body), **{"headline": "Old Bridge Closed", **fields})
    return read_marked(Document(data=b"", name="story"), marked, outlets=("VOA",))


def said(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def dropped(article: Article) -> list[tuple[str, str]]:
    return [(drop.code, drop.text) for drop in article.dropped]


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ({"headline": "“Old” Bridge Closed"}, '"Old" bridge closed'),
        ({"headline": "Old Bridge Closed | BBC News"}, "Old Bridge Closed"),
        ({"headline": "Old Bridge Closed - The Guardian"}, "Old Bridge Closed"),
        ({"deck": "Ferries carry people"}, "Ferries carry people"),
        ({"bylines": ("By Ann Lee",)}, "By Ann Lee"),
        ({"kicker": "Floods"}, "FLOODS"),
    ],
)
def test_a_line_that_repeats_a_field_is_said_once(field: dict[str, object], line: str):
    article = read(line, *TEXT, **field)
    assert said(article) == list(TEXT)
    assert dropped(article) == [("repeated", line)]


def test_the_headline_without_the_site():
    """The line of the text is the headline as printed."""
    assert (
        read("Old Bridge Closed", *TEXT, headline="Old Bridge Closed | BBC News").headline
        == "Old Bridge Closed"
    )


def test_a_headline_may_be_a_sentence():
    """A field says that it is the headline; a full stop does not make it text."""
    assert read(headline="The bridge is closed.").headline == "The bridge is closed."


def test_an_abstract_cut_from_the_text_is_not_said():
    assert read(deck=TEXT[0][:60] + "…").deck is None
    assert read(deck="A story of its own.").deck == "A story of its own."


def test_an_abstract_that_is_the_first_paragraph_is_said_once():
    article = read(deck=TEXT[0])
    assert [article.deck, *said(article)].count(TEXT[0]) == 1


def test_a_paragraph_that_stands_twice():
    """Long paragraphs are not repeated on purpose; refrains and questions are."""
    assert said(read(TEXT[0], TEXT[1], TEXT[0])) == list(TEXT)
    refrain = "And the river rose."
    assert said(read(TEXT[0], refrain, TEXT[1], refrain)).count(refrain) == 2


def test_a_pull_quote():
    """A quotation that shows words of the text once more is not heard twice; one with words of its own is heard."""
    article = read(
        *TEXT, ("if the engineers find nothing worse", "quote"), ("Ask the ferryman.", "quote")
    )
    assert said(article)[2:] == ["Ask the ferryman."]
    assert dropped(article) == [("pull-quote", "if the engineers find nothing worse")]


def test_bylines_of_the_text_come_first():
    """The text's own line tells more than the field."""
    article = read("By Ann Lee, Science Correspondent", *TEXT, bylines=("Ann Lee",))
    assert article.attribution
    assert (article.attribution.names, article.attribution.role) == (
        ("Ann Lee",),
        "Science Correspondent",
    )


def test_bylines_of_fields():
    article = read(bylines=("Ann Lee", "By RAÚL GIL, AP Business Writer"))
    assert article.attribution
    assert article.attribution.names == ("Ann Lee", "Raúl Gil")
    assert article.byline == "Ann Lee\nBy RAÚL GIL, AP Business Writer"


def test_a_credit_in_the_text_is_the_fields_too():
    """The sentence tells the bureau, which the field does not."""
    article = read(
        "VOA's Robert Berger reports from VOA's Jerusalem bureau.",
        *TEXT,
        bylines=("Robert Berger",),
    )
    assert article.attribution
    assert article.attribution.bureau == "Jerusalem"


@pytest.mark.parametrize(
    "field",
    [
        "Username",
        "gr/bp",
        "Last Updated January 7",
        "@annlee",
        "ann@news.example",
        "www.news.example/ann",
        "作者",
    ],
)
def test_a_field_that_is_no_name(field: str):
    """It is not spoken, and is accounted for."""
    article = read(bylines=(field,))
    assert article.attribution is None
    assert ("unreadable-byline", field) in dropped(article)


def test_handles_beside_a_name():
    assert (found := credit_of("Natasha Turak @NatashaTurak", ()))
    assert found.names == ("Natasha Turak",)


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("London, UK", "London"),
        ("JERUSALEM (AP) —", "Jerusalem"),
        ("CAIRO, June 12 (Reuters) -", "Cairo"),
        ("2014-07-16 15:53:10 GMT+00:00", None),
        ("gr/bp", None),
    ],
)
def test_dateline_fields(field: str, place: str | None):
    """A field is parsed like text; what is no place is not spoken and accounted for."""
    article = read(dateline=field)
    assert (article.dateline.place if article.dateline else None) == place
    assert dropped(article) == ([] if place else [("unreadable-dateline", field)])


def test_the_texts_own_dateline_is_preferred():
    assert (dateline := read(f"PARIS (AFP) — {TEXT[0]}", TEXT[1], dateline="London, UK").dateline)
    assert dateline.place == "Paris"


def test_fields_that_the_text_overrules_are_on_the_drop_list():
    """What a field says otherwise than the text is not spoken, and not lost."""
    article = read(
        f"PARIS (AFP) — {TEXT[0]}",
        TEXT[1],
        "As Ann Lee reports from VOA's Paris bureau, the river fell.",
        dateline="London, UK",
        bylines=("By Mei Tan",),
        unsure=("Username", "Ann Lee"),
    )
    assert article.attribution is not None
    assert article.attribution.names == ("Ann Lee",)
    assert dropped(article) == [
        ("overruled", "By Mei Tan"),
        ("unreadable-byline", "Username"),
        ("overruled", "London, UK"),
    ]


def test_a_deck_that_is_the_first_paragraph_behind_its_dateline_is_said_once():
    article = read(f"PARIS (AFP) — {TEXT[0]}", TEXT[1], deck=TEXT[0])
    assert article.deck is None
    assert said(article) == list(TEXT)
    assert dropped(article) == [("repeated", TEXT[0])]


def test_identity_and_aliases():
    """The wire's id first, then addresses."""
    article = read(ids=("urn:1",), url="https://news.example/a")
    assert (article.id, article.aliases) == ("urn:1", ("https://news.example/a",))


def test_language_claim_only_decides_what_the_text_leaves_open():
    assert read(language="fr").language == "en"
    assert read("Nei.", "Ja da.", headline=None, language="no").language == "no"


def test_facts_are_kept():
    article = read(
        section="Local",
        published=datetime(2026, 11, 23, tzinfo=UTC),
        release=Release(standing="withheld"),
    )
    assert (article.section, article.standing) == ("Local", "withheld")
    assert article.published == datetime(2026, 11, 23, tzinfo=UTC)
