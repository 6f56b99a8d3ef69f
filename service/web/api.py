"""A newsroom's system hands an article in, and asks what became of it."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    NotFound,
    RequestEntityTooLarge,
    Unauthorized,
    UnprocessableEntity,
    UnsupportedMediaType,
)

from service.model import Document
from service.pipeline import accept, take_in
from service.store import Accepted, Entry
from service.store.errors import Withdrawn
from service.web.article_json import article_of
from service.web.context import desk

blueprint = Blueprint("api", __name__, url_prefix="/api")

_LONGEST_ID = 500
_LONGEST_NOTICE = 2000
_YES_OR_NO = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a newsroom says about an article, beside the article."""

    id: str | None
    hold: bool
    urgent: bool
    notice: str | None


@blueprint.before_request
def check_token() -> None:
    """Let in only who shows the token; nothing that they sent has been read yet.

    Raises:
        Forbidden: nobody may hand articles in.
        Unauthorized: the token is missing or wrong.
    """
    expected = desk().token
    if not expected:
        raise Forbidden(
            "This Heardline takes no articles over HTTP: no token is set. Set HEARDLINE_TOKEN and start it again."
        )
    shown = request.authorization
    given = shown.token if shown and shown.type == "bearer" else None
    if not hmac.compare_digest((given or "").encode(), expected.encode()):
        raise Unauthorized(
            "Show the token of this Heardline, as in “Authorization: Bearer TOKEN”."
            if given is None
            else "This is not the token of this Heardline.",
            www_authenticate=WWWAuthenticate("bearer", {"realm": "Heardline"}),
        )


@blueprint.post("/articles")
def hand_in() -> Response:
    """Take an article in. The same one twice is one article."""
    accepted = _TAKERS.get(request.mimetype, _unknown)(_options())
    entry = accepted.entry
    if accepted.change == "withdrawn":
        raise Withdrawn(
            f"“{entry.names[0]}” was withdrawn, and stays so. Give what is to be published another id."
        )
    is_new = accepted.change == "new"
    answer = _answer(
        {"change": accepted.change, **_described(entry)},
        HTTPStatus.CREATED if is_new else HTTPStatus.OK,
    )
    if is_new:
        answer.headers["Location"] = url_for(".tell", name=entry.public_id, _external=True)
    return answer


@blueprint.get("/articles/<path:name>", merge_slashes=False)
def tell(name: str) -> Response:
    """Tell what became of an article, by its public id or any of its names."""
    store = desk().store
    entry = store.entry(name) or store.find(name)
    if entry is None:
        raise NotFound(f"No article is known as “{name}”.")
    return _answer(
        {
            **_described(entry),
            "names": entry.names,
            "guid": entry.guid,
            "why": entry.why,
            "since": entry.since,
            "heard_revision": entry.heard and entry.heard.revision,
            "duration_ms": entry.heard and entry.heard.duration_ms,
        },
        HTTPStatus.OK,
    )


def _described(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.names[0],
        "public_id": entry.public_id,
        "state": entry.state,
        "revision": entry.revision,
        "page": url_for("pages.article", public_id=entry.public_id, _external=True),
        "audio": url_for("audio.serve", name=f"{entry.public_id}.mp3", _external=True),
    }


def _answer(body: dict[str, object], status: HTTPStatus) -> Response:
    response = Response(msgspec.json.encode(body), status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _take_json(options: Options) -> Accepted:
    try:
        article = article_of(_body())
    except msgspec.ValidationError as wrong:
        raise UnprocessableEntity(f"The article is not as it should be: {wrong}.") from wrong
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise BadRequest(f"The body is not JSON in UTF-8: {wrong}.") from wrong
    if options.id not in (None, article.id):
        raise BadRequest(
            f"The address says id={options.id}, the article says {article.id}. Say it once."
        )
    return accept(article, desk(), hold=options.hold, notice=options.notice, urgent=options.urgent)


def _take_text(options: Options) -> Accepted:
    if not options.id:
        raise BadRequest(
            "A text does not say what it is known by. Add that to the address, as in ?id=storm-2."
        )
    document = Document(data=_body(), id=options.id, name=f"“{options.id}”")
    return take_in(
        document, desk(), hold=options.hold, notice=options.notice, urgent=options.urgent
    )


def _body() -> bytes:
    """Read what was sent, and one byte more than is taken: a body of unknown length ends there without a word.

    Raises:
        RequestEntityTooLarge: that byte was there, or the length that was declared is greater still.
    """
    most = desk().max_body_bytes
    try:
        data = request.get_data()
    except RequestEntityTooLarge:
        data = None
    if data is None or len(data) > most:
        raise RequestEntityTooLarge(
            f"What was sent is too long: an article has at most {most / 1_000_000:g} MB. Send the text of one article, not its page."
        )
    return data


def _unknown(_: Options) -> Accepted:
    raise UnsupportedMediaType(
        f"Articles come as {' or '.join(_TAKERS)}; this one came as "
        f"{request.mimetype or 'something without a Content-Type'}."
    )


_TAKERS: dict[str, Callable[[Options], Accepted]] = {
    "application/json": _take_json,
    "text/plain": _take_text,
}


def _options() -> Options:
    given = request.args
    for name in given:
        if name not in ("id", "hold", "urgent", "notice"):
            raise BadRequest(
                f"{name} is not an option. The options are id, hold, urgent and notice."
            )
    return Options(
        id=_short("id", _LONGEST_ID),
        hold=_flag("hold"),
        urgent=_flag("urgent"),
        notice=_short("notice", _LONGEST_NOTICE),
    )


def _flag(name: str) -> bool:
    text = request.args.get(name, "false")
    if text not in _YES_OR_NO:
        raise BadRequest(f"{name} is true or false, not “{text}”.")
    return _YES_OR_NO[text]


def _short(name: str, longest: int) -> str | None:
    text = " ".join(request.args.get(name, "").split())
    if len(text) > longest:
        raise BadRequest(f"{name} is longer than {longest:,} characters.")
    return text or None
