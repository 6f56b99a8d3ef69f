"""What players read of an episode's file, seen through other eyes: mutagen's reader and ffprobe."""

import json
import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pytest
from mutagen.id3 import ID3

from service.model import Chapter
from service.narration import lame, mp3
from service.narration.tags import id3_tag

FACTS = {
    "title": "Storm closes the railway",
    "artist": "Ada Reed, Example News",
    "album": "Example News",
    "published": datetime(2026, 3, 14, 9, 30, tzinfo=UTC),
    "language": "en-GB",
    "comment": "Read by a synthetic voice.",
    "chapters": (
        Chapter(title="The longest of all these titles", start_ms=0, end_ms=2000),
        Chapter(title="Middling long", start_ms=2000, end_ms=3500),
        Chapter(title="Short", start_ms=3500, end_ms=4000),
    ),
    "transcript": "Storm closes the railway\n\nIt rained.",
}


def _read(**changed: object) -> ID3:
    return ID3(BytesIO(id3_tag(**FACTS | changed)))


def test_a_player_shows_who_what_and_when():
    tag = _read()
    assert tag.version == (2, 3, 0)
    assert tag["TIT2"] == "Storm closes the railway"
    assert tag["TPE1"] == "Ada Reed, Example News"
    assert tag["TALB"] == "Example News"
    assert str(tag["TDRC"]) == "2026-03-14"  # mutagen's reader puts year and day together
    assert tag["TLAN"] == "eng"
    assert str(tag["COMM::eng"]) == "Read by a synthetic voice."
    assert tag["USLT::eng"].text == "Storm closes the railway\n\nIt rained."


def test_chapters_are_in_the_order_of_time_for_players_that_ignore_the_table(program, tmp_path):
    file = tmp_path / "episode.mp3"
    silence = mp3.silence(lame.silent_frame(), 160)
    info = mp3.info_frame(
        byte_count=len(silence),
        crc_of_all=mp3.crc(silence),
        frame_count=160,
        sample_count=4 * 44_100,
    )
    file.write_bytes(id3_tag(**FACTS) + info + silence)
    probe = [program("ffprobe"), "-v", "warning", "-show_chapters", "-of", "json", file]
    done = subprocess.run(probe, capture_output=True, check=True)
    assert done.stderr == b""
    shown = [
        Chapter(title=found["tags"]["title"], start_ms=found["start"], end_ms=found["end"])
        for found in json.loads(done.stdout)["chapters"]
    ]
    assert tuple(shown) == FACTS["chapters"]


def test_the_table_of_contents_names_every_chapter_in_order():
    tag = _read()
    (table,) = tag.getall("CTOC")
    names = {chapter.element_id: chapter.start_time for chapter in tag.getall("CHAP")}
    assert [names[child] for child in table.child_element_ids] == [0, 2000, 3500]


def test_what_is_not_known_is_left_out():
    assert set(_read(artist=None, album=None, published=None)) == {
        "TIT2", "TLAN", "COMM::eng", "CTOC:contents", "USLT::eng",
        "CHAP:chapter1", "CHAP:chapter2", "CHAP:chapter3",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Überschwemmung – “jetzt”", "海港重新开放", "عودة القطار", "🚂", "è"]
)
def test_every_script_survives(text):
    tag = _read(title=text, transcript=text, chapters=(Chapter(title=text, start_ms=0, end_ms=9),))
    assert tag["TIT2"] == text
    assert tag["USLT::eng"].text == text
    assert tag["CHAP:chapter1"].sub_frames["TIT2"] == text


@pytest.mark.parametrize(("language", "code"), [("de-AT", "deu"), ("ZH", "zho"), ("tlh", "XXX")])
def test_the_language_is_told_as_the_tag_wants_it(language, code):
    assert _read(language=language)["TLAN"] == code


def test_more_chapters_than_a_table_holds_do_no_harm():
    many = tuple(Chapter(title="", start_ms=i, end_ms=i + 1) for i in range(300))
    assert len(_read(chapters=many).getall("CHAP")) == 300


def test_a_large_tag_is_read_whole():
    assert len(_read(transcript="long " * 100_000)["USLT::eng"].text) == 500_000
