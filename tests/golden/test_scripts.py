"""What is said of each article, as text that a person can read aloud. `make golden` writes it anew."""

from datetime import date
from pathlib import Path

import pytest

from service.model import Document, Script
from service.pipeline import script_of

HERE = Path(__file__).parent
NEWSROOM = HERE.parent.parent / "service" / "newsroom"
ARTICLES = sorted([*NEWSROOM.glob("*.txt"), *(HERE / "articles").glob("*.txt")])
OUTLETS = ("VOA", "VOA News", "Voice of America", "Heardline")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_script(article: Path, request: pytest.FixtureRequest):
    """Each article is said as its golden file tells, word for word."""
    document = Document(data=article.read_bytes(), id=article.name, name=article.name)
    script = script_of(document, outlets=OUTLETS, today=date(2026, 11, 24))
    golden = HERE / "scripts" / article.name
    if request.config.getoption("--update-golden"):
        golden.write_text(readable(script), "utf-8")
    assert readable(script) == golden.read_text("utf-8")


def test_corpus_script(corpus: Path):
    """The article that the project began with: a bureau's credit in the deck, and the label of an empty ticker."""
    article = corpus / "voa-israel-pursues-ceasefire.txt"
    script = script_of(
        Document(data=article.read_bytes(), id="a", name="a"),
        outlets=("VOA",),
        today=date(2026, 11, 24),
        closing=("notice",),
    )
    said = [(segment.kind, segment.spoken) for segment in script.segments]
    assert said[:3] == [
        ("dateline", "From VOA's Jerusalem bureau."),
        ("attribution", "Robert Berger reports."),
        ("headline", "Israel Pursues Ceasefire With Hamas"),
    ]
    assert said[3][0] == "deck"
    assert said[3][1].startswith("Prospects appear")
    assert said[3][1].endswith("turmoil in Israel.")
    assert [kind for kind, _ in said[4:-1]] == ["paragraph"] * 10
    assert said[-1] == ("notice", "This article was read by synthetic voice.")
    assert [(drop.text, drop.code) for drop in script.dropped] == [
        ("Accessibility links", "skip-link"),
        ("Breaking News", "empty-ticker"),
    ]


def readable(script: Script) -> str:
    """Write a script as lines: the kind, what is said, and what is shown where that differs."""
    lines = [f"({script.article.language})"]
    for segment in script.segments:
        lines.append(f"{segment.kind}: {segment.spoken}")
        if segment.shown != segment.spoken:
            lines.append(f"    shown: {segment.shown!r}")
    lines += [f"dropped, {drop.code}: {drop.text!r}" for drop in script.dropped]
    return "\n".join(lines) + "\n"
