"""Laws of narration and publishing that hold for any text in any script, and any sound."""

import json
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.service.narration.stories import story

from audio_cache import Clip, WordMark
from service.model import Segment, Span
from service.narration import house, lame, mp3
from service.narration.episode import make_episode
from service.narration.join import join
from service.narration.limiter import limited
from service.narration.words import words_of
from service.publishing.chapters_json import chapters_json
from service.publishing.cues import cues
from service.publishing.srt import srt
from service.publishing.transcript_json import transcript_json
from service.publishing.vtt import vtt
from voices import Run

TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(["peace", "talks,", "£3m.", "“No”", "和平。", "谈判", "مرحبا،", "-->", "\n", "&", "<b>", "\0", "\ud800"]),
        max_size=60,
    ).map(" ".join),
)  # fmt: skip


@st.composite
def segments(draw) -> Segment:
    """A segment whose spans tile what is spoken: shown as said, otherwise, or not at all."""
    shown = spoken = ""
    spans = []
    for said, how in draw(
        st.lists(st.tuples(TEXTS, st.sampled_from(["same", "other", "hidden"])), max_size=4)
    ):
        seen = {"same": said, "other": said[::2] + "x", "hidden": ""}[how]
        spans.append(Span(len(shown), len(shown) + len(seen), len(spoken), len(spoken) + len(said)))
        shown += seen
        spoken += said
    kind = draw(st.sampled_from(["headline", "subhead", "paragraph", "notice"]))
    return Segment(kind=kind, shown=shown, runs=(Run(text=spoken),), spans=tuple(spans))


@st.composite
def spoken_segments(draw) -> tuple[Segment, Clip]:
    """A segment and a clip of it: silence, with words at any rising times, or without."""
    segment = draw(segments())
    frame_count = draw(st.integers(2, 60))
    sample_count = frame_count * house.FRAME_SAMPLES - draw(st.integers(1152, 2303))
    last_ms = sample_count * 1000 // house.SAMPLE_RATE_HZ
    places = words_of(segment.spoken)
    times = draw(
        st.lists(st.integers(0, last_ms), min_size=2 * len(places), max_size=2 * len(places)).map(
            sorted
        )
    )
    marks = tuple(
        WordMark(start, end, *times[2 * i : 2 * i + 2]) for i, (start, end) in enumerate(places)
    )
    return segment, Clip(
        frames=mp3.silence(lame.silent_frame(), frame_count),
        sample_rate_hz=house.SAMPLE_RATE_HZ,
        sample_count=sample_count,
        words=draw(st.sampled_from([marks, None])),
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where episodes are written, one over the other."""
    return tmp_path_factory.mktemp("episodes")


STORIES = st.lists(spoken_segments(), min_size=1, max_size=6)


@given(STORIES)
@settings(max_examples=60, deadline=None)
def test_words_and_segments_are_where_they_are_and_in_order(spoken):
    segments, clips = [segment for segment, _ in spoken], [clip for _, clip in spoken]
    frames = BytesIO()
    joined = join(segments, clips, ["Ada"] * len(spoken), frames)
    for one, other in pairwise(joined.segments):
        assert one.end_ms < other.start_ms
    for heard, (segment, _) in zip(joined.segments, spoken, strict=True):
        times = [time for word in heard.words for time in (word.start_ms, word.end_ms)]
        assert times == sorted(times)
        assert all(heard.start_ms <= time <= heard.end_ms for time in times)
        for word in heard.words:
            assert 0 <= word.shown_from < word.shown_to <= len(segment.shown)
    assert len(list(mp3.frames(frames.getvalue()))) == joined.frame_count
    assert (len(frames.getvalue()), mp3.crc(frames.getvalue())) == (joined.byte_count, joined.crc)


@given(STORIES)
@settings(max_examples=80, deadline=None)
def test_no_text_whatever_breaks_an_episode_or_is_lost_from_its_transcripts(folder, spoken):
    episode = make_episode(
        story(*(segment for segment, _ in spoken)),
        [clip for _, clip in spoken],
        voices=["A <b> & \0 B"] * len(spoken),
        album="Example News",
        into=folder / "episode.mp3",
    )
    for line_chars in (65, 32):
        made = list(cues(episode, line_chars=line_chars))
        for one, other in pairwise(made):
            assert one.start_ms < other.start_ms
        for cue in made:
            assert cue.start_ms < cue.end_ms
            assert 1 <= len(cue.lines) <= 2
            assert all(0 < len(line) <= line_chars for line in cue.lines)
        wanted = [heard.segment.transcribed for heard in episode.segments]
        assert _letters(" ".join(wanted)) == _letters(" ".join(cue.text for cue in made))
        assert _letters(" ".join(wanted)) == _letters(" ".join(" ".join(cue.lines) for cue in made))
    for written in (vtt(episode), srt(episode), transcript_json(episode), chapters_json(episode)):
        written.encode()
        assert "\0" not in written
    assert vtt(episode).count("-->") == len(list(cues(episode)))
    assert srt(episode).count("-->") == len(list(cues(episode, line_chars=32)))
    starts = [chapter["startTime"] for chapter in json.loads(chapters_json(episode))["chapters"]]
    assert starts[0] == 0
    assert all(one < other for one, other in pairwise(starts))
    assert episode.chapters[-1].end_ms == episode.duration_ms


def _letters(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(st.floats(-8, 8, width=32), min_size=1, max_size=400),
    st.integers(1, 60),
    st.floats(0.1, 1),
)
@settings(max_examples=150, deadline=None)
def test_the_limiter_lets_no_sample_through_and_turns_nothing_up(levels, length, ceiling):
    samples = np.repeat(np.array(levels, np.float32), length)
    quiet = limited(samples, ceiling)
    assert len(quiet) == len(samples)
    assert np.abs(quiet).max() <= ceiling * 1.000_01
    assert (np.abs(quiet) <= np.abs(samples) * 1.000_01).all()
    assert (quiet * samples >= 0).all()
