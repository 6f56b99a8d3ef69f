"""Somebody listens, or reads along: the sound, the transcripts and the chapters of an article."""

import re
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound, ServiceUnavailable

from service.publishing.files import AUDIO, CHAPTERS, HTML, JSON, SRT, VTT
from service.store import Entry, Made
from service.web.content import REVALIDATE, Content, content_of, respond
from service.web.context import desk
from service.web.listeners import audible, remake

blueprint = Blueprint("audio", __name__)

_READABLE_BY_ALL = {"Access-Control-Allow-Origin": "*"}
"""Podcast players on the web fetch transcripts and chapters themselves."""
_KEPT = "private, max-age=31536000, immutable"
"""For the listener's own browser: what is withdrawn must not live on in a cache for all."""
_NUMBER = re.compile("[1-9][0-9]{0,8}")
_LOST = "The sound of this article was lost and is being made again. Try again in a moment."


@dataclass(frozen=True, slots=True)
class Form:
    """One form in which an article is served."""

    object: str
    """Its name in the object store."""
    media_type: str


FORMS = {
    "mp3": Form(AUDIO, "audio/mpeg"),
    "vtt": Form(VTT, "text/vtt; charset=utf-8"),
    "srt": Form(SRT, "application/x-subrip"),
    "json": Form(JSON, "application/json"),
    "html": Form(HTML, "text/html; charset=utf-8"),
    "chapters.json": Form(CHAPTERS, "application/json+chapters"),
}
"""By what their addresses end in."""


@blueprint.get("/audio/<name>")
def serve(name: str) -> Response:
    """Serve one form of what is heard now; `?r=` names the revision that a page was made of."""
    public_id, _, ending = name.partition(".")
    form = FORMS.get(ending)
    if form is None:
        raise NotFound
    heard = audible(public_id)
    revision = request.args.get("r")
    if revision is None:
        return _sent(heard.entry, heard.made, form, cache=REVALIDATE)
    if revision == str(heard.made.revision):
        return _sent(heard.entry, heard.made, form, cache=_KEPT)
    return _earlier(public_id, revision, form)


def _sent(entry: Entry, made: Made, form: Form, *, cache: str) -> Response:
    content = _found(made, form)
    if content is None:
        remake(entry)
        raise ServiceUnavailable(_LOST)
    return respond(content, cache=cache)


def _earlier(public_id: str, revision: str, form: Form) -> Response:
    """Serve a revision that was heard before to a page that still shows its words; its files stay for a day.

    Raises:
        NotFound: they are gone, or never were.
    """
    known = (
        desk().store.rendition(public_id, int(revision)) if _NUMBER.fullmatch(revision) else None
    )
    content = known and _found(known, form)
    if not content:
        raise NotFound(
            "The article was changed, and this recording with it. Load the article's page again to hear it as it is now."
        )
    return respond(content, cache=_KEPT)


def is_whole(made: Made) -> bool:
    """Tell whether the sound is where it was put, and all of it."""
    return desk().objects.size(made.objects, AUDIO) == made.size_bytes


def _found(made: Made, form: Form) -> Content | None:
    """Return one form of what was made; None when it is not where it was put."""
    return _sound(made) if form.object == AUDIO else _words(made, form)


def _sound(made: Made) -> Content | None:
    if not is_whole(made):
        return None
    return Content(
        media_type=FORMS["mp3"].media_type,
        size=made.size_bytes,
        etag=made.sha256,
        modified=made.at,
        read=partial(desk().objects.stream, made.objects, AUDIO),
    )


def _words(made: Made, form: Form) -> Content | None:
    data = desk().objects.read(made.objects, form.object)
    if not data:
        return None
    return content_of(data, form.media_type, modified=made.at, headers=_READABLE_BY_ALL)
