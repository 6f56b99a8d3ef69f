"""What the commands say to a person, and how they fail."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from service.forms import Form
from service.store.feeds import Ceiling, Choice
from service.store.sql import SqlFeeds, SqlReports, SqlStore, open_database, open_store

HEARDLINE = Path(sys.executable).with_name("heardline")


def heardline(*arguments: object, data: Path, stdin: bytes = b"", **environ: str):
    """Run the real program."""
    return subprocess.run(
        [HEARDLINE, "--data", data, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=os.environ | environ,
        check=False,
        timeout=120,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "-storm.txt"
    file.write_text(
        "Storm closes railway\n\nBy Ann Lee\n\nThe railway closed. Nobody was hurt.\n", "utf-8"
    )
    return file


def test_script_reads_aloud(article: Path, tmp_path: Path):
    done = heardline("script", article, data=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode() == (
        "attribution: Ann Lee reports.\nheadline: Storm closes railway\n"
        "paragraph: The railway closed. Nobody was hurt.\n"
        "notice: This article was read by synthetic voice.\n"
    )


def test_what_libraries_say_among_themselves_is_not_told(tmp_path: Path):
    """A page without an article is one sentence."""
    done = heardline("script", "-", "--id", "page", data=tmp_path, stdin=b"<p></p>")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Error: ")
    assert done.stderr.count(b"\n") == 1


def test_script_tells_where_wording_ends(tmp_path: Path):
    """Of a language without rules, a person is told that its figures are left to the voice."""
    words = (
        "서울의 한 초등학교 학생들이 화요일 아침 새 도서관에서 책을 읽었다. 교사들은 기뻐했다.\n"
    )
    done = heardline("script", "-", "--id", "x", data=tmp_path, stdin=words.encode())
    assert done.stdout.decode().endswith(
        "\nNo wording rules for language 'ko': the voice reads its numbers and abbreviations as they are shown.\n"
    )


def test_script_json_is_the_contract(newsroom: Path, tmp_path: Path):
    """The fields and their names are fixed; absent values are null."""
    done = heardline("script", newsroom / "fishing-talks.txt", "--json", data=tmp_path)
    told = json.loads(done.stdout)
    assert list(told) == ["article", "segments", "dropped"]
    assert list(told["article"]) == [
        "id", "headline", "kicker", "deck", "byline", "dateline", "attribution", "published", "language", "url",
        "section", "blocks",
    ]  # fmt: skip
    assert told["article"]["id"] == "fishing-talks.txt"
    assert told["article"]["kicker"] is None
    assert told["article"]["dateline"] == {
        "place": "Port Selene", "region": None, "agency": None, "date": None, "derived": True
    }  # fmt: skip
    assert told["article"]["attribution"] == {
        "names": ["Daniel Okafor"],
        "role": None,
        "outlet": "Heardline",
        "bureau": "Port Selene",
        "derived": True,
    }
    assert told["article"]["blocks"][0]["kind"] == "paragraph"
    assert list(told["segments"][0]) == ["kind", "shown", "spoken", "spans"]
    assert told["segments"][0]["spoken"] == "From Heardline's Port Selene bureau."
    assert told["segments"][0]["spans"] == [[0, 0, 0, 5], [0, 30, 5, 35], [30, 30, 35, 36]]
    assert list(told["dropped"][0]) == ["text", "code", "reason", "position"]


def test_script_takes_standard_input(tmp_path: Path):
    done = heardline(
        "script", "-", "--json", "--id", "x/1", data=tmp_path, stdin="Zürich wartet.\n".encode()
    )
    told = json.loads(done.stdout)
    assert told["article"]["id"] == "x/1"
    assert told["segments"][0]["spoken"] == "Zürich wartet."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "is not text"),
        (b"word " * 2_000_000, "is longer than 2 MB"),
        (b"Accessibility links\n\nBreaking News\n", "holds no article"),
    ],
)
def test_what_is_no_article_is_named(content: bytes, told: str, tmp_path: Path):
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    for command in (["script", file], ["say", file, "-o", tmp_path / "out.mp3"]):
        done = heardline(*command, data=tmp_path)
        assert done.returncode == 1
        assert told in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
        assert not (tmp_path / "out.mp3").exists()


def test_missing_files_and_folders_are_named(tmp_path: Path):
    done = heardline("script", tmp_path / "nowhere.txt", data=tmp_path)
    assert (done.returncode, b"does not exist" in done.stderr) == (1, True)
    done = heardline("script", tmp_path, data=tmp_path)
    assert (done.returncode, b"is a folder" in done.stderr) == (1, True)


def test_wrong_usage_is_exit_code_2(article: Path, tmp_path: Path):
    for command in (
        ["script"],
        ["say", article],
        ["nonsense"],
        ["script", article, "--frobnicate"],
    ):
        assert heardline(*command, data=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("output", "options", "told"),
    [
        ("out.wav", (), "has no ending of sound. Choose one of .mp3, .m4a, .opus"),
        ("out.mp3", ("--codec", "opus"), "Let it end in .opus"),
        ("out.mp3", ("--speed", "fast"), "must be a speed such as 1.5x"),
        ("out.mp3", ("--speed", "3"), "3 times 175 words a minute are 525"),
    ],
)
def test_a_codec_or_a_speed_that_cannot_be_is_refused_before_any_work(
    article: Path, tmp_path: Path, output: str, options: tuple[str, ...], told: str
):
    done = heardline("say", article, "-o", tmp_path / output, *options, data=tmp_path)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.decode().split())
    assert not (tmp_path / output).exists()


def test_the_article_is_never_written_over(article: Path, tmp_path: Path):
    before = article.read_bytes()
    assert heardline("say", article, "-o", article, data=tmp_path).returncode == 2
    beside = article.with_suffix(".vtt")
    beside.write_bytes(before)
    done = heardline("say", beside, "-o", article.with_suffix(".mp3"), "--sidecars", data=tmp_path)
    assert done.returncode == 2
    assert b"is the article itself" in done.stderr
    assert article.read_bytes() == beside.read_bytes() == before


def test_an_unknown_voice_is_named_with_its_neighbours(article: Path, tmp_path: Path):
    out = tmp_path / "out.mp3"
    out.write_bytes(b"old")
    done = heardline("say", article, "-o", out, "--voice", "gmw/en-UX", data=tmp_path)
    assert done.returncode == 1
    assert "There is no voice 'gmw/en-UX'. Did you mean gmw/en-US" in done.stderr.decode()
    assert out.read_bytes() == b"old"


def test_an_unknown_setting_is_named(article: Path, tmp_path: Path):
    done = heardline("script", article, data=tmp_path, HEARDLINE_RAET="1")
    assert done.returncode == 1
    assert b"HEARDLINE_RAET" in done.stderr


def test_voices_are_listed(tmp_path: Path):
    listed = json.loads(heardline("voices", "--json", data=tmp_path).stdout)
    ids = [voice["id"] for voice in listed]
    assert len(ids) == len(set(ids))
    assert {"gmw/en-US", "gmw/de", "roa/es", "low"} <= set(ids)
    american = next(voice for voice in listed if voice["id"] == "gmw/en-US")
    assert american["language"] == "en-US"
    assert american["word_times"] is True
    assert (
        b"gmw/en-US: English (America), language en-US, engine pyttsx3"
        in heardline("voices", data=tmp_path).stdout
    )


def test_the_cache_is_looked_after(article: Path, tmp_path: Path):
    """What was made is counted, found sound, found damaged, and pruned."""
    said = heardline("say", article, "-o", tmp_path / "out.mp3", "--voice", "low", data=tmp_path)
    assert said.returncode == 0, said.stderr
    counted = heardline("cache", "stats", data=tmp_path).stdout.decode()
    assert "keeps 4 clips" in counted
    assert json.loads(heardline("cache", "stats", "--json", data=tmp_path).stdout)["clips"] == 4
    assert heardline("cache", "verify", data=tmp_path).stdout.startswith(
        b"4 clips sound, 0 clips damaged."
    )
    victim = next((tmp_path / "audio").rglob("*.clip"))
    sealed = bytearray(victim.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    victim.write_bytes(sealed)
    found = heardline("cache", "verify", data=tmp_path)
    assert found.returncode == 1
    assert found.stdout.startswith(b"3 clips sound, 1 clip damaged.")
    assert b"Removed 3 clips" in heardline("cache", "prune", "--mb", "0", data=tmp_path).stdout


def test_what_listeners_report_is_listed_until_it_is_done(article: Path, tmp_path: Path):
    """And `status` tells that something waits."""
    data = tmp_path / "data"
    assert heardline("reports", "list", data=data).stdout == b"No reports are waiting.\n"
    heardline("add", article, "--id", "storm", data=data)
    database = open_database(data)
    store = SqlStore(database, new_id=uuid4)
    now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    SqlReports(database).add(
        store.find("storm").public_id,
        words="Łódź",
        wrong="Say woodge.",
        contact="a@b.example",
        now=now,
    )
    database.close()
    listed = heardline("reports", "list", data=data).stdout.decode()
    assert listed == "1. 2026-11-24 09:30, storm: “Łódź”. Say woodge. Answer to: a@b.example\n"
    assert json.loads(heardline("reports", "list", "--json", data=data).stdout)[0]["number"] == 1
    status = heardline("status", data=data).stdout.decode()
    assert "1 report of what is said wrong: `heardline reports list` tells." in status
    assert heardline("reports", "done", "1", data=data).returncode == 0
    again = heardline("reports", "done", "1", data=data)
    assert again.returncode == 1
    assert "There is no report 1." in again.stderr.decode()


def test_the_operator_lists_and_ends_listeners_own_feeds(tmp_path: Path):
    """Of what they cannot read, the addresses, nothing is told."""
    store = open_store(tmp_path)
    choice = Choice(sections=("sport",), form=Form(speed_percent=250), longest_min=10)
    most = Ceiling(feeds=1, forms=1, renditions_a_day=1)
    SqlFeeds(store._database).add("ab" * 32, choice, most=most, now=datetime.now(UTC))
    store.close()
    told = heardline("feeds", "list", data=tmp_path).stdout.decode()
    assert told == "1: sport; MP3, 2.5x speed, at most 10 minutes, newest first; never asked for\n"
    [feed] = json.loads(heardline("feeds", "list", "--json", data=tmp_path).stdout)
    assert (feed["number"], feed["form"], feed["polled_at"]) == (1, "2.5x", None)
    assert heardline("feeds", "revoke", 1, data=tmp_path).returncode == 0
    again = heardline("feeds", "revoke", 1, data=tmp_path)
    assert (again.returncode, again.stderr.decode()) == (
        1,
        "Error: There is no feed 1. `heardline feeds list` lists them all.\n",
    )
    told = heardline("feeds", "list", data=tmp_path).stdout.decode()
    assert told == "No listener has a feed of their own.\n"
