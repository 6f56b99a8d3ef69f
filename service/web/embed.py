"""A newsroom's page shows the sound of an article in a frame, by hand or by oEmbed (https://oembed.com/)."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec
from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext
from lxml import etree
from markupsafe import Markup
from werkzeug.exceptions import BadRequest, NotFound

from service.legal import legal
from service.web.audio import is_whole
from service.web.content import Content, content_of, respond
from service.web.context import desk
from service.web.languages import page, speaking
from service.web.listen import first_known, is_web_address
from service.web.listeners import Heard, audible
from service.web.present import title

blueprint = Blueprint("embed", __name__)

FRAMED = "embed.show"
"""The one endpoint whose answers other sites may show in a frame."""

WIDTH, HEIGHT = 600, 260
"""Of the frame, in CSS pixels."""

_LONGEST = 2000
_CACHE_S = 3600


@blueprint.get("/embed/<public_id>")
def show(public_id: str) -> Response:
    """Show the sound of an article and the way to its page; nothing else."""
    heard = audible(public_id)
    content = page(
        "embed.html",
        about=heard.article.language,
        entry=heard.entry,
        article=heard.article,
        made=heard.made,
        whole=is_whole(heard.made),
    )
    return respond(content)


@blueprint.get("/oembed")
def tell() -> Response:
    """Tell how the article of an address is embedded: that of its page here, or of the newsroom's own."""
    form = request.args.get("format", "json")
    if form not in _WRITERS:
        abort(501, gettext("oEmbed is answered here as json or xml."))
    return respond(_WRITERS[form](_told(_find(request.args.get("url", "").strip()))))


def _find(address: str) -> Heard:
    if not address or len(address) > _LONGEST or not is_web_address(address):
        raise BadRequest(
            gettext("The address of the article is missing behind “url=”, or it is none.")
        )
    here, asked = urlsplit(desk().url), urlsplit(address)
    inside = f"{here.path}/articles/"
    if asked.netloc == here.netloc and asked.path.startswith(inside):
        return audible(asked.path.removeprefix(inside))
    entry = first_known(address)
    if entry is None:
        raise NotFound(gettext("There is no article of this address here."))
    return audible(entry.public_id)


def _told(heard: Heard) -> Mapping[str, str | int]:
    width, height = _within("maxwidth", WIDTH), _within("maxheight", HEIGHT)
    name = legal(title(heard.article))
    attribution = heard.article.attribution
    author = ", ".join(map(legal, attribution.names)) if attribution else ""
    with speaking(heard.article.language):
        heading = gettext("Listen: %(headline)s", headline=name)
    frame = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>'
    ).format(
        url_for("embed.show", public_id=heard.entry.public_id, _external=True),
        heading,
        width,
        height,
    )
    told: dict[str, str | int] = {"version": "1.0", "type": "rich", "title": name}
    if author:
        told["author_name"] = author
    return told | {
        "provider_name": desk().title,
        "provider_url": f"{desk().url}/",
        "cache_age": _CACHE_S,
        "html": str(frame),
        "width": width,
        "height": height,
    }


def _within(name: str, usual: int) -> int:
    asked = request.args.get(name, "")
    return (
        min(int(asked), usual)
        if asked.isascii() and asked.isdecimal() and len(asked) < 6
        else usual
    )


def _json(told: Mapping[str, str | int]) -> Content:
    return content_of(msgspec.json.encode(told), "application/json", headers=_ANYBODY)


def _xml(told: Mapping[str, str | int]) -> Content:
    root = etree.Element("oembed")
    for name, value in told.items():
        etree.SubElement(root, name).text = str(value)
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, standalone=True)
    return content_of(data, "text/xml; charset=utf-8", headers=_ANYBODY)


_ANYBODY = {"Access-Control-Allow-Origin": "*"}
_WRITERS = {"json": _json, "xml": _xml}
