"""A voice of Piper's form, so small that tests build it: each phoneme is a tone, as long as its kind takes.

Its model has the inputs and the output of Piper's own, takes lengths from a `Ceil` as theirs do, and is run by the same
library; only what it says is beeps.
"""

import importlib.util
import json
import os
from pathlib import Path

import numpy as np
import pytest

RATE_HZ = 22_050
FRAME = 256


def build(
    folder: Path,
    name: str = "en_US-beep-low",
    *,
    speakers: int = 1,
    word_times: bool = True,
    kind: str = "espeak",
    voice: str = "en-us",
    **facts: object,
) -> Path:
    """Write a voice and give the path of its model; *facts* are added to its JSON."""
    for library in ("onnx", "piper"):
        if importlib.util.find_spec(library) is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{library} is not installed")
    from onnx import save
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    ids = DEFAULT_PHONEME_ID_MAP if kind == "espeak" else _letters()
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    save(_model(ids, speakers=speakers, word_times=word_times), model)
    config = {
        "audio": {"sample_rate": RATE_HZ, "quality": "low"},
        "espeak": {"voice": voice},
        "language": {"code": name.partition("-")[0]},
        "phoneme_type": kind,
        "phoneme_id_map": ids,
        "num_symbols": 256,
        "num_speakers": speakers,
        "speaker_id_map": {f"p{number}": number for number in range(speakers) if speakers > 1},
        "inference": {"noise_scale": 0.667, "length_scale": 1.2, "noise_w": 0.8},
        "hop_length": FRAME,
    }
    Path(f"{model}.json").write_text(json.dumps(config | facts, ensure_ascii=False), "utf-8")
    return model


def _letters() -> dict[str, list[int]]:
    return {letter: [number] for number, letter in enumerate("_^$ abcdefghijklmnopqrstuvwxyz.,")}


def _model(ids: dict[str, list[int]], *, speakers: int, word_times: bool):
    from onnx import TensorProto, helper, numpy_helper

    from voices.phonemes import is_sound

    frames, periods, loud = (np.zeros(256, np.float32) for _ in range(3))
    for phoneme, (number,) in ids.items():
        sounds = is_sound(phoneme) and phoneme not in "_^$"
        own = {".": 18, "?": 18, ",": 9, " ": 0.9}.get(phoneme, 0.3)
        frames[number] = 3 + number * 0.37 % 2 if sounds else own
        periods[number] = 2 + number % 7
        loud[number] = 0.4 if sounds else 0.0
    constants = {
        "frames_of": frames,
        "periods_of": periods,
        "loud_of": loud,
        "zero": np.array(0, np.int64),
        "scale_at": np.array([1], np.int64),
        "axis_0": np.array([0], np.int64),
        "axis_1": np.array([1], np.int64),
        "flat": np.array([-1], np.int64),
        "as_sound": np.array([1, 1, 1, -1], np.int64),
        "last": np.array([-1], np.int64),
        "step": np.array(1, np.int64),
        "turn": (2 * np.pi * np.arange(FRAME) / FRAME).astype(np.float32).reshape(1, FRAME),
    }
    node = helper.make_node
    nodes = [
        node("Reshape", ["input", "flat"], ["row"]),
        node("Gather", ["frames_of", "row"], ["long"]),
        node("Gather", ["scales", "scale_at"], ["scale"]),
        node("Mul", ["long", "scale"], ["scaled"]),
        node("Ceil", ["scaled"], ["w_ceil"])
        if word_times
        else node("Floor", ["scaled"], ["w_ceil"]),
        node("Cast", ["w_ceil"], ["whole"], to=TensorProto.INT64),
        node("CumSum", ["whole", "zero"], ["ends"]),
        node("Gather", ["ends", "last"], ["total_1"]),
        node("Squeeze", ["total_1"], ["total"]),
        node("Range", ["zero", "total", "step"], ["at"]),
        node("Unsqueeze", ["at", "axis_1"], ["at_column"]),
        node("Unsqueeze", ["ends", "axis_0"], ["ends_row"]),
        node("LessOrEqual", ["ends_row", "at_column"], ["passed"]),
        node("Cast", ["passed"], ["passed_1"], to=TensorProto.INT64),
        node("ReduceSum", ["passed_1", "axis_1"], ["which"], keepdims=0),
        node("Gather", ["row", "which"], ["sounding"]),
        node("Gather", ["periods_of", "sounding"], ["own_periods"]),
        node("Gather", ["loud_of", "sounding"], ["loud"]),
    ]
    periods_name = "own_periods"
    if speakers > 1:
        nodes += [
            node("Cast", ["sid"], ["sid_float"], to=TensorProto.FLOAT),
            node("Add", ["own_periods", "sid_float"], ["raised"]),
        ]
        periods_name = "raised"
    nodes += [
        node("Unsqueeze", [periods_name, "axis_1"], ["periods_column"]),
        node("Mul", ["periods_column", "turn"], ["phase"]),
        node("Sin", ["phase"], ["wave"]),
        node("Unsqueeze", ["loud", "axis_1"], ["loud_column"]),
        node("Mul", ["wave", "loud_column"], ["tones"]),
        node("Reshape", ["tones", "as_sound"], ["output"]),
    ]
    value = helper.make_tensor_value_info
    inputs = [
        value("input", TensorProto.INT64, ["batch_size", "phonemes"]),
        value("input_lengths", TensorProto.INT64, ["batch_size"]),
        value("scales", TensorProto.FLOAT, [3]),
        *([value("sid", TensorProto.INT64, ["batch_size"])] if speakers > 1 else []),
    ]
    graph = helper.make_graph(
        nodes,
        "beeps",
        inputs,
        [value("output", TensorProto.FLOAT, ["batch_size", 1, 1, "time"])],
        [numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8, producer_name="beeps"
    )
