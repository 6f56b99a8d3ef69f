"""How well documents are understood, on real pages and lines: `make score`.

HEARDLINE_CORPUS names the corpus: `html/` holds pages with the text of their articles as people marked it
(`ground-truth.json`), and which carry a dateline (`with-dateline.json`); `shapes.tsv` holds lines as newsrooms print them.
Plain trafilatura is scored beside Heardline in the same run.

The people who marked the text left out headline, kicker, deck and byline. So those do not count as body here; a printed
dateline, corrections and contributors do, for they stand in it.
"""

import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.dateline import find_dateline
from service.reading.html import read_html
from service.reading.likeness import letters
from service.reading.plain import read_plain
from service.sentences import sentences

OUTLETS = ("VOA", "VOA News", "BBC", "BBC News", "NPR")
NOT_SURELY_A_NAME = {"A26", "B26", "B28", "B29"}
"""Shapes of credits that hold nobody who could be named: programme labels, desk initials, photographers."""
FURNITURE = re.compile(
    r"\b(?:share|subscribe|sign up|newsletter|read more|related|see also|follow us|advertisement|click here|all rights reserved"
    r"|comments?|inbox|listen to)\b|©",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the corpus with what people say of it."""

    name: str
    data: bytes
    url: str
    body: str
    has_dateline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much of what was found is right, and how much of what is right was found; means over pages."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return f"precision {self.precision:.4f}  recall {self.recall:.4f}  F1 {self.f1:.4f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """How often something was found where it is and where it is not, and where it was not found."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """How many of those found are right."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """How many of those that are right were found."""
        return self.right / max(1, self.right + len(self.missed))

    def __str__(self) -> str:
        told = f"precision {self.precision:.4f}  recall {self.recall:.4f}"
        wrong = f"  wrong: {' '.join(self.wrong)}" if self.wrong else ""
        missed = f"  missed: {' '.join(self.missed)}" if self.missed else ""
        return told + wrong + missed


def pages(corpus: Path) -> Iterator[Page]:
    """Read the pages of the corpus."""
    folder = corpus / "html"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    with_dateline = set(json.loads((folder / "with-dateline.json").read_text("utf-8")))
    for name, known in truth.items():
        yield Page(
            name=name,
            data=gzip.decompress((folder / f"{name}.html.gz").read_bytes()),
            url=known["url"],
            body=known["articleBody"],
            has_dateline=name in with_dateline,
        )


def article_of(page: Page) -> Article | None:
    """Read a page as the service does; None where it is refused."""
    try:
        return read_html(Document(data=page.data, name=page.name, url=page.url), outlets=OUTLETS)
    except DocumentError:
        return None


def body_of(article: Article | None) -> list[str]:
    """What of an article counts as body, as lines."""
    if article is None:
        return []
    dateline = article.dateline
    return [
        *([dateline.shown] if dateline and not dateline.derived else []),
        *article.corrections,
        *(line for block in article.blocks for line in block.text.split("\n")),
        *article.contributors,
    ]


def trafilaturas(page: Page) -> list[str]:
    """The page's text as trafilatura gives it by itself, as lines."""
    import trafilatura

    return (trafilatura.extract(page.data, include_comments=False) or "").split("\n")


def words(text: str) -> list[object]:
    """Its words, without case."""
    return list(re.findall(r"\w+", text.lower()))


def shingles(text: str) -> list[object]:
    """Its runs of four words, as https://github.com/scrapinghub/article-extraction-benchmark compares them."""
    row = words(text)
    return [tuple(row[place : place + 4]) for place in range(max(1, len(row) - 3))]


def overlap(pairs: Sequence[tuple[Sequence[object], Sequence[object]]]) -> Overlap:
    """Compare what was found with what is right, page by page."""
    rows = []
    for found, right in pairs:
        both = sum((Counter(found) & Counter(right)).values())
        precision, recall = both / max(1, len(found)), both / max(1, len(right))
        rows.append((precision, recall, 2 * precision * recall / max(1e-9, precision + recall)))
    precision, recall, f1 = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return Overlap(precision=precision, recall=recall, f1=f1)


def hits(rows: Sequence[tuple[str, bool, bool]]) -> Hits:
    """Count rows of a name, whether it was found, and whether it is there."""
    return Hits(
        right=sum(found and there for _, found, there in rows),
        wrong=tuple(name for name, found, there in rows if found and not there),
        missed=tuple(name for name, found, there in rows if there and not found),
    )


def page_datelines(every: Sequence[Page], articles: Sequence[Article | None]) -> Hits:
    """A page has a dateline when its text names a place where it was filed; an agency alone is none here."""
    return hits(
        [
            (
                page.name[:6],
                bool(article and article.dateline and article.dateline.place),
                page.has_dateline,
            )
            for page, article in zip(every, articles, strict=True)
        ]
    )


def shapes(corpus: Path) -> list[tuple[str, str, str]]:
    """The id, the class and the words of each shape."""
    lines = (corpus / "shapes.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [(row[0], row[1], row[2].replace(" …", " Talks went on.")) for row in rows]


def shape_datelines(corpus: Path) -> Hits:
    """Every shape of the class is a dateline; none of another class is."""
    return hits(
        [
            (name, find_dateline(text) is not None, kind == "dateline")
            for name, kind, text in shapes(corpus)
            if not kind.startswith("dateline-")
        ]
    )


def shape_attributions(corpus: Path) -> Hits:
    """Every shape of a credit or a byline names who reports, unless it is no surely a name or somebody else's work."""
    rows = []
    for name, kind, text in shapes(corpus):
        if not kind.startswith(("attribution", "byline")):
            continue
        prose = "The river rose in the night.\n\nIt fell again at noon."
        told = f"{text}\n\n{prose}" if kind == "byline" else f"{prose}\n\n{text}"
        story = f"River Bridge Closed After Storm\n\n{told}"
        article = read_plain(Document(data=story.encode(), name=name), outlets=OUTLETS)
        there = not kind.endswith("negative") and name not in NOT_SURELY_A_NAME
        rows.append((name, article.attribution is not None, there))
    return hits(rows)


def captions(page: Page) -> set[str]:
    """The captions and alternative texts on a page, as letters."""
    tree = html.fromstring(page.data)
    texts = [*tree.xpath("//img/@alt"), *(node.text_content() for node in tree.iter("figcaption"))]
    return {letters(text) for text in texts if len(text.split()) > 2}


def heard_twice(article: Article | None) -> list[str]:
    """The lines of the body that say the headline, the deck or the byline once more."""
    if article is None:
        return []
    said = {letters(text) for text in (article.headline, article.deck, article.byline) if text}
    return [block.text for block in article.blocks if letters(block.text) in said]


def lost(page: Page, lines: Sequence[str]) -> int:
    """How many sentences of the marked text are not among *lines*."""
    there = letters(" ".join(lines))
    return sum(
        letters(paragraph[start:end]) not in there
        for paragraph in page.body.split("\n")
        for start, end in sentences(paragraph)
    )


def main() -> None:
    """Print the scores."""
    if not (named := os.environ.get("HEARDLINE_CORPUS")):
        print("HEARDLINE_CORPUS names no folder of real articles: there is nothing to score.")
        return
    corpus = Path(named)
    every = list(pages(corpus))
    article_of(every[0])
    start = time.perf_counter()
    articles = [article_of(page) for page in every]
    middle = time.perf_counter()
    plain = [trafilaturas(page) for page in every]
    end = time.perf_counter()
    print(f"{len(every)} pages, of which {articles.count(None)} refused")
    for name, bodies, seconds in (
        ("Heardline", [body_of(article) for article in articles], middle - start),
        ("trafilatura", plain, end - middle),
    ):
        print(name)
        for what, cut in (("words", words), ("4-shingles", shingles)):
            pairs = [
                (cut("\n".join(lines)), cut(page.body))
                for lines, page in zip(bodies, every, strict=True)
            ]
            print(f"  body, {what:<10} {overlap(pairs)}")
        matched = list(zip(every, bodies, strict=True))
        print(
            f"  sentences of the text not heard: {sum(lost(page, lines) for page, lines in matched)}"
        )
        left = [
            line
            for lines in bodies
            for line in lines
            if len(line.split()) < 20 and FURNITURE.search(line)
        ]
        print(f"  short lines with words of furniture: {len(left)}")
        shown = sum(letters(line) in captions(page) for page, lines in matched for line in lines)
        print(f"  captions and alternative texts as text: {shown}")
        print(f"  pages a second: {len(every) / seconds:.1f}")
    print("Heardline only")
    twice = sum(len(heard_twice(article)) for article in articles)
    print(f"  headline, deck or byline heard twice: {twice}")
    print(f"  datelines of pages    {page_datelines(every, articles)}")
    print(f"  datelines of shapes   {shape_datelines(corpus)}")
    print(f"  attributions of shapes {shape_attributions(corpus)}")


if __name__ == "__main__":
    main()
