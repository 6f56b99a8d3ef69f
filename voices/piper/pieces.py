"""What is read of an utterance, and what is pronounced as given: in pieces, from pause to pause."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from voices.language import same_language
from voices.phonemes import Piece
from voices.piper.model import Model
from voices.speech import Run, Utterance
from voices.words import can_be_said, words_of

_ENGLISH_ENDING: Final = re.compile(r"['’]s\b")
_ENDINGS: Final = (("szʃʒ", "ᵻz"), ("ptkfθ", "s"), ("", "z"))
"""How ’s sounds after which sounds; read by itself it would be the letter."""


def stretches_of(utterance: Utterance) -> Iterator[list[Run]]:
    """Part the runs at their pauses."""
    stretch: list[Run] = []
    for run in utterance.runs:
        stretch.append(run)
        if run.pause_ms:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def pieces_of(runs: Sequence[Run], model: Model) -> list[Piece]:
    """Part runs into what is read, and words that are pronounced as given."""
    pieces: list[Piece] = []
    for run in runs:
        words = words_of(run.text)
        said = model.pronounce(run.ipa) if run.ipa and words else None
        if said is None:
            _read_on(pieces, run.text, model.language)
            continue
        if len(said) != len(words):
            said = _shared(said, len(words))
        at = 0
        for (start, end), phonemes in zip(words, said, strict=True):
            while not can_be_said(run.text[start]):
                start += 1  # noqa: PLW2901  (a quotation mark before the word)
            _read_on(pieces, run.text[at:start], model.language)
            pieces.append(Piece(text=run.text[start:end], phonemes=phonemes))
            at = end
        _read_on(pieces, run.text[at:], model.language)
    return pieces


def _read_on(pieces: list[Piece], text: str, language: str) -> None:
    """Go on with a text that is read: one sentence with what is read before it, and its ’s with what is pronounced."""
    last = pieces[-1] if pieces else Piece(text="")
    if last.phonemes is None:
        pieces[-1:] = [Piece(text=last.text + text)]
        return
    ending = _ENGLISH_ENDING.match(text) if same_language(language, "en") else None
    if ending:
        sounds = next(said for after, said in _ENDINGS if not after or last.phonemes[-1] in after)
        pieces[-1] = Piece(text=last.text + ending[0], phonemes=(*last.phonemes, *sounds))
        text = text[ending.end() :]
    if text:
        pieces.append(Piece(text=text))


def _shared(said: Sequence[Sequence[str]], count: int) -> list[tuple[str, ...]]:
    """Share the phonemes of all words among another number of words."""
    every = list(chain.from_iterable(said))
    bounds = [len(every) * index // count for index in range(count + 1)]
    return [tuple(every[bounds[index] : bounds[index + 1]]) for index in range(count)]
