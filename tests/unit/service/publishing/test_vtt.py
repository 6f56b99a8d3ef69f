"""The WebVTT transcript."""

import io

import webvtt

from service.publishing.vtt import vtt


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
