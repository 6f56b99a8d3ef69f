"""What a source lists, through all its sitemaps; a source that is one article lists itself."""

from dataclasses import dataclass
from typing import Final

from service.errors import DocumentError, ServiceError
from service.fetching import Fetched
from service.model import Document
from service.reading import Listed, Listing, listing
from service.sources.outside import Fetch
from service.store.sources import Source

MOST_SITEMAPS: Final = 10
"""So many of the sitemaps that an index names are read: those that changed last."""

_LISTS: Final = frozenset({"rss", "atom", "sitemap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a source lists."""

    lists: bool
    """False: it is one article."""
    articles: tuple[Listed, ...]
    notes: tuple[str, ...] = ()
    """What was passed over and why, in words for a person."""
    whole: bool = True
    """False: a part of it could not be read."""
    lasting: bool = True
    """Whether all of it is unchanged when the source's own address is."""


def contents_of(source: Source, document: Document, fetch: Fetch) -> Contents:
    """Tell what *source*, which is *document* now, lists; sitemaps that an index names are fetched.

    Raises:
        DocumentError: it is broken, or was a list and is one no more.
    """
    from service.reading.kinds import kind_of, unpacked  # noqa: PLC0415  when there is a document

    if kind_of(unpacked(document)) not in _LISTS:
        if source.lists:
            raise DocumentError(
                f"{source.url} was a list of articles, and now answers with something else. Open it in a browser to see."
            )
        itself = Listed(id=source.url, url=source.url, title=None, updated=None, document=document)
        return Contents(lists=False, articles=(itself,))
    top = listing(document)
    if top.sitemaps:
        return _through_sitemaps(top, fetch)
    notes = top.notes if top.articles else (*top.notes, "It lists no articles.")
    return Contents(lists=True, articles=top.articles, notes=notes)


def _through_sitemaps(index: Listing, fetch: Fetch) -> Contents:
    """Read the sitemaps of *index*; an index in an index is not followed, so there is no loop."""
    articles: dict[str, Listed] = {}
    notes = list(index.notes)
    whole = True
    for sitemap in _newest_first(index.sitemaps)[:MOST_SITEMAPS]:
        try:
            answer = fetch(sitemap.id, found=True)
            below = listing(answer.document) if isinstance(answer, Fetched) else Listing()
        except ServiceError as trouble:
            whole = False
            notes.append(str(trouble))
            continue
        if below.sitemaps:
            notes.append(f"{sitemap.id} is an index in an index of sitemaps, and is not followed.")
        notes += below.notes
        for article in below.articles:
            articles.setdefault(article.id, article)
    return Contents(
        lists=True,
        articles=tuple(articles.values()),
        notes=tuple(notes),
        whole=whole,
        lasting=False,
    )


def _newest_first(sitemaps: tuple[Listed, ...]) -> list[Listed]:
    """Those without a date come first: nobody knows how new they are."""
    return sorted(sitemaps, key=lambda one: -one.updated.timestamp() if one.updated else -2e12)
