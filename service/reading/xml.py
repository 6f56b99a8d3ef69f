"""Markup to a tree, safely: no DTD, no entity, no file and no address is ever loaded, and a tree has bounded size."""

import html
import re
from typing import TYPE_CHECKING, Any

from service.errors import DocumentError
from service.model import Document
from service.reading.decode import MAX_BYTES
from service.reading.pieces import clean

_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_DECLARATION = re.compile(r"^<\?xml[^>]*>")
_ENCODING = re.compile(
    rb"<\?xml[^>]*encoding=[\"']((?:utf-?(?:8|16)|iso-8859-\d+|windows-\d+|koi8-[ru]|gbk?|gb18030|gb2312|big5|euc-\w+|shift_jis))[\"']",
    re.IGNORECASE,
)
_NAME = re.compile(r"&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_NAMES_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MAX_DEPTH = 100
"""How deep elements may stand in each other. News stands about fifteen deep."""


class Malformed(DocumentError):
    """It is XML that breaks the rules of XML."""


def parse_xml(document: Document, *, max_bytes: int = MAX_BYTES) -> "_Element":
    """Return the root of a well-formed XML document.

    Raises:
        DocumentError: it is too long, too deep, or declares entities of its own; Malformed when it is no XML.
    """
    refuse_longer(document, max_bytes)
    return _root(document.data, document.name, mend=False)


def mended_xml(document: Document, *, max_bytes: int) -> "_Element":
    """Return the root of an XML document that may be broken as feeds are: bare ampersands, names from HTML, open elements.

    Raises:
        DocumentError: it is too long, too deep, declares entities of its own, or is broken beyond mending.
    """
    try:
        return parse_xml(document, max_bytes=max_bytes)
    except Malformed:
        text = _DECLARATION.sub("", _decoded(document.data).lstrip("\ufeff \t\r\n"))
    parts = _CDATA.split(text)
    parts[::2] = [_AMPERSAND.sub("&amp;", _NAME.sub(_character, part)) for part in parts[::2]]
    return _root("".join(parts).encode("utf-8", "replace"), document.name, mend=True)


def _root(data: bytes, name: str, *, mend: bool) -> "_Element":
    from lxml import etree  # noqa: PLC0415  only here

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=mend,
    )
    try:
        root: _Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as wrong:
        line = getattr(wrong, "lineno", None)
        where = f" in line {line}" if line else ""
        why = clean(str(wrong)).partition(", line ")[0].rstrip(".")
        if why.startswith("Excessive depth"):
            raise _too_deep(name) from None
        raise Malformed(
            f"{name} is broken XML{where}: {why}. Ask its sender to send it again."
        ) from None
    if root is None:
        raise Malformed(f"{name} is broken XML. Ask its sender to send it again.")
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise DocumentError(
            f"{name} declares XML entities of its own, which no news needs and attacks do. "
            "Ask its sender for a document without them."
        )
    _refuse_deeper(root, name)
    _write_out_entities(root)
    return root


def _decoded(data: bytes) -> str:
    """Decode as the document says, as UTF-8, or as what most say wrongly to be that."""
    declared = _ENCODING.search(data[:200])
    for encoding in ((declared.group(1).decode() if declared else "utf-8"), "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _character(name: re.Match[str]) -> str:
    """Write a character that HTML names and XML does not: "&nbsp;"."""
    return name.group() if name["name"] in _NAMES_OF_XML else html.unescape(name.group())


def parse_html(markup: str, name: str) -> "_Element":
    """Return an element that holds *markup*, a fragment or a page, however broken; *name* is for messages.

    Raises:
        DocumentError: it is too deep.
    """
    from lxml import etree  # noqa: PLC0415  only here

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    whole = f"<!DOCTYPE html><body><div>{clean_markup(markup)}</div>"
    root = etree.fromstring(whole.encode(), parser)
    _refuse_deeper(root, name)
    return root


def clean_markup(markup: str) -> str:
    """Return *markup* without what no document may hold: half characters and NUL."""
    return markup.encode("utf-8", "replace").decode().replace("\0", " ")


def local(element: "_Element") -> str:
    """Return the name of an element in small letters, without its namespace."""
    return element.tag.rpartition("}")[2].lower()


def named(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Yield the elements below *element* that have one of *names*, in any namespace, in their order."""
    return (found for found in element.iterdescendants() if local(found) in names)


def first(element: "_Element | None", *names: str) -> "_Element | None":
    """Return the first of what `named` yields."""
    return None if element is None else next(named(element, *names), None)


def words(element: "_Element | None") -> str | None:
    """Return the whole text of *element* in one line; None where there is none."""
    if element is None:
        return None
    return clean("".join(map(str, element.itertext()))) or None


def refuse_longer(document: Document, max_bytes: int) -> None:
    """Raise DocumentError when *document* is longer than *max_bytes*."""
    if len(document.data) > max_bytes:
        raise DocumentError(
            f"{document.name} is longer than {max_bytes // 1_000_000} MB. Give each article a file of its own."
        )


def _refuse_deeper(root: "_Element", name: str) -> None:
    from lxml import etree  # noqa: PLC0415  only here

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise _too_deep(name)


def _too_deep(name: str) -> DocumentError:
    return DocumentError(
        f"{name} has elements that stand {MAX_DEPTH} deep in each other, as no news does. "
        "Ask its sender for a plainer document."
    )


def _write_out_entities(root: "_Element") -> None:
    """Put the character in place of what a DTD that was not loaded would name, as in "&mdash;"."""
    from lxml import etree  # noqa: PLC0415  only here

    for entity in list(root.iter(etree.Entity)):
        text = f"{html.unescape(entity.text or '')}{entity.tail or ''}"
        before, parent = entity.getprevious(), entity.getparent()
        if before is not None:
            before.tail = f"{before.tail or ''}{text}"
        elif parent is not None:
            parent.text = f"{parent.text or ''}{text}"
        entity.tail = None
        if parent is not None:
            parent.remove(entity)
