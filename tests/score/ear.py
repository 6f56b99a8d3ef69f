"""An independent ear: what a machine that never saw the text hears of it, worded and as it is shown: `make score`.

flite's voice rms speaks, pocketsphinx with its own model of American English listens, at 16 kHz. What is heard is
compared with what a newsreader would have said. That is written by hand, so our wording is no judge of itself: whole
sentences in `ear.tsv`, full of figures; and for articles what is said for each thing in them that is no word
(`_SAID`). Both ways of speaking are held to the same reference, as the same voice reads them.

What sounds alike is the same: "PM" and "p m", "Dr" and "doctor"; so are "six hundred forty" and "six hundred and forty".
A word that is not in the listener's dictionary, most of them names, cannot be heard by it. It counts neither as heard
nor as missed, whatever was heard in its place, and is not among the words of the reference.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from contracts.flite import flite

from service.model import Document
from service.pipeline import script_of
from service.scripting.wording import say
from voices import Run, Speech, Utterance
from voices.command import CommandEngine

HZ = 16_000
NEWSROOM = Path(__file__).parents[2] / "service" / "newsroom"
ARTICLES = ("ferry-timetable", "harbour-bridge-reopens", "library-vans", "river-survey")
_SAID = (
    (r"38,000", "thirty eight thousand"),
    (r"\$4\.5 million", "four point five million dollars"),
    (r"\$61 million", "sixty one million dollars"),
    (r"40 percent", "forty percent"),
    (r"18 percent", "eighteen percent"),
    (r"7:15 a\.m\.", "seven fifteen a m"),
    (r"640", "six hundred forty"),
    (r"1998", "nineteen ninety eight"),
    (r"2,500", "two thousand five hundred"),
    (r"June 3, 2026", "june third twenty twenty six"),
    (r"Mr\.", "mister"),
    (r"VOA", "v o a"),
)
"""What a newsreader says for it."""


_SOUNDS = {"dr": "doctor", "mr": "mister", "dc": "d c", "pm": "p m", "un": "u n"}
"""How the listener writes what it hears, and how that is written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is shown, what our wording makes of it, and what a newsreader says."""

    shown: str
    worded: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """How what was heard differs from the reference, in words."""

    words: int
    """Those of the reference that could have been heard."""
    unknown: int
    """Those that could not: the listener's dictionary does not have them."""
    heard: int
    deleted: int
    inserted: int
    replaced: int

    @property
    def rate(self) -> float:
        """Word error rate."""
        return (self.deleted + self.inserted + self.replaced) / max(1, self.words)

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(
            words=self.words + other.words,
            unknown=self.unknown + other.unknown,
            heard=self.heard + other.heard,
            deleted=self.deleted + other.deleted,
            inserted=self.inserted + other.inserted,
            replaced=self.replaced + other.replaced,
        )

    def __str__(self) -> str:
        return (
            f"{self.words:6}{self.unknown:9}{self.rate:8.3f}{self.deleted:9}{self.inserted:10}"
            f"{self.replaced:10}{self.heard / max(1, self.words + self.unknown):14.2f}"
        )


NOTHING = Errors(words=0, unknown=0, heard=0, deleted=0, inserted=0, replaced=0)


class Ear:
    """pocketsphinx with the model of American English that it brings."""

    @cached_property
    def _decoder(self) -> Any:
        from pocketsphinx import Decoder

        return Decoder(samprate=float(HZ), loglevel="FATAL")

    def knows(self, word: str) -> bool:
        """Tell whether *word* can be heard."""
        return self._decoder.lookup_word(word) is not None

    def hear(self, samples: bytes) -> list[str]:
        """Recognise speech of one sentence or a few: PCM, one channel, 16 bit, at 16 kHz."""
        self._decoder.start_utt()
        self._decoder.process_raw(samples, full_utt=True)
        self._decoder.end_utt()
        heard = self._decoder.hyp()
        return words(heard.hypstr) if heard else []


def words(text: str) -> list[str]:
    """Cut into words as they sound: letters that are spelled are words, "dr" is "doctor", "and" in a number is nothing."""
    row = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
    sounds = " ".join(_SOUNDS.get(word, word) for word in row)
    return re.sub(r"\b(hundred|thousand) and\b", r"\1", sounds).split()


def errors(reference: Sequence[str], heard: Sequence[str], ear: Ear) -> Errors:
    """Align by least errors (Levenshtein); a word that the ear does not know matches any one word, or none."""
    known = [ear.knows(word) for word in reference]
    row = [(place, 0, place, 0) for place in range(len(heard) + 1)]
    for word, could in zip(reference, known, strict=True):
        above, row = row, [_worse(row[0], could, 1, 0, 0)]
        for place, other in enumerate(heard, 1):
            row.append(
                min(
                    _worse(above[place - 1], could and word != other, 0, 0, 1),
                    _worse(above[place], could, 1, 0, 0),
                    _worse(row[place - 1], True, 0, 1, 0),
                )
            )
    _, deleted, inserted, replaced = row[-1]
    return Errors(
        words=sum(known),
        unknown=len(known) - sum(known),
        heard=len(heard),
        deleted=deleted,
        inserted=inserted,
        replaced=replaced,
    )


def _worse(
    errors: tuple[int, int, int, int], wrong: bool, deleted: int, inserted: int, replaced: int
) -> tuple[int, int, int, int]:
    if not wrong:
        return errors
    total, *kinds = errors
    more = (deleted, inserted, replaced)
    return (total + 1, *(kind + one for kind, one in zip(kinds, more, strict=True)))  # type: ignore[return-value]


def sentences() -> list[Line]:
    """The sentences of `ear.tsv`."""
    rows = Path(__file__).with_name("ear.tsv").read_text("utf-8").splitlines()[1:]
    return [
        Line(
            shown=shown,
            worded="".join(piece.said for piece in say(shown, language="en")),
            reference=tuple(words(said)),
        )
        for shown, said in (row.split("\t") for row in rows)
    ]


def lines_of(article: Path) -> Iterator[Line]:
    """What is said of an article as it is shown, segment by segment."""
    document = Document(data=article.read_bytes(), name=article.name)
    script = script_of(document, outlets=("VOA", "Heardline"), today=date(2026, 6, 4))
    for segment in script.segments:
        if segment.said_as_shown:
            said = segment.shown
            for pattern, words_ in _SAID:
                said = re.sub(rf"(?<!\w){pattern}(?!\w)", words_, said)
            yield Line(shown=segment.shown, worded=segment.spoken, reference=tuple(words(said)))


def voice() -> CommandEngine:
    """The voice that the ear can follow."""
    return CommandEngine("flite", flite("rms"))


def spoken(text: str, engine: CommandEngine) -> Speech:
    """Speak at the voice's own rate."""
    return engine.speak(
        Utterance(runs=(Run(text=text),), voice="flite:rms", rate_wpm=flite("rms").rate_wpm)
    )


def compare(lines: Iterable[Line], ear: Ear, engine: CommandEngine) -> tuple[Errors, Errors]:
    """Hear each line as it is shown, and as it is worded."""
    totals = [NOTHING, NOTHING]
    for line in lines:
        heard = {
            text: errors(line.reference, ear.hear(spoken(text, engine).samples), ear)
            for text in {line.shown, line.worded}
        }
        totals[0] += heard[line.shown]
        totals[1] += heard[line.worded]
    return totals[0], totals[1]


def heard_in(mp3: Path, first_s: float, ear: Ear, ffmpeg: str) -> list[str]:
    """Recognise the beginning of a finished episode."""
    decoded = subprocess.run(
        [ffmpeg, "-v", "error", "-i", mp3, "-t", str(first_s), "-f", "s16le", "-ac", "1", "-ar", str(HZ), "-"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return ear.hear(decoded.stdout)


def main() -> int:
    """Print the word error rates."""
    if not shutil.which("flite"):
        print("Skipped: flite, whose voice the ear can follow, is not installed.")
        return 0
    started = time.process_time()
    sets = [("sentences with figures", sentences())]
    sets += [(name, list(lines_of(NEWSROOM / f"{name}.txt"))) for name in ARTICLES]
    if corpus := os.environ.get("HEARDLINE_CORPUS"):
        sets.append(("VOA", list(lines_of(Path(corpus) / "voa-israel-pursues-ceasefire.txt"))))
    ear, engine = Ear(), voice()
    print(
        f"{'heard by pocketsphinx':34}{'words':>6}{'unknown':>9}{'WER':>8}{'deleted':>9}{'inserted':>10}"
        f"{'replaced':>10}{'heard/words':>14}"
    )
    for name, lines in sets:
        shown, worded = compare(lines, ear, engine)
        print(f"{name + ', as shown':34}{shown}\n{name + ', worded':34}{worded}")
    print(f"{time.process_time() - started:.0f} seconds of processor time, without flite's")
    return 0


if __name__ == "__main__":
    sys.exit(main())
