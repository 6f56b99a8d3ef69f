"""What is said of each web page, as text that a person can read aloud. `make golden` writes it anew."""

from datetime import date
from pathlib import Path

import pytest
from golden.test_scripts import OUTLETS, readable

from service.model import Document
from service.reading.html import read_html
from service.scripting import write_script

HERE = Path(__file__).parent
PAGES = sorted((HERE / "pages").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_page(page: Path, request: pytest.FixtureRequest):
    """Each page is said as its golden file tells, word for word."""
    document = Document(
        data=page.read_bytes(), name=page.name, url=f"https://news.example/{page.stem}"
    )
    script = write_script(read_html(document, outlets=OUTLETS), today=date(2026, 11, 24))
    golden = HERE / "page_scripts" / f"{page.stem}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(readable(script), "utf-8")
    assert readable(script) == golden.read_text("utf-8")
