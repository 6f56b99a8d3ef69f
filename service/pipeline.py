"""The life of an article, one short function for each stage. Read it from top to bottom."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import file_digest, sha256
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from service.errors import DocumentError
from service.model import Article, Document, Notice, Script
from service.publishing.artwork import DRAWN
from service.publishing.files import AUDIO, NAMES, texts_of
from service.reading import read
from service.reading.likeness import letters, same_words
from service.reading.listing import web_address
from service.scripting import write_script
from service.scripting.lexicon import Lexicon
from service.scripting.lexicon.starting import behind
from service.speaking import episode_of, first_choice_speaks, first_that_can
from service.standing import embargo, over
from service.store.errors import StoreBusy
from service.store.records import Accepted, Made

if TYPE_CHECKING:
    from service.forms import Form
    from service.narration.narrate import Narrator
    from service.newsdesk import Newsdesk
    from service.scripting.closing import Closing
    from service.scripting.lexicon import Entry as LexiconEntry
    from service.store import Entry, Job
    from service.studio import Studio

OLD_OBJECTS_STAY = timedelta(days=1)
"""For listeners who are in the midst of them."""
_STAND_INS_STAY = timedelta(minutes=10)
"""At least; an engine that fails at one text alone would have it made again without end."""
_STAND_INS = 200
"""How many are called back at once."""


def take_in(
    document: Document,
    desk: "Newsdesk",
    *,
    hold: bool = False,
    notice: str | None = None,
    urgent: bool = False,
) -> "Accepted":
    """Understand a document and store its article; that it is to be made is stored with it.

    Raises:
        DocumentError: it cannot become an article.
        StoreError: it could not be stored.
    """
    return accept(
        read(document, outlets=desk.outlets, pictures=desk.pictures),
        desk,
        hold=hold,
        notice=notice,
        urgent=urgent,
    )


def accept(
    article: Article,
    desk: "Newsdesk",
    *,
    hold: bool = False,
    notice: str | None = None,
    urgent: bool = False,
) -> "Accepted":
    """Store an article under its names, and obey what its editors forbid.

    What they withhold is held, what they put under an embargo is held until that ends, what they canceled or what has
    expired is withdrawn. A hold that a person lifted is put back only by a revision that stands otherwise than the one
    before.

    Raises:
        DocumentError: it is canceled or has expired, and was never here.
        StoreError: it could not be stored.
    """
    now = desk.clock()
    ended, until = over(article, now=now), embargo(article, now=now)
    withheld = article.standing == "withheld"
    article = _known_by_its_own(article, desk, forbids=bool(ended or withheld or until))
    if ended:
        return _withdraw(article, desk, why=ended, now=now)
    if withheld or until:
        _silence(article, desk, until=None if withheld else until, now=now)
    return desk.store.accept(
        article,
        names=_names(article),
        now=now,
        hold=hold or withheld,
        until=until,
        notice=Notice(text=notice, at=now) if notice else None,
        urgent=urgent,
    )


def _names(article: Article) -> tuple[str, ...]:
    return (article.id, *article.aliases)


def _known_by_its_own(article: Article, desk: "Newsdesk", *, forbids: bool) -> Article:
    """Return *article* without its address when that is known to be another story's.

    Some sites give one canonical address to all their pages, and some feeds one link to all their items. What *forbids*
    has other words than the story that it is about; so it keeps an address that is all by which that is known.
    """
    names = tuple(name for name in _names(article) if name != article.url)
    entry = desk.store.find(article.url) if article.url and names else None
    if entry is None or not {*names}.isdisjoint(entry.names) or _same_story(article, entry.article):
        return article
    if forbids and not any(map(desk.store.find, names)):
        return article
    address = next((name for name in names if web_address(name)), None)
    return replace(article, id=names[0], aliases=names[1:], url=address)


def _same_story(one: Article, other: Article) -> bool:
    """Tell whether two articles share their headline, or half of the paragraphs of the shorter."""
    if same_words(one.headline or "", other.headline or ""):
        return True
    texts, others = ({letters(block.text) for block in article.blocks} for article in (one, other))
    return len(texts & others) * 2 >= min(len(texts), len(others))


def _withdraw(article: Article, desk: "Newsdesk", *, why: str, now: datetime) -> Accepted:
    """Withdraw all that is known by a name of *article*: a canceled one names others, whose end it is too."""
    known = list(filter(None, map(desk.store.find, _names(article))))
    if not known:
        raise DocumentError(
            f"{article.id} {why}, and no article is known by that name. Nothing was taken in."
        )
    withdrawn = [desk.store.withdraw(entry.names[0], now=now) for entry in known]
    return Accepted(withdrawn[0], "withdrawn")


def _silence(article: Article, desk: "Newsdesk", *, until: datetime | None, now: datetime) -> None:
    """Hold what is known of *article* before its revision comes, so that no moment lets the new words out."""
    entry = _known(article, desk)
    if entry is None or entry.state == "withdrawn":
        return
    stands = (article.standing, article.embargoed_until)
    if stands != (entry.article.standing, entry.article.embargoed_until):
        desk.store.hold(entry.names[0], until=until, now=now)


def _known(article: Article, desk: "Newsdesk") -> "Entry | None":
    return next(filter(None, map(desk.store.find, _names(article))), None)


def obey_clock(_worker: str, desk: "Newsdesk") -> bool:
    """Let be made what an embargo held until now, and withdraw what has expired; False when there is neither.

    Raises:
        StoreBusy, StoreUnavailable: it cannot be stored at this moment.
    """
    now = desk.clock()
    return desk.store.release_due(now=now) + desk.store.withdraw_expired(now=now) > 0


class _Silenced(Exception):
    """The article was held or withdrawn while it was made."""


def make(
    job: "Job",
    desk: "Newsdesk",
    studio: "Studio",
    *,
    rate_wpm: int,
    wanted: "Sequence[Form]" = (),
) -> None:
    """Make the newest revision of the job's article heard: objects first, the pointer to them last.

    It is given up when it is held or withdrawn meanwhile. The forms *wanted*, which it is to be had in besides, are jobs
    of their own: `service.renditions`.

    Raises:
        AudioError, VoiceError: its sound could not be made.
        ObjectsUnavailable, StoreError: it could not be kept.
    """
    entry = desk.store.entry(job.public_id)
    if entry is None or not _may_be_heard(entry):
        return
    script = script_for(entry, desk, lexicon_with(desk.store.lexicon()))

    def go_on(_done: int, _total: int) -> None:
        if not _may_be_heard(desk.store.entry(job.public_id)):
            raise _Silenced

    with TemporaryDirectory() as folder, suppress(_Silenced):
        into, story = Path(folder, AUDIO), entry.names[0]
        episode = episode_of(
            script, studio, voice=None, rate_wpm=rate_wpm, into=into, story=story, progress=go_on
        )
        objects = keep(entry, entry.revision, {AUDIO: into}, texts_of(episode), desk)
        made = Made(
            revision=entry.revision,
            voices=episode.voices,
            rate_wpm=rate_wpm,
            objects=objects,
            size_bytes=into.stat().st_size,
            sha256=sha256_of(into),
            duration_ms=episode.duration_ms,
            at=desk.clock(),
            instead_of=episode.instead_of,
            chapters=episode.chapters,
        )
        desk.store.publish(job, made, wanted=wanted, now=desk.clock())


def keep(
    entry: "Entry",
    revision: int,
    sound: Mapping[str, Path],
    texts: Iterable[tuple[str, bytes]],
    desk: "Newsdesk",
) -> str:
    """Put the files of a rendition where listeners will find them; return where that is. Raises ObjectsUnavailable."""
    return put_objects(f"{entry.public_id}/{revision}", sound, texts, desk)


def put_objects(
    under: str, sound: Mapping[str, Path], texts: Iterable[tuple[str, bytes]], desk: "Newsdesk"
) -> str:
    """Put files under a name that begins with *under* and that nobody had before; return it. Raises ObjectsUnavailable."""
    objects = f"{under}-{token_hex(8)}"
    desk.objects.put(objects, sound)
    for name, text in texts:
        desk.objects.put(objects, {name: text})
    return objects


def sha256_of(file: Path) -> str:
    """Return the check sum of a file, as hexadecimal digits."""
    with file.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def read_aloud(
    entry: "Entry", desk: "Newsdesk", studio: "Studio", *, rate_wpm: int
) -> Iterator[bytes]:
    """Yield the sound of an article's newest revision while it is made: the frames that its file will have.

    Its clips are asked for in order, and through the cache: this or the article's job, whoever comes first makes one
    and the other waits for it. From the first one on, the job comes before all others. The sound breaks off where the
    article is held or withdrawn.

    Raises:
        AudioError, VoiceError: its sound could not be made.
        StoreError: nobody can tell whether it may be heard.
    """
    from service.narration.narrate import read_aloud as frames_of  # noqa: PLC0415  loads the sound libraries

    script = script_for(entry, desk, lexicon_with(desk.store.lexicon()))

    def begun(
        narrators: "Sequence[Narrator]", _instead_of: str | None
    ) -> tuple[Iterator[bytes], bytes]:
        parts = frames_of(script, narrators)
        return parts, next(parts, b"")

    parts, first = first_that_can(
        begun, script, studio, voice=None, rate_wpm=rate_wpm, story=entry.names[0]
    )
    if first:
        yield first
    with suppress(StoreBusy):  # then the job keeps its place, and the listener hears on
        desk.store.hurry(entry.public_id)
    while _may_be_heard(desk.store.entry(entry.public_id)) and (part := next(parts, b"")):
        yield part


def rehearse(desk: "Newsdesk", studio: "Studio", *, rate_wpm: int) -> None:
    """Load all that reads aloud, so that the first listener need not wait for it.

    Raises:
        AudioError, VoiceError: nothing can be read aloud here.
    """
    words = Document(data=b"Good morning.\n\nHere is the news.\n", name="rehearsal")
    script = script_of(words, outlets=desk.outlets, today=desk.clock().date())
    first_that_can(
        lambda _narrators, _instead_of: None, script, studio, voice=None, rate_wpm=rate_wpm
    )


def _may_be_heard(entry: "Entry | None") -> bool:
    return entry is not None and entry.state not in {"held", "withdrawn"}


def call_back(_worker: str, desk: "Newsdesk", studio: "Studio", *, rate_wpm: int) -> bool:
    """Have made again what others read while those who were to could not speak, if they can now; False when none can.

    Raises:
        StoreBusy, StoreUnavailable: it cannot be stored at this moment.
    """
    now = desk.clock()
    lexicon = lexicon_with(desk.store.lexicon())
    speaks: dict[str | None, bool] = {}
    for entry in desk.store.stood_in(before=now - _STAND_INS_STAY, limit=_STAND_INS):
        wish = entry.heard.instead_of if entry.heard else None
        if wish not in speaks:
            script = script_for(entry, desk, lexicon)
            speaks[wish] = first_choice_speaks(
                script, studio, rate_wpm=rate_wpm, story=entry.names[0]
            )
        if speaks[wish]:
            desk.store.remake(entry.public_id, urgent=False, now=now)
    return any(speaks.values())


def lexicon_with(own: "Sequence[LexiconEntry]") -> Lexicon:
    """Put a newsroom's *own* entries before those that ship."""
    return Lexicon((*behind(own), *own))


def script_for(entry: "Entry", desk: "Newsdesk", lexicon: Lexicon) -> Script:
    """Write what is said of an article's newest revision on this day, with its names as *lexicon* has them."""
    return write_script(
        entry.article,
        today=desk.clock().astimezone(desk.tz).date(),
        notices=[replace(notice, at=notice.at.astimezone(desk.tz)) for notice in entry.notices],
        lexicon=lexicon.within(*entry.names, section=entry.article.section),
        closing=desk.closing,
    )


def sweep(desk: "Newsdesk") -> int:
    """Delete the files that nobody has been led to for a day; return how many.

    Raises:
        ObjectsUnavailable, StoreError: they could not be looked through.
    """
    since = desk.clock() - OLD_OBJECTS_STAY
    covers = [listing.cover for listing in desk.programme().values()]
    drawn = [f"{DRAWN}/{name}" for cover in covers for name in (cover.large, cover.small)]
    return desk.objects.sweep(keep=[*desk.store.objects_in_use(since=since), *drawn], before=since)


def mend(desk: "Newsdesk") -> "tuple[Entry, ...]":
    """Read the sound of every published article, and have those made again of which a file is lost or the sound damaged.

    Returns:
        Them; listeners have what is there until it is made.

    Raises:
        ObjectsUnavailable, StoreError: they could not be looked through.
    """
    harmed = tuple(
        entry
        for entry in desk.store.entries()
        if entry.state == "published" and entry.heard and not _is_whole(entry.heard, desk)
    )
    for entry in harmed:
        desk.store.remake(entry.public_id, now=desk.clock())
    return harmed


def _is_whole(made: Made, desk: "Newsdesk") -> bool:
    sizes = {name: desk.objects.size(made.objects, name) for name in NAMES}
    if None in sizes.values() or sizes[AUDIO] != made.size_bytes:
        return False
    digest = sha256()
    for piece in desk.objects.stream(made.objects, AUDIO, 0, made.size_bytes):
        digest.update(piece)
    return digest.hexdigest() == made.sha256


def script_of(
    document: Document,
    *,
    outlets: tuple[str, ...],
    pictures: bool = False,
    closing: "Collection[Closing]" = (),
    today: date,
    own: "Sequence[LexiconEntry]" = (),
) -> Script:
    """Understand a document and write what is said of it, with a newsroom's *own* entries of the lexicon.

    Raises:
        DocumentError: it cannot become an article.
    """
    article = read(document, outlets=outlets, pictures=pictures)
    lexicon = lexicon_with(own).within(*_names(article), section=article.section)
    return write_script(article, today=today, lexicon=lexicon, closing=closing)
