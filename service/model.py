"""The domain on one page: what flows from a document to an episode.

Document -> Article -> Script -> (Utterance -> Speech -> Clip ...) -> Episode

Every value is frozen. Offsets are code points. Durations are milliseconds. Times of day are aware.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from voices import Run

BlockKind = Literal["paragraph", "subhead", "quote", "list", "table", "picture"]

SegmentKind = Literal[
    "dateline",
    "attribution",
    "correction",
    "kicker",
    "headline",
    "deck",
    "date",
    "subhead",
    "paragraph",
    "quote",
    "list",
    "table",
    "picture",
    "contributors",
    "notice",
    "end",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes from outside, before anyone has understood them."""

    data: bytes
    name: str
    """What to call it in a message: a file's name, an address, "standard input"."""
    id: str | None = None
    """What the newsroom wants its article to be known by; None leaves it to the document."""
    url: str | None = None
    """Where it was fetched from, after every redirect."""
    media_type: str | None = None
    """What came with it; its content decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a text that is in another language than the article."""

    start: int
    end: int
    language: str
    """BCP 47."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, subhead, quotation, list or table of an article's body."""

    kind: BlockKind
    text: str
    passages: tuple[Passage, ...] = ()
    """Where the evidence for another language is good; in order, not overlapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Something in the document that is not to be spoken."""

    text: str
    code: str
    """One word for machines, as in "skip-link"."""
    reason: str
    """One sentence for people."""
    position: int
    """Where it starts in the document's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, and when given, the report was filed."""

    place: str | None
    region: str | None
    """Country or state, in full."""
    agency: str | None
    date: str | None
    """As the newsroom printed it, often without a year."""
    derived: bool
    """True when it was not printed as a dateline but follows from other words of the article."""
    shown: str
    """The words that it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who reports."""

    names: tuple[str, ...]
    role: str | None
    outlet: str | None
    bureau: str | None
    derived: bool
    """True when it was lifted out of a sentence of the article."""
    shown: str
    """The words that it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """How words of an article are said, as its own document tells."""

    words: str
    said: str
    """A respelling or IPA, as printed."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the newsroom wrote, understood. What it does not have is None, never invented."""

    id: str
    """What it is known by: an id given, else the wire's id, else its canonical address, else its file's name."""
    headline: str | None
    kicker: str | None
    deck: str | None
    byline: str | None
    """The line as printed; `attribution` is what it means."""
    dateline: Dateline | None
    attribution: Attribution | None
    corrections: tuple[str, ...]
    """The newsroom's own notices of what it corrected, as printed."""
    contributors: tuple[str, ...]
    """Lines at the end that name who else worked on the report, as printed."""
    published: datetime | None
    published_shown: str | None
    """The date as printed."""
    published_position: int
    """Where that stands in the document's text."""
    language: str
    """BCP 47, found from the text."""
    url: str | None
    section: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[Drop, ...]
    aliases: tuple[str, ...] = ()
    """Further names of it."""
    standing: Literal["usable", "withheld", "canceled"] = "usable"
    """Whether the newsroom lets it be published: a wire's status of publication, or its kill advisory."""
    embargoed_until: datetime | None = None
    """Before this, nothing of it may be heard or seen."""
    expires: datetime | None = None
    """From then on, nothing of it may."""
    guides: tuple[Guide, ...] = ()
    """How it wants its names said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The newsroom's own words about what it corrected after publication, and when it said so."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Which stretch of `shown` stands behind which stretch of `spoken`.

    Where both stretches hold the same words they correspond code point by code point; otherwise each stretch
    stands for the other as a whole. Words that are said but not shown have an empty stretch of `shown`.
    """

    shown_from: int
    shown_to: int
    spoken_from: int
    spoken_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of an article that is spoken in one breath, and can be skipped to."""

    kind: SegmentKind
    shown: str
    """The words on the page."""
    runs: tuple[Run, ...]
    """The words that are said, by language."""
    spans: tuple[Span, ...]
    """They tile `spoken`: in order, without a gap, to its end."""

    @property
    def spoken(self) -> str:
        """“£3m” is shown, “three million pounds” is said."""
        return "".join(run.text for run in self.runs)

    @property
    def language(self) -> str:
        """The language of its first words, BCP 47; "und" where nothing tells."""
        return next((run.language for run in self.runs if run.language), "und")

    @property
    def said_as_shown(self) -> bool:
        """Whether a transcript holds the words of the page; where Heardline words a segment itself, it holds those."""
        return self.kind not in {"dateline", "attribution"} and bool(self.shown.strip())

    @property
    def transcribed(self) -> str:
        """The words that a transcript holds."""
        return self.shown if self.said_as_shown else self.spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that is said of an article, in order."""

    article: Article
    segments: tuple[Segment, ...]
    dropped: tuple[Drop, ...]
    """What of the document is not said, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWord:
    """A word on the page, and when its spoken words, however many, are heard."""

    shown_from: int
    shown_to: int
    start_ms: int
    """From the start of the episode."""
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWord:
    """A word that is said, and when it is heard."""

    spoken_from: int
    spoken_to: int
    start_ms: int
    """From the start of the episode."""
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardSegment:
    """A segment of the script with its place in the episode."""

    segment: Segment
    start_ms: int
    end_ms: int
    words: tuple[HeardWord, ...]
    """The words of the page that light up."""
    said: tuple[SaidWord, ...]
    """Every word that is said."""
    words_measured: bool
    """False when the engine could not tell and the times are estimated."""
    voice: str
    """The name of the voice that says it, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A place in an episode that a listener can skip to."""

    title: str
    start_ms: int
    end_ms: int
    url: str | None = None
    """Where there is more of it, absolute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One article's audio: one MP3 file and all that is known about its times."""

    script: Script
    audio: Path
    """The whole file: tags, Info header, frames. It is there for as long as whoever asked for it keeps it."""
    duration_ms: int
    segments: tuple[HeardSegment, ...]
    chapters: tuple[Chapter, ...]
    instead_of: str | None = None
    """Who was to read, where others stand in."""

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of the voices that are heard, for people, each once."""
        return tuple(dict.fromkeys(heard.voice for heard in self.segments))
