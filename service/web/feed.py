"""A podcast app asks whether there is something new."""

import gzip
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import Blueprint, Response, request

from service.publishing.rss import rss
from service.publishing.shows import item_of, main_show
from service.web.content import Content, content_of, respond
from service.web.context import desk, kept

blueprint = Blueprint("feed", __name__)

EPISODES = 200
"""As many as gPodder keeps. More is more to load at each poll, and no app needs it."""
CACHE = "public, max-age=300"

_SETTLED = timedelta(seconds=2)
"""Dates are of whole seconds: before this, another change might get the same one, and nobody would fetch it."""
_MEDIA_TYPE = "application/rss+xml; charset=utf-8"
_HEADERS = {"Access-Control-Allow-Origin": "*", "Vary": "Accept-Encoding"}


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed as it is, and compressed; a client may ask for either with the validator of the other."""

    plain: Content
    packed: Content


@blueprint.get("/feed.xml")
def serve() -> Response:
    """Serve the newest episodes."""
    feed = kept("feed", _make)
    content = feed.packed if request.accept_encodings.quality("gzip") > 0 else feed.plain
    if content.modified and desk().clock() - content.modified < _SETTLED:
        content = replace(content, modified=None)
    return respond(content, cache=CACHE)


def _make() -> Feed:
    here = desk()
    entries = here.store.published(limit=EPISODES)
    languages = Counter(entry.heard_article.language for entry in entries if entry.heard_article)
    language = languages.most_common(1)[0][0] if languages else "en"
    items = [item_of(entry, here.url) for entry in entries]
    data = rss(main_show(title=here.title, language=language, base_url=here.url), items)
    plain = replace(content_of(data, _MEDIA_TYPE, modified=_changed(), headers=_HEADERS), weak=True)
    packed = content_of(
        gzip.compress(data, mtime=0),
        _MEDIA_TYPE,
        modified=plain.modified,
        headers={**_HEADERS, "Content-Encoding": "gzip"},
    )
    return Feed(plain, replace(packed, etag=plain.etag, weak=True))


def _changed() -> datetime | None:
    """Tell when the feed became what it is: by what was published, and by what was withdrawn."""
    entries = desk().store.entries()
    return max((entry.heard.at if entry.heard else entry.since for entry in entries), default=None)
