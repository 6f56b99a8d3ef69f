"""From pieces of what is said to a segment whose every word can be traced to the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from service.model import Segment, SegmentKind, Span
from voices import Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are said, and the stretch of `shown` that they stand for; an empty stretch where nothing shows them."""

    said: str
    shown_from: int
    shown_to: int


def segment(kind: SegmentKind, shown: str, pieces: Iterable[Piece], *, language: str) -> Segment:
    """Put *pieces* together; their spans tile what is spoken."""
    spans: list[Span] = []
    said: list[str] = []
    position = 0
    for piece in pieces:
        if not piece.said:
            continue
        span = Span(piece.shown_from, piece.shown_to, position, position + len(piece.said))
        if spans and _continues(spans[-1], span, shown, said[-1], piece.said):
            spans[-1] = Span(
                spans[-1].shown_from, span.shown_to, spans[-1].spoken_from, span.spoken_to
            )
            said[-1] += piece.said
        else:
            spans.append(span)
            said.append(piece.said)
        position += len(piece.said)
    return Segment(
        kind=kind,
        shown=shown,
        runs=(Run(text="".join(said), language=language),),
        spans=tuple(spans),
    )


def _continues(before: Span, after: Span, shown: str, said_before: str, said_after: str) -> bool:
    """Stretches that are said as they are shown, and touch, are one."""
    return (
        before.shown_to == after.shown_from
        and shown[before.shown_from : before.shown_to] == said_before
        and shown[after.shown_from : after.shown_to] == said_after
    )
