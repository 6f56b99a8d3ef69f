"""From ninjs, the IPTC's news in JSON, to an article.

Source: the schemas of ninjs 1.4, 2.1 and 3.0 (https://iptc.org/standards/ninjs/). From 2.0 on the headlines and bodies are
lists, and from 3.0 on the names are written in camel case.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.decode import decode
from service.reading.elements import pieces_of
from service.reading.marked import Marked, read_marked
from service.reading.passages import language_claims
from service.reading.pieces import Piece, clean, lay_out, pieces_of_text
from service.reading.wire import ADVISORY, ALTERNATIVE, SLUG, Release, moment, release
from service.reading.xml import parse_html

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHER_MEDIA = frozenset(
    {"audio", "component", "event", "graphic", "package", "picture", "planning", "video"}
)
_TOLD = frozenset(
    {"headline", "headlines", "body", "bodies", "description", "descriptions", "pubstatus"}
)
"""Fields of which one at least is in every item; one that is canceled may have no words."""


def read_ninjs(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand a ninjs document.

    Raises:
        DocumentError: it is broken JSON, JSON of another kind, or holds nothing that could be spoken.
    """
    return read_marked(
        document, _marked(_item(document), document.name), outlets=outlets, pictures=pictures
    )


def _item(document: Document) -> Mapping[str, Any]:
    """Return the one item of a ninjs document, its fields' names in small letters."""
    try:
        found = json.loads(decode(document))
    except json.JSONDecodeError as wrong:
        raise DocumentError(
            f"{document.name} is broken JSON in line {wrong.lineno}: {wrong.msg}. Ask its sender to send it again."
        ) from None
    except (ValueError, RecursionError):
        raise DocumentError(
            f"{document.name} is JSON that cannot be read: its lists stand too deep in each other, or a number is too long. "
            "Ask its sender for a plainer document."
        ) from None
    if isinstance(found, list):
        raise DocumentError(
            f"{document.name} is a JSON list of {len(found)} things. Give each article a file of its own."
        )
    item = {name.lower(): value for name, value in found.items()}
    told = {name.partition("_")[0] for name in item}
    if "uri" not in item or told.isdisjoint(_TOLD):
        fields = ", ".join(list(found)[:5]) or "nothing"
        raise DocumentError(
            f"{document.name} is JSON, but no ninjs: it holds {clean(fields)[:80]}. Give an article as ninjs, the IPTC's news in JSON."
        )
    return item


def _marked(item: Mapping[str, Any], name: str) -> Marked:
    headlines = [clean(text) for _, text in _texts(item, "headline", "headlines")]
    bodies = list(_texts(item, "body", "bodies"))
    told = [clean(text) for _, text in _texts(item, "description", "descriptions")]
    if not bodies and _string(item, "type") in _OTHER_MEDIA:
        raise DocumentError(
            f"{name} is ninjs of a {item['type']}. Give an item with the text of an article."
        )
    deck = told[0] if told and bodies else None
    markup = _markup(bodies, name)
    plain = bodies[0][1] if bodies else ""
    text = pieces_of(markup) if markup is not None else pieces_of_text(plain)
    body, dropped = lay_out(
        [
            *(Piece(text=line, dropped=ALTERNATIVE) for line in headlines[1:]),
            *(Piece(text=line, dropped=ADVISORY) for line in [_line(item, "ednote")] if line),
            *(Piece(text=line, dropped=SLUG) for line in [_line(item, "slugline")] if line),
            *(Piece(text=line, kind="paragraph") for line in (told[1:] if deck else told)),
            *text,
        ]
    )
    byline = _line(item, "by") or _line(item, "byline")
    created = (_string(item, "firstcreated"), _string(item, "versioncreated"))
    return Marked(
        body=body,
        dropped=dropped,
        ids=tuple(filter(None, [clean(str(item["uri"]))])),
        headline=headlines[0] if headlines else None,
        deck=deck,
        bylines=(byline,) if byline else (),
        dateline=_line(item, "located"),
        published=next(filter(None, map(moment, created)), None),
        language=_string(item, "language"),
        language_claims=language_claims(markup) if markup is not None else (),
        release=_release(item),
    )


def _release(item: Mapping[str, Any]) -> Release:
    return release(
        _any(item, "pubstatus"), embargo=_any(item, "embargoed"), expiry=_any(item, "expires")
    )


def _texts(item: Mapping[str, Any], one: str, several: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a field with what each is: the main one first, whatever the version of ninjs.

    1.x has "headline", "body_text", "body_xhtml"; 2.x and 3.x have a list of objects with a role and a content type.
    """
    found = [
        (name.removeprefix(one).strip("_"), text)
        for name, text in item.items()
        if name == one or name.startswith(f"{one}_")
    ]
    listed = item.get(several)
    for value in listed if isinstance(listed, list) else ():
        if isinstance(value, Mapping):
            small = {name.lower(): inner for name, inner in value.items()}
            found.append(
                (f"{small.get('role', '')} {small.get('contenttype', '')}", small.get("value"))
            )
    texts = [(what.lower(), text) for what, text in found if isinstance(text, str) and text.strip()]
    return iter(sorted(texts, key=lambda text: "main" not in text[0] and bool(text[0].strip())))


def _markup(bodies: list[tuple[str, str]], name: str) -> "_Element | None":
    """Return the text's form with the most structure, if it has one with any; the other forms hold the same words."""
    marked_up = [text for what, text in bodies if "html" in what or text.lstrip().startswith("<")]
    return parse_html(marked_up[0], name) if marked_up else None


def _any(item: Mapping[str, Any], field: str) -> str | None:
    """Return a field that must not be overlooked, even when it is no string as it should be."""
    value = item.get(field)
    return None if value is None else str(value)


def _string(item: Mapping[str, Any], field: str) -> str | None:
    value = item.get(field)
    return value if isinstance(value, str) else None


def _line(item: Mapping[str, Any], field: str) -> str | None:
    return clean(_string(item, field) or "") or None
