"""The memory that it takes to make an episode of ten hours, against one of five minutes: part of `make bench`.

Each is made and published by a `heardline work --until-idle` of its own on an empty folder; what counts is the most memory
that this process ever had. Hours and HEARDLINE_RENDITIONS may be given: `memory.py 2 opus,low`. Voices and ffmpeg run in processes beside it, whose memory does not
depend on the length: they get a paragraph or a stream at a time.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

NEWSROOM = Path(__file__).parent.parent.parent / "service" / "newsroom"
WORDS_A_MINUTE = 113
"""That episodes have with their pauses."""


def main() -> int:
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    renditions = sys.argv[2] if len(sys.argv) > 2 else ""
    with tempfile.TemporaryDirectory() as folder:
        short_mb = _measure(Path(folder, "short"), 5, renditions)
        long_mb = _measure(Path(folder, "long"), round(hours * 60), renditions)
    print(f"ratio: {long_mb / short_mb:.2f}")
    return 0


def _measure(data: Path, minutes: int, renditions: str) -> float:
    """Make an episode; return the most megabytes that its maker had."""
    data.mkdir()
    article = data / "article.txt"
    article.write_text(_article(minutes), "utf-8")
    environ = {**os.environ, "HEARDLINE_RENDITIONS": renditions}
    command = [sys.executable, "-m", "service.cli", "--data", data]
    subprocess.run([*command, "add", article], check=True, stdout=subprocess.DEVNULL, env=environ)
    worker = subprocess.Popen([*command, "work", "--until-idle"], env=environ)
    _, status, used = os.wait4(worker.pid, 0)
    worker.returncode = os.waitstatus_to_exitcode(status)
    sizes = {file.name: file.stat().st_size for file in (data / "objects").rglob("audio.*")}
    print(
        f"{minutes} minutes wanted: {used.ru_maxrss / 1000:.0f} MB, {used.ru_utime:.0f} s; {sizes}"
    )
    return used.ru_maxrss / 1000


def _article(minutes: int) -> str:
    """Write news of about so many minutes; no paragraph comes twice, since those would be made once."""
    lines = (NEWSROOM / "river-survey.txt").read_text("utf-8").split("\n\n")
    count = len(" ".join(lines).split())
    rounds = range(-(-minutes * WORDS_A_MINUTE // count))
    return "\n\n".join(
        f"In round {turn}, {line}" if turn else line for turn in rounds for line in lines
    )


if __name__ == "__main__":
    sys.exit(main())
