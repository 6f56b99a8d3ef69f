"""Piper's catalogue is read as it is published, and believed no further than it makes sense."""

import json

import pytest

from service.newvoices.catalogue import find, read_catalogue
from service.newvoices.errors import VoiceRefused

MD5 = "0123456789abcdef" * 2


def entry(name: str, folder: str, **fields: object) -> dict[str, object]:
    """An entry as rhasspy/piper-voices has it."""
    return {
        "key": name,
        "name": "lessac",
        "language": {"code": "en_US", "family": "en", "region": "US", "name_english": "English"},
        "quality": "medium",
        "num_speakers": 1,
        "speaker_id_map": {},
        "files": {
            f"{folder}/{name}.onnx": {"size_bytes": 63_201_294, "md5_digest": MD5},
            f"{folder}/{name}.onnx.json": {"size_bytes": 4885, "md5_digest": MD5},
            f"{folder}/MODEL_CARD": {"size_bytes": 351, "md5_digest": MD5},
        },
        "aliases": ["en-us-lessac-medium"],
    } | fields


def catalogue(**fields: object):
    entries = {
        "en_US-lessac-medium": entry("en_US-lessac-medium", "en/en_US/lessac/medium", **fields),
        "pt_PT-tugão-medium": entry("pt_PT-tugão-medium", "pt/pt_PT/tugão/medium", aliases=[]),
    }
    return read_catalogue(json.dumps(entries).encode(), where="https://voices.example/voices.json")


@pytest.mark.parametrize("name", ["en_US-lessac-medium", "en-us-lessac-medium"])
def test_a_voice_is_found_by_its_name_or_a_former_one_with_its_small_files_first(name):
    offer = find(catalogue(), name)
    assert offer.name == "en_US-lessac-medium"
    assert [file.name for file in offer.files] == [
        "MODEL_CARD",
        "en_US-lessac-medium.onnx.json",
        "en_US-lessac-medium.onnx",
    ]


def test_names_may_have_letters_of_any_language():
    assert (
        find(catalogue(), "pt_PT-tugão-medium").files[0].path == "pt/pt_PT/tugão/medium/MODEL_CARD"
    )


@pytest.mark.parametrize("wanted", ["en_US-lesac-medium", "EN_US-LESSAC-MEDIUM", "lessac-medium"])
def test_an_unknown_name_is_told_what_is_called_alike(wanted):
    with pytest.raises(VoiceRefused, match="Did you mean en_US-lessac-medium"):
        find(catalogue(), wanted)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"../en_US-lessac-medium.onnx": {"size_bytes": 1, "md5_digest": MD5}},
        {"/en_US-lessac-medium.onnx": {"size_bytes": 1, "md5_digest": MD5}},
        {
            "https://elsewhere.example/en_US-lessac-medium.onnx": {
                "size_bytes": 1,
                "md5_digest": MD5,
            }
        },
        {"en/other.onnx": {"size_bytes": 1, "md5_digest": MD5}},
    ],
)
def test_files_that_lie_elsewhere_are_not_fetched(files):
    with pytest.raises(VoiceRefused, match="does not say where"):
        find(catalogue(files=files), "en_US-lessac-medium")


@pytest.mark.parametrize(
    "data",
    [
        b"<html>",
        b"[]",
        b"[" * 100_000,
        b'{"a": {"files": {"a.onnx": {"size_bytes": -1, "md5_digest": "x"}}}}',
        b'{"a": {"files": {"a.onnx": {"size_bytes": 99999999999, "md5_digest": "'
        + MD5.encode()
        + b'"}}}}',
    ],
)
def test_what_is_no_catalogue_is_refused_with_its_address(data):
    with pytest.raises(
        VoiceRefused, match=r"https://voices.example/voices.json .*HEARDLINE_VOICES_URL"
    ):
        read_catalogue(data, where="https://voices.example/voices.json")
