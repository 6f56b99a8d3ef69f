"""Programs that people listen with, each run as its user would to get whatever a feed has."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

Run = Callable[..., str]


def sounds(folder: Path) -> set[str]:
    """The SHA-256 of every MP3 file in *folder*."""
    return {sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.mp3")}


def gpodder(run: Run, feed: str, home: Path) -> tuple[set[str], str]:
    """Subscribe to *feed* and download; return what was got, and what the program says."""
    run("gpo", "subscribe", feed, "Heardline")
    run("gpo", "update")
    said = run("gpo", "download")
    return sounds(home / "gpodder" / "Downloads"), said


def podget(run: Run, feed: str, home: Path) -> tuple[set[str], str]:
    """Download what *feed* has. Its first run takes one episode of each feed, to see whether it works."""
    folders = ["-d", home, "--dir_session", home / "session", "-l", home / "library"]
    run("podget", "--create-config", home / "podgetrc", *folders)
    (home / "serverlist").write_text(f"{feed} News Heardline\n")
    said = "".join(run("podget", *folders, "-s") for _ in range(2))
    return sounds(home / "library"), said
