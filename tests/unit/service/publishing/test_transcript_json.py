"""The JSON transcript."""

import json
from dataclasses import replace

from service.publishing.cues import cues
from service.publishing.transcript_json import transcript_json


def test_a_segment_says_who_what_and_when_word_by_word(harbour):
    read = json.loads(transcript_json(harbour))
    assert read["version"] == "1.0.0"
    assert read["segments"][0] == {
        "speaker": "Ada <b> & Co",
        "startTime": 0.0,
        "endTime": 0.7,
        "body": "Harwich, England.",
        "words": [
            {"startTime": 0.06, "endTime": 0.36, "body": "Harwich"},
            {"startTime": 0.36, "endTime": 0.66, "body": "England"},
        ],
    }


def test_it_says_the_same_at_the_same_time_as_the_webvtt_transcript(harbour):
    """Players choose one of them, and a listener may change players."""
    segments = json.loads(transcript_json(harbour))["segments"]
    assert [(part["startTime"], part["body"]) for part in segments] == [
        (cue.start_ms / 1000, cue.text) for cue in cues(harbour)
    ]


def test_it_says_whether_word_times_were_measured(harbour):
    assert json.loads(transcript_json(harbour))["wordTimes"] == "measured"
    guessed = replace(harbour.segments[3], words_measured=False)
    mixed = replace(harbour, segments=(*harbour.segments[:3], guessed))
    assert json.loads(transcript_json(mixed))["wordTimes"] == "estimated"
