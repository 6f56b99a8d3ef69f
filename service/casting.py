"""Which voice reads an article."""

import difflib
from collections.abc import Sequence

from voices.errors import UnknownVoice
from voices.speech import Voice

_PREFERRED = {"en": "en-US", "fr": "fr-FR", "pt": "pt-BR", "zh": "cmn"}
"""Of the voices for a language without a region, the one that reads unless another is asked for."""


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
