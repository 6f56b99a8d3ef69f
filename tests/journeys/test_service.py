"""From a file to a subscribed episode: corrected, withdrawn, restarted and killed, with the real program."""

import hashlib
import json
import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from journeys.loaded import loaded
from journeys.serving import HEARDLINE, Service, heardline, items, serving, until

TONE = {"HEARDLINE_VOICE": "low"}
"""Beeps are as good as speech where only the way of an episode is tested, and quicker."""


def status(data: Path) -> dict[str, dict]:
    return {entry["id"]: entry for entry in json.loads(heardline(data, "status", "--json"))}


def path_of(url: str) -> str:
    return re.sub(r"^https?://[^/]+", "", url)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(
        "Island Ferries to Sail Through the Winter\n\nBy Niamh Gallagher\n\n"
        "KILBRONE (HNA) — Ferries will run all winter for the first time.\n\n"
        "The first boat sails on Saturday at dawn.\n\nNobody has to stay ashore.\n",
        "utf-8",
    )
    return file


def test_from_a_file_to_a_corrected_and_withdrawn_episode(article: Path, tmp_path: Path):
    data = tmp_path / "data"
    with serving(data, HEARDLINE_TZ="Europe/Dublin") as service:
        assert items(service) == []
        assert "waiting" in service.heardline("add", article, "--id", "https://news.example/ferry")
        until(lambda: items(service), "the episode is in the feed")
        (first,) = items(service)
        assert first["title"] == "Island Ferries to Sail Through the Winter"
        audio = path_of(first["url"])
        heard = service.get(audio)
        assert heard.headers["content-type"] == "audio/mpeg"
        assert int(first["length"]) == len(heard.body)
        transcript = json.loads(service.get(audio.replace(".mp3", ".json")).body)
        bodies = [segment["body"] for segment in transcript["segments"]]
        assert bodies[:2] == ["From Kilbrone, HNA.", "Niamh Gallagher reports."]

        found = service.get("/listen?url=https://news.example/ferry?utm_source=x")
        assert found.status == 200  # the redirect was followed
        assert "Island Ferries" in found.text
        assert service.get("/listen?url=https://news.example/unknown").status == 404

        until(lambda: service.get("/headlines.mp3").status == 200, "the headlines are there")
        chapters = json.loads(service.get("/headlines.chapters.json").body)["chapters"]
        assert chapters[1]["title"] == first["title"]
        assert chapters[1]["url"] == f"{service.base}/articles/{Path(audio).stem}"

        # The same content again changes nothing.
        assert "has not changed" in service.heardline(
            "add", article, "--id", "https://news.example/ferry"
        )
        assert items(service) == [first]

        # A correction with a notice: same GUID, date and address, other bytes; one clip for the paragraph, one for the notice.
        clips = json.loads(service.heardline("cache", "stats", "--json"))["clips"]
        article.write_text(article.read_text("utf-8").replace("Saturday", "Sunday"), "utf-8")
        service.heardline(
            "correct", "https://news.example/ferry", article, "--notice", "The day is Sunday."
        )
        until(
            lambda: items(service)[0]["length"] != first["length"], "the correction is in the feed"
        )
        (second,) = items(service)
        assert {name: second[name] for name in ("guid", "date", "url", "title")} == {
            name: first[name] for name in ("guid", "date", "url", "title")
        }
        corrected = service.get(audio)
        assert corrected.headers["etag"] != heard.headers["etag"]
        assert len(corrected.body) == int(second["length"])
        transcript = json.loads(service.get(audio.replace(".mp3", ".json")).body)
        bodies = [segment["body"] for segment in transcript["segments"]]
        assert bodies[2] == "The day is Sunday."
        assert any("sails on Sunday" in body for body in bodies)
        assert json.loads(service.heardline("cache", "stats", "--json"))["clips"] == clips + 2
        stale = service.get(audio, If_Range=heard.headers["etag"], Range="bytes=0-9")
        assert (stale.status, len(stale.body)) == (200, len(corrected.body))

        # A withdrawn article is gone at the next request.
        page = "/articles/" + Path(audio).stem
        assert service.get(page).status == 200
        service.heardline("withdraw", "https://news.example/ferry")
        assert items(service) == []
        assert service.get("/headlines.mp3").status == 404
        assert service.get(page).status == 410
        for suffix in (".mp3", ".vtt", ".srt", ".json", ".html", ".chapters.json"):
            assert service.get(audio.replace(".mp3", suffix)).status == 410, suffix
        assert "Island Ferries" not in service.get("/").text
        withdrawn = subprocess.run(
            [HEARDLINE, "--data", data, "add", article, "--id", "https://news.example/ferry"],
            check=True,
            capture_output=True,
            text=True,
        )
        assert "withdrawn for good" in withdrawn.stdout


def test_held_articles_are_not_made_before_they_are_released(article: Path, tmp_path: Path):
    with serving(tmp_path / "data", **TONE) as service:
        service.heardline("add", article, "--hold")
        time.sleep(1.5)
        held = status(service.data)["ferry.txt"]
        assert held["state"] == "held"
        assert service.get(path_of(held["page"])).status == 404
        assert json.loads(service.heardline("cache", "stats", "--json"))["clips"] == 0
        service.heardline("release", "ferry.txt")
        until(lambda: status(service.data)["ferry.txt"]["state"] == "published", "it is published")


def test_everything_is_still_there_after_a_restart(article: Path, tmp_path: Path):
    data = tmp_path / "data"
    heardline(data, "add", article, "--wait", **TONE)
    with serving(data, HEARDLINE_URL="https://listen.example") as service:
        before = items(service)
        sound = service.get(path_of(before[0]["url"]))
    with serving(data, HEARDLINE_URL="https://listen.example") as service:
        assert items(service) == before
        again = service.get(path_of(before[0]["url"]))
        assert (again.body, again.headers["etag"]) == (sound.body, sound.headers["etag"])


def test_lost_sound_is_made_again(article: Path, tmp_path: Path):
    """When its file is gone the listener is told to come back, and it is made again from its clips."""
    data = tmp_path / "data"
    with serving(data, **TONE) as service:
        service.heardline("add", article, "--wait", **TONE)
        audio = path_of(items(service)[0]["url"])
        for file in (data / "objects").rglob("audio.mp3"):
            file.unlink()
        lost = service.get(audio)
        assert lost.status == 503
        assert int(lost.headers["retry-after"]) > 0
        until(lambda: service.get(audio).status == 200, "it can be heard again")
        assert_whole(service, items(service)[0], opening="From Kilbrone, HNA.")


def test_an_article_that_fails_is_named_and_stops_nothing(article: Path, tmp_path: Path):
    data = tmp_path / "data"
    bad = tmp_path / "tlh.txt"
    bad.write_text("ქართული ენა ამ ხმას არ შეუძლია\n\nარა.\n", "utf-8")
    done = subprocess.run(
        [HEARDLINE, "--data", data, "add", "--wait", tmp_path / "none.txt", article],
        capture_output=True,
        text=True,
        env=os.environ | TONE,
        check=False,
    )
    assert done.returncode == 1
    assert "none.txt does not exist" in done.stderr
    assert "ferry.txt can be heard" in done.stdout


def test_two_servers_on_one_folder_share_the_work(article: Path, tmp_path: Path):
    data = tmp_path / "data"
    with serving(data, **TONE) as one, serving(data, **TONE) as other:
        one.heardline("add", article)
        until(lambda: items(one) and items(other), "both serve the episode")
        (first,), (second,) = items(one), items(other)
        assert first["guid"] == second["guid"]
        assert one.get(path_of(first["url"])).body == other.get(path_of(second["url"])).body


def test_a_second_server_on_the_same_port_is_refused(tmp_path: Path):
    with serving(tmp_path / "data", "--no-work") as service:
        port = service.base.rpartition(":")[2]
        done = subprocess.run(
            [HEARDLINE, "--data", tmp_path / "other", "serve", "--port", port],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        assert done.returncode == 1
        assert port in done.stderr
        assert "Traceback" not in done.stderr


def test_the_work_ends_with_the_server_however_that_ends(article: Path, tmp_path: Path):
    """After `kill -9` of the server, no process of it is left that works."""
    data = tmp_path / "data"
    with serving(data, **TONE) as service:
        service.process.kill()
        service.process.wait()
    heardline(data, "add", article)
    time.sleep(3)
    assert status(data)["ferry.txt"]["state"] == "waiting"


def test_kill_9_at_a_hundred_random_moments_loses_nothing(tmp_path: Path):
    """Articles come in and are corrected while the worker is killed again and again; all of them end up whole.

    The moments are those in which it works: while a program loads its modules, there is nothing to lose.
    """
    data = tmp_path / "data"
    chance = random.Random(9)
    with loaded(**TONE, HEARDLINE_WORKERS="1") as start:

        def add(turn: int) -> None:
            file = tmp_path / f"article-{turn % 12}.txt"
            file.write_text(
                f"Story {turn % 12} of the day\n\nBy Ann Lee\n\n{_story(chance)}\n", "utf-8"
            )
            assert start("--data", data, "add", file).wait() == 0

        def work_s(turn: int) -> float:
            add(turn)
            begun = time.monotonic()
            assert start("--data", data, "work", "--until-idle").wait() == 0
            return time.monotonic() - begun

        longest_s = min(work_s(turn) for turn in range(3))  # the least hindered
        for kill in range(100):
            if kill % 2 == 0:
                add(kill // 2)
            worker = start("--data", data, "work")
            time.sleep(chance.uniform(0, longest_s))
            os.kill(worker.pid, signal.SIGKILL)
            assert worker.wait() == -signal.SIGKILL
    with serving(data, "--no-work") as service:
        for item in items(service):  # whatever was published in between is whole
            assert_whole(service, item)
        heardline(data, "work", "--until-idle", **TONE)
        assert {entry["state"] for entry in status(data).values()} == {"published"}
        assert len(items(service)) == 12
        for item in items(service):
            assert_whole(service, item)
        chapters = json.loads(service.get("/headlines.chapters.json").body)["chapters"]
        assert len(chapters) == 1 + 12  # who works until nothing is to be done makes them, too


def _story(chance: random.Random) -> str:
    words = ["ferry", "harbour", "winter", "lamp", "tide", "bridge", "market", "train"]
    return "\n\n".join(
        " ".join(chance.choices(words, k=12)) + "." for _ in range(chance.randint(1, 3))
    )


def assert_whole(
    service: Service, item: dict[str, str], *, opening: str = "Ann Lee reports."
) -> None:
    """Sound, length, ETag and transcript belong together, and say what the article says now or said before."""
    audio = path_of(item["url"])
    heard = service.get(audio)
    assert heard.status == 200
    assert len(heard.body) == int(item["length"])
    assert hashlib.sha256(heard.body).hexdigest() in heard.headers["etag"]
    transcript = json.loads(service.get(audio.replace(".mp3", ".json")).body)
    assert transcript["segments"][0]["body"] == opening
