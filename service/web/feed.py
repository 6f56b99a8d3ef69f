"""A podcast app asks whether there is something new."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from flask import Blueprint, Response, redirect, url_for
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from service.publishing.bulletin import item_of_bulletin
from service.publishing.json_feed import json_feed
from service.publishing.opml import opml
from service.publishing.programme import Listing
from service.publishing.rss import BASE, EDITION, Archive, fragment, rss
from service.publishing.shows import Item, item_of
from service.store import Bulletin, Fragment, Shelf
from service.store.errors import StoreError
from service.store.shelves import MAIN
from service.web import hub
from service.web.content import Content, by_condition, respond, text_of
from service.web.context import desk, kept

blueprint = Blueprint("feed", __name__)
blueprint.after_request(hub.linked)

EPISODES = 200
"""As many of the newest as gPodder keeps. More is more to load at each poll, and no app needs it."""
PAGE = 100
"""As many are on a page of the archive. A feed has the newest, and those that are on no full page yet: 299 at most."""
CACHE = "public, max-age=300"

_SETTLED = timedelta(seconds=2)
"""Dates are of whole seconds: before this, another change might get the same one, and nobody would fetch it."""
_RSS = "application/rss+xml; charset=utf-8"
_HEADERS = {"Access-Control-Allow-Origin": "*"}


@blueprint.get("/feed.xml")
def serve() -> Response:
    """Serve the newest episodes of the whole service."""
    return sent(_feed(listings()[MAIN]))


@blueprint.get("/shows/<slug>/feed.xml")
def show(slug: str) -> AnyResponse:
    """Serve the newest episodes of one show; that of the service's language is the one of the whole service."""
    listing = listing_of(slug)
    if listing is listings()[MAIN]:
        return redirect(url_for("feed.serve"))
    return sent(_feed(listing))


@blueprint.get("/shows/<slug>/archive/<int:number>.xml")
def archive(slug: str, number: int) -> Response:
    """Serve a full page of a show's archive, counted from the oldest: it changes only with its own episodes."""
    listing = listing_of(slug)
    shelf = listing.shelf
    if shelf is None or not 1 <= number <= shelf.places // PAGE:
        raise NotFound(gettext("There is no such page of the archive."))
    what = f"archive {slug} {number}"
    return sent(kept(what, lambda: _page(listing, shelf, number), version=shelf.version))


@blueprint.get("/feed.json")
def as_json() -> Response:
    """Serve the newest episodes of the whole service as a JSON Feed."""
    return sent(_json(listings()[MAIN]))


@blueprint.get("/shows/<slug>/feed.json")
def show_as_json(slug: str) -> AnyResponse:
    """Serve the newest episodes of one show as a JSON Feed."""
    listing = listing_of(slug)
    if listing is listings()[MAIN]:
        return redirect(url_for("feed.as_json"))
    return sent(_json(listing))


@blueprint.get("/opml")
def all_shows() -> Response:
    """Serve the list of all shows that have an episode, and that of the whole service."""
    return sent(kept("opml", _opml))


def listings() -> Mapping[str, Listing]:
    """Return every show by its slug, that of the whole service first."""
    return kept("programme", desk().programme)


def listing_of(slug: str) -> Listing:
    """Find a show by its slug, or by that of its shelf. Raises NotFound."""
    known = listings()
    main = known[MAIN]
    found = main if main.shelf and main.shelf.slug == slug else known.get(slug)
    if found is None:
        raise NotFound(gettext("There is no show at this address."))
    return found


def sent(feed: Content, *, cache: str = CACHE) -> Response:
    """Answer the request at hand with a feed."""
    return respond(_settled(feed), cache=cache)


def sent_if_new(
    make: Callable[[], bytes], *, etag: str, modified: datetime | None, cache: str
) -> Response:
    """Answer the request at hand with a feed that *make* writes, unless the client has what *etag* or *modified* stand for."""
    unwritten = _settled(_text(b"", modified, etag=etag))
    known = by_condition(unwritten, cache=cache)
    return known or sent(_text(make(), modified, etag=etag), cache=cache)


def _settled(content: Content) -> Content:
    """Leave the date out while another change might still get the same one."""
    fresh = content.modified and desk().clock() - content.modified < _SETTLED
    return replace(content, modified=None) if fresh else content


def _feed(listing: Listing) -> Content:
    shelf = listing.shelf
    if shelf is None:
        return _text(rss(listing.show, (), base_url=desk().url, changed=None, hub=desk().hub), None)
    first = _first(listing)
    return kept(
        f"feed {shelf.slug}", lambda: _newest(listing, shelf, first), version=(shelf, first)
    )


def _first(listing: Listing) -> Bulletin | None:
    """Return the headlines that come before the episodes of a show: only of the main one, and in its language."""
    here, shelf = desk(), listing.shelf
    if not here.headlines_first or not shelf or listing.show.feed != listings()[MAIN].show.feed:
        return None
    bulletin = kept("bulletin", here.store.bulletin)
    fits = bulletin and bulletin.language.partition("-")[0].lower() == shelf.language
    return bulletin if fits else None


def _newest(listing: Listing, shelf: Shelf, first: Bulletin | None) -> Content:
    full = shelf.places // PAGE
    written = _fragments(shelf, newest=EPISODES, places=range(full * PAGE + 1, shelf.places + 1))
    changed = _changed(shelf, first)
    data = rss(
        listing.show,
        chain(
            [fragment(_headlines(first, listing, BASE))] if first else [],
            (episode.text or "" for episode in written),
        ),
        base_url=desk().url,
        changed=changed,
        archive=Archive(before=_address(shelf, full)),
        hub=desk().hub,
    )
    return _text(data, changed)


def _headlines(bulletin: Bulletin, listing: Listing, base_url: str) -> Item:
    return item_of_bulletin(bulletin, listing.show, base_url, tz=desk().tz)


def _page(listing: Listing, shelf: Shelf, number: int) -> Content:
    first = (number - 1) * PAGE + 1
    fragments = list(_fragments(shelf, newest=0, places=range(first, first + PAGE)))
    data = rss(
        listing.show,
        (written.text or "" for written in fragments),
        base_url=desk().url,
        changed=max((written.at for written in fragments), default=None),
        archive=Archive(address=_address(shelf, number), before=_address(shelf, number - 1)),
    )
    return _text(data, None)  # what was withdrawn leaves no date behind


def _json(listing: Listing) -> Content:
    shelf, first = listing.shelf, _first(listing)
    what = f"json {listing.show.feed}"
    return kept(what, lambda: _newest_as_json(listing, shelf, first), version=(shelf, first))


def _newest_as_json(listing: Listing, shelf: Shelf | None, first: Bulletin | None) -> Content:
    here = desk()
    entries = here.store.on_shelf(shelf.slug, limit=PAGE) if shelf else ()
    items = [item_of(entry, here.url) for entry in entries]
    if first:
        items.insert(0, _headlines(first, listing, here.url))
    data = json_feed(listing.show, items, hub=here.hub)
    return _text(data, _changed(shelf, first) if shelf else None, "application/feed+json")


def _changed(shelf: Shelf, first: Bulletin | None) -> datetime:
    return max(shelf.changed, first.at) if first else shelf.changed


def _text(
    data: bytes, changed: datetime | None, media_type: str = _RSS, *, etag: str | None = None
) -> Content:
    return text_of(data, media_type, modified=changed, headers=_HEADERS, etag=etag)


def _opml() -> Content:
    known = listings()
    shows = [
        listing.show
        for slug, listing in known.items()
        if slug == MAIN or (listing.shelf and listing.shelf.episodes)
    ]
    return _text(opml(desk().title, shows), None, "text/x-opml; charset=utf-8")


def _address(shelf: Shelf, number: int) -> str | None:
    return f"{desk().url}/shows/{shelf.slug}/archive/{number}.xml" if number else None


def _fragments(shelf: Shelf, *, newest: int, places: range) -> Iterator[Fragment]:
    """Yield what is written of a shelf; what is not is written now, and kept if that can be."""
    store = desk().store
    found = store.fragments(shelf.slug, newest=newest, places=places, edition=EDITION)
    written = {known.public_id: _written(known) for known in found if known.text is None}
    if written:
        with suppress(StoreError):
            store.keep_fragments(shelf, [*filter(None, written.values())], edition=EDITION)
    for known in found:
        if fresh := written.get(known.public_id, known):
            yield fresh


def _written(known: Fragment) -> Fragment | None:
    """Write an episode down; None: it was withdrawn or changed meanwhile, and the next poll will see."""
    entry = desk().store.entry(known.public_id)
    if entry is None or entry.heard is None or entry.heard.at != known.at:
        return None
    return replace(known, text=fragment(item_of(entry, BASE)))
