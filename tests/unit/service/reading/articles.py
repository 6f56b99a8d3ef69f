"""Reading a document in one line."""

from service.model import Article, Document
from service.reading import read


def article(text: str, *, outlets: tuple[str, ...] = ("VOA", "Heardline")) -> Article:
    """What is understood of *text*."""
    return read(Document(data=text.encode(), id="a", name="story.txt"), outlets=outlets)


def blocks(text: str) -> list[tuple[str, str]]:
    """The kinds and texts of its body."""
    return [(block.kind, block.text) for block in article(text).blocks]


def dropped(text: str) -> list[tuple[str, str]]:
    """The codes and texts of what is dropped."""
    return [(drop.code, drop.text) for drop in article(text).dropped]
