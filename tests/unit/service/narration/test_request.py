"""The key of a clip names all that changes its sound, and nothing else."""

import subprocess
import sys
from dataclasses import fields, replace

import pytest

from service.narration.request import clip_key
from voices import Run, Utterance

RUN = Run(text="Hello.", language="en-GB", ipa="həˈləʊ", pause_ms=100)
UTTERANCE = Utterance(runs=(RUN,), voice="low", rate_wpm=175, pitch=50)
OTHER_RUNS = {"text": "Hullo.", "language": "en-US", "ipa": None, "pause_ms": 101}
OTHERS = {"runs": (RUN, RUN), "voice": "high", "rate_wpm": 176, "pitch": 51}


def _key(utterance: Utterance, fingerprint: str = "tone 1", gain_db: float = 1.5) -> str:
    return clip_key(utterance, fingerprint=fingerprint, gain_db=gain_db).hex


def test_the_key_is_for_ever():
    """If this fails, every clip of every listener is made again: raise `house.VERSION` only when that is meant."""
    assert _key(UTTERANCE) == "d9be7b781bef17a9ac82c8feb3feaee00b6038c32c2fd8378fa5b79aa6273979"


@pytest.mark.parametrize("field", [field.name for field in fields(Utterance)])
def test_every_field_of_an_utterance_changes_the_key(field):
    assert _key(replace(UTTERANCE, **{field: OTHERS[field]})) != _key(UTTERANCE)


@pytest.mark.parametrize("field", [field.name for field in fields(Run)])
def test_every_field_of_a_run_changes_the_key(field):
    other = replace(RUN, **{field: OTHER_RUNS[field]})
    assert _key(replace(UTTERANCE, runs=(other,))) != _key(UTTERANCE)


def test_fingerprint_and_gain_change_the_key():
    keys = {_key(UTTERANCE), _key(UTTERANCE, fingerprint="tone 2"), _key(UTTERANCE, gain_db=1.6)}
    assert len(keys) == 3


def test_the_same_words_cut_into_other_runs_are_another_request():
    """They may sound different: a pause or a language can change where they are cut."""
    cut = replace(UTTERANCE, runs=(replace(RUN, text="Hel"), replace(RUN, text="lo.")))
    assert _key(cut) != _key(UTTERANCE)


def test_a_whole_gain_is_the_same_request_however_it_is_written():
    assert _key(UTTERANCE, gain_db=2) == _key(UTTERANCE, gain_db=2.0)


def test_asking_needs_no_sound_library():
    """`heardline script` and `heardline --help` start at once."""
    program = (
        "import sys; import service.narration.request, service.narration.gain;"
        "sys.exit(bool({'numpy', 'soxr', 'lameenc', 'mutagen'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
