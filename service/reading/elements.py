"""From elements to the pieces of an article's text, for the elements of XHTML and of NITF alike.

Sources: the HTML Standard, section 4; NITF 3.6 (https://iptc.org/standards/nitf/).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from service.model import BlockKind
from service.reading.embeds import EMBEDS, called, is_seen
from service.reading.furniture import ALTERNATIVE_TEXT, EMBED, PICTURE, Furniture
from service.reading.pieces import Piece, clean, pieces_of_text
from service.reading.wordlists import words
from service.reading.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODE = Furniture("code", "A program's text, which nobody can follow by ear.")
_LABELS = Furniture("label", "A label by which the page is sorted.")
_CONTROL = Furniture("control", "A part of the page to press, to watch or to fill in.")
RIGHTS = Furniture("rights", "A notice of rights.")

_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(words("p dd dt summary"), "paragraph"),
    **dict.fromkeys(words("h1 h2 h3 h4 h5 h6 hl1 hl2"), "subhead"),
    **dict.fromkeys(words("blockquote bq"), "quote"),
}
_CONTAINERS = words("""
    address article aside block body body.content body.end body.head center content details div fieldset fn footer header
    hgroup html li main note note.content section tagline bibliography table tbody tr td th
    """)
"""Elements that stand by themselves and say nothing of what their text is."""
_UNSEEN = words("head link meta script style template title")
_DROPS = {
    **dict.fromkeys(words("figcaption media media-caption media-producer figure picture"), PICTURE),
    **dict.fromkeys(EMBEDS, EMBED),
    **dict.fromkeys(words("button canvas form nav noscript select svg textarea"), _CONTROL),
    **dict.fromkeys(words("copyrite rights"), RIGHTS),
}  # fmt: skip
_LABEL_CLASSES = words("slugline genre keyword publicationdate closingline notepad")
_BOLD = words("b strong em")
_LINE = "\v"
_PARAGRAPH_ENDS = re.compile(rf"\s*{_LINE}\s*{_LINE}\s*")


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where an element begins or ends that stands by itself, and what the text behind it is."""

    kind: BlockKind | None


def pieces_of(element: "_Element") -> Iterator[Piece]:
    """Yield what *element* holds, in its order: each word of its text is in exactly one piece.

    What is dropped from the middle of a paragraph follows it.
    """
    kind: BlockKind | None = None
    text: list[str] = []
    drops: list[Piece] = []
    for token in (*_within(element, None), _Edge(None)):
        if isinstance(token, str):
            text.append(token)
            continue
        if isinstance(token, Piece) and token.dropped:
            drops.append(token)
            continue
        for part in _PARAGRAPH_ENDS.split("".join(text)):
            if line := clean(part):
                yield Piece(text=line, kind=kind)
        yield from drops
        text.clear()
        drops.clear()
        if isinstance(token, Piece):
            yield token
        else:
            kind = token.kind


def text_of(element: "_Element") -> str:
    """Return all the text that *element* holds, in one line."""
    return " ".join(piece.text for piece in pieces_of(element))


def _within(element: "_Element", kind: BlockKind | None) -> Iterator[str | Piece | _Edge]:
    yield element.text or ""
    for child in element:
        yield from _of_child(child, kind)
        yield child.tail or ""


def _of_child(element: "_Element", outer: BlockKind | None) -> Iterator[str | Piece | _Edge]:
    name = local(element)
    if name in _UNSEEN:
        return
    if kind := _dropped(element, name, outer):
        yield _Edge(outer)
        yield from _as_drops(element, kind)
        yield _Edge(outer)
    elif whole := _whole(element, name):
        yield from whole
    elif name == "br":
        yield _LINE
    elif name == "q":
        yield from ("“", *_within(element, outer), "”")
    elif name in _BLOCKS or name in _CONTAINERS:
        inner = _kind(element, name, outer)
        yield from (_Edge(inner), *_within(element, inner), _Edge(outer))
    else:
        yield from _within(element, outer)


def _as_drops(element: "_Element", kind: Furniture) -> Iterator[Piece]:
    """Yield what is not spoken; the alternative text of a picture apart from its caption, an embed by its name."""
    if kind is EMBED and is_seen(element):
        yield Piece(text=called(element), dropped=EMBED)
    inner = list(pieces_of(element))
    for piece in inner:
        if piece.dropped is ALTERNATIVE_TEXT:
            yield piece
    caption = " ".join(piece.text for piece in inner if piece.dropped is not ALTERNATIVE_TEXT)
    yield Piece(text=caption, dropped=_CONTROL if kind is EMBED else kind)


def _whole(element: "_Element", name: str) -> Iterator[Piece] | None:
    """Return the pieces of an element that is understood as a whole, rather than by what stands in it."""
    if name in {"ul", "ol", "dl"}:
        return _list(element, numbered=name == "ol")
    if name == "table" and _is_data(element):
        return _table(element)
    if name == "pre":
        lines = pieces_of_text("".join(map(str, element.itertext())))
        return (replace(line, kind=line.kind or "paragraph") for line in lines)
    if name in {"img", "media-reference"}:
        seen = element.get("alt") or element.get("alternate-text") or ""
        return iter([Piece(text=clean(seen), dropped=ALTERNATIVE_TEXT), *pieces_of(element)])
    return None


def _dropped(element: "_Element", name: str, outer: BlockKind | None) -> Furniture | None:
    if name in {"figure", "media"}:
        holds_text = any(local(found) in {"p", "blockquote", "table"} for found in element)
        return None if holds_text else PICTURE
    if name == "pre":
        return _CODE if any(local(child) == "code" for child in element) else None
    if name == "time" and outer is None:
        return _LABELS
    if _LABEL_CLASSES.intersection((element.get("class") or "").lower().split()):
        return _LABELS
    return _DROPS.get(name)


def _kind(element: "_Element", name: str, outer: BlockKind | None) -> BlockKind | None:
    """A paragraph in a quotation is a quotation; one that is bold as a whole may be a subhead."""
    if name == "p" and outer != "quote" and len(element) == 1 and local(element[0]) in _BOLD:
        around = f"{element.text or ''}{element[0].tail or ''}"
        return "paragraph" if around.strip() else None
    return "quote" if outer == "quote" else _BLOCKS.get(name)


def _list(element: "_Element", *, numbered: bool) -> Iterator[Piece]:
    """Yield a list, one line for each item; a list in an item follows that."""
    lines: list[str] = []
    drops: list[Piece] = []
    start = element.get("start") or ""
    number = int(start) if start.isdecimal() and len(start) < 7 else 1
    loose = [clean(element.text or ""), *(clean(child.tail or "") for child in element)]
    for child in element:
        before = len(lines)
        inner = list(_pieces_of_item(child))
        drops += [piece for piece in inner if piece.dropped]
        said = [piece for piece in inner if not piece.dropped]
        if own := " ".join(piece.text for piece in said if piece.kind != "list"):
            lines.append(f"{number}. {own}" if numbered and local(child) == "li" else own)
        lines += [line for piece in said if piece.kind == "list" for line in piece.text.split("\n")]
        number += len(lines) > before
    lines += filter(None, loose)
    if lines:
        yield Piece(text="\n".join(lines), kind="list")
    yield from drops


def _pieces_of_item(element: "_Element") -> Iterator[Piece]:
    if local(element) in {"li", "dt", "dd", "div"}:
        return pieces_of(element)
    return iter(_alone(element))


def _alone(element: "_Element") -> list[Piece]:
    """Return the pieces of an element itself rather than of what it holds."""
    return [
        token if isinstance(token, Piece) else Piece(text=clean(token))
        for token in _of_child(element, None)
        if not isinstance(token, _Edge)
    ]


def _is_data(table: "_Element") -> bool:
    """Tell whether a table is one, rather than a page's layout."""
    rows = [row for row in table.iter() if local(row) == "tr"]
    if any(local(inner) in {"table", "p", "h2", "ul"} for inner in table.iterdescendants()):
        return False
    return any(sum(local(cell) in {"td", "th"} for cell in row) > 1 for row in rows)


def _table(table: "_Element") -> Iterator[Piece]:
    """Yield a table as lines that make sense by ear: each row, with its columns' heads before the cells."""
    drops: list[Piece] = []
    lines: list[str] = []
    heads: list[str] = []
    for row in table.iter():
        if local(row) in {"caption", "table", "tbody", "thead", "tfoot"}:
            own = [row.text or "", *(child.tail or "" for child in row)]
            lines += filter(None, map(clean, own))
        if local(row) != "tr":
            continue
        cells: list[str] = []
        for cell in row:
            inner = list(pieces_of(cell))
            drops += [piece for piece in inner if piece.dropped]
            cells.append(" ".join(piece.text for piece in inner if not piece.dropped))
        loose = clean(" ".join([row.text or "", *(cell.tail or "" for cell in row)]))
        lines += [loose] if loose else []
        if not heads and all(local(cell) == "th" for cell in row):
            heads = cells
            lines.append(", ".join(filter(None, cells)))
        else:
            lines.append(_row(heads, cells))
    if text := "\n".join(filter(None, lines)):
        yield Piece(text=text, kind="table")
    yield from drops


def _row(heads: list[str], cells: list[str]) -> str:
    pairs = zip_longest(heads, cells[: max(len(heads), len(cells))], fillvalue="")
    return "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)
