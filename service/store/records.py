"""What the store keeps and answers with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from service.forms import Form
from service.model import Article, Chapter, Notice

__all__ = [
    "Accepted",
    "Bulletin",
    "Change",
    "Entry",
    "Found",
    "Job",
    "Made",
    "Notice",
    "Rendition",
    "State",
]

Change = Literal["new", "same", "revised", "withdrawn"]

State = Literal["held", "waiting", "making", "published", "failed", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One audio form of one revision, whose objects are all written and never change."""

    revision: int
    voices: tuple[str, ...]
    """The names of the voices that are heard, for people."""
    rate_wpm: int
    objects: str
    """Where they lie in the object store: a prefix of names."""
    size_bytes: int
    """Of the audio file."""
    sha256: str
    """Of the audio file, as hexadecimal digits."""
    duration_ms: int
    at: datetime
    instead_of: str | None = None
    """Who was to read, where others stand in; it is made again when they can."""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A further form in which an article is wanted, and how that stands."""

    form: Form
    state: Literal["wanted", "made", "failed"]
    why: str | None
    """Why it failed, or failed last, in words for a person."""
    made: Made | None
    """What is heard in that form, of the same revision as the episode; None until it is made."""
    for_all: bool = True
    """False: it is for listeners' own feeds, and in no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as it stands now."""

    public_id: str
    """For ever: part of every address."""
    guid: str
    """For ever: "urn:uuid:…"."""
    names: tuple[str, ...]
    """What it is known by; the first identifies it."""
    date: datetime
    """For ever: the article's own date when it was accepted, unless that lay in the future; else the time of acceptance."""
    state: State
    why: str | None
    """Why it failed, or failed last, in words for a person."""
    since: datetime
    """When it came to be in its state."""
    revision: int
    """The newest, from 1."""
    article: Article
    """The newest revision's content."""
    notices: tuple[Notice, ...]
    """All that the newsroom said about corrections, oldest first."""
    heard: Made | None
    """What listeners hear now; it may be of an older revision while the newest is being made."""
    heard_article: Article | None
    """The content that they hear."""
    renditions: tuple[Rendition, ...] = ()
    """The further forms that are wanted, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What of a search was asked for."""

    entries: Sequence[Entry]
    total: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of an article that was handed in."""

    entry: Entry
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article that is to be made in one form, in the hands of one worker."""

    id: int
    public_id: str
    form: Form
    revision: int
    """The newest when the job was taken; of a further form, the one that is heard."""
    worker: str
    tries: int
    """How often it was taken before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """The headlines of several episodes in one sound, whose objects are all written and never change."""

    stories: tuple[str, ...]
    """Of which episodes, in its order: where the objects of each lay, `Made.objects`."""
    headlines: tuple[str, ...] = ()
    """What it tells, in its order, as it was written."""
    chapters: tuple[Chapter, ...] = ()
    """The opening, then one for each headline, at its story's address."""
    title: str
    language: str
    """BCP 47."""
    voices: tuple[str, ...]
    """The names of the voices that are heard, for people."""
    objects: str
    """Where its own lie: a prefix of names."""
    size_bytes: int
    """Of the audio file."""
    sha256: str
    """Of the audio file, as hexadecimal digits."""
    duration_ms: int
    at: datetime
