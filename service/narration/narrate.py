"""A script is spoken: one utterance and one clip a segment, each made only once. Several at once, or in order while one listens."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from audio_cache import Cache, Clip
from service.errors import AudioError
from service.model import Script, Segment
from service.narration.encode import encode
from service.narration.errors import Unspeakable, VoiceDown
from service.narration.join import laid
from service.narration.request import clip_key
from voices import Engine, EngineUnavailable, SpeechFailed, Utterance, Voice, VoiceError

_AHEAD: Final = 4
"""Clips for each worker that may be made before their turn: a long paragraph holds up nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrator:
    """A voice at its rate, as loud as the house. What it has said once is kept."""

    engine: Engine
    voice: Voice
    """One of the engine's."""
    fingerprint: str
    """The engine's own, of that voice."""
    rate_wpm: int
    gain_db: float
    """What brings the voice at that rate to the house's loudness."""
    cache: Cache

    def clip(self, segment: Segment) -> Clip:
        """Speak *segment*, or take its clip from the cache. May be called from several threads.

        Raises:
            AudioError, VoiceError: It could not be made.
        """
        utterance = Utterance(runs=segment.runs, voice=self.voice.id, rate_wpm=self.rate_wpm)
        facts = {
            "engine": self.engine.name,
            "voice": self.voice.id,
            "fingerprint": self.fingerprint,
        }
        return self.cache.get_or_make(
            clip_key(utterance, fingerprint=self.fingerprint, gain_db=self.gain_db),
            lambda: encode(
                self.engine.speak(utterance), utterance, gain_db=self.gain_db, facts=facts
            ),
        )


def narrate(
    script: Script,
    narrators: Sequence[Narrator],
    *,
    workers: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Iterator[Clip]:
    """Let *narrators*, one for each segment, speak *script*, *workers* at once: yield the clips in their order.

    Only a few are made before they are asked for, so that no long script is in memory as a whole. *progress* is told
    after each clip how many are done, and of how many.

    Raises:
        AudioError: A segment could not be made; the message says which and why, and no further one is begun.
            Unspeakable when trying again will not help, VoiceDown when it is the fault of the engine.
    """
    total = len(script.segments)
    ahead: deque[Future[Clip]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="narrate")
    try:
        for place in range(total):
            ahead.append(pool.submit(_clip, script, place, narrators))
            if len(ahead) > _AHEAD * workers:
                yield ahead.popleft().result()
                progress(place + 1 - len(ahead), total)
        while ahead:
            yield ahead.popleft().result()
            progress(total - len(ahead), total)
    finally:
        pool.shutdown(cancel_futures=True)


def read_aloud(script: Script, narrators: Sequence[Narrator]) -> Iterator[bytes]:
    """Let *narrators* speak *script* to somebody who listens: yield the frames of each segment and of the pause after it.

    A segment is made when it is asked for. All frames together are those of the finished episode.

    Raises:
        AudioError: A segment could not be made, as in `narrate`.
    """
    clips = (_clip(script, place, narrators) for place in range(len(script.segments)))
    return (part.frames for part in laid(script.segments, clips))


def _clip(script: Script, place: int, narrators: Sequence[Narrator]) -> Clip:
    segment = script.segments[place]
    try:
        return narrators[place].clip(segment)
    except (AudioError, VoiceError) as error:
        if isinstance(error, (EngineUnavailable, SpeechFailed)):
            kind: type[AudioError] = VoiceDown
        else:
            kind = Unspeakable if error.permanent else AudioError
        raise kind(
            f"“{script.article.id}” could not be spoken:"
            f" segment {place + 1} of {len(script.segments)}, {segment.kind}. {error}",
            retry_after_s=getattr(error, "retry_after_s", None),
        ) from error
