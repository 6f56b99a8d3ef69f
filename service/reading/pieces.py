"""What a marked-up document is made of, in its order: stretches of text to speak, and what is not to be spoken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.model import BlockKind, Drop
from service.reading.furniture import Furniture
from service.reading.paragraphs import Paragraph, paragraphs

_BLANK = re.compile(r"(?:[^\S\xa0\u2007\u202f]|[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff])+")
"""White space and control characters, but for the spaces that hold a number together."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a document's text that belongs together; its place follows from those before it."""

    text: str
    kind: BlockKind | None = None
    """What the markup says that it is; None leaves it to its words."""
    dropped: Furniture | None = None
    """Why it is not to be spoken."""


def lay_out(pieces: Iterable[Piece]) -> tuple[tuple[Paragraph, ...], tuple[Drop, ...]]:
    """Give each piece its place in the document's text, and part what is spoken from what is not."""
    paragraphs: list[Paragraph] = []
    drops: list[Drop] = []
    position = 0
    for piece in pieces:
        if not piece.text:
            continue
        if piece.dropped:
            code, reason = piece.dropped.code, piece.dropped.reason
            drops.append(Drop(text=piece.text, code=code, reason=reason, position=position))
        else:
            paragraphs.append(Paragraph(text=piece.text, position=position, kind=piece.kind))
        position += len(piece.text) + 1
    return tuple(paragraphs), tuple(drops)


def clean(text: str) -> str:
    """Return *text* in one line with single spaces, and nothing in it that is no character."""
    return _BLANK.sub(" ", _whole(text)).strip()


def pieces_of_text(text: str) -> Iterator[Piece]:
    """Yield the paragraphs and lists of a plain text that a field of a document holds."""
    lines = "\n".join(_CONTROLS.sub(" ", line) for line in _whole(text).splitlines())
    return (Piece(text=line.text, kind=line.kind) for line in paragraphs(lines))


def _whole(text: str) -> str:
    """Join the halves of characters that belong together; the lonely become U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
