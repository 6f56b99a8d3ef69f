"""Reading a marked-up document in one line."""

from service.model import Article, Document
from service.reading import read

NAME = "story.xml"


def wire(data: str | bytes, **known: str) -> Article:
    """What is understood of *data*."""
    raw = data if isinstance(data, bytes) else data.encode()
    return read(Document(data=raw, name=NAME, **known), outlets=("Heardline",))


def blocks(article: Article) -> list[tuple[str, str]]:
    """The kinds and texts of its body."""
    return [(block.kind, block.text) for block in article.blocks]


def dropped(article: Article) -> list[tuple[str, str]]:
    """The codes and texts of what is dropped."""
    return [(drop.code, drop.text) for drop in article.dropped]
