"""A voice is heard in a process of its own, and only then put where the service finds it."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from service.errors import AudioError
from service.narration.calibrate import reference_paragraphs
from service.narration.encode import encode
from service.newvoices.errors import VoiceRefused
from service.newvoices.facts import CARD, Facts, completed
from voices import Engine, Run, Utterance, Voice, VoiceError
from voices.piper.files import CONFIG, MODEL, Config, is_name, parse_config, read_bytes

OpenFolder = Callable[[Path], Engine]
"""Opens an engine on a folder of voices."""

_MAX_MODEL_BYTES: Final = 1 << 30
_MAX_CARD_BYTES: Final = 1 << 20


def take_in(model: Path, *, folder: Path, facts: Facts, open_folder: OpenFolder) -> list[Voice]:
    """Let the voice of *model* and of the JSON beside it speak a sentence, and copy both into *folder*.

    What *facts* does not say is looked for in the JSON, then in a `MODEL_CARD` beside it.

    Returns:
        The voice, or one for each of its speakers.

    Raises:
        VoiceRefused: it is no voice that can be used, its licence is not known, or one of its name is here.
        EngineUnavailable: Piper is not installed.
    """
    name = name_of(model)
    refuse_if_here(name, folder)
    try:
        config, known = _read(model)
        card = facts.card or _card_beside(model)
        written = completed(
            config,
            known,
            Facts(language=facts.language, licence=facts.licence, card=card),
            name=name,
        )
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".new-") as beside:
            copy = Path(beside, model.name)
            shutil.copyfile(model, copy)
            Path(beside, f"{name}{CONFIG}").write_bytes(written)
            with closing(open_folder(Path(beside))) as engine:
                voices = _heard(engine, model)
            copy.replace(folder / copy.name)
            Path(beside, f"{name}{CONFIG}").replace(folder / f"{name}{CONFIG}")  # now it is a voice
    except OSError as trouble:
        raise VoiceRefused(
            f"{trouble.filename or model} cannot be read or written: {trouble.strerror}. "
            "A voice is two files, NAME.onnx and NAME.onnx.json, side by side."
        ) from trouble
    return voices


def name_of(model: Path) -> str:
    """Return what the voice in *model* is called. Raises VoiceRefused."""
    name = model.name.removesuffix(MODEL)
    if name == model.name or not is_name(name):
        raise VoiceRefused(
            f"{model} is not named as a voice. Give the file NAME{MODEL}, "
            "whose name has letters, digits and _ . + - only."
        )
    return name


def refuse_if_here(name: str, folder: Path) -> None:
    """Raise VoiceRefused when *folder* holds a voice of that name."""
    if (folder / f"{name}{CONFIG}").exists():
        raise VoiceRefused(
            f"The voice {name} is already in {folder}. To replace it, remove its two files first."
        )


def _read(model: Path) -> tuple[bytes, Config]:
    if model.stat().st_size > _MAX_MODEL_BYTES:
        raise VoiceRefused(f"{model} has more than a gigabyte, which no voice of Piper needs.")
    file = model.with_name(f"{name_of(model)}{CONFIG}")
    try:
        config = read_bytes(file)
        return config, parse_config(config)
    except ValueError as wrong:
        raise VoiceRefused(f"{file} {wrong}. Get the voice anew from its makers.") from wrong


def _card_beside(model: Path) -> str:
    card = model.with_name(CARD)
    if not card.is_file():
        return ""
    with card.open("rb") as opened:
        return opened.read(_MAX_CARD_BYTES).decode(errors="replace")


def _heard(engine: Engine, model: Path) -> list[Voice]:
    """Return the voices of an engine that has only this one, which has been heard to say what it was asked."""
    voices = list(engine.voices())
    if not voices:
        raise VoiceRefused(f"{model} is not a model that can be read. Get it anew from its makers.")
    language = voices[0].language.partition("-")[0]
    utterance = Utterance(runs=(Run(text=reference_paragraphs(language)[0]),), voice=voices[0].id)
    try:
        encode(engine.speak(utterance), utterance, gain_db=0.0, facts={})
    except (VoiceError, AudioError) as trouble:
        raise VoiceRefused(
            f"{model} was not taken, because it cannot speak. {trouble}"
        ) from trouble
    return voices
