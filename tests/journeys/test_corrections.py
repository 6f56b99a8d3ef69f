"""A correction arrives: at its place in the feed, with its new length, and in the podcast client that downloads it."""

import os
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from journeys.serving import items, serving, until

BEEPS = {"HEARDLINE_VOICE": "low"}


def _story(headline: str, day: str, last: str = "It ends here.") -> str:
    return f"{headline}\n\nBy Niamh Gallagher\n\nNovember {day}, 2025\n\nThe boats sail again.\n\n{last}\n"


def test_a_corrected_episode_is_downloaded_anew_from_its_old_place(
    tmp_path: Path, program: Callable[[str], str]
):
    podget, home = program("podget"), tmp_path / "home"
    home.mkdir()
    folders = ["-d", home, "--dir_session", home / "session", "-l", home / "library"]

    def downloads(*arguments: str) -> set[str]:
        """Let the client take all that it has not got; return the SHA-256 of what it holds."""
        subprocess.run(
            [podget, *folders, *arguments],
            env={**os.environ, "HOME": str(home)},
            capture_output=True,
            check=False,
            timeout=60,
        )
        return {sha256(file.read_bytes()).hexdigest() for file in home.rglob("*.mp3")}

    with serving(tmp_path / "data", **BEEPS) as service:

        def heard() -> set[str]:
            sounds = [service.get(item["url"]) for item in items(service)]
            lengths = [len(sound.body) for sound in sounds]
            assert lengths == [int(item["length"]) for item in items(service)]
            return {sha256(sound.body).hexdigest() for sound in sounds}

        story = tmp_path / "ferry.txt"
        for day in ("21", "22", "23"):
            story.write_text(_story(f"Ferry of the {day}st", day), "utf-8")
            service.heardline("add", story, "--id", f"https://news.example/{day}")
        until(lambda: len(items(service)) == 3, "all are in the feed")
        before, first = items(service), heard()
        downloads("--create-config", str(home / "podgetrc"))
        (home / "serverlist").write_text(f"{service.base}/feed.xml News Heardline\n")
        downloads("-s")
        assert downloads("-s") == first

        etag = service.get(before[1]["url"]).headers["etag"]
        feed_etag = service.get("/feed.xml").headers["etag"]
        longer = "The day was wrong. " * 12
        story.write_text(_story("Ferry of the 22st", "22", longer), "utf-8")
        service.heardline(
            "correct", "https://news.example/22", story, "--notice", "The day is Sunday."
        )
        until(lambda: items(service) != before, "the correction is in the feed")

        after = items(service)
        for name in ("title", "guid", "date", "url"):
            assert [item[name] for item in after] == [item[name] for item in before]
        assert [one == other for one, other in zip(before, after, strict=True)] == [
            True,
            False,
            True,
        ]
        assert int(after[1]["length"]) > int(before[1]["length"])
        assert int(after[1]["duration"]) > int(before[1]["duration"])
        assert service.get(before[1]["url"]).headers["etag"] != etag
        assert service.get("/feed.xml", If_None_Match=feed_etag).status == 200

        second = heard()
        assert len(second - first) == 1
        assert downloads("-s", "--force") >= second
