"""From pieces of what is said to a segment whose every word can be traced to the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.model import Segment, SegmentKind, Span
from voices import Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are said, and the stretch of `shown` that they stand for; an empty stretch where nothing shows them."""

    said: str
    shown_from: int
    shown_to: int
    language: str | None = None
    """BCP 47; None is the segment's."""
    ipa: str | None = None
    """How it is pronounced; None leaves it to the voice."""
    pause_ms: int = 0
    """Silence after it, beyond what the voice itself makes of its punctuation."""


def segment(kind: SegmentKind, shown: str, pieces: Iterable[Piece], *, language: str) -> Segment:
    """Put *pieces* together; their spans tile what is spoken, and so do their runs."""
    telling = [piece for piece in pieces if piece.said]
    return Segment(
        kind=kind,
        shown=shown,
        runs=_runs(telling, language),
        spans=_spans(telling, shown),
    )


def _runs(pieces: Sequence[Piece], language: str) -> tuple[Run, ...]:
    """Join neighbours of one language; a pronunciation stands alone, and a pause ends a run."""
    runs: list[Run] = []
    for piece in pieces:
        run = Run(
            text=piece.said,
            language=piece.language or language,
            ipa=piece.ipa,
            pause_ms=piece.pause_ms,
        )
        if runs and replace(runs[-1], text="") == replace(run, text="", pause_ms=0) and not run.ipa:
            run = replace(run, text=runs.pop().text + run.text)
        runs.append(run)
    return tuple(runs)


def _spans(pieces: Sequence[Piece], shown: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    said: list[str] = []
    position = 0
    for piece in pieces:
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
    return tuple(spans)


def _continues(before: Span, after: Span, shown: str, said_before: str, said_after: str) -> bool:
    """Stretches that are said as they are shown, and touch, are one."""
    return (
        before.shown_to == after.shown_from
        and shown[before.shown_from : before.shown_to] == said_before
        and shown[after.shown_from : after.shown_to] == said_after
    )
