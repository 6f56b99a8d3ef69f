"""From the bytes of a web page to its tree of elements, whatever was declared and however broken it is."""

import codecs
import re

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from service.errors import DocumentError
from service.model import Document
from service.reading.decode import LARGEST_DOCUMENT_BYTES, repaired

MAX_ELEMENTS = 100_000
"""A page with more is no article, and takes minutes to understand."""

MAX_TAG_WORK = 1_000_000_000
"""The square of a tag's words, summed over all tags: parsers compare each attribute with each."""

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_SAMPLE_BYTES = 100_000
_ENCODINGS = re.compile(r"iso-?8859|windows-|cp\d|koi8|euc|gb|big5|shift|mac|tis|utf-16")
_WIDER = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
"""What browsers take these names for: https://encoding.spec.whatwg.org/#names-and-labels."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(r"""<[A-Za-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")


def tree_of(document: Document) -> HtmlElement:
    """Return the root element of the page.

    Raises:
        DocumentError: it is empty, too long, or holds no markup.
    """
    name, data = document.name, document.data
    if len(data) > LARGEST_DOCUMENT_BYTES:
        raise DocumentError(
            f"{name} is longer than {LARGEST_DOCUMENT_BYTES // 1_000_000} MB, which is more than an article's page. "
            "Give the page of one article."
        )
    text = _CONTROLS.sub(" ", repaired(_decoded(document)))
    if sum(len(tag.group().split()) ** 2 for tag in _TAG.finditer(text)) > MAX_TAG_WORK:
        raise DocumentError(
            f"{name} has a tag with thousands of attributes, which no article's page has. "
            "Give the page of one article."
        )
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        page = document_fromstring(text.encode("utf-8"), parser=parser)
    except (ParserError, ValueError) as error:
        raise DocumentError(f"{name} is empty. Give the page of an article.") from error
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS:
        raise DocumentError(
            f"{name} has more than {MAX_ELEMENTS} elements, which is more than an article's page. "
            "Give the page of one article."
        )
    return page


def _decoded(document: Document) -> str:
    """Decode by what the bytes show; what was declared is believed where they show nothing else."""
    data = document.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if len(_NON_ASCII.findall(lenient)) > 2 * broken:
        return lenient
    return data.decode(_declared(document) or _guessed(data), errors="replace")


def _declared(document: Document) -> str | None:
    """Return the first encoding that came with the page or stands in it, as browsers understand its name."""
    sent = (document.media_type or "").encode("ascii", errors="replace")
    for found in _DECLARED.finditer(sent + b" " + document.data[:_HEAD_BYTES]):
        name = found["name"].decode("ascii").lower()
        name = _WIDER.get(name, name)
        if _ENCODINGS.match(name):
            try:
                return codecs.lookup(name).name
            except LookupError:
                continue
    return None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  few pages need it

    found = from_bytes(data[:_SAMPLE_BYTES]).best()
    return found.encoding if found else "cp1252"
