"""Further forms of what is heard: other speeds and voices are spoken anew, other codecs made of the episode's own sound."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from service.errors import AudioError
from service.forms import MAIN, Form
from service.model import Episode
from service.newsdesk import Newsdesk
from service.pipeline import keep, lexicon_with, script_for, sha256_of
from service.publishing.files import AUDIO, audio_name, texts_of
from service.speaking import episode_of
from service.store import Entry, Job, Made
from service.studio import Studio


class Unreadable(AudioError):
    """No voice can read in this form; trying again will not help."""

    permanent = True


def make_form(job: Job, desk: Newsdesk, studio: Studio) -> None:
    """Make what is heard of the job's article in the job's form.

    Whoever reads the episode reads it where the form names nobody, or a voice of another language.

    Raises:
        AudioError, VoiceError: its sound could not be made.
        ObjectsUnavailable, StoreError: it could not be kept.
    """
    from service.narration.export import export  # noqa: PLC0415  loads the sound libraries

    entry, form = desk.store.entry(job.public_id), job.form
    if entry is None or entry.heard is None:
        return
    heard = entry.heard
    texts: Iterable[tuple[str, bytes]] = ()
    with TemporaryDirectory() as folder:
        mp3 = Path(folder, AUDIO)
        if form.recoded:
            _fetch(heard, desk, into=mp3)
            made = heard
        else:
            episode, rate_wpm = _read(form, entry, heard, desk, studio, into=mp3)
            made = replace(
                heard,
                voices=episode.voices,
                instead_of=episode.instead_of,
                rate_wpm=rate_wpm,
                duration_ms=episode.duration_ms,
            )
            texts = texts_of(episode)
        sound = export(mp3, form.codec)
        made = replace(
            made,
            objects=keep(entry, heard.revision, {audio_name(form.codec): sound}, texts, desk),
            size_bytes=sound.stat().st_size,
            sha256=sha256_of(sound),
            at=desk.clock(),
        )
    desk.store.publish(job, made, now=desk.clock())


def want_everywhere(forms: Sequence[Form], desk: Newsdesk) -> None:
    """Want *forms* of all that is published: it may have been published before somebody set them.

    Raises:
        StoreError: that could not be stored.
    """
    for entry in desk.store.entries() if forms else ():
        had = {rendition.form for rendition in entry.renditions if rendition.for_all}
        new = [form for form in forms if form != MAIN and form not in had]
        if entry.state == "published" and new:
            desk.store.want(entry.public_id, new, now=desk.clock())


def want_for_feeds(_worker: str, desk: Newsdesk) -> bool:
    """Want what listeners' own feeds lack; False when they lack nothing, or the day has no more room.

    Raises:
        StoreError: that could not be stored.
    """
    if desk.feeds is None or desk.offer is None:
        return False
    return desk.feeds.want(most=desk.offer.most, now=desk.clock()) > 0


def _fetch(heard: Made, desk: Newsdesk, *, into: Path) -> None:
    with into.open("wb") as file:
        file.writelines(desk.objects.stream(heard.objects, AUDIO, 0, heard.size_bytes))


def _read(
    form: Form,
    entry: Entry,
    heard: Made,
    desk: Newsdesk,
    studio: Studio,
    *,
    into: Path,
) -> tuple[Episode, int]:
    """Speak the words of the episode in another way, as they were when it was made; tell at how many words a minute."""
    try:
        rate_wpm = form.rate_wpm(heard.rate_wpm)
    except ValueError as wrong:
        raise Unreadable(f"“{entry.names[0]}” cannot be read as {form.title}: {wrong}.") from None
    then = replace(
        entry,
        article=entry.heard_article or entry.article,
        notices=tuple(notice for notice in entry.notices if notice.at <= heard.at),
    )
    desk_then = replace(desk, clock=lambda: heard.at)
    script = script_for(then, desk_then, lexicon_with(desk.store.lexicon()))
    episode = episode_of(
        script,
        studio,
        voice=form.voice,
        at_home=True,
        rate_wpm=rate_wpm,
        into=into,
        story=entry.names[0],
    )
    return episode, rate_wpm
