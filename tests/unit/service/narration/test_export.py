"""Episodes in other codecs, judged by the programs that listeners have."""

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from unit.service.narration.stories import segment, story, voices_of

from audio_cache import memory_cache
from service.errors import AudioError
from service.forms import CODECS, MP3
from service.model import Episode
from service.narration.episode import make_episode
from service.narration.export import export
from service.narration.gain import Gains, gain_db
from service.narration.narrate import Narrator, narrate

OTHERS = [name for name in CODECS if name != MP3.name]
LUFS = {"speaker": -14}
FORMATS = {
    "low": ("mp3", "22050", 32_000),
    "m4a": ("aac", "44100", 80_000),
    "opus": ("opus", "48000", 32_000),
    "speaker": ("mp3", "44100", 256_000),
}


@pytest.fixture(scope="module", params=["gmw/en-US", "gmw/de"])
def spoken(request, espeak, tmp_path_factory) -> Episode:
    """An episode of a real voice; the German one has the highest peaks."""
    voice, folder = request.param, tmp_path_factory.mktemp("spoken")
    script = story(
        segment("headline", "Ferries will run all winter"),
        segment("paragraph", "Two boats make the crossing each day, except in storms and on holidays."),
        segment("subhead", "What it costs"),
        segment("paragraph", "Das Hochwasser am Rhein bleibt beherrschbar, die Pegel steigen langsamer."),
        headline="Ferries will run all winter",
    )  # fmt: skip
    reader = Narrator(
        engine=espeak,
        voice=next(known for known in espeak.voices() if known.id == voice),
        fingerprint=espeak.fingerprint(voice),
        rate_wpm=175,
        gain_db=gain_db(espeak, voice=voice, rate_wpm=175, gains=Gains(folder / "gains.json")),
        cache=memory_cache(lambda: date(2026, 3, 14)),
    )
    clips = narrate(script, [reader] * len(script.segments), workers=2)
    return make_episode(
        script,
        clips,
        voices=voices_of(script, "Ada"),
        album="Example News",
        into=folder / "episode.mp3",
    )


@pytest.mark.parametrize("name", OTHERS)
def test_every_codec_has_its_format_the_length_and_the_chapters_of_the_episode(
    program, spoken, name
):
    shown = json.loads(
        subprocess.run(
            [
                program("ffprobe"), "-v", "error", "-show_streams", "-show_format", "-show_chapters", "-of", "json",
                export(spoken.audio, CODECS[name]),
            ],
            capture_output=True, check=True,
        ).stdout
    )  # fmt: skip
    sound = shown["streams"][0]
    codec, rate_hz, bit_rate = FORMATS[name]
    assert (sound["codec_name"], sound["sample_rate"], sound["channels"]) == (codec, rate_hz, 1)
    size_bits = 8 * int(shown["format"]["size"])
    assert size_bits / spoken.duration_ms * 1000 == pytest.approx(bit_rate, rel=0.35)
    frames_ms = (
        52 if codec == "mp3" else 0
    )  # ffprobe counts whole frames of MP3, also the silent ones
    length_ms = float(shown["format"]["duration"]) * 1000
    assert -50 <= length_ms - spoken.duration_ms <= 50 + frames_ms
    assert [chapter["tags"]["title"] for chapter in shown["chapters"]] == [
        chapter.title for chapter in spoken.chapters
    ]
    for chapter, meant in zip(shown["chapters"], spoken.chapters, strict=True):
        assert float(chapter["start_time"]) * 1000 == pytest.approx(meant.start_ms, abs=50)


@pytest.mark.parametrize("name", OTHERS)
def test_every_codec_is_as_loud_as_its_listeners_expect(program, spoken, name):
    """-16 LUFS, for smart speakers -14, within one unit; no true peak above -1 dBTP."""
    file = export(spoken.audio, CODECS[name])
    meter = ["-nostats", "-i", file, "-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(
        [program("ffmpeg"), *meter], capture_output=True, text=True, check=True
    ).stderr
    loudness = float(re.findall(r"I: +(-[\d.]+) LUFS", told)[-1])
    assert loudness == pytest.approx(LUFS.get(name, -16), abs=1)
    assert float(re.findall(r"Peak: +(-[\d.]+) dBFS", told)[-1]) <= -1


@pytest.mark.parametrize("name", OTHERS)
def test_words_are_where_they_are_in_the_episode(program, spoken, name):
    """What a listener reads along fits every codec: the sound is shifted by less than 50 ms."""
    episode = _envelope(program("ffmpeg"), spoken.audio)
    other = _envelope(program("ffmpeg"), export(spoken.audio, CODECS[name]))
    length = min(len(episode), len(other))
    shifts_ms = range(-100, 101, 5)
    likeness = [
        float(
            np.dot(episode[200 : length - 200], np.roll(other[:length], shift)[200 : length - 200])
        )
        for shift in shifts_ms
    ]
    assert abs(shifts_ms[int(np.argmax(likeness))]) <= 50


def _envelope(ffmpeg: str, file: Path) -> np.ndarray:
    """Measure how loud each millisecond is."""
    done = subprocess.run(
        [ffmpeg, "-v", "error", "-i", file, "-f", "f32le", "-ar", "8000", "-"],
        capture_output=True, check=True,
    )  # fmt: skip
    samples = np.frombuffer(done.stdout, np.float32)
    return np.abs(samples[: len(samples) // 8 * 8]).reshape(-1, 8).mean(axis=1)


def test_tags_and_words_come_along(spoken):
    words = "What it costs"
    aac = MP4(export(spoken.audio, CODECS["m4a"]))
    assert (aac["\xa9nam"], aac["\xa9alb"]) == (["Ferries will run all winter"], ["Example News"])
    assert words in aac["\xa9lyr"][0]
    opus = OggOpus(export(spoken.audio, CODECS["opus"]))
    assert (opus["title"], opus["album"]) == (["Ferries will run all winter"], ["Example News"])
    assert words in opus["lyrics"][0]
    for name in ("low", "speaker"):
        assert ID3(export(spoken.audio, CODECS[name])) == ID3(spoken.audio)


def test_the_house_mp3_is_the_file_itself(spoken):
    assert export(spoken.audio, MP3) == spoken.audio


def test_what_cannot_be_decoded_is_told(tmp_path):
    """A damaged file is no endless job and no empty one."""
    damaged = tmp_path / "episode.mp3"
    damaged.write_bytes(b"no sound " * 100)
    with pytest.raises(AudioError, match="Opus could not be made"):
        export(damaged, CODECS["opus"])
