"""What is said of each wire document, as text that a person can read aloud. `make golden` writes it anew."""

from datetime import date
from pathlib import Path

import pytest
from golden.test_scripts import readable

from service.model import Article, Document
from service.reading import read
from service.scripting import write_script

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents").iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_script(path: Path, request: pytest.FixtureRequest):
    """Each document is known, allowed and said as its golden file tells, word for word."""
    document = Document(data=path.read_bytes(), name=path.name)
    article = read(document, outlets=("Heardline",))
    told = f"{known(article)}{readable(write_script(article, today=date(2026, 11, 24)))}"
    golden = HERE / "scripts" / f"{path.stem}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


def known(article: Article) -> str:
    """Write what is known of an article beside its words: its names, its date, and whether it may be heard."""
    until = f", embargoed until {article.embargoed_until}" if article.embargoed_until else ""
    names = ", ".join((article.id, *article.aliases))
    return f"{names}\n{article.standing}{until}\n{article.published}, {article.section}\n"
