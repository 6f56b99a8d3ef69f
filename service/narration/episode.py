"""The last arrow of narration: a script and its clips become an episode."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from audio_cache import Clip
from service.errors import AudioError
from service.legal import legal
from service.model import Chapter, Episode, HeardSegment, Script
from service.narration import mp3
from service.narration.chapters import chapters
from service.narration.join import join, milliseconds
from service.narration.tags import id3_tag
from service.words import by_voices


def make_episode(
    script: Script,
    clips: Iterable[Clip],
    *,
    voices: Sequence[str],
    album: str,
    into: Path,
    instead_of: str | None = None,
    contents: Callable[[Sequence[HeardSegment]], tuple[Chapter, ...]] = chapters,
) -> Episode:
    """Join *clips*, one for each segment of *script*, into an episode.

    The words shown, and so every tag, transcript and list made of them, hold no character that a format forbids:
    spaces stand in their place.

    Args:
        script: What was said.
        clips: The sound of each segment, in order. One at a time is held.
        voices: The name of the voice that says each segment, for people.
        album: The name of the service.
        into: Where its file is written.
        instead_of: Who was to read, where others stand in.
        contents: Cuts it into chapters.

    Raises:
        AudioError: There is nothing to hear, a clip is damaged, or there is no room for the file.
    """
    if not script.segments:
        raise AudioError(
            f"“{script.article.id}” has nothing to say: its script is empty. Look at what was dropped from it."
        )
    script = _cleaned(script)
    try:
        with into.open("wb") as file, TemporaryFile(dir=into.parent) as frames:
            joined = join(script.segments, clips, list(map(legal, voices)), frames)
            toc = contents(joined.segments)
            heard = tuple(dict.fromkeys(segment.voice for segment in joined.segments))
            file.write(_tag(script, toc, voices=heard, album=legal(album)))
            file.write(
                mp3.info_frame(
                    byte_count=joined.byte_count,
                    crc_of_all=joined.crc,
                    frame_count=joined.frame_count,
                    sample_count=joined.sample_count,
                )
            )
            frames.seek(0)
            shutil.copyfileobj(frames, file)
    except OSError as trouble:
        raise AudioError(
            f"“{script.article.id}” could not be written in {into.parent}: {trouble.strerror}. Make room there."
        ) from trouble
    return Episode(
        script=script,
        audio=into,
        duration_ms=milliseconds(joined.sample_count),
        segments=joined.segments,
        chapters=toc,
        instead_of=instead_of,
    )


def _tag(script: Script, toc: Sequence[Chapter], *, voices: Sequence[str], album: str) -> bytes:
    article = script.article
    reported = article.attribution
    outlet = reported.outlet if reported else None
    reporters = [*(reported.names if reported else ()), *([outlet] if outlet else ())]
    return id3_tag(
        title=legal(article.headline or toc[0].title),
        artist=legal(", ".join(reporters)) or None,
        album=album,
        published=article.published,
        language=article.language,
        comment=f"Read by {by_voices(voices)}.",
        chapters=toc,
        transcript="\n\n".join(segment.transcribed for segment in script.segments),
    )


def _cleaned(script: Script) -> Script:
    """Replace character by character, so that spans and word times still fit."""
    return replace(
        script,
        segments=tuple(
            replace(
                segment,
                shown=legal(segment.shown),
                runs=tuple(replace(run, text=legal(run.text)) for run in segment.runs),
            )
            for segment in script.segments
        ),
    )
