"""From the bytes of a plain text document to clean text."""

import re

from service.errors import DocumentError
from service.model import Document

LARGEST_DOCUMENT_BYTES = 20_000_000
"""No document is longer, whatever its kind; most of a web page is not its text."""

MAX_BYTES = 2_000_000
"""About twenty hours of speech. More than that is not an article."""

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_MOJIBAKE = re.compile("[À-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""What two bytes of UTF-8 look like in Latin-1 and in Windows' encodings."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def decode(document: Document) -> str:
    r"""Return the document's text: lines end in \n, control characters have become spaces.

    Raises:
        DocumentError: it is empty, too long, or not text.
    """
    data = document.data
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"{document.name} is longer than {MAX_BYTES // 1_000_000} MB, which is more than an article. "
            "Give each article a file of its own."
        )
    text = _LINE_ENDS.sub("\n", _decoded(data))
    if not text.strip():
        raise DocumentError(f"{document.name} is empty. Give a file with the text of an article.")
    strange = sum(1 for found in _CONTROLS.finditer(text)) + text.count("\ufffd")
    if strange > max(2, len(text) / 20):
        raise DocumentError(
            f"{document.name} is not text: it looks like a picture, a sound or a program. "
            "Give the article as plain text in UTF-8."
        )
    return _CONTROLS.sub(" ", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return _pair_surrogates(data.decode("utf-8", errors="surrogatepass"))
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    sound = sum(1 for character in lenient if character > "\x7f") - broken
    return lenient if sound > broken else data.decode("cp1252", errors="replace")


def _pair_surrogates(text: str) -> str:
    """Join surrogates that belong together; the lonely become U+FFFD."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")


def repaired(text: str) -> str:
    """Undo what decoding with the wrong encoding did to *text*, where that is evident: "donâ€™t" is "don’t"."""
    if not _MOJIBAKE.search(text):
        return text
    from ftfy import TextFixerConfig, fix_text  # noqa: PLC0415  plain text needs it not

    nothing_else = TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return fix_text(text, nothing_else)
