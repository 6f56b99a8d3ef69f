"""Document in, Article out. One module for each format; none of them touches the world."""

from service.model import Article, Document
from service.reading.plain import read_plain

__all__ = ["read"]


def read(document: Document, *, outlets: tuple[str, ...]) -> Article:
    """Understand *document*; *outlets* are the names under which our own correspondents report.

    Raises:
        DocumentError: it cannot become an article.
    """
    return read_plain(document, outlets=outlets)
