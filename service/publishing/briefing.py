"""The newest episodes as a flash briefing for smart speakers.

https://developer.amazon.com/en-US/docs/alexa/flashbriefing/flash-briefing-skill-api-feed-reference.html
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from service.forms import CODECS, Form
from service.publishing.shows import item_of
from service.store.records import Entry

FORM: Final = Form(codec=CODECS["speaker"])
"""MP3 of 256 kbit/s at -14 LUFS, as it is wanted there."""
MOST: Final = 5
"""Speakers leave out what comes after."""
OLDEST: Final = timedelta(days=7)
"""They play nothing that is older."""
LENGTHS_MS: Final = (10_000, 600_000)
"""They take nothing that is shorter or longer."""


def briefing(entries: Iterable[Entry], base_url: str, *, now: datetime) -> bytes | None:
    """Write the first of *entries*, newest first, that speakers take; None: they take none.

    Only those have an item whose sound is made in `FORM`. *base_url* is the public base, without a slash at its end.
    """
    items = [*islice(_items(entries, base_url, now=now), MOST)]
    return json.dumps(items, ensure_ascii=False).encode() if items else None


def _items(entries: Iterable[Entry], base_url: str, *, now: datetime) -> Iterator[dict[str, str]]:
    shortest_ms, longest_ms = LENGTHS_MS
    for entry in entries:
        made = next(
            (one.made for one in entry.renditions if one.form == FORM and one.for_all), None
        )
        if made and now - entry.date <= OLDEST and shortest_ms <= made.duration_ms <= longest_ms:
            item = item_of(entry, base_url)
            yield {
                "uid": item.guid,
                "updateDate": f"{item.date.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.0Z",
                "titleText": item.title,
                "mainText": item.description,
                "streamUrl": f"{base_url}/audio/{entry.public_id}/{FORM.name}.{FORM.codec.ending}",
                "redirectionUrl": item.page,
            }
