"""How many phrases are said as a newsreader says them, by class, beside espeak-ng alone: `make score`.

Two tables are spoken. The corpus's `spoken.tsv` (HEARDLINE_CORPUS) holds phrases of the news with the forms that are accepted.
The cases of NeMo text processing hold figures and marks of all sorts with one form each: HEARDLINE_NEMO names the folder
`tests/nemo_text_processing/en/data_text_normalization` of a copy of https://github.com/NVIDIA/NeMo-text-processing
(Apache-2.0), which is not part of this project.

A form is right by text when the words are the same, and by sound when espeak-ng, given both as the engine gives it texts, makes
the same phonemes, without regard to stress and reduced vowels. "One hundred and five" is as good as "one hundred five",
"GMT" as "G M T", and "oh" as "zero".
"""

import functools
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.scripting.lexicon import Lexicon
from service.scripting.lexicon.starting import starting
from service.scripting.wording import say
from voices import Run
from voices.notation import write

_REDUCED = {"@": "@", "a": "@", "3": "@", "I": "I", "i": "I"}
_FOLDED = str.maketrans("", "", "',%_|:;=-!\n ")
_AND = re.compile(r"\b(hundred|thousand|million|dollars?|pounds?) and (?=\w)")
_ACRONYM = re.compile(r"\b[A-Z]{2,4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A phrase, its class, and the forms of it that are accepted."""

    kind: str
    shown: str
    accepted: tuple[str, ...]


def main() -> int:
    corpus, nemo = os.environ.get("HEARDLINE_CORPUS"), os.environ.get("HEARDLINE_NEMO")
    if not corpus or not shutil.which("espeak-ng"):
        print("Skipped: HEARDLINE_CORPUS names no folder, or espeak-ng is not installed.")
        return 0
    report("Phrases of the news", list(of_corpus(Path(corpus))))
    if nemo:
        report("Cases of NeMo text processing", list(of_nemo(Path(nemo))))
    print(f"speed: {speed_kb_per_s(Path(corpus)):.0f} kB of text a second")
    return 0


def of_corpus(folder: Path) -> Iterator[Case]:
    for line in (folder / "spoken.tsv").read_text("utf-8").splitlines()[1:]:
        kind, shown, forms = line.split("\t")
        yield Case(kind=kind, shown=shown, accepted=tuple(forms.split("|")))


def of_nemo(folder: Path) -> Iterator[Case]:
    """Yield the cases that have one form; those of the audio-based normalizer have several, and no right one."""
    for path in sorted(folder.glob("test_cases_*.txt")):
        kind = path.stem.removeprefix("test_cases_")
        if not kind.endswith("with_audio"):
            for line in path.read_text("utf-8").splitlines():
                shown, tilde, form = line.partition("~")
                if tilde and shown.strip():
                    yield Case(kind=kind, shown=shown, accepted=(form,))


def report(title: str, cases: Sequence[Case]) -> None:
    """Print what is said wrong, and how many are right, by class."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    print(title)
    for case in cases:
        said = spoken(case.shown)
        by_text = words(said) in map(words, case.accepted)
        accepted = set().union(*map(ways, case.accepted))
        by_sound = phonemes(sounded(case.shown)) in accepted
        alone = phonemes(case.shown) in accepted
        for kind in (case.kind, "all"):
            for place, right in enumerate((1, by_text, by_sound, by_text or by_sound, alone)):
                counts[kind][place] += right
        if not (by_text or by_sound):
            print(f"  wrong: {case.shown!r} is said {said!r}, not {case.accepted[0]!r}")
    counts["all"] = counts.pop("all")
    print(
        f"{'class':14}{'phrases':>9}{'by text':>9}{'by sound':>10}{'either':>8}{'espeak-ng alone':>17}"
    )
    for kind, (phrases, by_text, by_sound, either, alone) in counts.items():
        print(f"{kind:14}{phrases:9}{by_text:9}{by_sound:10}{either:8}{alone:17}")


def spoken(shown: str) -> str:
    return "".join(piece.said for piece in say(shown, language="en"))


def sounded(shown: str) -> str:
    """Say it with the lexicon that ships, in the notation of espeak-ng."""
    lexicon = Lexicon(starting()).within(section=None)
    said = say(shown, language="en", lexicon=lexicon)
    return write([Run(text=piece.said, ipa=piece.ipa) for piece in said], "en").written


def words(text: str) -> list[str]:
    """Return the words of *text*; letters that are said one by one are words."""
    said = re.findall(r"[\w']+", _spelled(_AND.sub(r"\1 ", text)).lower())
    return ["zero" if word == "oh" else word for word in said]


def _spelled(text: str) -> str:
    return _ACRONYM.sub(lambda found: " ".join(found.group()), text)


def ways(form: str) -> set[str]:
    """Return how an accepted form sounds: as it is written, with capitals said one by one, or as we would say it."""
    written = (write([Run(text=text)], "en").written for text in (form, _spelled(form)))
    return {phonemes(text) for text in (*written, sounded(form))}


@functools.cache
def phonemes(text: str) -> str:
    """Return what espeak-ng would sound, with stress and reduced vowels folded."""
    made = subprocess.run(
        ["espeak-ng", "-q", "-x", "-v", "en-us"],
        input=_AND.sub(r"\1 ", text),
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
