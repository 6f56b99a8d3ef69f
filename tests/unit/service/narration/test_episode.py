"""A whole episode, judged by the programs that listeners have."""

import json
import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest
from mutagen.id3 import ID3
from unit.service.narration.stories import HARBOUR, segment, story, voices_of

from audio_cache import memory_cache
from service.errors import AudioError
from service.narration.episode import make_episode
from service.narration.gain import Gains, gain_db
from service.narration.join import join
from service.narration.narrate import Narrator, narrate
from voices import Run


@pytest.fixture
def made(tmp_path):
    """Make an episode of clips."""

    def made(script, clips, *, voice="Low beeps", into=tmp_path / "made.mp3"):
        voices = voices_of(script, voice)
        return make_episode(script, clips, voices=voices, album="Example News", into=into)

    return made


def test_it_decodes_without_a_word_of_complaint_to_the_very_sample(harbour, clips_of, decode):
    heard = decode(harbour.audio.read_bytes())
    joined = join(HARBOUR.segments, clips_of(HARBOUR), voices_of(HARBOUR), BytesIO())
    assert len(heard) == joined.sample_count
    assert round(len(heard) / 44.1) == harbour.duration_ms == harbour.segments[-1].end_ms


def test_mp3val_finds_nothing_wrong(program, harbour):
    report = subprocess.run(
        [program("mp3val"), harbour.audio], capture_output=True, text=True, check=True
    ).stdout
    assert "MPEG frames (MPEG 1 Layer III), +ID3v2, CBR" in report
    assert "WARNING" not in report
    assert "ERROR" not in report


def test_ffprobe_shows_the_house_format_the_duration_and_the_chapters(program, harbour):
    probe = [program("ffprobe"), "-v", "warning", "-show_streams", "-show_format", "-show_chapters"]
    done = subprocess.run([*probe, "-of", "json", harbour.audio], capture_output=True, check=True)
    assert done.stderr == b""
    shown = json.loads(done.stdout)
    (stream,) = shown["streams"]
    assert (stream["codec_name"], stream["sample_rate"], stream["channels"]) == ("mp3", "44100", 1)
    assert stream["bit_rate"] == "96000"
    assert (
        abs(float(shown["format"]["duration"]) * 1000 - harbour.duration_ms) < 60
    )  # it counts whole frames
    assert [found["tags"]["title"] for found in shown["chapters"]] == [
        "Storm closes the coastal railway", "What passengers can do"
    ]  # fmt: skip


def test_mpv_skips_to_a_segment_to_a_frame_and_loses_none_of_its_sound(program, harbour, tmp_path):
    dump = tmp_path / "heard.pcm"
    for skipped_to in harbour.segments[2:]:
        subprocess.run(
            [
                program("mpv"), "--no-config", "--really-quiet", "--ao=pcm", f"--ao-pcm-file={dump}",
                "--ao-pcm-waveheader=no", "--audio-format=s16", f"--start={skipped_to.start_ms / 1000}", harbour.audio,
            ],
            check=True,
            timeout=60,
        )  # fmt: skip
        heard = np.frombuffer(dump.read_bytes(), "<i2")
        assert len(heard) / 44.1 == pytest.approx(harbour.duration_ms - skipped_to.start_ms, abs=27)
        sound_at_ms = np.flatnonzero(np.abs(heard) > 300)[0] / 44.1
        assert sound_at_ms == pytest.approx(60, abs=27)


def test_an_episode_of_a_hundred_clips_is_clean_and_its_times_do_not_drift(
    program, clips_of, decode, tmp_path
):
    """However many clips are joined, the last word is where its time says."""
    script = story(*(segment("paragraph", f"Boat number {n} sails.") for n in range(100)))
    episode = make_episode(
        script,
        clips_of(script),
        voices=voices_of(script),
        album="Example News",
        into=tmp_path / "e.mp3",
    )
    report = subprocess.run(
        [program("mp3val"), episode.audio], capture_output=True, text=True, check=True
    ).stdout
    assert not re.search("WARNING|ERROR", report)
    loud = np.flatnonzero(np.abs(decode(episode.audio.read_bytes())) > 0.01) / 44.1
    for heard in episode.segments:
        within = loud[(loud > heard.start_ms) & (loud < heard.end_ms)]
        assert within[0] == pytest.approx(heard.start_ms + 60, abs=2)
        assert within[-1] == pytest.approx(heard.end_ms - 60, abs=2)
    assert all(
        not ((loud > one.end_ms) & (loud < other.start_ms)).any()
        for one, other in pairwise(episode.segments)
    )


def test_the_tag_tells_what_the_script_tells(harbour):
    tag = ID3(harbour.audio)
    assert tag["TIT2"] == "Storm closes the coastal railway"
    assert tag["TPE1"] == "Ada Reed, Example News"
    assert tag["TALB"] == "Example News"
    assert str(tag["COMM::eng"]) == "Read by Low beeps, a synthetic voice."
    assert "Tickets cost £3m." in tag["USLT::eng"].text
    assert tag.size < 3000


def test_without_a_spoken_notice_the_tag_says_that_the_voice_is_synthetic(clips_of, made):
    script = story(segment("paragraph", "It rained."))
    tag = ID3(made(script, clips_of(script)).audio)
    assert str(tag["COMM::eng"]) == "Read by Low beeps, a synthetic voice."
    assert tag["TIT2"] == "It rained."
    assert "TPE1" not in tag


def test_the_same_clips_make_the_same_file(harbour, clips_of, made):
    again = made(HARBOUR, clips_of(HARBOUR))
    assert again.audio.read_bytes() == harbour.audio.read_bytes()
    assert replace(again, audio=harbour.audio) == harbour


def test_characters_that_formats_forbid_become_spaces_and_nothing_moves(clips_of, made):
    bad = "Sto\x00rm\ud800 \x1bcloses\ufffe"
    script = story(segment("headline", bad), headline=bad)
    clean = story(segment("headline", "Sto rm   closes "), headline="x")
    episode = made(script, clips_of(clean), voice="A\x00lba")
    assert episode.segments[0].segment.shown == "Sto rm   closes "
    assert episode.voices == ("A lba",)
    assert ID3(episode.audio)["TIT2"] == "Sto rm   closes "


def test_an_empty_script_is_an_error_that_names_the_article(made):
    with pytest.raises(AudioError, match="“harbour” has nothing to say"):
        made(story(), ())


def test_a_file_that_cannot_be_written_is_told(harbour, clips_of, tmp_path, made):
    with pytest.raises(AudioError, match="Make room there"):
        made(HARBOUR, clips_of(HARBOUR), into=tmp_path / "nowhere" / "made.mp3")


def test_every_segment_starts_after_the_one_before_ends(harbour):
    assert harbour.segments[0].start_ms == 0
    for one, other in pairwise(harbour.segments):
        assert one.end_ms < other.start_ms


NEWS = {
    "gmw/en-US": "Ferries will run all winter for the first time, the harbour office said.\n"
    "Two boats make the crossing each day, except in storms.",
    "gmw/en": "The night train returns after twelve years.\n"
    "It leaves at ten in the evening, and passengers wake up by the sea.",
    "gmw/de": "Das Hochwasser am Rhein bleibt beherrschbar.\n"
    "Die Pegel steigen langsamer als befürchtet, sagte ein Sprecher am Montag.",
    "roa/es": "El agua no viene de la lluvia, sino de la niebla.\n"
    "Hoy cuarenta familias riegan sus huertos con ella.",
    "roa/fr": "Le vieux pont du port a rouvert lundi.\n"
    "Les ingénieurs ont remplacé quatorze câbles avant la fin de l'été.",
    "zle/ru": "Старый портовый мост открылся в понедельник.\n"
    "Инженеры заменили четырнадцать тросов ещё до конца лета.",
    "sit/cmn": "港口的老桥星期一重新开放。\n工程师在夏天结束前更换了十四根缆绳。",
}  # fmt: skip


@pytest.mark.parametrize(
    ("voice", "rate_wpm"),
    [*((voice, 175) for voice in NEWS), *(("gmw/en-US", rate) for rate in (80, 300, 450)), ("gmw/de", 450)],
)  # fmt: skip
def test_every_voice_is_as_loud_as_podcasts_are(program, tmp_path, espeak, voice, rate_wpm):
    """-16 LUFS within half a unit, so that voices lie within one of each other, and no true peak above -1 dBTP."""
    script = story(*(segment("paragraph", text) for text in NEWS[voice].splitlines()))
    gain = gain_db(espeak, voice=voice, rate_wpm=rate_wpm, gains=Gains(tmp_path / "gains.json"))
    reader = Narrator(
        engine=espeak,
        voice=next(known for known in espeak.voices() if known.id == voice),
        fingerprint=espeak.fingerprint(voice),
        rate_wpm=rate_wpm,
        gain_db=gain,
        cache=memory_cache(lambda: date(2026, 3, 14)),
    )
    clips = narrate(script, [reader] * len(script.segments), workers=2)
    episode = make_episode(
        script,
        clips,
        voices=voices_of(script, voice),
        album="Example News",
        into=tmp_path / "e.mp3",
    )
    meter = ["-nostats", "-i", episode.audio, "-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(
        [program("ffmpeg"), *meter], capture_output=True, text=True, check=True
    ).stderr
    assert float(re.findall(r"I: +(-[\d.]+) LUFS", told)[-1]) == pytest.approx(-16, abs=0.5)
    assert float(re.findall(r"Peak: +(-[\d.]+) dBFS", told)[-1]) <= -1


def test_a_word_of_a_segment_with_two_languages_is_where_it_was_measured(clips_of, made):
    """Runs are joined into one text; word times point into it."""
    mixed = replace(
        segment("paragraph", "He said bonjour twice."),
        runs=(Run(text="He said "), Run(text="bonjour", language="fr"), Run(text=" twice.")),
    )
    episode = made(story(mixed), clips_of(story(mixed)))
    words = episode.segments[0].words
    assert [mixed.shown[word.shown_from : word.shown_to] for word in words] == [
        "He", "said", "bonjour", "twice"
    ]  # fmt: skip
