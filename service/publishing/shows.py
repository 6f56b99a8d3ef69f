"""What a feed says: the show, and one item for each episode. `rss` writes it down."""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final, Literal

from service.forms import MAIN, Form
from service.legal import legal
from service.model import Article, Block, Chapter, Dateline, Segment
from service.publishing.wording import form_title, wording
from service.reading.furniture import has_words
from service.scripting.opening import attribution_segment, dateline_segment
from service.sentences import sentences
from service.store.records import Entry, Made

TITLE_BYTES: Final = 255
"""Apple counts characters; bytes are never more generous."""
NAME_BYTES: Final = 128
"""What the podcast namespace allows for a person or a place."""
_INSTEAD_BYTES: Final = 40
"""Of the name of a voice that another stands in for: what is said of that takes up to 60 in Russian, so both fit."""
FORM_BYTES: Final = 32
"""What it recommends for a further form of the sound."""
DESCRIPTION_BYTES: Final = 600
"""Apple takes 4000 bytes of HTML, and a character takes up to five once it is escaped. More than this is no summary."""

_PODCASTS: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A podcast channel. Addresses are absolute; texts are plain."""

    title: str
    """At most 255 characters."""
    description: str
    """At most 4000 bytes."""
    link: str
    """The address of its page."""
    feed: str
    """The address of its feed."""
    guid: str
    """For ever, even when the feed moves: `show_guid` of its first address."""
    language: str
    """BCP 47. One show, one language."""
    author: str
    category: tuple[str, ...]
    """As Apple lists it, the outermost first."""
    artwork: str
    """The address of its square picture."""
    artwork_alt: str
    """What is to be seen there, in words."""
    copyright: str | None = None
    """Who has it, without the word, the sign or the year."""
    license: str | None = None
    """Its identifier at SPDX, in small letters, or a name of its own."""
    owner_email: str | None = None
    """Where directories reach whoever is responsible. Everybody can read it."""
    updates: str | None = None
    """How often there is something new, as a word of RFC 5545: "DAILY"."""
    private: bool = False
    """Whether it is one listener's own, and for no directory."""

    @property
    def feed_json(self) -> str:
        """The address of its JSON Feed."""
        return f"{self.feed.removesuffix('.xml')}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A form in which an episode can be read."""

    address: str
    media_type: str
    timed: bool
    """Whether a player can show it while it is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, or a voice, with a part in an episode."""

    name: str
    role: Literal["reporter", "narrator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A further form of an episode's sound."""

    address: str
    media_type: str
    size_bytes: int
    bit_rate: int
    """Bits a second."""
    title: str
    """At most 32 bytes, as the podcast namespace wants it."""
    sha256: str
    """Of its bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An episode as a feed shows it. Addresses are absolute; texts are plain, `blocks` as the newsroom wrote them."""

    guid: str
    title: str
    """It begins with the news: no date, no name of the show. At most 255 bytes."""
    description: str
    """One or two sentences, at most 600 bytes; empty when the article has none."""
    blocks: tuple[Block, ...]
    """What is read, in the order of speech, the headline left out."""
    page: str
    audio: str
    size_bytes: int
    """Of the audio."""
    duration_ms: int
    date: datetime
    changed: datetime
    """When what listeners hear became what it is."""
    language: str
    alternates: tuple[Alternate, ...]
    transcripts: tuple[Transcript, ...]
    chapters: tuple[Chapter, ...]
    chapters_json: str
    """Their address."""
    persons: tuple[Person, ...]
    place: str | None
    """Where it was reported from."""


def show_guid(feed: str) -> str:
    """Return the GUID of the show that has *feed* as its first address.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
    """
    return str(uuid.uuid5(_PODCASTS, re.sub(r"^\w+://", "", feed).rstrip("/")))


def item_of(entry: Entry, base_url: str, *, files: str | None = None) -> Item:
    """Describe what listeners hear of *entry*, under the public *base_url*, which has no slash at its end.

    *files* is what the addresses of its files begin with; None: with its public id under `/audio/`.

    Raises:
        ValueError: they hear nothing yet.
    """
    made, article = entry.heard, entry.heard_article
    if made is None or article is None:
        raise ValueError(f"“{entry.public_id}” cannot be in a feed: there is no audio of it yet.")
    files = files or f"{base_url}/audio/{entry.public_id}"
    reporters = article.attribution.names if article.attribution else ()
    heard_notices = [notice.text for notice in entry.notices if notice.at <= made.at]
    return Item(
        guid=entry.guid,
        title=_title(article) or entry.public_id,
        description=_summary(article),
        blocks=tuple(_blocks(article, heard_notices)),
        page=f"{base_url}/articles/{entry.public_id}",
        audio=f"{files}.mp3",
        size_bytes=made.size_bytes,
        duration_ms=made.duration_ms,
        date=entry.date,
        changed=made.at,
        language=article.language,
        alternates=tuple(_alternates(entry, files, article.language)),
        transcripts=transcripts_at(files),
        chapters=made.chapters,
        chapters_json=f"{files}.chapters.json",
        persons=(
            *(
                Person(name=shortened(one_line(name), NAME_BYTES), role="reporter")
                for name in reporters
                if has_words(name)
            ),
            *(
                narrator(voice, article.language, instead_of=made.instead_of)
                for voice in made.voices
            ),
        ),
        place=_place(article.dateline),
    )


def _alternates(entry: Entry, files: str, language: str) -> Iterator[Alternate]:
    for rendition in entry.renditions:
        form, made = rendition.form, rendition.made
        if made is not None and rendition.for_all and not _is_the_same(form, made, entry.heard):
            yield Alternate(
                address=f"{files}/{form.name}.{form.codec.ending}",
                media_type=form.codec.media_type,
                size_bytes=made.size_bytes,
                bit_rate=round(made.size_bytes * 8000 / made.duration_ms),
                title=shortened(
                    one_line(form_title(form, language, voices=made.voices)), FORM_BYTES
                ),
                sha256=made.sha256,
            )


def _is_the_same(form: Form, made: Made, heard: Made | None) -> bool:
    """Tell whether a form is the episode's own sound: the voice that was wanted does not speak its language."""
    usual = replace(form, voice=None) == MAIN
    return usual and heard is not None and made.voices == heard.voices


def transcripts_at(files: str) -> tuple[Transcript, ...]:
    """List the transcripts whose addresses begin with *files*."""
    return (
        Transcript(address=f"{files}.vtt", media_type="text/vtt", timed=True),
        Transcript(address=f"{files}.srt", media_type="application/x-subrip", timed=True),
        Transcript(address=f"{files}.json", media_type="application/json", timed=True),
        Transcript(address=f"{files}.html", media_type="text/html", timed=False),
    )


def narrator(voice: str, language: str, *, instead_of: str | None = None) -> Person:
    """Name a voice in *language* (BCP 47) as what it is, and whom it stands in for."""
    told = wording(language)
    what = told.synthetic
    if instead_of:
        what = told.instead_of.format(name=shortened(one_line(instead_of), _INSTEAD_BYTES))
    note = f" ({what})"
    name = shortened(one_line(voice), NAME_BYTES - len(note.encode()))
    return Person(name=f"{name}{note}", role="narrator")


def one_line(text: str) -> str:
    """Return the words of *text* with single spaces between, and nothing that XML forbids."""
    return " ".join(legal(text).split())


def shortened(text: str, limit_bytes: int) -> str:
    """Return *text*, or so many of its first words that they fit into *limit_bytes* of UTF-8 with "…" behind them.

    A word is cut only where it would take up more than half the room; Chinese has no spaces.
    """
    if len(text.encode()) <= limit_bytes:
        return text
    fitting = text.encode()[: limit_bytes - len("…".encode())].decode(errors="ignore")
    whole_words, _, _ = text[: len(fitting) + 1].rpartition(" ")
    kept = whole_words if 2 * len(whole_words) > len(fitting) else fitting
    return kept.rstrip(" ,;:–—") + "…"


def _title(article: Article) -> str:
    """Return the headline, else the first sentence that there is."""
    if article.headline and has_words(article.headline):
        return shortened(one_line(article.headline), TITLE_BYTES)
    return shortened(_first_sentences(article, 1), TITLE_BYTES)


def _summary(article: Article) -> str:
    return shortened(_first_sentences(article, 2), DESCRIPTION_BYTES)


def _first_sentences(article: Article, count: int) -> str:
    """Return the first sentences of the deck, else of the first paragraph."""
    paragraphs = (block.text for block in article.blocks if block.kind == "paragraph")
    for text in map(one_line, (article.deck or "", *paragraphs)):
        if has_words(text):
            *_, (_, end) = islice(sentences(text, article.language), count)
            return text[:end]
    return ""


def _blocks(article: Article, notices: Iterable[str]) -> Iterator[Block]:
    said = " ".join(segment.spoken for segment in _opening(article) if segment)
    for text in (said, *notices, *article.corrections, article.kicker, article.deck):
        if text:
            yield Block(kind="paragraph", text=text)
    yield from article.blocks
    for text in article.contributors:
        yield Block(kind="paragraph", text=text)


def _opening(article: Article) -> Iterator[Segment | None]:
    """Yield where from, and who reports, as it is said."""
    dateline, attribution, language = article.dateline, article.attribution, article.language
    if dateline:
        yield dateline_segment(dateline, language=language)
    if attribution:
        yield attribution_segment(attribution, dateline, language=language)


def _place(dateline: Dateline | None) -> str | None:
    parts = (dateline.place, dateline.region) if dateline and dateline.place else ()
    return shortened(one_line(", ".join(filter(None, parts))), NAME_BYTES) or None
