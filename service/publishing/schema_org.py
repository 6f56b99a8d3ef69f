"""What search engines and voice assistants are told of an article that can be heard: https://schema.org as JSON-LD."""

import json
from typing import Final

from service.publishing.shows import Item, Show

HEADLINE: Final = "h1"
DECK: Final = ".deck"
"""Where a page has what may be read out to somebody who asks for the news: CSS selectors."""

_ESCAPED: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def json_ld(item: Item, show: Show, *, section: str | None = None) -> str:
    """Describe *item* of *show*, fit to stand in a script element of a page: nothing in it can end that element."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [_article(item, show, section), _episode(item, show)],
    }
    return json.dumps(_without_gaps(graph)).translate(_ESCAPED)


def _article(item: Item, show: Show, section: str | None) -> dict[str, object]:
    return {
        "@type": "NewsArticle",
        "@id": f"{item.page}#article",
        "headline": item.title,
        "description": item.description,
        "url": item.page,
        "mainEntityOfPage": item.page,
        "inLanguage": item.language,
        "datePublished": item.date.isoformat(timespec="seconds"),
        "articleSection": section,
        "author": [
            {"@type": "Person", "name": person.name}
            for person in item.persons
            if person.role == "reporter"
        ],
        "contentLocation": item.place and {"@type": "Place", "name": item.place},
        "publisher": {"@type": "Organization", "name": show.author, "url": show.link},
        "audio": {"@id": f"{item.page}#audio"},
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": [HEADLINE, DECK]},
    }


def _episode(item: Item, show: Show) -> dict[str, object]:
    return {
        "@type": "PodcastEpisode",
        "@id": f"{item.page}#episode",
        "name": item.title,
        "url": item.page,
        "inLanguage": item.language,
        "datePublished": item.date.isoformat(timespec="seconds"),
        "partOfSeries": {
            "@type": "PodcastSeries",
            "name": show.title,
            "url": show.link,
            "webFeed": show.feed,
            "image": show.artwork,
        },
        "associatedMedia": {
            "@type": "AudioObject",
            "@id": f"{item.page}#audio",
            "name": item.title,
            "contentUrl": item.audio,
            "encodingFormat": "audio/mpeg",
            "contentSize": str(item.size_bytes),
            "duration": f"PT{max(1, round(item.duration_ms / 1000))}S",
            "uploadDate": item.changed.isoformat(timespec="seconds"),
            "inLanguage": item.language,
            "transcript": next(
                (form.address for form in item.transcripts if form.media_type == "text/html"), None
            ),
        },
    }


def _without_gaps(value: object) -> object:
    """Leave out what is not known, at every depth."""
    if isinstance(value, dict):
        return {name: _without_gaps(inner) for name, inner in value.items() if inner}
    if isinstance(value, list):
        return [_without_gaps(inner) for inner in value]
    return value
