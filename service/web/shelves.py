"""Somebody looks what there is to hear of one section, or by one correspondent."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, url_for
from flask_babel import lazy_gettext
from werkzeug.exceptions import NotFound

from service.store.shelves import Shelf, ShelfKind
from service.web.content import respond
from service.web.context import desk, kept
from service.web.feed import listings
from service.web.languages import page
from service.web.listeners import heard_of
from service.web.paging import STORIES, is_more, page_asked

blueprint = Blueprint("shelves", __name__)

NAMES: Final = 200
"""Of sections and correspondents, on one page."""

_NONE: Final[Mapping[ShelfKind, str]] = MappingProxyType(
    {
        "section": lazy_gettext("There is no section at this address."),
        "correspondent": lazy_gettext("There is no correspondent at this address."),
    }
)


@blueprint.get("/sections")
def sections() -> Response:
    """List the sections, and then the correspondents, of which something can be heard."""
    number = page_asked()
    everything = [*heard_of_kind("section"), *heard_of_kind("correspondent")]
    here = everything[(number - 1) * NAMES : number * NAMES]
    if number > 1 and not here:
        raise NotFound
    content = page(
        "shelves.html",
        page=number,
        sections=[shelf for shelf in here if shelf.kind == "section"],
        correspondents=[shelf for shelf in here if shelf.kind == "correspondent"],
        previous=url_for("shelves.sections", page=number - 1) if number > 1 else None,
        next=url_for("shelves.sections", page=number + 1)
        if is_more(number, len(everything), on_one=NAMES)
        else None,
    )
    return respond(content)


@blueprint.get("/sections/<slug>")
def section(slug: str) -> Response:
    """List what can be heard of a section."""
    return _shelf(slug, "section")


@blueprint.get("/correspondents/<slug>")
def correspondent(slug: str) -> Response:
    """List what can be heard by a correspondent."""
    return _shelf(slug, "correspondent")


def _shelf(slug: str, kind: ShelfKind) -> Response:
    here = desk()
    shelf = here.store.shelf(slug)
    if shelf is None or shelf.kind != kind:
        raise NotFound(_NONE[kind])
    number = page_asked()
    entries = here.store.on_shelf(slug, limit=STORIES, offset=(number - 1) * STORIES)
    address = f"shelves.{kind}"
    content = page(
        "shelf.html",
        shelf=shelf,
        page=number,
        stories=list(filter(None, map(heard_of, entries))),
        newer=url_for(address, slug=slug, page=number - 1) if number > 1 else None,
        older=url_for(address, slug=slug, page=number + 1)
        if is_more(number, shelf.episodes)
        else None,
        following=_after(shelf),
    )
    return respond(content)


def heard_of_kind(kind: ShelfKind) -> Sequence[Shelf]:
    """Return those of a kind that have something to hear, by name."""
    return kept(f"shelves of {kind}", lambda: _of_kind(kind))


def _of_kind(kind: ShelfKind) -> Sequence[Shelf]:
    known = (listing.shelf for listing in listings().values())
    return sorted(
        (shelf for shelf in known if shelf and shelf.kind == kind and shelf.episodes), key=_place
    )


def _after(shelf: Shelf) -> Shelf | None:
    """Return the next of its kind that has something to hear; after the last comes the first."""
    row = heard_of_kind(shelf.kind)
    place = bisect_right(row, _place(shelf), key=_place)
    found = next(iter(row[place : place + 1] or row[:1]), None)
    return found if found and found.slug != shelf.slug else None


def _place(shelf: Shelf) -> tuple[str, str]:
    return shelf.name.casefold(), shelf.slug
