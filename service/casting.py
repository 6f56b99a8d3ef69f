"""Who reads an article: a cast, and who stands in for it. The newsroom decides; where it does not, the language."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from service.model import SegmentKind
from service.parts import Casting, Parts
from voices.errors import UnknownVoice
from voices.speech import Voice

_PREFERRED = {"en": "en-US", "fr": "fr-FR", "pt": "pt-BR", "zh": "cmn"}
"""Of the voices for a language without a region, the one that reads unless another is asked for."""

_SECOND = {"en": "+f2"}
"""Where nobody is asked for, the body is read by this variant of the voice of the language: an octave above it."""

_ANCHORED = frozenset(
    {
        "dateline",
        "attribution",
        "correction",
        "kicker",
        "headline",
        "deck",
        "date",
        "contributors",
        "notice",
        "end",
    }
)

_NO_LANGUAGE = "zxx"
"""BCP 47: what is said has no words. Such a voice never stands in for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Which voice says which kind of segment of one article."""

    anchor: Voice
    correspondent: Voice
    quotations: Voice
    instead_of: str | None = None
    """Who was to read, where this cast only stands in."""

    def reader(self, kind: SegmentKind) -> Voice:
        """Tell who says a segment of that kind."""
        if kind == "quote":
            return self.quotations
        return self.anchor if kind in _ANCHORED else self.correspondent

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Every voice once."""
        return tuple(dict.fromkeys((self.anchor, self.correspondent, self.quotations)))


def choose_casts(
    voices: Sequence[Voice], casting: Casting, *, language: str, section: str | None, story: str
) -> tuple[Cast, ...]:
    """Tell who may read an article, best first. Each of these casts reads it as a whole.

    The first is whom the newsroom wants. Then come its stand-ins, then for each further engine the voice for the
    language; never one that has no words.

    Args:
        voices: Those at hand, those of preferred engines first.
        casting: What the newsroom decided.
        language: The article's, BCP 47.
        section: The article's.
        story: What the article is known by, for ever.

    Raises:
        UnknownVoice: there is none.
    """
    try:
        first = _wanted_cast(voices, casting, language=language, section=section, story=story)
    except UnknownVoice:
        wish = _wish(casting, language, section)
        stand_ins = tuple(_stand_ins(voices, casting, language, wish, tried=()))
        if not stand_ins:
            raise
        return stand_ins
    wish = " and ".join(voice.name for voice in first.voices)
    tried = {voice.engine for voice in first.voices}
    return (first, *_stand_ins(voices, casting, language, wish, tried=tried))


def one_voice(voice: Voice, *, instead_of: str | None = None) -> Cast:
    """Let one voice read all."""
    return Cast(anchor=voice, correspondent=voice, quotations=voice, instead_of=instead_of)


def choose_voice(voices: Sequence[Voice], *, wanted: str | None, language: str) -> Voice:
    """Return the voice *wanted*, by id, name or language, or else the one for *language* (BCP 47).

    Raises:
        UnknownVoice: there is none.
    """
    if wanted:
        return _wanted(voices, wanted)
    base = _base(language)
    for tag in (language, _PREFERRED.get(base, base)):
        for voice in voices:
            if voice.language.casefold() == tag.casefold():
                return voice
    for voice in voices:
        if _base(voice.language) == base:
            return voice
    raise UnknownVoice(
        f"No voice speaks the article's language, {language}. Choose one with --voice; `heardline voices` lists them."
    )


def speaks(voice: Voice, language: str) -> bool:
    """Tell whether *voice* is one of *language* (BCP 47); what has no words is one of every."""
    return voice.language == _NO_LANGUAGE or _base(voice.language) == _base(language)


def _wanted_cast(
    voices: Sequence[Voice], casting: Casting, *, language: str, section: str | None, story: str
) -> Cast:
    if casting.voice:
        return one_voice(choose_voice(voices, wanted=casting.voice, language=language))
    parts = _parts(casting, language, section)
    anchor = choose_voice(voices, wanted=parts.anchor if parts else None, language=language)
    if parts:
        correspondents = [
            choose_voice(voices, wanted=name, language=language) for name in parts.correspondents
        ]
    else:
        second = anchor.id + _SECOND.get(_base(language), "")
        correspondents = [voice for voice in voices if voice.id == second]
    correspondent = _turn(correspondents, story) if correspondents else anchor
    quotations = (
        choose_voice(voices, wanted=parts.quotations, language=language)
        if parts and parts.quotations
        else correspondent
    )
    return Cast(anchor=anchor, correspondent=correspondent, quotations=quotations)


def _parts(casting: Casting, language: str, section: str | None) -> Parts | None:
    """Find the most particular of what was decided: for the section, then for the region, then for the language."""
    tags = dict.fromkeys((language.casefold(), _base(language)))
    within = [f"{tag}/{section.casefold()}" for tag in tags] if section else []
    return next((casting.casts[name] for name in (*within, *tags) if name in casting.casts), None)


def _wish(casting: Casting, language: str, section: str | None) -> str:
    """Tell who was to read, in the newsroom's own words, where some of those are not here."""
    parts = _parts(casting, language, section) or Parts()
    names = (casting.voice,) if casting.voice else (parts.anchor, *parts.correspondents)
    return " and ".join(filter(None, names)) or language


def _turn(correspondents: Sequence[Voice], story: str) -> Voice:
    """Give a story to one of *correspondents*: always the same, and to all of them as many."""
    drawn = int.from_bytes(sha256(story.encode(errors="replace")).digest()[:8])
    return correspondents[drawn % len(correspondents)]


def _stand_ins(
    voices: Sequence[Voice], casting: Casting, language: str, wish: str, *, tried: Iterable[str]
) -> Iterator[Cast]:
    """Yield who may stand in, best first: one voice of each engine that was not *tried*."""
    tried = set(tried)
    worded = [voice for voice in voices if voice.language != _NO_LANGUAGE]
    names = casting.fallback.get(language.casefold(), casting.fallback.get(_base(language), ()))
    own = [[voice for voice in worded if voice.engine == engine] for engine in _engines(worded)]
    for among, wanted in (*((worded, name) for name in names), *((those, None) for those in own)):
        with suppress(UnknownVoice):
            voice = choose_voice(among, wanted=wanted, language=language)
            if voice.engine not in tried:
                tried.add(voice.engine)
                yield one_voice(voice, instead_of=wish)


def _engines(voices: Sequence[Voice]) -> Sequence[str]:
    return tuple(dict.fromkeys(voice.engine for voice in voices))


def _base(language: str) -> str:
    return language.casefold().split("-", maxsplit=1)[0]


def _wanted(voices: Sequence[Voice], wanted: str) -> Voice:
    name = wanted.casefold()
    for known_as in ("id", "name", "language"):
        for voice in voices:
            if str(getattr(voice, known_as)).casefold() == name:
                return voice
    near = difflib.get_close_matches(
        wanted, [word for voice in voices for word in (voice.id, voice.name)], n=3
    )
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UnknownVoice(f"There is no voice {wanted!r}.{hint} `heardline voices` lists them all.")
