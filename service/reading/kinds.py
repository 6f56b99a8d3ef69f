"""What kind of document bytes are, found from the bytes: neither a name nor a media type is trusted."""

import re
import zlib
from dataclasses import replace
from typing import Literal

from service.errors import DocumentError
from service.model import Document
from service.reading.markdown import front_matter
from service.reading.wordlists import words

Kind = Literal[
    "html", "nitf", "newsml-g2", "newsml-1", "ninjs", "rss", "atom", "sitemap", "markdown", "text"
]

MAX_UNPACKED = 10_000_000
"""To how many bytes a packed document may unpack."""

_ROOTS: dict[str, Kind] = {
    "nitf": "nitf",
    "newsitem": "newsml-g2",
    "newsmessage": "newsml-g2",
    "packageitem": "newsml-g2",
    "newsml": "newsml-1",
    "rss": "rss",
    "rdf": "rss",
    "feed": "atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_HTML = words("""
    html head body title meta link script style base main article section header footer nav aside div span p a b i em
    strong h1 h2 h3 h4 h5 h6 ul ol li dl table figure img br hr blockquote pre center font form iframe noscript
    """)
_BEFORE_ROOT = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|(?P<doctype><!DOCTYPE\s+(?P<name>[\w:.-]+)[^\[>]*(?:\[.*?\]\s*)?>))",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)(?=[\s/>])")
_DECLARED = re.compile(r"\s*<(?:\?xml|!DOCTYPE)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*\{\s*[\"}])")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+[^\s#].*$|^\S.{2,}\n=={2,}[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_INLINE = re.compile(
    r"!?\[[^\[\]\n]{1,200}\]\((?:https?://|/)[^\s()]+(?:\s\"[^\"\n]*\")?\)|(?<!\*)\*\*[^\s*][^*\n]*\*\*(?!\*)"
)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n[ \t]*\S")


def unpacked(document: Document) -> Document:
    """Return a document whose bytes are packed with gzip, as sitemaps often are, with what is in them.

    Raises:
        DocumentError: it unpacks to too much, is cut off, or is packed twice.
    """
    if not document.data.startswith(b"\x1f\x8b"):
        return document
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(document.data, MAX_UNPACKED + 1)
    except zlib.error:
        raise DocumentError(
            f"{document.name} is packed with gzip and broken. Ask its sender to send it again."
        ) from None
    if len(data) > MAX_UNPACKED:
        raise DocumentError(
            f"{document.name} unpacks to more than {MAX_UNPACKED // 1_000_000} MB, which is more than a newsroom sends. Give a smaller document."
        )
    if not unpacker.eof:
        raise DocumentError(
            f"{document.name} is packed with gzip and cut off. Ask its sender to send it again."
        )
    if data.startswith(b"\x1f\x8b"):
        raise DocumentError(f"{document.name} is packed twice. Give it packed once, or not at all.")
    return replace(document, data=data)


def kind_of(document: Document) -> Kind:
    """Tell what kind of document the bytes are.

    Raises:
        DocumentError: they are XML of a kind that holds no news.
    """
    text = _as_text(document.data)
    if text.lstrip().startswith("<") and (kind := _of_markup(text, document.name)):
        return kind
    if _JSON.match(text):
        return "ninjs"
    return "markdown" if _is_markdown(text) else "text"


def _of_markup(text: str, name: str) -> Kind | None:
    start = 0
    doctype = ""
    while before := _BEFORE_ROOT.match(text, start):
        start = before.end()
        doctype = doctype or (before["name"] or "").lower()
    if doctype == "html":
        return "html"
    root = _ROOT.match(text, start)
    if not root and _DECLARED.match(text):
        raise DocumentError(
            f"{name} begins as XML does, but no XML follows that could be read. Ask its sender to send it again."
        )
    if not root:
        return None
    tag = root["name"]
    if kind := _ROOTS.get(tag.lower()):
        return kind
    if tag.lower() in _HTML:
        return "html"
    is_xml = start > 0 or f"</{root.group()[1:]}>" in text
    if is_xml:
        raise DocumentError(
            f"{name} is XML of a kind that Heardline does not read: its root is <{tag[:60]}>. "
            "Give HTML, NITF, NewsML, ninjs, RSS, Atom, a sitemap, Markdown or plain text."
        )
    return None


def _is_markdown(text: str) -> bool:
    """Tell whether a text has front matter, headings, code or, between paragraphs, links and bold words as Markdown has them."""
    plain = text.replace("\r\n", "\n").lstrip("\n")
    if front_matter(plain)[0] or _HEADING.search(plain) or _FENCE.search(plain):
        return True
    return _PARAGRAPHS.search(plain) is not None and _INLINE.search(plain) is not None


def _as_text(data: bytes) -> str:
    """Return bytes as text of which the marks are right; its letters may be wrong."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.startswith(b"<\0"):
        return data.decode("utf-16-le", "replace")
    if data.startswith(b"\0<"):
        return data.decode("utf-16-be", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
