"""Clips become one stream, without a second encoding and with exact times."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from unit.service.narration.stories import HARBOUR, segment, voices_of

from service.errors import AudioError
from service.narration import house
from service.narration.join import join


@pytest.fixture(scope="module")
def clips(clips_of):
    return clips_of(HARBOUR)


def test_joined_clips_are_heard_as_they_are_apart_exactly_where_the_times_say(clips, decode):
    frames = BytesIO()
    joined = join(HARBOUR.segments, clips, voices_of(HARBOUR), frames)
    together = decode(frames.getvalue())[1105:]
    for clip, heard in zip(clips, joined.segments, strict=True):
        start = round(heard.start_ms * 44.1 / 1152) * 1152
        apart = decode(clip.frames)[1105 : 1105 + clip.sample_count]
        assert np.array_equal(together[start : start + clip.sample_count], apart)
        assert abs(start / 44.1 - heard.start_ms) <= 0.5
        assert abs((start + clip.sample_count) / 44.1 - heard.end_ms) <= 0.5


def test_pauses_are_silent_and_as_long_as_the_kinds_ask(clips, decode):
    """The listener hears where a part ends: longer around headline and subhead than between paragraphs."""
    frames = BytesIO()
    joined = join(HARBOUR.segments, clips, voices_of(HARBOUR), frames)
    loud = np.abs(decode(frames.getvalue())[1105:]) > 0.01
    pauses_ms = []
    for one, other in zip(joined.segments, joined.segments[1:], strict=False):
        sound = np.flatnonzero(loud[: round(other.end_ms * 44.1)])
        before = sound[sound < one.end_ms * 44.1].max()
        after = sound[sound > other.start_ms * 44.1].min()
        pauses_ms.append((after - before) / 44.1)
    assert pauses_ms == pytest.approx([350, 700, 800, 800, 900, 600, 800], abs=16)


def test_words_lie_in_their_segment_in_order(clips):
    for heard in join(HARBOUR.segments, clips, voices_of(HARBOUR), BytesIO()).segments:
        times = [time for word in heard.words for time in (word.start_ms, word.end_ms)]
        assert times == sorted(times)
        assert heard.start_ms <= times[0] < times[-1] <= heard.end_ms
        assert heard.words_measured


def test_without_measured_words_they_are_estimated_and_that_is_said(clips):
    silent_about_words = [replace(clip, words=None) for clip in clips]
    for guess, truth in zip(
        join(HARBOUR.segments, silent_about_words, voices_of(HARBOUR), BytesIO()).segments,
        join(HARBOUR.segments, clips, voices_of(HARBOUR), BytesIO()).segments,
        strict=True,
    ):
        assert not guess.words_measured
        assert [word.shown_from for word in guess.words] == [
            word.shown_from for word in truth.words
        ]
        assert guess.end_ms - 1 <= guess.words[-1].end_ms <= guess.end_ms


def test_the_end_is_the_last_sample_heard(clips):
    joined = join(HARBOUR.segments, clips, voices_of(HARBOUR), BytesIO())
    assert joined.segments[-1].end_ms == round(joined.sample_count / 44.1)
    assert joined.sample_count + 1105 <= joined.frame_count * house.FRAME_SAMPLES


def test_segments_and_clips_must_match(clips):
    with pytest.raises(ValueError, match="zip"):
        join(HARBOUR.segments, clips[:-1], voices_of(HARBOUR), BytesIO())


def test_a_damaged_clip_is_refused(clips):
    with pytest.raises(AudioError, match="damaged"):
        join(
            [segment("end", "End.")],
            [replace(clips[0], frames=clips[0].frames[:-7])],
            ["Ada"],
            BytesIO(),
        )
