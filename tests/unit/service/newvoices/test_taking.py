"""A voice is heard before it is taken in, and taken in whole or not at all."""

from pathlib import Path

import pytest
from contracts.piper import build

from service.newvoices.errors import VoiceRefused
from service.newvoices.facts import Facts
from service.newvoices.taking import take_in
from service.wiring import open_piper


def take(model: Path, folder: Path, **facts: str):
    return take_in(
        model, folder=folder, facts=Facts(**{"licence": "MIT", **facts}), open_folder=open_piper
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "voices"


def test_a_voice_that_speaks_is_copied_with_what_is_known_of_it(source, folder):
    model = build(source)
    (voice,) = take(model, folder, language="en-IE")
    assert (voice.id, voice.language, voice.licence) == ("piper:en_US-beep-low", "en-IE", "MIT")
    assert {file.name for file in folder.iterdir()} == {model.name, f"{model.name}.json"}
    assert (folder / model.name).read_bytes() == model.read_bytes()
    assert [known.id for known in open_piper(folder).voices()] == [voice.id]


def test_its_licence_may_stand_on_a_card_beside_it(source, folder):
    model = build(source)
    source.joinpath("MODEL_CARD").write_text("# Card\n* License: CC BY 4.0\n")
    facts = Facts()
    (voice,) = take_in(model, folder=folder, facts=facts, open_folder=open_piper)
    assert voice.licence == "CC BY 4.0"


def silent(model: Path) -> None:
    """It knows no phoneme but silence."""
    build(model.parent, phoneme_id_map={"_": [0], "^": [1], "$": [2], ".": [10]})


def hasty(model: Path) -> None:
    """All that it says takes a moment: most of the text cannot have been said."""
    build(model.parent, phoneme_id_map={"_": [0], "^": [1], "$": [2], "ʃ": [96]})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda model: model.write_bytes(b"\x08\x08no model"), "not a model that can be read"),
        (lambda model: model.write_bytes(b""), "cannot speak"),
        (lambda model: model.write_bytes(model.read_bytes()[:-900]), "read|speak"),
        (lambda model: model.unlink(), "No such file"),
        (lambda model: Path(f"{model}.json").unlink(), "No such file"),
        (lambda model: Path(f"{model}.json").write_text("{}"), "not what Piper writes"),
        (lambda model: build(model.parent, phoneme_type="thai"), "phonemes of the kind 'thai'"),
        (lambda model: build(model.parent, audio={"sample_rate": 1}), "not what Piper writes"),
        (lambda model: build(model.parent, voice="qaa"), "cannot speak.*cannot read"),
        (silent, "cannot speak.*made no sound"),
        (hasty, "cannot speak"),
    ],
)
def test_what_does_not_speak_is_refused_and_leaves_nothing(source, folder, spoil, told):
    model = build(source)
    spoil(model)
    with pytest.raises(VoiceRefused, match=f"(?s){told}"):
        take(model, folder)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_voice_that_is_here_is_not_written_over(source, folder):
    model = build(source)
    take(model, folder)
    before = (folder / model.name).read_bytes()
    model.write_bytes(b"another")
    with pytest.raises(VoiceRefused, match="already"):
        take(model, folder)
    assert (folder / model.name).read_bytes() == before


@pytest.mark.parametrize("name", [".hidden.onnx", "voice.onnx.json", "with space.onnx", "a#1.onnx"])
def test_a_name_that_could_not_be_chosen_is_refused(source, folder, name):
    with pytest.raises(VoiceRefused, match="not named as a voice"):
        take(source / name, folder)
