"""A newsroom declares a program that speaks; its episode is as loud as others, and a stranger understands it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from contracts.flite import tables
from score import ear

HEARDLINE = Path(sys.executable).with_name("heardline")
ARTICLE = """City Council Opens the Old Harbor Bridge

By Robert Johnson

CHICAGO, Oct. 12 (Reuters) - The old bridge at the harbor was open again on Monday. The work took eight months and cost
about three million dollars.
"""


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory, program) -> Path:
    """The article, spoken by flite as docs/voices.md tells how."""
    program("flite")
    folder = tmp_path_factory.mktemp("episode")
    folder.joinpath("voices.toml").write_text("\n".join(tables()), "utf-8")
    folder.joinpath("city.txt").write_text(ARTICLE, "utf-8")
    subprocess.run(
        [HEARDLINE, "--data", folder, "say", folder / "city.txt", "-o", folder / "city.mp3", "--voice", "flite:rms"],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return folder / "city.mp3"


def test_the_dateline_is_heard_first_and_then_who_reports(episode, program):
    """In the sound itself, by a recogniser that never saw the text: from where, by whom, and only then the headline."""
    heard = " ".join(ear.heard_in(episode, 10, ear.Ear(), program("ffmpeg")))
    assert heard.startswith("from chicago october twelfth")
    places = [heard.find(words) for words in ("chicago", "robert johnson reports", "city council")]
    assert -1 not in places
    assert places == sorted(places)


def test_a_voice_that_was_never_measured_is_as_loud_as_the_house(episode, program):
    told = subprocess.run(
        [program("ffmpeg"), "-nostats", "-i", episode, "-af", "ebur128=peak=true", "-f", "null", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr  # fmt: skip
    summary = told[told.index("Summary:") :]
    loudness, peak = (
        float(re.search(rf"{name}:\s+(-?[\d.]+) ", summary)[1]) for name in ("I", "Peak")
    )
    assert abs(loudness + 16) <= 1
    assert peak <= -1
