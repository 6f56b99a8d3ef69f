"""Somebody seeks articles by their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from service.finding import Stretch, excerpt, wanted
from service.web.content import respond
from service.web.context import desk
from service.web.languages import page
from service.web.listeners import Heard, heard_of
from service.web.paging import STORIES, is_more, page_asked

blueprint = Blueprint("search", __name__)

LONGEST = 200
"""Characters of what is sought."""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found."""

    total: int
    stories: Sequence[tuple[Heard, Sequence[Stretch]]]
    """Each with the words around what was sought."""


@blueprint.get("/search")
def find() -> Response:
    """List the articles that have all of the words that are sought; without words, tell how to seek."""
    words = " ".join(request.args.get("q", "").split())
    if len(words) > LONGEST:
        raise BadRequest(
            gettext(
                "What you seek is longer than %(most)s characters. Use fewer words.", most=LONGEST
            )
        )
    number = page_asked()
    found = _found(words, number)
    content = page(
        "search.html",
        words=words,
        page=number,
        found=found,
        newer=url_for("search.find", q=words, page=number - 1) if number > 1 else None,
        older=url_for("search.find", q=words, page=number + 1)
        if is_more(number, found.total)
        else None,
    )
    return respond(content)


def _found(words: str, number: int) -> Results:
    found = desk().store.search(words, limit=STORIES, offset=(number - 1) * STORIES)
    sought = wanted(words)
    stories = [
        (heard, excerpt(_texts(heard), sought)) for heard in map(heard_of, found.entries) if heard
    ]
    return Results(found.total, stories)


def _texts(heard: Heard) -> Sequence[str]:
    article = heard.article
    return (article.deck or "", *(block.text for block in article.blocks), *article.contributors)
