"""A newsroom teaches the service a name: heard before, then everywhere, at the same addresses."""

import json
import subprocess
from io import BytesIO
from pathlib import Path

import podcastparser
import pytest
from journeys.serving import HEARDLINE, heardline, serving, until

ENVIRON = {"HEARDLINE_VOICE": "gmw/en-US"}


def clips(data: Path) -> int:
    return json.loads(heardline(data, "cache", "stats", "--json"))["clips"]


def refused(data: Path, *arguments: object) -> str:
    done = subprocess.run(
        [HEARDLINE, "--data", data, "lexicon", *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_name_is_corrected_everywhere_and_in_silence(newsroom: Path, tmp_path: Path):
    """Only its clips are made; GUID, date and address stay; the ETag changes, and nothing is announced."""
    data = tmp_path / "data"
    heardline(
        data, "add", "--wait", newsroom / "fishing-talks.txt", newsroom / "chess-final.txt", **ENVIRON
    )  # fmt: skip
    with serving(data, "--no-work", **ENVIRON) as service:

        def heard() -> dict:
            feed = podcastparser.parse(service.base, BytesIO(service.get("/feed.xml").body))
            (item,) = [one for one in feed["episodes"] if "Fishing" in one["title"]]
            audio = service.get(item["enclosures"][0]["url"], method="HEAD")
            return {
                "guid": item["guid"], "published": item["published"], "url": item["enclosures"][0]["url"],
                "size": item["enclosures"][0]["file_size"], "etag": audio.headers["etag"],
            }  # fmt: skip

        before, made = heard(), clips(data)
        out = tmp_path / "preview.mp3"
        told = heardline(
            data, "lexicon", "preview", "Okafor", "--respelling", "oh-KAH-for", "-o", out, **ENVIRON
        )
        assert "fishing-talks.txt" in told
        assert "1 published episode would be made again, at the cost of 2 clips" in told
        assert out.stat().st_size > 10_000
        assert heard() == before
        told = heardline(
            data, "lexicon", "add", "Okafor", "--respelling", "oh-KAH-for", "--source", "He said so"
        )
        assert "1 published episode is made again, at the cost of 2 clips" in told
        heardline(data, "work", "--until-idle", **ENVIRON)
        until(lambda: heard()["etag"] != before["etag"], "the feed has the new sound")
        after = heard()
        assert {name: after[name] for name in ("guid", "published", "url")} == {
            name: before[name] for name in ("guid", "published", "url")
        }
        assert after["size"] != before["size"]
        assert clips(data) == made + 2
        transcript = service.get(after["url"].replace(".mp3", ".html")).text
        assert "Daniel Okafor" in transcript
        assert "Correction" not in transcript


def test_a_lexicon_is_taken_from_one_newsroom_to_another(newsroom: Path, tmp_path: Path):
    """Through CSV whole, through PLS in IPA; a file with a mistake changes nothing."""
    here, there = tmp_path / "here", tmp_path / "there"
    heardline(here, "lexicon", "add", "Okafor", "--respelling", "oh-KAH-for", "--match", "plural")
    heardline(here, "lexicon", "add", "UNRWA", "--word", "--section", "World")
    table, lexicon = tmp_path / "names.csv", tmp_path / "names.pls"
    assert "2 entries written" in heardline(here, "lexicon", "export", table)
    assert "1 entry written" in heardline(here, "lexicon", "export", lexicon, "--language", "en")
    assert "2 entries taken in" in heardline(there, "lexicon", "import", table)
    assert heardline(there, "lexicon", "list") == heardline(here, "lexicon", "list")
    bad = tmp_path / "bad.csv"
    bad.write_text("words,as,said\nXi,respelling,shee\nYi,respelling,cee\n", "utf-8")
    assert "line 3: “cee”" in refused(there, "import", bad)
    assert heardline(there, "lexicon", "list") == heardline(here, "lexicon", "list")
    assert "1 entry taken in" in heardline(
        there, "lexicon", "import", lexicon, "--section", "Sport"
    )
    assert "Okafor: said oʊˈkɑːfɔːɹ (ipa), in the section Sport" in heardline(
        there, "lexicon", "list"
    )
    assert "removed" in heardline(there, "lexicon", "remove", "Okafor")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["add", "Xi"], "Give one of --respelling"),
        (["add", "Xi", "--word", "--letters"], "Give one of --respelling"),
        (["add", "Xi", "--ipa", "ʘi"], "no sound for “ʘ”"),
        (["add", "Xi", "--respelling", "shee-pihng"], "No syllable of “shee-pihng” is stressed"),
        (["add", "Xi", "--word", "--article", "nowhere"], "There is no article 'nowhere'"),
        (["remove", "Xi"], "no entry of yours for “Xi” everywhere"),
        (["export", "names.txt"], "no format that is known"),
    ],
)
def test_what_cannot_be_done_is_named(tmp_path: Path, arguments: list[str], why: str):
    assert why in refused(tmp_path, *arguments)


def test_names_of_an_article_are_listed_until_they_are_known(newsroom: Path, tmp_path: Path):
    article = newsroom / "fishing-talks.txt"
    assert "Okafor: 2 times" in heardline(tmp_path, "lexicon", "names", article)
    heardline(tmp_path, "lexicon", "add", "Okafor", "--respelling", "oh-KAH-for")
    assert "Okafor" not in heardline(tmp_path, "lexicon", "names", article)
