"""The SubRip transcript."""

from dataclasses import replace

from unit.service.narration.stories import segment

from service.publishing.srt import srt


def test_cues_are_numbered_and_their_lines_are_short(harbour):
    assert srt(harbour).splitlines()[16:22] == [
        "5",
        "00:00:08,000 --> 00:00:11,100",
        "The line was under water by",
        "noon, the operator said.",
        "",
        "6",
    ]


def test_an_arrow_in_the_text_is_not_taken_for_times(harbour):
    heard = replace(harbour.segments[0], segment=segment("headline", "Left --> right"))
    assert srt(replace(harbour, segments=(heard,))) == (
        "1\n00:00:00,000 --> 00:00:00,700\nLeft → right\n"
    )
