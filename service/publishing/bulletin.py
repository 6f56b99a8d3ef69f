"""The headlines of the day as an item of a feed."""

import uuid
from datetime import tzinfo

from service.model import Block
from service.publishing.shows import (
    DESCRIPTION_BYTES,
    Item,
    Show,
    narrator,
    one_line,
    shortened,
    transcripts_at,
)
from service.store.records import Bulletin


def day_of(bulletin: Bulletin, tz: tzinfo) -> str:
    """Return the day that a bulletin was made on, as in "2026-11-24": part of its addresses in feeds."""
    return bulletin.at.astimezone(tz).date().isoformat()


def item_of_bulletin(bulletin: Bulletin, show: Show, base_url: str, *, tz: tzinfo) -> Item:
    """Describe *bulletin* as an episode of *show*, under the public *base_url*: a new one each day of *tz*, the newsroom's time zone."""
    day = day_of(bulletin, tz)
    files = f"{base_url}/headlines.{day}"
    headlines = [*map(one_line, bulletin.headlines)]
    return Item(
        guid=uuid.uuid5(uuid.NAMESPACE_URL, f"{show.guid}/headlines/{day}").urn,
        title=bulletin.title,
        description=shortened(headlines[0], DESCRIPTION_BYTES) if headlines else "",
        blocks=(Block(kind="list", text="\n".join(headlines)),) if headlines else (),
        page=f"{base_url}/",
        audio=f"{files}.mp3",
        size_bytes=bulletin.size_bytes,
        duration_ms=bulletin.duration_ms,
        date=bulletin.at,
        changed=bulletin.at,
        language=bulletin.language,
        alternates=(),
        transcripts=transcripts_at(files),
        chapters=bulletin.chapters,
        chapters_json=f"{files}.chapters.json",
        persons=tuple(narrator(voice, bulletin.language) for voice in bulletin.voices),
        place=None,
    )
