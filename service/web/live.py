"""Somebody listens to an article that is not made yet."""

import logging
from collections.abc import Generator, Iterator
from itertools import chain
from threading import BoundedSemaphore
from typing import Final

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.exceptions import NotFound, ServiceUnavailable
from werkzeug.wrappers import Response as BaseResponse
from werkzeug.wsgi import ClosingIterator

from service.errors import AudioError
from service.forms import MP3
from service.store import Entry
from service.web.context import desk
from service.web.listeners import known
from voices import VoiceError

blueprint = Blueprint("live", __name__)

PLACES: Final = 8
"""Listeners at once: half of the threads of the server, so that the pages always have some."""

_NO_VOICE = lazy_gettext(
    "This server has no voice. The article is being made elsewhere, and can be heard here in a moment."
)
_FULL = lazy_gettext(
    "Others listen to articles that are being made, and there is no place left."
    " This one is being made, too, and can be heard in a moment."
)
_BROKEN = lazy_gettext("The sound of this article cannot be made just now. Try again in a moment.")

_log = logging.getLogger(__name__)


class Places:
    """As many as there are listeners at once. May be used from several threads."""

    def __init__(self, count: int) -> None:
        self._free = BoundedSemaphore(count)

    def seat(self, sound: Iterator[bytes]) -> Generator[bytes]:
        """Yield *sound* from a place of its own, which is free again when that is closed or ends.

        Raises:
            ServiceUnavailable: there is none.
        """
        if not self._free.acquire(blocking=False):
            raise ServiceUnavailable(_FULL)
        try:
            yield from sound
        finally:
            self._free.release()


@blueprint.get("/articles/<public_id>/live.mp3")
def play(public_id: str) -> BaseResponse:
    """Play an article while it is made, and lead to the file of one that is made already."""
    entry = known(public_id)
    if not _is_to_be_made(entry):
        return _lead_to_file(entry)
    sound = iter(()) if request.method == "HEAD" else _sound_of(entry)
    response = Response(sound, content_type=MP3.media_type)
    response.headers["Accept-Ranges"] = "none"
    response.headers["Cache-Control"] = "no-store"
    return response


def offered(entry: Entry) -> bool:
    """Tell whether an article is still to be made, and can be listened to meanwhile."""
    return _is_to_be_made(entry) and desk().read_aloud is not None


def _is_to_be_made(entry: Entry) -> bool:
    return entry.state in {"waiting", "making"}


def _sound_of(entry: Entry) -> Iterator[bytes]:
    """Begin to read an article aloud.

    Raises:
        ServiceUnavailable: there is no voice or no place, or the voice fails.
    """
    read_aloud = desk().read_aloud
    if read_aloud is None:
        raise ServiceUnavailable(_NO_VOICE)
    places: Places = current_app.extensions["places"]
    sound = places.seat(read_aloud(entry))
    try:
        first = next(sound, b"")
    except (AudioError, VoiceError) as trouble:
        _log.warning("Nobody can listen now: %s", trouble)
        raise ServiceUnavailable(_BROKEN) from trouble
    return ClosingIterator(chain((first,), sound), sound.close)


def _lead_to_file(entry: Entry) -> BaseResponse:
    if entry.heard is None:
        raise NotFound(
            gettext("The sound of this article could not be made. Its page has the text.")
        )
    answer = redirect(url_for("audio.serve", name=f"{entry.public_id}.mp3"))
    answer.headers["Cache-Control"] = "no-store"
    return answer
