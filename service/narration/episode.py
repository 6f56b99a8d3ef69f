"""The last arrow of narration: a script and its clips become an episode."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audio_cache import Clip
from service.errors import AudioError
from service.legal import legal
from service.model import Chapter, Episode, Script
from service.narration import mp3
from service.narration.chapters import chapters
from service.narration.join import join, milliseconds
from service.narration.tags import id3_tag


def make_episode(
    script: Script, clips: Sequence[Clip], *, voice: str, album: str, into: Path
) -> Episode:
    """Join *clips*, one for each segment of *script*, into an episode.

    The words shown, and so every tag, transcript and list made of them, hold no character that a format forbids:
    spaces stand in their place.

    Args:
        script: What was said.
        clips: The sound of each segment, in order.
        voice: The name of the voice, for people.
        album: The name of the service.
        into: Where its file is written.

    Raises:
        AudioError: There is nothing to hear, a clip is damaged, or there is no room for the file.
    """
    if not clips:
        raise AudioError(
            f"“{script.article.id}” has nothing to say: its script is empty. Look at what was dropped from it."
        )
    script = _cleaned(script)
    joined = join(script.segments, clips)
    toc = chapters(joined.segments)
    info = mp3.info_frame(
        joined.frames, frame_count=joined.frame_count, sample_count=joined.sample_count
    )
    tag = _tag(script, toc, voice=legal(voice), album=legal(album))
    try:
        with into.open("wb") as file:
            file.writelines((tag, info, joined.frames))
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
        voice=legal(voice),
    )


def _tag(script: Script, toc: Sequence[Chapter], *, voice: str, album: str) -> bytes:
    article = script.article
    reported = article.attribution
    outlet = reported.outlet if reported else None
    reporters = [*(reported.names if reported else ()), *([outlet] if outlet else ())]
    notices = [segment.spoken for segment in script.segments if segment.kind == "notice"]
    return id3_tag(
        title=legal(article.headline or toc[0].title),
        artist=legal(", ".join(reporters)) or None,
        album=album,
        published=article.published,
        language=article.language,
        comment=" ".join(notices) or f"Read by a synthetic voice: {voice}.",
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
