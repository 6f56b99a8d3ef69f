"""The WebVTT transcript."""

import io
import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import webvtt
from unit.service.narration.stories import segment

from service.publishing.vtt import vtt

PARSER = Path(__file__).parents[3] / "node_modules" / "webvtt-parser"

PARSE = """
const { WebVTTParser } = require(process.argv[1])
const text = require("fs").readFileSync(0, "utf8")
const { cues, errors } = new WebVTTParser().parse(text, "metadata")
console.log(JSON.stringify({ times: cues.map(c => [c.startTime, c.endTime]), errors }))
"""


def test_the_whole_transcript(harbour):
    assert vtt(harbour).splitlines()[:13] == [
        "WEBVTT",
        "",
        "00:00:00.000 --> 00:00:00.700",
        "<v Ada &lt;b&gt; &amp; Co>Harwich, England.",
        "",
        "00:00:01.000 --> 00:00:02.000",
        "<v Ada &lt;b&gt; &amp; Co>Ada Reed reports.",
        "",
        "00:00:03.000 --> 00:00:04.600",
        "<v Ada &lt;b&gt; &amp; Co>Storm closes the coastal railway",
        "",
        "00:00:05.000 --> 00:00:07.200",
        "<v Ada &lt;b&gt; &amp; Co>Trains may not run for a week.",
    ]


def test_another_reader_finds_the_same_cues(harbour):
    read = webvtt.from_buffer(io.StringIO(vtt(harbour)))
    assert len(read.captions) == 8
    assert read.captions[6].text == "Tickets cost £3m."
    assert read.captions[-1].end_in_seconds == harbour.duration_ms // 1000


@pytest.fixture
def parse(program: Callable[[str], str]) -> Callable[[str], dict]:
    """Read WebVTT as the W3C's own parser does, which tells every error."""
    if not PARSER.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm ci --prefix tests")

    def parse(text: str) -> dict:
        done = subprocess.run(
            [program("node"), "-e", PARSE, str(PARSER)],
            input=text.encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return json.loads(done.stdout)

    return parse


def test_the_parser_of_the_w3c_finds_no_fault(harbour, parse):
    """Whatever the newsroom writes: tags, arrows, references, and more than an hour."""
    nasty = (
        "a --> b",
        "<v Eve>5 < 6 & 7</v>",
        "&lt; NOTE x",
        "NOTE\n\nWEBVTT",
        "x" * 200,
        "1",
        "مرحبا \u202ex",
    )
    segments = [
        replace(harbour.segments[0], segment=segment("paragraph", text), words=(), said=(),
                start_ms=start * 3_600_000, end_ms=start * 3_600_000 + 5_000, words_measured=False)
        for start, text in enumerate(nasty)
    ]  # fmt: skip
    for episode in (harbour, replace(harbour, segments=tuple(segments))):
        text = vtt(episode)
        read = parse(text)
        assert read["errors"] == []
        starts = [start for start, _ in read["times"]]
        assert starts == sorted(set(starts))
        assert all(end > start for start, end in read["times"])
        assert len(starts) == text.count("<v ")
        shown = re.sub(r"<v [^>]*>", "", text).splitlines()
        assert all(len(line) <= 65 for line in shown if "&" not in line and "NOTE" not in line)


def test_estimated_times_are_said_to_be(harbour):
    assert "NOTE" not in vtt(harbour)
    guessed = replace(harbour.segments[3], words_measured=False)
    mixed = replace(harbour, segments=(*harbour.segments[:3], guessed))
    note = (
        "NOTE Times within a paragraph are estimated: the voice does not tell when it says a word."
    )
    assert vtt(mixed).splitlines()[:4] == ["WEBVTT", "", note, ""]
