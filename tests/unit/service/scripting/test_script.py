"""The order of speech, and which date is said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from service.model import Article, Attribution, Block, Dateline, Passage
from service.scripting import write_script
from service.scripting.as_json import as_json

TODAY = date(2026, 11, 24)
ARTICLE = Article(
    id="a",
    headline="River Rises",
    kicker="ANALYSIS",
    deck="It rose again",
    byline="By Ann Lee",
    dateline=Dateline(
        place="Cairo", region=None, agency=None, date=None, derived=False, shown="CAIRO —"
    ),
    attribution=Attribution(
        names=("Ann Lee",), role=None, outlet=None, bureau=None, derived=False, shown="By Ann Lee"
    ),
    corrections=("Correction: It rose.",),
    contributors=("Mei Tan contributed.",),
    published=datetime(2026, 6, 3, tzinfo=UTC),
    published_shown="June 3, 2026",
    published_position=40,
    language="en",
    url=None,
    section=None,
    blocks=(
        Block(kind="paragraph", text="It rose."),
        Block(kind="subhead", text="Why"),
        Block(kind="list", text="Rain\nSnow"),
    ),
    dropped=(),
)


def kinds(article: Article, today: date = TODAY) -> list[str]:
    return [segment.kind for segment in write_script(article, today=today).segments]


def test_order_of_speech():
    """Where from and who reports come first, always; contributors come last."""
    assert kinds(ARTICLE) == [
        "dateline", "attribution", "correction", "kicker", "headline", "deck", "date", "paragraph", "subhead", "list",
        "contributors",
    ]  # fmt: skip


def test_what_the_article_does_not_have_is_left_out():
    """Nothing is invented."""
    bare = replace(
        ARTICLE, headline=None, kicker=None, deck=None, byline=None, dateline=None, attribution=None, corrections=(),
        contributors=(), published=None, published_shown=None,
    )  # fmt: skip
    assert kinds(bare) == ["paragraph", "subhead", "list"]


def test_date_of_today():
    """Today's date is not said, and is on the drop list instead."""
    script = write_script(ARTICLE, today=date(2026, 6, 3))
    assert "date" not in [segment.kind for segment in script.segments]
    (drop,) = script.dropped
    assert (drop.code, drop.text, drop.position) == ("date-of-today", "June 3, 2026", 40)


@pytest.mark.parametrize("kind", ["headline", "deck", "paragraph"])
def test_long_texts_become_several_segments(kind: str):
    """A listener can skip within a very long paragraph, and each part keeps its kind."""
    long = "The river rose again that night. " * 100
    article = replace(
        ARTICLE,
        **(
            {kind: long}
            if kind != "paragraph"
            else {"blocks": (Block(kind="paragraph", text=long),)}
        ),
    )
    assert kinds(article).count(kind) == 3


def test_json():
    """Machines get the same script, with offsets in code points and null for what is absent."""
    told = as_json(write_script(replace(ARTICLE, deck=None), today=TODAY))
    assert told["article"]["headline"] == "River Rises"
    assert told["article"]["deck"] is None
    assert told["article"]["dateline"]["place"] == "Cairo"
    assert told["article"]["attribution"]["names"] == ["Ann Lee"]
    assert told["article"]["published"] == "2026-06-03T00:00:00+00:00"
    assert told["segments"][0] == {
        "kind": "dateline",
        "shown": "CAIRO —",
        "spoken": "From Cairo.",
        "spans": [[0, 0, 0, 5], [0, 5, 5, 10], [5, 5, 10, 11]],
    }
    assert told["dropped"] == []


def test_json_without_who_and_where():
    """An article without dateline and attribution says null for them."""
    told = as_json(
        write_script(replace(ARTICLE, dateline=None, attribution=None, published=None), today=TODAY)
    )
    assert told["article"]["dateline"] is None
    assert told["article"]["attribution"] is None
    assert told["article"]["published"] is None


def test_a_foreign_passage_is_said_in_its_language():
    """Words in another language are worded and spoken by its rules, also behind a cut of a long paragraph."""
    long = "The river rose again. " * 80
    text = f"{long}He said: “À bientôt.” Then he left."
    start = text.index("À")
    block = Block(
        kind="paragraph",
        text=text,
        passages=(Passage(start=start, end=start + len("À bientôt."), language="fr"),),
    )
    script = write_script(replace(ARTICLE, blocks=(block,)), today=TODAY)
    foreign = [run.text for part in script.segments for run in part.runs if run.language == "fr"]
    assert foreign == ["À bientôt."]


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("en", "Picture: A heron."), ("de", "Bild: A heron."), ("sw", "A heron.")],
)
def test_a_picture_is_said_to_be_one(language: str, spoken: str):
    """Before an alternative text stands what it is, in the article's language, without being shown."""
    told = replace(ARTICLE, language=language, blocks=(Block(kind="picture", text="A heron."),))
    (picture,) = (
        part for part in write_script(told, today=TODAY).segments if part.kind == "picture"
    )
    assert (picture.spoken, picture.shown) == (spoken, "A heron.")
