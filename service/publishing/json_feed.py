"""A show and its items as a JSON Feed, version 1.1: https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from service.publishing.rss import content_of
from service.publishing.shows import Item, Show


def json_feed(show: Show, items: Iterable[Item], *, hub: str = "") -> bytes:
    """Write the feed of *show*, newest item first; *hub* is the address of the WebSub hub that is told of news."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": show.title,
            "home_page_url": show.link,
            "feed_url": show.feed_json,
            "description": show.description,
            "icon": show.artwork,
            "authors": [{"name": show.author}],
            "language": show.language,
            **({"hubs": [{"type": "WebSub", "url": hub}]} if hub else {}),
            "items": [_item(item) for item in items],
        },
        ensure_ascii=False,
    ).encode()


def _item(item: Item) -> dict[str, object]:
    told = {
        "id": item.guid,
        "url": item.page,
        "title": item.title,
        "summary": item.description,
        "content_html": content_of(item),
        "date_published": _date(item.date),
        "date_modified": _date(item.changed),
        "authors": [{"name": one.name} for one in item.persons if one.role == "reporter"],
        "language": item.language,
        "attachments": [
            {
                "url": item.audio,
                "mime_type": "audio/mpeg",
                "size_in_bytes": item.size_bytes,
                "duration_in_seconds": round(item.duration_ms / 1000, 3),
            }
        ],
    }
    return {name: value for name, value in told.items() if value}


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
