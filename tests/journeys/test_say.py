"""From an article's file to what is heard: the real program, the real voice, and the MP3 decoded again."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import webvtt
from contracts import speech_server
from mutagen.id3 import ID3

HEARDLINE = Path(sys.executable).with_name("heardline")
HZ = 44_100


class Episode(NamedTuple):
    """What `heardline say --sidecars` wrote, and its sound."""

    folder: Path
    mp3: Path
    samples: np.ndarray
    transcript: dict
    chapters: list[dict]
    tags: ID3


@pytest.fixture(scope="module")
def episode(
    tmp_path_factory: pytest.TempPathFactory, newsroom: Path, program: Callable[[str], str]
) -> Episode:
    """The bundled article with a bureau's credit, spoken."""
    folder = tmp_path_factory.mktemp("episode")
    mp3 = folder / "out.mp3"
    say(newsroom / "fishing-talks.txt", mp3, folder / "data", "--sidecars")
    return Episode(
        folder=folder,
        mp3=mp3,
        samples=decoded(mp3, program("ffmpeg")),
        transcript=json.loads((folder / "out.json").read_text("utf-8")),
        chapters=json.loads((folder / "out.chapters.json").read_text("utf-8"))["chapters"],
        tags=ID3(mp3),
    )


def say(article: Path, mp3: Path, data: Path, *more: str) -> str:
    done = subprocess.run(
        [HEARDLINE, "--data", data, "say", article, "-o", mp3, *more],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert not [line for line in done.stderr.splitlines() if "segments are spoken" not in line]
    return done.stdout


def decoded(mp3: Path, ffmpeg: str) -> np.ndarray:
    """Decode with a program that is not ours; any warning is a failure."""
    done = subprocess.run(
        [ffmpeg, "-v", "warning", "-i", mp3, "-f", "f32le", "-ac", "1", "-"],
        check=True,
        capture_output=True,
    )
    assert done.stderr == b""
    return np.frombuffer(done.stdout, "<f4")


def rms_db(samples: np.ndarray) -> float:
    return 20 * np.log10(max(float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))), 1e-9))


def at(episode: Episode, start_s: float, end_s: float) -> np.ndarray:
    return episode.samples[round(start_s * HZ) : round(end_s * HZ)]


def test_an_article_is_spoken_faster_into_another_codec(
    newsroom: Path, episode: Episode, program: Callable[[str], str], tmp_path: Path
):
    """The file's ending chooses the codec; the words are spoken faster, and the transcript fits them."""
    opus = tmp_path / "out.opus"
    article = newsroom / "fishing-talks.txt"
    told = say(
        article,
        opus,
        episode.folder / "data",
        "--speed",
        "1.5",
        "--voice",
        "gmw/en-US",
        "--sidecars",
    )
    assert "out.opus is ready" in told
    assert opus.read_bytes()[:4] == b"OggS"
    length_s = len(decoded(opus, program("ffmpeg"))) / 48_000
    assert length_s < 0.8 * len(episode.samples) / HZ
    last = json.loads(opus.with_suffix(".json").read_text("utf-8"))["segments"][-1]["endTime"]
    assert last == pytest.approx(length_s, abs=0.05)


def test_the_file_is_as_long_as_its_transcript_says(episode: Episode):
    """The last word ends within the last half second; nothing is announced that does not sound."""
    duration = len(episode.samples) / HZ
    assert 40 < duration < 120
    last = episode.transcript["segments"][-1]["endTime"]
    assert duration - 0.5 < last <= duration + 0.001


def test_dateline_and_attribution_are_heard_first(episode: Episode):
    bodies = [segment["body"] for segment in episode.transcript["segments"]]
    assert bodies[0] == "From Heardline's Port Selene bureau."
    assert bodies[1] == "Daniel Okafor reports."
    assert bodies[2] == "Neighbours Resume Talks on Shared Fishing Grounds"
    assert not any("Accessibility" in body or "Breaking" in body for body in bodies)


def test_every_word_sounds_when_it_is_said_to(episode: Episode):
    """Measured times: where a word is, there is sound; between segments, there is silence."""
    assert episode.transcript["wordTimes"] == "measured"
    words = [word for segment in episode.transcript["segments"] for word in segment["words"]]
    assert len(words) > 150
    for word in words:
        assert rms_db(at(episode, word["startTime"], word["endTime"])) > -45, word
    quiet = 0
    for one, other in zip(
        episode.transcript["segments"], episode.transcript["segments"][1:], strict=False
    ):
        gap = other["startTime"] - one["endTime"]
        if gap > 0.15:
            quiet += 1
            assert rms_db(at(episode, one["endTime"] + 0.05, other["startTime"])) < -60
    assert quiet > 5


def test_chapters_tile_the_episode_in_order(episode: Episode):
    """The tag, its table of contents and the list beside the file tell the same chapters."""
    frames = episode.tags.getall("CHAP")
    starts = [frame.start_time for frame in frames]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert [frame.end_time for frame in frames[:-1]] == starts[1:]
    assert frames[-1].end_time == pytest.approx(len(episode.samples) / HZ * 1000, abs=2)
    assert episode.tags.getall("CTOC")[0].child_element_ids == [
        frame.element_id for frame in frames
    ]
    assert [round(chapter["startTime"] * 1000) for chapter in episode.chapters] == starts
    assert [chapter["title"] for chapter in episode.chapters] == [
        frame.sub_frames["TIT2"].text[0] for frame in frames
    ]


def test_the_tag_tells_what_it_is(episode: Episode):
    tags = episode.tags
    assert tags["TIT2"].text == ["Neighbours Resume Talks on Shared Fishing Grounds"]
    assert "Daniel Okafor" in tags["TPE1"].text[0]
    assert tags["TALB"].text == ["Heardline"]
    assert tags["TLAN"].text == ["eng"]
    assert "synthetic voice" in tags.getall("COMM")[0].text[0]
    assert "counting the same fish twice" in tags.getall("USLT")[0].text


def test_transcripts_parse_and_agree(episode: Episode):
    """WebVTT and SRT hold the same words as the JSON transcript, at rising times; SRT names each voice that begins."""
    vtt = webvtt.read(str(episode.folder / "out.vtt"))
    srt = webvtt.from_srt(str(episode.folder / "out.srt"))
    whole = words_of(" ".join(segment["body"] for segment in episode.transcript["segments"]))
    assert words_of(" ".join(caption.text for caption in vtt)) == whole
    read = " ".join(" ".join(caption.text for caption in srt).split())
    for speaker in {segment["speaker"] for segment in episode.transcript["segments"]}:
        assert f"{speaker}: " in read
        read = read.replace(f"{speaker}: ", "")
    assert words_of(read) == whole
    starts = [caption.start_in_seconds for caption in vtt]
    assert starts == sorted(starts)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_file_is_clean(episode: Episode, program: Callable[[str], str]):
    """mp3val has nothing to say about it."""
    done = subprocess.run(
        [program("mp3val"), episode.mp3], check=True, capture_output=True, text=True
    )
    assert "WARNING" not in done.stdout
    assert "ERROR" not in done.stdout
    assert "MPEG 1 Layer III" in done.stdout


def loudness(mp3: Path, ffmpeg: str) -> tuple[float, float]:
    """LUFS and dBTP, by the EBU R 128 meter of ffmpeg."""
    done = subprocess.run(
        [ffmpeg, "-nostats", "-i", mp3, "-af", "ebur128=peak=true", "-f", "null", "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    summary = done.stderr[done.stderr.rindex("Summary") :]
    integrated = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1]
    return float(integrated), float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)[1])


@pytest.mark.parametrize("article", ["fishing-talks.txt", "rheinpegel.txt", "cosecha-de-agua.txt"])
def test_loudness_is_what_podcasts_expect(
    article: str, newsroom: Path, tmp_path: Path, program: Callable[[str], str]
):
    """-16 LUFS, give or take one, and no peak over -1 dBTP, whatever the voice."""
    mp3 = tmp_path / "out.mp3"
    say(newsroom / article, mp3, tmp_path / "data")
    lufs, peak_dbtp = loudness(mp3, program("ffmpeg"))
    assert lufs == pytest.approx(-16, abs=1)
    assert peak_dbtp <= -1


def test_the_two_who_read_english_are_equally_loud(
    newsroom: Path, tmp_path: Path, program: Callable[[str], str]
):
    """Within one unit of each other over a whole article, so that nobody reaches for the volume between them."""
    measured = []
    for voice in ("gmw/en-US", "gmw/en-US+f2"):
        mp3 = tmp_path / f"{len(measured)}.mp3"
        say(newsroom / "fishing-talks.txt", mp3, tmp_path / "data", "--voice", voice)
        measured.append(loudness(mp3, program("ffmpeg"))[0])
    assert measured[0] == pytest.approx(measured[1], abs=1)


@pytest.mark.parametrize("status", ["withheld", "embargoed"])
def test_what_may_not_be_known_yet_is_not_sent_to_a_voice_elsewhere(tmp_path: Path, status: str):
    """The command refuses in words, and the server of that voice hears nothing."""
    held = (
        {"pubstatus": "withheld"} if status == "withheld" else {"embargoed": "2999-01-01T00:00:00Z"}
    )
    story = {
        "uri": "urn:newsml:example:secret",
        "headline": "A secret",
        "body_text": "Nobody knows.",
        **held,
    }
    article = tmp_path / "secret.json"
    article.write_text(json.dumps(story), "utf-8")
    with speech_server.serving() as server:
        tmp_path.joinpath("voices.toml").write_text(
            f'[server.kokoro]\nurl = "http://{server.host}/v1"\nmodel = "kokoro"\n'
            '[[server.kokoro.voices]]\nid = "af_bella"\nname = "Bella"\nlanguage = "en-US"\n',
            "utf-8",
        )
        command = [HEARDLINE, "--data", tmp_path, "say", article, "-o", tmp_path / "out.mp3"]
        refused = subprocess.run(
            [*command, "--voice", "kokoro:af_bella"],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert refused.returncode
        assert "kokoro:af_bella speaks on another machine" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert server.asked == []
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert server.asked == []


def test_a_faster_rate_is_spoken_faster(
    episode: Episode, newsroom: Path, tmp_path: Path, program: Callable[[str], str]
):
    mp3 = tmp_path / "fast.mp3"
    say(newsroom / "fishing-talks.txt", mp3, tmp_path, "--rate", "350")
    assert len(decoded(mp3, program("ffmpeg"))) < 0.65 * len(episode.samples)


@pytest.mark.parametrize(
    "text",
    [
        "- 5C outside.\n",
        "--help\n",
        "Hamas 😀 مرحبا بالعالم שלום emoji and right-to-left.\n",
        "Control\x07characters\x1b[31m and \x00 nothing else: here is a longer text that goes on for a while.\n",
        "No headline, only a sentence that ends here.\n",
        "[[h@l'oU]] <speak><break time='10s'/></speak> is text.\n",
    ],
    ids=["dash", "option", "scripts", "controls", "no-headline", "markup"],
)
def test_strange_text_is_spoken(text: str, tmp_path: Path, program: Callable[[str], str]):
    article = tmp_path / "-a.txt"
    article.write_text(text, "utf-8")
    mp3 = tmp_path / "out.mp3"
    say(article, mp3, tmp_path / "data")
    samples = decoded(mp3, program("ffmpeg"))
    assert len(samples) > HZ / 4
    assert rms_db(samples) > -30


def test_a_lone_surrogate_is_no_crash(tmp_path: Path):
    article = tmp_path / "a.txt"
    article.write_bytes(b"Before \xed\xa0\x80 after, and then some more words.\n")
    say(article, tmp_path / "out.mp3", tmp_path / "data", "--voice", "low")


def test_a_very_long_paragraph_is_cut_and_spoken(tmp_path: Path, program: Callable[[str], str]):
    """200,000 characters in one paragraph: all of it is heard."""
    article = tmp_path / "long.txt"
    article.write_text("The river rose again and the town waited for morning. " * 3704, "utf-8")
    mp3 = tmp_path / "out.mp3"
    told = say(article, mp3, tmp_path / "data", "--rate", "450", "--voice", "low")
    assert "hour" in told
    assert mp3.stat().st_size > 10_000_000


def test_what_was_there_stays_when_the_disk_is_full(
    newsroom: Path, small_disk: Path, tmp_path: Path
):
    """The old episode is still whole, nothing half written lies beside it, and the reason is told."""
    out = small_disk / "out.mp3"
    out.write_bytes(b"the old episode")
    done = subprocess.run(
        [HEARDLINE, "--data", tmp_path, "say", newsroom / "fishing-talks.txt", "-o", out],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "could not be written: No space left on device" in done.stderr
    assert out.read_bytes() == b"the old episode"
    assert [path.name for path in small_disk.iterdir()] == ["out.mp3"]


def test_a_full_data_folder_costs_the_cache_not_the_episode(
    newsroom: Path, small_disk: Path, tmp_path: Path
):
    out = tmp_path / "out.mp3"
    done = subprocess.run(
        [
            HEARDLINE,
            "--data",
            small_disk / "data",
            "say",
            newsroom / "fishing-talks.txt",
            "-o",
            out,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "full" in done.stderr
    assert "Traceback" not in done.stderr
    assert out.stat().st_size > 400_000


def test_a_speaker_killed_in_mid_word_costs_nothing(newsroom: Path, tmp_path: Path):
    """Every child is killed while it speaks: a clear error, the old file is whole, and the next try succeeds."""
    article = tmp_path / "long.txt"
    article.write_text(
        "The river rose again and the town waited for morning, all night long.\n\n" * 300, "utf-8"
    )
    varied = "\n\n".join(
        f"Number {n}. {p}" for n, p in enumerate(article.read_text("utf-8").split("\n\n"))
    )
    article.write_text(varied, "utf-8")
    out = tmp_path / "out.mp3"
    out.write_bytes(b"the old episode")
    running = subprocess.Popen(
        [HEARDLINE, "--data", tmp_path / "data", "say", article, "-o", out],
        stderr=subprocess.PIPE,
        text=True,
    )
    killed = 0
    while running.poll() is None:
        for child in children_of(running.pid):
            os.kill(child, signal.SIGKILL)
            killed += 1
        time.sleep(0.05)
    told = running.stderr.read()
    running.stderr.close()
    assert killed
    assert running.returncode == 1
    assert "Traceback" not in told
    assert "pyttsx3" in told
    assert out.read_bytes() == b"the old episode"
    say(newsroom / "fishing-talks.txt", out, tmp_path / "data")


def children_of(pid: int) -> list[int]:
    """List the child processes of *pid* (Linux)."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return [int(child) for child in listed.read_text().split()]
    except OSError:
        return []
