"""The style sheet, the scripts and the icon: files of the program, each under an address that changes with its bytes."""

from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request, url_for
from werkzeug.exceptions import NotFound

from service.web.content import IMMUTABLE, REVALIDATE, Content, content_of, respond, text_of

blueprint = Blueprint("static", __name__)

_FOLDER = Path(__file__).parent / "static"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def load(app: Flask) -> None:
    """Read the files once, and teach the templates where they are."""
    app.extensions["static"] = {file.name: _read(file) for file in sorted(_FOLDER.iterdir())}
    app.jinja_env.globals.update(static_url=static_url)


def static_url(name: str) -> str:
    """Return the address of a file of the program as it is now."""
    content: Content = current_app.extensions["static"][name]
    return url_for("static.file", name=name, v=content.etag[:12])


@blueprint.get("/static/<name>")
def file(name: str) -> Response:
    """Serve a file of the program: for a year when its address names these very bytes."""
    content = _find(name)
    fits = request.args.get("v") == content.etag[:12]
    return respond(content, cache=IMMUTABLE if fits else REVALIDATE)


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Serve the icon to what asks for it without having read a page."""
    return respond(_find("icon.ico"))


def _find(name: str) -> Content:
    found: Content | None = current_app.extensions["static"].get(name)
    if found is None:
        raise NotFound
    return found


def _read(file: Path) -> Content:
    """Read a file; a folder is one that is kept in parts, joined by their names."""
    parts = sorted(file.iterdir()) if file.is_dir() else [file]
    written = datetime.fromtimestamp(max(part.stat().st_mtime for part in parts), UTC)
    body = b"\n".join(part.read_bytes() for part in parts)
    media_type = _MEDIA_TYPES[file.suffix]
    content = text_of if media_type.startswith("text/") else content_of
    return content(body, media_type, modified=written)
