"""Somebody looks what there is to hear, and opens an article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, url_for
from flask_babel import gettext, lazy_gettext
from markupsafe import Markup

from service.forms import MAIN
from service.publishing.programme import Listing, listings_of
from service.publishing.schema_org import json_ld
from service.publishing.shows import item_of
from service.store import Entry, Made
from service.store.shelves import MAIN as MAIN_SHOW
from service.store.shelves import Shelf
from service.web import live
from service.web.audio import files_in, is_whole
from service.web.content import Content, respond
from service.web.context import desk, kept
from service.web.feed import listings
from service.web.languages import page, speaking, spoken
from service.web.listeners import Heard, heard_of, known, remake
from service.web.neighbours import Story, neighbours
from service.web.present import form_title
from service.web.recordings import recordings

blueprint = Blueprint("pages", __name__)

HEADLINES = 50
"""On the first page: half an hour of skimming."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a listener may take along."""

    name: str
    address: str
    ending: str
    """Of the name under which it is saved; no two of an article have the same."""
    size_bytes: int


_DOWNLOADS = {
    "mp3": lazy_gettext("Audio, MP3"),
    "html": lazy_gettext("Transcript to read, HTML"),
    "vtt": lazy_gettext("Transcript with times, WebVTT"),
    "srt": lazy_gettext("Subtitles, SRT"),
}


@blueprint.get("/")
def home() -> Response:
    """List the latest headlines."""
    return respond(kept(f"home in {spoken()}", _home))


@blueprint.get("/articles/<public_id>")
def article(public_id: str) -> Response:
    """Show one article, with its sound when that is there."""
    entry = known(public_id)
    heard = heard_of(entry)
    return respond(_heard(heard) if heard else _unheard(entry))


def _home() -> Content:
    entries = desk().store.published(limit=HEADLINES)
    return page(
        "home.html",
        latest=list(filter(None, map(heard_of, entries))),
        bulletin=desk().store.bulletin(),
    )


def _unheard(entry: Entry) -> Content:
    return page(
        "article.html",
        about=entry.article.language,
        entry=entry,
        article=entry.article,
        made=None,
        notices=entry.notices,
        live=live.offered(entry),
        shows=(),
        shelves=_shelves(listings_of(entry.article, listings())),
        around=None,
    )


def _heard(heard: Heard) -> Content:
    entry, made = heard.entry, heard.made
    whole = is_whole(made)
    if not whole:
        remake(entry)
    known_listings = listings()
    belongs = list(listings_of(heard.article, known_listings))
    shows = [listing.show for listing in belongs] or [known_listings[MAIN_SHOW].show]
    item = item_of(entry, desk().url)
    with speaking(heard.article.language):
        downloads = list(_downloads(entry, made))
    return page(
        "article.html",
        about=heard.article.language,
        entry=entry,
        article=heard.article,
        made=made,
        notices=[notice for notice in entry.notices if notice.at <= made.at],
        whole=whole,
        downloads=downloads,
        recordings=recordings(heard),
        shows=shows,
        shelves=_shelves(belongs),
        facts=Markup(json_ld(item, shows[0], section=heard.article.section)),  # noqa: S704  it escapes all that could end the element
        around=neighbours(kept("stories", _stories), entry.public_id),
    )


def _shelves(belongs: Iterable[Listing]) -> Mapping[str, list[Shelf]]:
    """Return the shelves that have a page with something to hear, by what they are."""
    known = [listing.shelf for listing in belongs if listing.shelf and listing.shelf.episodes]
    return {
        kind: [shelf for shelf in known if shelf.kind == kind]
        for kind in ("section", "correspondent")
    }


def _stories() -> list[Story]:
    heard = filter(None, map(heard_of, desk().store.published(limit=HEADLINES)))
    return [Story(each.entry.public_id, each.article) for each in heard]


def _downloads(entry: Entry, made: Made) -> Iterator[Download]:
    files = files_in(MAIN)
    for ending, name in _DOWNLOADS.items():
        size_bytes = desk().objects.size(made.objects, files[ending].object)
        if size_bytes:
            address = url_for("audio.serve", name=f"{entry.public_id}.{ending}", r=made.revision)
            yield Download(str(name), address, ending, size_bytes)
    for rendition in entry.renditions:
        if (had := rendition.made) is not None and rendition.for_all:
            form = rendition.form
            ending = f"{form.name}.{form.codec.ending}"
            address = url_for(
                "audio.serve_form", public_id=entry.public_id, name=ending, r=had.revision
            )
            title = form_title(form, had.voices)
            yield Download(gettext("Audio, %(form)s", form=title), address, ending, had.size_bytes)
