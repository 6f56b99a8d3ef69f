"""Bytes become text, or are refused in words that a person understands."""

import pytest

from service.errors import DocumentError
from service.model import Document
from service.reading.decode import MAX_BYTES, decode, repaired


def decoded(data: bytes) -> str:
    return decode(Document(data=data, id="a", name="story.txt"))


@pytest.mark.parametrize(
    "data",
    [
        "Café “now”".encode(),
        "Café “now”".encode("utf-8-sig"),
        "Café “now”".encode("utf-16"),
        b"\xfe\xff" + "Café “now”".encode("utf-16-be"),
        "Café “now”".encode("cp1252"),
    ],
)
def test_encodings(data: bytes):
    """The encodings in which newsrooms save text give the same text."""
    assert decoded(data) == "Café “now”"


def test_long_text_with_few_quotation_marks_of_windows():
    """A few curly marks in a long text of plain letters are no damaged UTF-8."""
    assert "don’t" in decoded(("river " * 1000 + "don’t").encode("cp1252"))


def test_damaged_utf8_keeps_what_is_sound():
    """One broken byte does not turn every other accent into two signs."""
    assert decoded("Café à la crème ".encode() * 5 + b"\xff") == "Café à la crème " * 5 + "\ufffd"


def test_surrogates():
    """Halves of a character that belong together are joined; a lonely half is marked as unknown."""
    assert decoded(b"ok \xed\xa0\xbd\xed\xb8\x80 ok") == "ok 😀 ok"
    assert (
        decoded("a lonely \ud800 half".encode("utf-8", "surrogatepass")) == "a lonely \ufffd half"
    )


def test_ends_of_lines():
    """However a line ends, it ends the same way."""
    assert decoded("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h".encode()) == "a\nb\nc\nd\ne\nf\ng\nh"


def test_controls_become_spaces():
    """A control character is never spoken, and never joins two words."""
    assert (
        decoded(b"Rain fell\x07on Monday, and the river rose again.")
        == "Rain fell on Monday, and the river rose again."
    )


@pytest.mark.parametrize("data", [b"", b" \r\n\t \n", "\u00a0\u2003".encode(), b"\xef\xbb\xbf"])
def test_empty(data: bytes):
    """A document without any sign is called empty."""
    with pytest.raises(DocumentError, match=r"^story.txt is empty\. Give"):
        decoded(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06",
        bytes(range(256)) * 4,
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
        b"text\x00\x00\x00\x00" * 20,
    ],
)
def test_binary(data: bytes):
    """A picture, a sound or a program is refused as such."""
    with pytest.raises(DocumentError, match=r"^story.txt is not text.*UTF-8\.$"):
        decoded(data)


def test_too_long():
    """What is no article any more is refused before it is looked at."""
    assert decoded(b"a" * MAX_BYTES)
    with pytest.raises(DocumentError, match=r"^story.txt is longer than 2 MB.*file of its own\.$"):
        decoded(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize("right", ["“Nobody’s café,” she said.", "Straße — naïve", "Ñandú"])
def test_repaired(right: str):
    """What was decoded with the wrong encoding is set right; what is right stays as it is, quotation marks too."""
    assert repaired(right.encode().decode("latin-1")) == right
    assert repaired(right) == right
