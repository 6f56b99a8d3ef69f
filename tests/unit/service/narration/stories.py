"""Scripts, articles and narrators for the tests of narration and publishing."""

from dataclasses import fields

from audio_cache import Cache
from service.model import Article, Attribution, Script, Segment, SegmentKind, Span
from service.narration.narrate import Narrator
from voices import Engine, Run
from voices.tone import ToneEngine


def narrator(cache: Cache, engine: Engine | None = None, rate_wpm: int = 400) -> Narrator:
    """Beep low, or as *engine* does."""
    return Narrator(
        engine=engine or ToneEngine(),
        voice=ToneEngine().voices()[0],
        fingerprint="tone 1; low",
        rate_wpm=rate_wpm,
        gain_db=0,
        cache=cache,
    )


def article(**known: object) -> Article:
    """An article of which only *known* is known."""
    unknown = {
        field.name: () if str(field.type).startswith("tuple") else None for field in fields(Article)
    }
    return Article(**{**unknown, "id": "harbour", "language": "en-GB", **known})


def segment(kind: SegmentKind, shown: str, spoken: str | None = None) -> Segment:
    """A segment whose spoken words, where they differ, stand for the shown ones as a whole."""
    spoken = shown if spoken is None else spoken
    return Segment(
        kind=kind,
        shown=shown,
        runs=(Run(text=spoken),),
        spans=(Span(0, len(shown), 0, len(spoken)),),
    )


def story(*segments: Segment, **known: object) -> Script:
    """A script of *segments*."""
    return Script(article=article(**known), segments=segments, dropped=())


def voices_of(script: Script, name: str = "Low beeps") -> list[str]:
    """One voice for all."""
    return [name] * len(script.segments)


HARBOUR = story(
    segment("dateline", "Harwich, England."),
    segment("attribution", "Ada Reed reports."),
    segment("headline", "Storm closes the coastal railway"),
    segment("deck", "Trains may not run for a week."),
    segment("paragraph", "The line was under water by noon, the operator said."),
    segment("subhead", "What passengers can do"),
    segment("paragraph", "Tickets cost £3m.", "Tickets cost three million pounds."),
    segment("notice", "Read by a synthetic voice."),
    headline="Storm closes the coastal railway",
    attribution=Attribution(
        names=("Ada Reed",), role=None, outlet="Example News", bureau=None, derived=False, shown=""
    ),
)
