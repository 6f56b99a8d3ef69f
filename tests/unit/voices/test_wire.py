"""What crosses the pipe arrives as it was, and what is not a frame is never taken for one."""

import io
import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices import (
    Capabilities,
    EngineBusy,
    EngineUnavailable,
    Run,
    Speech,
    SpeechFailed,
    SpeechTimedOut,
    TextRejected,
    UnknownVoice,
    Utterance,
    Voice,
    VoiceError,
    WordTime,
    wire,
)


def through(frame):
    pipe = io.BytesIO()
    wire.send(pipe, frame)
    pipe.seek(0)
    received = wire.receive(pipe)
    assert pipe.read() == b""
    return received


def raw(header, sound=b"", *, magic=b"HLv1", header_length=None, sound_length=None):
    lengths = (header_length or len(header), sound_length or len(sound))
    return io.BytesIO(struct.pack(">4sII", magic, *lengths) + header + sound)


anything = st.text(st.characters(), max_size=20)  # lone surrogates too
maybe = st.none() | anything
runs = st.builds(Run, text=anything, language=maybe, ipa=maybe, pause_ms=st.integers(0, 5000))


@given(
    st.builds(
        Utterance,
        runs=st.lists(runs, max_size=3).map(tuple),
        voice=anything,
        rate_wpm=st.integers(),
        pitch=st.integers(),
    )
)
def test_an_utterance_arrives_as_it_was(utterance):
    assert wire.to_utterance(through(wire.from_utterance(utterance))) == utterance


@pytest.mark.parametrize("words", [None, (), (WordTime(0, 2, 0, 1), WordTime(3, 5, 1, 4))])
def test_a_speech_arrives_as_it_was(words):
    speech = Speech(samples=bytes(range(200)), sample_rate_hz=22_050, words=words)
    assert wire.to_speech(through(wire.from_speech(speech)), "ab cd") == speech


def test_what_an_engine_is_arrives_as_it_was():
    capabilities = Capabilities(offline=False, parallel=3, rates_wpm=(1, 2), ipa=True)
    frame = through(wire.from_capabilities("it", capabilities))
    assert wire.to_capabilities(frame) == ("it", capabilities)
    voices = {
        Voice(id="a/b", engine="it", name="Ünal", language="tr", word_times=False): "1",
        Voice(id="c", engine="it", name="C", language="en", word_times=True, licence="MIT"): "2",
    }
    assert wire.to_voices(through(wire.from_voices(voices))) == voices


@pytest.mark.parametrize(
    "kind",
    [VoiceError, EngineUnavailable, UnknownVoice, TextRejected, SpeechFailed, SpeechTimedOut],
)
def test_every_error_arrives_as_its_kind(kind):
    error = wire.to_error(through(wire.from_error(kind("what and why"))))
    assert type(error) is kind
    assert str(error) == "what and why"


@pytest.mark.parametrize("wait_s", [None, 0, 7.5, 86_400])
def test_a_busy_engine_says_through_the_pipe_when_to_come_back(wait_s):
    error = wire.to_error(through(wire.from_error(EngineBusy("Busy.", retry_after_s=wait_s))))
    assert (type(error), error.retry_after_s, str(error)) == (EngineBusy, wait_s, "Busy.")


@pytest.mark.parametrize("wait_s", [-1, 86_401, 1e400, float("nan"), "7", [7], {}])
def test_a_time_that_nobody_could_wait_for_is_no_time(wait_s):
    frame = wire.Frame({"error": "EngineBusy", "message": "Busy.", "retry_after_s": wait_s})
    assert wire.to_error(frame).retry_after_s is None


@pytest.mark.parametrize("name", ["KeyError", "VoiceErrors", "ClassVar", "", None, 7])
def test_an_error_that_nobody_knows_is_a_failure(name):
    error = wire.to_error(wire.Frame({"error": name, "message": "why"}))
    assert type(error) is SpeechFailed


@pytest.mark.parametrize(
    "pipe",
    [
        io.BytesIO(b"Loading model ... 10 %\n"),
        io.BytesIO(b"?"),
        raw(b"{}", magic=b"HLv2"),
        raw(b"{}", header_length=1 << 31),
        raw(b"{}", sound_length=(1 << 32) - 1),
        raw(b"{"),
        raw(b"\xff\xfe{}"),
        raw(b"[]"),
        raw(b"null"),
    ],
    ids=lambda pipe: repr(pipe.getvalue()[:14]),
)
def test_what_is_no_frame_is_garbled(pipe):
    with pytest.raises(wire.Garbled):
        wire.receive(pipe)


@pytest.mark.parametrize(
    "pipe",
    [
        io.BytesIO(),
        io.BytesIO(b"HLv1\0"),
        raw(b"{", header_length=2),
        raw(b"{}", b"1", sound_length=2),
    ],
    ids=["at once", "in the prefix", "in the header", "in the sound"],
)
def test_an_end_before_the_end_of_a_frame_is_an_end(pipe):
    assert wire.receive(pipe) is None


@pytest.mark.parametrize(
    "change",
    [
        {"sample_rate_hz": None},
        {"sample_rate_hz": 3},
        {"sample_rate_hz": 10**9},
        {"sample_rate_hz": "22050"},
        {"sample_rate_hz": 22050.5},
        {"words": 5},
        {"words": [[0, 1]]},
        {"words": ["abcd"]},
        {"words": [[0, 1, 0, None]]},
        {"words": [[0, 9, 0, 1]]},
        {"words": [[1, 1, 0, 1]]},
        {"words": [[-1, 1, 0, 1]]},
        {"words": [[0, 1, 0, 99]]},
        {"words": [[0, 1, 1, 0]]},
        {"words": [[0, 2, 0, 1], [1, 3, 1, 1]]},
        {"words": [[0, 2, 0, 2], [3, 4, 1, 3]]},
    ],
    ids=json.dumps,
)
def test_a_speech_that_cannot_be_true_is_garbled(change):
    header = {"sample_rate_hz": 8_000, "words": [[0, 2, 0, 1]], **change}
    with pytest.raises(wire.Garbled):
        wire.to_speech(wire.Frame(header, bytes(16 * 10)), "ab cd")


def test_half_a_sample_is_garbled():
    with pytest.raises(wire.Garbled, match="middle of a sample"):
        wire.to_speech(wire.Frame({"sample_rate_hz": 8_000, "words": None}, b"123"), "ab")
