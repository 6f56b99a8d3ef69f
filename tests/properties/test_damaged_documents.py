"""Real documents that broke on their way: each is still read, or refused in words for a person."""

import gzip
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.errors import DocumentError
from service.model import Document
from service.reading import listing, read
from service.scripting import write_script
from service.store.sql.content import to_text

GOLDEN = Path(__file__).parents[1] / "golden"
LONGEST = 200_000
LARGE_PAGES = 30_000


def _documents() -> list[bytes]:
    """Ours, and those of the corpus where there is one."""
    files = [*(GOLDEN / "wire" / "documents").iterdir(), *(GOLDEN / "pages").iterdir()]
    ours = [file.read_bytes() for file in sorted(files)]
    corpus = Path(os.environ.get("HEARDLINE_CORPUS") or "/nowhere")
    wires = [file.read_bytes() for file in sorted((corpus / "wire").glob("*"))]
    pages = [gzip.decompress(file.read_bytes()) for file in sorted((corpus / "html").glob("*.gz"))]
    return [*ours, *wires, *(page for page in pages if len(page) < LARGE_PAGES)]


DOCUMENTS = _documents()
STRAY = [
    *(b"<", b">", b"</", b"/>", b"&", b";", b'"', b"'", b"\0", b"\r", b"{", b"}", b"[", b"null"),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<p>", b"</p>", b"<div>", b"<?xml version='1.0' encoding='utf-16'?>"),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\xe2\x80\xae", b"\x1f\x8b"),
    *(b"1e999", b"9999-99-99", b"0001-01-01T00:00:00+23:59", b"http://[", b" " * 50, b"See a.com/\xc2\xb9 now."),
]  # fmt: skip
"""What does not belong where it lands."""

Damage = Callable[[bytes], bytes]
PLACES = st.floats(0, 1, exclude_max=True)


def _flip(at: float, value: int) -> Damage:
    return lambda data: (
        data[: int(at * len(data))] + bytes([value]) + data[int(at * len(data)) + 1 :]
    )


def _insert(at: float, what: bytes) -> Damage:
    return lambda data: data[: int(at * len(data))] + what + data[int(at * len(data)) :]


def _cut_out(at: float, length: int) -> Damage:
    return lambda data: data[: int(at * len(data))] + data[int(at * len(data)) + length :]


def _repeat(at: float, length: int, times: int) -> Damage:
    return lambda data: _insert(at, data[int(at * len(data)) :][:length] * times)(data)


def _go_on_as(at: float, other: bytes, from_: float) -> Damage:
    return lambda data: data[: int(at * len(data))] + other[int(from_ * len(other)) :]


DAMAGES = st.one_of(
    st.builds(_flip, PLACES, st.integers(0, 255)),
    st.builds(_insert, PLACES, st.sampled_from(STRAY)),
    st.builds(_cut_out, PLACES, st.sampled_from([1, 3, 20, 400, 5000, LONGEST])),
    st.builds(_repeat, PLACES, st.sampled_from([5, 50, 800]), st.sampled_from([1, 9, 40])),
    st.builds(_go_on_as, PLACES, st.sampled_from(DOCUMENTS), PLACES),
)


def _damaged(data: bytes, damages: list[Damage]) -> bytes:
    for damage in damages:
        data = damage(data)[:LONGEST]
    return data


@settings(deadline=None, max_examples=200)
@given(
    st.builds(_damaged, st.sampled_from(DOCUMENTS), st.lists(DAMAGES, min_size=1, max_size=8)),
    st.sampled_from([None, "https://news.example/feed"]),
)
@example("See example.com/ferry¹ now.".encode(), None)
def test_a_damaged_document_is_read_or_refused(data: bytes, url: str | None):
    """What can be read can also be spoken and kept."""
    document = Document(data=data, name="story", url=url)
    for understand in (_understand, _list):
        try:
            understand(document)
        except DocumentError as error:
            refusal = str(error)
            assert refusal.isprintable()


def _understand(document: Document) -> None:
    article = read(document, outlets=("Heardline",))
    assert to_text(article)
    assert write_script(article, today=date(2026, 11, 24)).segments


def _list(document: Document) -> None:
    listed = listing(document).articles
    assert len({one.id for one in listed}) == len(listed)
