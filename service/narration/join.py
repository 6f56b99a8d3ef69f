"""Clips in, one stream of frames out, with the place of every segment and word in it.

`house` explains the arithmetic. Nothing is encoded again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from audio_cache import Clip
from service.model import HeardSegment, SaidWord, Segment
from service.narration import house, lame, mp3
from service.narration.pauses import between_ms
from service.narration.words import estimated, heard_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A clip as it lies in an episode, with the pause after it."""

    clip: Clip
    frames: bytes
    frame_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What is known of the frames of an episode, and where its segments are heard in them."""

    byte_count: int
    crc: int
    """CRC-16/ARC of all of them, which the Info header holds."""
    frame_count: int
    sample_count: int
    """Samples that are heard."""
    segments: tuple[HeardSegment, ...]


def laid(segments: Sequence[Segment], clips: Iterable[Clip]) -> Iterator[Laid]:
    """Put the pause behind each of *clips*, one for each of *segments*, as soon as that clip is there.

    Raises AudioError when a clip is not whole frames in house format.
    """
    pauses = [between_ms(one.kind, other.kind) for one, other in pairwise(segments)]
    for _, clip, pause_ms in zip(segments, clips, [*pauses, 0], strict=True):
        clip_frames = sum(1 for _ in mp3.frames(clip.frames))
        silent_frames = _silent_frames(
            pause_ms, rest=clip_frames * house.FRAME_SAMPLES - clip.sample_count
        )
        yield Laid(
            clip=clip,
            frames=clip.frames + mp3.silence(lame.silent_frame(), silent_frames),
            frame_count=clip_frames + silent_frames,
        )


def join(
    segments: Sequence[Segment], clips: Iterable[Clip], voices: Sequence[str], into: BinaryIO
) -> Joined:
    """Write *clips*, one for each of *segments*, one after the other with pauses between them; *voices* are who says each.

    Each is written as soon as it is there, and then forgotten: an episode may be longer than the memory holds.

    Raises AudioError when a clip is not whole frames in house format.
    """
    heard: list[HeardSegment] = []
    byte_count = crc = frame_count = sample_count = 0
    for segment, part, voice in zip(segments, laid(segments, clips), voices, strict=True):
        start = frame_count * house.FRAME_SAMPLES
        into.write(part.frames)
        byte_count += len(part.frames)
        crc = mp3.crc(part.frames, crc)
        heard.append(_heard(segment, part.clip, start, voice))
        sample_count = start + part.clip.sample_count
        frame_count += part.frame_count
    return Joined(
        byte_count=byte_count,
        crc=crc,
        frame_count=frame_count,
        sample_count=sample_count,
        segments=tuple(heard),
    )


def milliseconds(samples: int) -> int:
    """Tell how long so many samples of the house last."""
    return round(samples * 1000 / house.SAMPLE_RATE_HZ)


def _heard(segment: Segment, clip: Clip, start: int, voice: str) -> HeardSegment:
    marks = clip.words
    if marks is None:
        marks = estimated(
            segment.spoken,
            lead_in_ms=house.LEAD_IN_MS,
            duration_ms=clip.sample_count * 1000 // house.SAMPLE_RATE_HZ,
        )
    start_ms = start * 1000 / house.SAMPLE_RATE_HZ
    return HeardSegment(
        segment=segment,
        start_ms=milliseconds(start),
        end_ms=milliseconds(start + clip.sample_count),
        words=heard_words(segment, marks, start_ms=start_ms),
        said=tuple(
            SaidWord(
                spoken_from=mark.start,
                spoken_to=mark.end,
                start_ms=round(start_ms + mark.start_ms),
                end_ms=round(start_ms + mark.end_ms),
            )
            for mark in marks
        ),
        words_measured=clip.words is not None,
        voice=voice,
    )


def _silent_frames(pause_ms: int, *, rest: int) -> int:
    """Count the frames to put in, given that the clips bring a tail, a lead-in and *rest* samples of silence."""
    missing_ms = pause_ms - house.TAIL_MS - house.LEAD_IN_MS
    missing = missing_ms * house.SAMPLE_RATE_HZ / 1000 - rest
    return max(round(missing / house.FRAME_SAMPLES), 0)
