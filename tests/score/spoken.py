"""How many phrases of a newsroom are said as a newsreader says them, by class, beside espeak-ng alone: `make score`.

The corpus's `spoken.tsv` holds phrases with the forms that are accepted. A form is right by text when the words are the
same, and by phonemes when espeak-ng makes the same sounds of both, without regard to stress and reduced vowels.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from service.scripting.wording import say

_REDUCED = {"@": "@", "a": "@", "3": "@", "I": "I", "i": "I"}
_FOLDED = str.maketrans("", "", "',%_|:;=-!\n ")


def main() -> int:
    corpus = os.environ.get("HEARDLINE_CORPUS")
    if not corpus or not shutil.which("espeak-ng"):
        print("Skipped: HEARDLINE_CORPUS names no folder, or espeak-ng is not installed.")
        return 0
    rows = [
        line.split("\t")
        for line in (Path(corpus) / "spoken.tsv").read_text("utf-8").splitlines()[1:]
    ]
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for kind, shown, forms in rows:
        said = spoken(shown)
        accepted = forms.split("|")
        sounds = {phonemes(form) for form in accepted}
        by_text = words(said) in map(words, accepted)
        by_sound = phonemes(said) in sounds
        for name in (kind, "all"):
            for place, right in enumerate((1, by_text, by_sound, phonemes(shown) in sounds)):
                counts[name][place] += right
        if not by_sound:
            print(f"wrong: {shown!r} is said {said!r}")
    print(f"{'class':10}{'phrases':>9}{'by text':>9}{'by sound':>10}{'espeak-ng alone':>17}")
    for name, (phrases, by_text, by_sound, alone) in counts.items():
        print(f"{name:10}{phrases:9}{by_text:9}{by_sound:10}{alone:17}")
    print(f"speed: {speed_kb_per_s(Path(corpus)):.0f} kB of text a second")
    return 0


def spoken(shown: str) -> str:
    return "".join(piece.said for piece in say(shown, language="en"))


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def phonemes(text: str) -> str:
    """Return what espeak-ng would sound, with stress and reduced vowels folded."""
    made = subprocess.run(
        ["espeak-ng", "-q", "-x", "-v", "en-us", "--", text],
        check=True,
        capture_output=True,
        text=True,
    )
    folded = made.stdout.translate(_FOLDED)
    return re.sub("@[25]?|a#|I[2#]?|[3i]", lambda vowel: _REDUCED[vowel[0][0]], folded)


def speed_kb_per_s(corpus: Path) -> float:
    """Measure the wording of the corpus's articles, over and over for a second."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(corpus.glob("*.txt")))
    started, size = time.perf_counter(), 0
    while time.perf_counter() - started < 1:
        spoken(text)
        size += len(text.encode())
    return size / 1000 / (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
