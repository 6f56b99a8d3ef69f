"""Small web pages for tests, and reading them in one line."""

from service.model import Article, Document
from service.reading.html import read_html

PROSE = (
    "The river rose two metres in the night, and the council closed the old bridge to all traffic before dawn on Monday.",
    "Engineers said that the middle pier had moved by the width of a hand, and that nobody could tell when cars might cross.",
    "Ferries will carry people on foot from six in the morning until midnight, the mayor said, and nobody will have to pay.",
    "The bridge was built in 1911 and has been closed only once before, when ice broke two of its piers in the winter of 1947.",
)
BODY = "".join(f"<p>{text}</p>" for text in PROSE)


def page(
    body: str = BODY,
    *,
    head: str = "",
    top: str = "<h1>Old Bridge Closed</h1>",
    attributes: str = 'lang="en"',
) -> str:
    """The markup of a page."""
    return (
        f'<!DOCTYPE html><html {attributes}><head><meta charset="utf-8"><title>Old Bridge Closed</title>{head}</head>'
        f'<body><article>{top}<div class="article-body">{body}</div></article></body></html>'
    )


def read_page(markup: str | bytes, *, url: str | None = "https://news.example/bridge") -> Article:
    """What is understood of a page."""
    data = markup if isinstance(markup, bytes) else markup.encode("utf-8")
    return read_html(Document(data=data, name="page", url=url), outlets=("Heardline", "VOA"))


def said(article: Article) -> list[str]:
    """The texts of its body."""
    return [block.text for block in article.blocks]


def dropped(article: Article) -> list[tuple[str, str]]:
    """The codes and texts of what is not spoken."""
    return [(drop.code, drop.text) for drop in article.dropped]
