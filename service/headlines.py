"""The headlines of the day in one sound, joined from the clips that their episodes were made of."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from service.errors import ServiceError
from service.model import Article, Chapter, HeardSegment, Script, Segment, SegmentKind
from service.newsdesk import Newsdesk
from service.pipeline import lexicon_with, put_objects, script_for, sha256_of
from service.publishing.files import AUDIO, texts_of
from service.reading.furniture import has_words
from service.scripting.closing import headlines_closing
from service.scripting.contents import headlines_segment
from service.scripting.lexicon import Lexicon
from service.speaking import first_that_can
from service.store import Bulletin, Entry
from service.store.errors import StoreBusy, StoreUnavailable
from service.studio import Studio
from voices import VoiceError

if TYPE_CHECKING:
    from audio_cache import Clip
    from service.narration.narrate import Narrator

FEWEST: Final = 10
"""On a day with fewer, older ones are told besides."""
MOST: Final = 40
"""More than ten minutes are no overview."""
_STORY: Final = "headlines"
"""Its name where every script needs one."""
_AGAIN: Final = timedelta(minutes=1)
"""How long headlines that could not be made are left alone, unless there are others."""

_log: Final = logging.getLogger(__name__)


class Headlines:
    """Keeps the bulletin as new as the news. Each worker may have one."""

    def __init__(self, desk: Newsdesk, studio: Studio, *, rate_wpm: int) -> None:
        self._desk, self._studio, self._rate_wpm = desk, studio, rate_wpm
        self._failed: tuple[Sequence[str], datetime] | None = None

    def freshen(self, _worker: str) -> bool:
        """Make the bulletin if what is heard has changed; False when nothing was to be done, or nothing could be.

        Raises:
            StoreBusy, StoreUnavailable: the store cannot be asked at this moment.
        """
        desk, now = self._desk, self._desk.clock()
        entries = chosen(
            desk.store.published(limit=MOST), today=now.astimezone(desk.tz).date(), desk=desk
        )
        stories = _stories(entries)
        current = desk.store.bulletin()
        if not stories or (current and current.stories == stories):
            return False
        if self._failed and self._failed[0] == stories and now < self._failed[1] + _AGAIN:
            return False
        try:
            desk.store.announce(make_bulletin(entries, desk, self._studio, rate_wpm=self._rate_wpm))
        except (StoreBusy, StoreUnavailable):
            raise
        except (ServiceError, VoiceError) as trouble:
            _log.warning("The headlines could not be made: %s", trouble)
            self._failed = stories, now
            return False
        return True


def chosen(entries: Sequence[Entry], *, today: date, desk: Newsdesk) -> Sequence[Entry]:
    """Choose what a bulletin tells: today's headlines in the commonest language, or the latest where those are few.

    Args:
        entries: What is heard, newest first.
        today: In the newsroom's time zone.
        desk: Knows that time zone.
    """
    named = [
        entry
        for entry in entries
        if entry.heard_article and has_words(entry.heard_article.headline or "")
    ]
    languages = Counter(map(_language, named))
    if not languages:
        return ()
    (language, _), *_ = languages.most_common(1)
    told = [entry for entry in named if _language(entry) == language]
    of_today = [entry for entry in told if entry.date.astimezone(desk.tz).date() == today]
    return of_today if len(of_today) >= FEWEST else told[:FEWEST]


def _language(entry: Entry) -> str:
    return (entry.heard_article or entry.article).language.partition("-")[0].lower()


def _stories(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.heard.objects for entry in entries if entry.heard)


@dataclass(frozen=True, slots=True)
class _Told:
    """A segment with its clip, and who says it."""

    segment: Segment
    clip: "Clip"
    voice: str


def make_bulletin(
    entries: Sequence[Entry], desk: Newsdesk, studio: Studio, *, rate_wpm: int
) -> Bulletin:
    """Join the headlines of *entries*, a chapter each, behind a sentence that says how many there are and how long they take.

    What else is said at the end of articles is said once, at the end. A headline is said as in its episode, and comes out of the cache if it is still there.

    Raises:
        AudioError, VoiceError: the sound could not be made.
        ObjectsUnavailable, StoreError: it could not be kept.
    """
    from service.narration.chapters import chapters  # noqa: PLC0415  loads the sound libraries
    from service.narration.episode import make_episode  # noqa: PLC0415  as above

    tell = partial(_told, studio=studio, rate_wpm=rate_wpm)
    lexicon = lexicon_with(desk.store.lexicon())
    headlines = [tell(_headline(entry, desk, lexicon), story=entry.names[0]) for entry in entries]
    language = (entries[0].heard_article or entries[0].article).language
    script = partial(_alone, language=language, at=desk.clock().astimezone(desk.tz))
    rest = [told for headline in headlines for told in _under_a_heading(headline)]
    for notice in headlines_closing(desk.closing, language=language):
        rest += tell(script(notice), story=_STORY)
    opening, told = _opened(
        len(entries), rest, lambda first: tell(script(first), story=_STORY), language=language
    )
    addresses = [f"{desk.url}/articles/{entry.public_id}" for entry in entries]

    def linked(heard: Sequence[HeardSegment]) -> tuple[Chapter, ...]:
        opens, *stories = chapters(heard)
        links = zip(stories, addresses, strict=True)
        return (opens, *(replace(chapter, url=url) for chapter, url in links))

    with TemporaryDirectory() as folder:
        into = Path(folder, AUDIO)
        episode = make_episode(
            replace(script(opening), segments=tuple(one.segment for one in told)),
            [one.clip for one in told],
            voices=[one.voice for one in told],
            album=studio.title,
            into=into,
            contents=linked,
        )
        return Bulletin(
            stories=_stories(entries),
            headlines=tuple(
                (entry.heard_article or entry.article).headline or "" for entry in entries
            ),
            chapters=episode.chapters,
            title=opening.shown.rstrip(".。"),
            language=language,
            voices=episode.voices,
            objects=put_objects("headlines/sound", {AUDIO: into}, texts_of(episode), desk),
            size_bytes=into.stat().st_size,
            sha256=sha256_of(into),
            duration_ms=episode.duration_ms,
            at=desk.clock(),
        )


def _opened(
    count: int, rest: Sequence[_Told], say: Callable[[Segment], Sequence[_Told]], *, language: str
) -> tuple[Segment, Sequence[_Told]]:
    """Say before *rest* how many headlines there are and how long it all takes, which includes these words."""
    opening = headlines_segment(count, duration_ms=_lasts_ms(rest), language=language)
    told = [*say(opening), *rest]
    exact = headlines_segment(count, duration_ms=_lasts_ms(told), language=language)
    return exact, told if exact == opening else [*say(exact), *rest]


def _lasts_ms(told: Sequence[_Told]) -> int:
    from service.narration.join import milliseconds  # noqa: PLC0415  loads the sound libraries
    from service.narration.pauses import between_ms  # noqa: PLC0415  as above

    pauses = pairwise(one.segment.kind for one in told)
    samples = sum(one.clip.sample_count for one in told)
    return milliseconds(samples) + sum(between_ms(one, other) for one, other in pauses)


def _headline(entry: Entry, desk: Newsdesk, lexicon: Lexicon) -> Script:
    """Write what is said of a headline as it is heard in its episode."""
    heard = replace(entry, article=entry.heard_article or entry.article)
    script = script_for(heard, desk, lexicon)
    return replace(script, segments=tuple(one for one in script.segments if one.kind == "headline"))


def _told(script: Script, *, studio: Studio, rate_wpm: int, story: str) -> Sequence[_Told]:
    from service.narration.narrate import narrate  # noqa: PLC0415  loads the sound libraries

    def tell(narrators: "Sequence[Narrator]", _instead_of: str | None) -> Sequence[_Told]:
        clips = narrate(script, narrators, workers=studio.workers)
        parts = zip(script.segments, clips, narrators, strict=True)
        return [_Told(segment, clip, narrator.voice.name) for segment, clip, narrator in parts]

    return first_that_can(tell, script, studio, voice=None, rate_wpm=rate_wpm, story=story)


def _under_a_heading(headline: Sequence[_Told]) -> Iterator[_Told]:
    """Let a headline begin a chapter; its further segments, where it is long, begin none."""
    for place, told in enumerate(headline):
        kind: SegmentKind = "paragraph" if place else "subhead"
        yield replace(told, segment=replace(told.segment, kind=kind))


def _alone(segment: Segment, *, language: str, at: datetime) -> Script:
    """Make a script of what no article has."""
    article = Article(
        id=_STORY,
        headline=segment.shown.rstrip(".。"),
        kicker=None,
        deck=None,
        byline=None,
        dateline=None,
        attribution=None,
        corrections=(),
        contributors=(),
        published=at,
        published_shown=None,
        published_position=0,
        language=language,
        url=None,
        section=None,
        blocks=(),
        dropped=(),
    )
    return Script(article=article, segments=(segment,), dropped=())
