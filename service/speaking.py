"""A script is spoken by the first cast that can: the cast that is wanted, else one that stands in for it as a whole."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from service.casting import Cast, choose_casts, choose_voice, one_voice, speaks
from service.errors import AudioError
from service.model import Script
from voices import EngineUnavailable, SpeechFailed, UnknownVoice, Utterance, Voice, VoiceError

if TYPE_CHECKING:
    from service.model import Episode
    from service.narration.narrate import Narrator
    from service.studio import Studio
    from voices import Engine

_log: Final = logging.getLogger(__name__)
_Told = TypeVar("_Told")


def episode_of(
    script: Script,
    studio: "Studio",
    *,
    voice: str | None,
    rate_wpm: int,
    into: Path,
    at_home: bool = False,
    story: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    kept_back: str | None = None,
) -> "Episode":
    """Speak a script to a file: all of it with *voice*, or with the cast for it when that is None.

    When an engine of the cast is down, another cast reads the whole script.

    Args:
        script: What is said.
        studio: Who can speak.
        voice: Who reads, and nobody in its place.
        at_home: Whether *voice* reads only what is in its own language, and all else the cast for it.
        rate_wpm: Words a minute.
        into: Where the file is written.
        story: What the article is known by for ever; None: its id.
        progress: Told after each clip how many are done, and of how many.
        kept_back: Why nothing of it may be sent to an engine elsewhere, in words that follow its name; None when it may.

    Raises:
        AudioError: its sound could not be made, or not here.
        VoiceError: there is no such voice, or no engine.
    """
    from service.narration.episode import make_episode  # noqa: PLC0415  loads the sound libraries
    from service.narration.narrate import narrate  # noqa: PLC0415  as above

    def told(narrators: "Sequence[Narrator]", instead_of: str | None) -> "Episode":
        clips = narrate(script, narrators, workers=studio.workers, progress=progress)
        voices = [narrator.voice.name for narrator in narrators]
        return make_episode(
            script, clips, voices=voices, album=studio.title, into=into, instead_of=instead_of
        )

    return first_that_can(
        told,
        script,
        studio,
        voice=voice,
        at_home=at_home,
        rate_wpm=rate_wpm,
        story=story,
        kept_back=kept_back,
    )


def first_choice_speaks(script: Script, studio: "Studio", *, rate_wpm: int, story: str) -> bool:
    """Tell whether those who are to read a script can speak at this moment: each says its first segment."""
    try:
        (cast, *_), engines = _casts(script, studio, voice=None, story=story)
        for voice in cast.voices if cast.instead_of is None else ():
            runs = script.segments[0].runs
            engines[voice].speak(Utterance(runs=runs, voice=voice.id, rate_wpm=rate_wpm))
    except (AudioError, VoiceError):
        return False
    return cast.instead_of is None


def first_that_can(
    tell: "Callable[[Sequence[Narrator], str | None], _Told]",
    script: Script,
    studio: "Studio",
    *,
    voice: str | None,
    rate_wpm: int,
    at_home: bool = False,
    story: str | None = None,
    kept_back: str | None = None,
) -> "_Told":
    """Let the best cast *tell* a script whose engines are not down: who reads each segment, and in whose place.

    What is *kept back*, no engine elsewhere is asked to say.

    Raises what the best cast raised when none can.
    """
    from service.narration.errors import VoiceDown  # noqa: PLC0415  as above

    troubles: list[VoiceDown] = []
    casts, engines = _casts(script, studio, voice=voice, at_home=at_home, story=story)
    for cast in casts:
        try:
            if kept_back:
                _refuse_elsewhere(script, cast, engines, kept_back)
            narrators = _narrators(script, cast, engines, studio, rate_wpm=rate_wpm)
            return tell(narrators, cast.instead_of)
        except VoiceDown as trouble:
            troubles.append(trouble)
            _log.warning("%s", trouble)
    raise troubles[0]


def _casts(
    script: Script,
    studio: "Studio",
    *,
    voice: str | None,
    story: str | None,
    at_home: bool = False,
) -> "tuple[Sequence[Cast], Mapping[Voice, Engine]]":
    """Tell who may read a script, best first, and which engine each voice belongs to; what is down is left out."""
    from service.narration.errors import VoiceDown  # noqa: PLC0415  as above

    engines: dict[Voice, Engine] = {}
    down: EngineUnavailable | None = None
    for engine in studio.engines:
        try:
            engines |= dict.fromkeys(engine.voices(), engine)
        except EngineUnavailable as trouble:
            _log.warning("%s", trouble)
            down = down or trouble
    article, voices = script.article, tuple(engines)
    try:
        if voice is not None:
            chosen = choose_voice(voices, wanted=voice, language=article.language)
            if not at_home or speaks(chosen, article.language):
                return (one_voice(chosen),), engines
        casts = choose_casts(
            voices,
            studio.casting,
            language=article.language,
            section=article.section,
            story=story or article.id,
        )
    except UnknownVoice as missing:
        if down is None:
            raise
        raise VoiceDown(f"{missing} But an engine is down: {down}") from down
    return casts, engines


def _refuse_elsewhere(
    script: Script, cast: Cast, engines: "Mapping[Voice, Engine]", kept_back: str
) -> None:
    """Raise VoiceDown when a voice of *cast* speaks on another machine."""
    from service.narration.errors import VoiceDown  # noqa: PLC0415  as above

    for voice in cast.voices:
        if not engines[voice].capabilities.offline:
            raise VoiceDown(
                f"“{script.article.id}” {kept_back}, and the voice {voice.id} speaks on another machine: "
                "nothing was sent there. Choose a voice that speaks here; `heardline voices` lists them."
            )


def _narrators(
    script: Script,
    cast: Cast,
    engines: "Mapping[Voice, Engine]",
    studio: "Studio",
    *,
    rate_wpm: int,
) -> "Sequence[Narrator]":
    """Prepare who reads each segment of a script. Raises AudioError, VoiceError."""
    from service.narration.errors import VoiceDown  # noqa: PLC0415  as above
    from service.narration.gain import gain_db  # noqa: PLC0415  as above
    from service.narration.narrate import Narrator  # noqa: PLC0415  as above

    def narrator(voice: Voice) -> Narrator:
        engine = engines[voice]
        rate = round(rate_wpm * studio.casting.paces.get(voice.id, 1))
        return Narrator(
            engine=engine,
            voice=voice,
            fingerprint=engine.fingerprint(voice.id),
            rate_wpm=rate,
            gain_db=gain_db(engine, voice=voice.id, rate_wpm=rate, gains=studio.gains),
            cache=studio.cache,
        )

    try:
        known = {voice: narrator(voice) for voice in cast.voices}
    except (EngineUnavailable, SpeechFailed) as trouble:
        raise VoiceDown(
            f"“{script.article.id}” could not be spoken. {trouble}",
            retry_after_s=getattr(trouble, "retry_after_s", None),
        ) from trouble
    return [known[cast.reader(segment.kind)] for segment in script.segments]
