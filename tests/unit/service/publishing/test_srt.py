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


def test_a_voice_is_named_where_another_one_begins(harbour):
    """Within lines that stay short; a name too long to stand beside a word stands above it."""
    first, second, third, *_ = harbour.segments
    long = "The correspondent in the harbour of Harwich"
    said = (
        replace(first, voice="Ada"),
        replace(second, voice="Ada"),
        replace(third, voice="Ben", segment=segment("paragraph", "Trains do not run along the coast. They may.")),
        replace(third, voice=long, start_ms=9000, end_ms=12000, words=()),
    )  # fmt: skip
    text = srt(replace(harbour, segments=said))
    shown = [block.split("\n", 2)[2].strip() for block in text.split("\n\n")]
    assert shown == [
        "Ada: Harwich, England.",
        "Ada Reed reports.",
        "Ben: Trains do not run along the\ncoast.",
        "They may.",
        f"{long[:31]}:\nStorm closes the coastal railway",
    ]
