"""A script is spoken: one utterance and one clip a segment, several at once, each made only once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

from audio_cache import Cache, Clip
from service.errors import AudioError
from service.model import Script, Segment
from service.narration.encode import encode
from service.narration.errors import Unspeakable
from service.narration.request import clip_key
from voices import Engine, Utterance, VoiceError


def narrate(
    script: Script,
    *,
    engine: Engine,
    cache: Cache,
    voice: str,
    rate_wpm: int,
    gain_db: float,
    workers: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Clip, ...]:
    """Speak every segment of *script*, or take its clip from *cache*.

    Args:
        script: What is said.
        engine: Who speaks.
        cache: Where clips are kept.
        voice: One of the engine's voices.
        rate_wpm: Words a minute.
        gain_db: What brings the voice at that rate to the house's loudness.
        workers: How many segments are worked on at once.
        progress: Told after each clip how many are done, and of how many.

    Returns:
        One clip for each segment, in their order.

    Raises:
        AudioError: A segment could not be made; the message says which and why, and no further one is begun.
            Unspeakable when trying again will not help.
        UnknownVoice: The engine has no such voice.
    """
    fingerprint = engine.fingerprint(voice)
    facts = {"engine": engine.name, "voice": voice, "fingerprint": fingerprint}

    def clip(segment: Segment) -> Clip:
        utterance = Utterance(runs=segment.runs, voice=voice, rate_wpm=rate_wpm)
        return cache.get_or_make(
            clip_key(utterance, fingerprint=fingerprint, gain_db=gain_db),
            lambda: encode(engine.speak(utterance), utterance, gain_db=gain_db, facts=facts),
        )

    total = len(script.segments)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="narrate")
    try:
        places = {pool.submit(clip, segment): i for i, segment in enumerate(script.segments)}
        for done, future in enumerate(as_completed(places), 1):
            error = future.exception()
            if isinstance(error, (AudioError, VoiceError)):
                raise _of_segment(script, places[future], error) from error
            if error is not None:
                raise error
            progress(done, total)
        return tuple(future.result() for future in places)
    finally:
        pool.shutdown(cancel_futures=True)


def _of_segment(script: Script, place: int, error: AudioError | VoiceError) -> AudioError:
    segment = script.segments[place]
    kind = Unspeakable if error.permanent else AudioError
    return kind(
        f"“{script.article.id}” could not be spoken:"
        f" segment {place + 1} of {len(script.segments)}, {segment.kind}. {error}"
    )
