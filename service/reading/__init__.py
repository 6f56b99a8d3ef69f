"""Document in, Article out. One module for each format; none of them touches the world.

They are loaded by who reads a document: their patterns take a third of the program's start.
"""

from service.model import Article, Document
from service.reading.listing import Listed, Listing

__all__ = ["Listed", "Listing", "listing", "read"]


def read(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand *document*; *outlets* are the names under which our own correspondents report.

    The alternative texts of *pictures* are spoken when that is wanted, else dropped.
    What kind of document it is, is found from its bytes. What editors forbid is in the article's standing.

    Raises:
        DocumentError: it cannot become an article.
    """
    from service.reading.readers import read_any  # noqa: PLC0415  when there is a document

    return read_any(document, outlets=outlets, pictures=pictures)


def listing(document: Document) -> Listing:
    """Tell which articles a feed or a sitemap lists.

    Raises:
        DocumentError: it is neither, or broken.
    """
    from service.reading.readers import listing_in  # noqa: PLC0415  as above

    return listing_in(document)
