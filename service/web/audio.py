"""Somebody listens, or reads along: the sound, the transcripts and the chapters of an article."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from flask import Blueprint, Response, request
from flask_babel import gettext, lazy_gettext
from werkzeug.exceptions import NotFound, ServiceUnavailable

from service.delivery import Handover
from service.forms import MAIN, Form
from service.publishing.files import AUDIO, CHAPTERS, HTML, JSON, SRT, VTT, WORDS, audio_name
from service.publishing.transcript_html import style_of
from service.store import Bulletin, Entry, Made
from service.web.content import REVALIDATE, Content, content_of, respond
from service.web.context import desk
from service.web.listeners import audible, remake

blueprint = Blueprint("audio", __name__)

_READABLE_BY_ALL = {"Access-Control-Allow-Origin": "*"}
"""Podcast players on the web fetch transcripts and chapters themselves."""
_KEPT = "private, max-age=31536000, immutable"
"""For the listener's own browser: what is withdrawn must not live on in a cache for all."""
_NUMBER = re.compile("[1-9][0-9]{0,8}")
_LOST = lazy_gettext(
    "The file that you asked for is missing, and is being made again with all others of this recording."
    " Try again in a moment."
)


@dataclass(frozen=True, slots=True)
class File:
    """A file in which a rendition is served."""

    object: str
    """Its name in the object store."""
    media_type: str


_TEXTS = {
    "vtt": File(VTT, "text/vtt; charset=utf-8"),
    "srt": File(SRT, "application/x-subrip"),
    "json": File(JSON, "application/json"),
    "html": File(HTML, "text/html; charset=utf-8"),
    "chapters.json": File(CHAPTERS, "application/json+chapters"),
    "words.vtt": File(WORDS, "text/vtt; charset=utf-8"),
}


def files_in(form: Form) -> Mapping[str, File]:
    """Give the files of a form by what their addresses end in; those of the episode's own sound have its words."""
    sound = File(audio_name(form.codec), form.codec.media_type)
    return {form.codec.ending: sound, **({} if form.recoded else _TEXTS)}


@blueprint.get("/audio/<name>")
def serve(name: str) -> Response:
    """Serve one file of what is heard now; `?r=` names the revision that a page was made of."""
    public_id, _, ending = name.partition(".")
    file = files_in(MAIN).get(ending)
    if file is None:
        raise NotFound
    heard = audible(public_id)
    return answer(heard.entry, MAIN, heard.made, file)


@blueprint.get("/audio/<public_id>/<name>")
def serve_form(public_id: str, name: str) -> Response:
    """Serve one file of what is heard now in a further form, whose name comes before the ending."""
    entry = audible(public_id).entry
    for rendition in entry.renditions:
        form = rendition.form
        file = files_in(form).get(name.removeprefix(f"{form.name}."))
        if file is not None and rendition.for_all and name.startswith(f"{form.name}."):
            return answer(entry, form, rendition.made, file)
    raise NotFound(
        gettext("This article cannot be had in that form. Its page lists those that there are.")
    )


def answer(
    entry: Entry, form: Form, made: Made | None, file: File, *, cache: str = REVALIDATE
) -> Response:
    """Answer the request at hand with one file of what was made of an article in a form.

    *cache* is for the address without a revision.

    Raises:
        NotFound: it is not made, or the revision is there no more.
        ServiceUnavailable: it was lost, and is being made again.
    """
    revision = request.args.get("r")
    if made is not None and revision in {None, str(made.revision)}:
        return _sent(entry, form, made, file, cache=cache if revision is None else _KEPT)
    if revision is None:
        raise NotFound(gettext("This form of the article is not made yet. Try again in a moment."))
    return _earlier(entry.public_id, form, revision, file)


def _sent(entry: Entry, form: Form, made: Made, file: File, *, cache: str) -> Response:
    content = found(made, file)
    if content is None:
        remake(entry, form)
        raise ServiceUnavailable(_LOST)
    return respond(content, cache=cache)


def _earlier(public_id: str, form: Form, revision: str, file: File) -> Response:
    """Serve a revision that was heard before to a page that still shows its words; its files stay for a day.

    Raises:
        NotFound: they are gone, or never were.
    """
    known = (
        desk().store.rendition(public_id, int(revision), form)
        if _NUMBER.fullmatch(revision)
        else None
    )
    content = known and found(known, file)
    if not content:
        raise NotFound(
            gettext(
                "The article was changed, and this recording with it. Load the article's page again to hear it as it is now."
            )
        )
    return respond(content, cache=_KEPT)


def is_whole(made: Made) -> bool:
    """Tell whether the sound of an episode is where it was put, and all of it."""
    return desk().objects.size(made.objects, AUDIO) == made.size_bytes


def found(made: Made | Bulletin, file: File) -> Content | None:
    """Return one file of what was made; None when it is not where it was put."""
    return _words(made, file) if file in _TEXTS.values() else _sound(made, file)


def _sound(made: Made | Bulletin, file: File) -> Content | None:
    if desk().objects.size(made.objects, file.object) != made.size_bytes:
        return None
    return Content(
        media_type=file.media_type,
        size=made.size_bytes,
        etag=made.sha256,
        modified=made.at,
        read=partial(desk().objects.stream, made.objects, file.object),
        hand_over=partial(_handed_over, made.objects, file.object),
    )


def _handed_over(prefix: str, name: str) -> Handover | None:
    """Have somebody else send a sound, if that is how it is done here, and no condition of the request forbids it."""
    delivery = desk().delivery
    if delivery is None or any(name in request.headers for name in delivery.unchecked):
        return None
    return delivery.hand_over(prefix, name, method="HEAD" if request.method == "HEAD" else "GET")


def _words(made: Made | Bulletin, file: File) -> Content | None:
    data = desk().objects.read(made.objects, file.object)
    if not data:
        return None
    headers = _READABLE_BY_ALL | (_policy(data) if file.object == HTML else {})
    return content_of(data, file.media_type, modified=made.at, headers=headers)


def _policy(page: bytes) -> dict[str, str]:
    """Allow a transcript its own style, which is as old as the page, and nothing else."""
    digest = b64encode(sha256(style_of(page)).digest()).decode()
    return {
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    }
