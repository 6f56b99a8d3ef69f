"""A text as espeak-ng reads it, with pronunciations in it, and where each place of that is in the text.

Nothing is ever lost for the ear: what espeak-ng is known not to read is written so that it does.

A pronunciation stands between `[[` and `]]` among the words, so that the sentence keeps its melody: espeak-ng makes the
very sounds that it makes of a word pronounced so. What was heard of it where it is not careful:

* directly after a bracket, a quotation mark or a dash `[[…]]` is dropped in silence: a space goes before it;
* `[[…]]'s` becomes a word of its own after a pause: the ending of English joins the pronunciation.

Of a dash without spaces, as American newsrooms set it, espeak-ng makes half the pause of one with spaces (105 and 220 ms at 175
words a minute), less than of a comma: it is given the spaces. Of a word of more than some hundred letters, and of a number of more
than fifty digits, it drops the rest in silence: they are parted.

What English voices misread is given its sounds: an "A" among letters that are said one by one ("seven A M", "the U A E") becomes
the article, and "Missus" ends as "miss us".
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from voices.errors import UnknownSymbol
from voices.language import same_language
from voices.mnemonics import compile_ipa
from voices.speech import Run
from voices.words import plain, words_of

VERSION: Final = 1
"""Raised when anything is written otherwise than before: it is part of the voices' fingerprint, so that what was kept is made again."""

_CLINGS = re.compile(r"[A-Za-z0-9\s-]\Z", re.ASCII)
"""What may stand directly before `[[`."""

_PARTED_BY_ESPEAK = "\u0e00-\u109f\u1780-\u17ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Tibetan, Burmese, Khmer, Chinese characters."""

_NOT_READ = re.compile(
    r"(?P<dash>(?<=\S)—(?=\S))"
    r"|(?P<digits>\d{40})(?=\d)"
    rf"|(?P<letters>[^\s—{_PARTED_BY_ESPEAK}]{{70}})(?=[^\s—{_PARTED_BY_ESPEAK}])"
)

_MISREAD = re.compile(
    r"(?<=(?<!\w)[A-Z] )(?P<letter>A)(?!\w)"
    r"|(?:(?<=[\w,;)] )|(?<=\())(?P<before_letter>A)(?= [A-Z](?![\w-]))"
    r"|(?<![\w'’-])(?P<first_letter>A)(?= (?:[AEFHIKLMNORSTX]|C L U|[PU](?! [A-Z](?!\w)))(?![\w-]))"
    r"|(?i:\b(?:group|plan|grade|type|class|category|section|hepatitis|vitamin|team|serie|double) )(?P<named>A)(?![\w-])"
    r"|(?<!\w)(?P<title>Missus)(?!\w)"
)
"""Where a sentence begins, the A of "A U S envoy" is the article, as none stands before "N" or "F": that would be "An"."""
_SOUNDS = {"A": "ˈeɪ", "Missus": "ˈmɪsɪz"}

_ENGLISH_ENDING = re.compile(r"['’]s\b")
_HISSING = ("s", "z", "S", "Z", "tS", "dZ")
_VOICELESS = ("p", "t", "k", "f", "T", "x")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Places from `written_from` on stand for those from `text_from` on, but none beyond `text_to`."""

    written_from: int
    text_from: int
    text_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What espeak-ng reads."""

    written: str
    has_phonemes: bool
    """Whether `[[` in it means a pronunciation."""
    stretches: tuple[_Stretch, ...]

    def place(self, position: int) -> int:
        """Give the place in the text for one in what is written."""
        following = bisect_right(self.stretches, position, key=lambda stretch: stretch.written_from)
        stretch = self.stretches[max(following - 1, 0)]
        return min(stretch.text_from + position - stretch.written_from, stretch.text_to)


def write(runs: Sequence[Run], language: str) -> Written:
    """Write runs for a voice of `language`; a pronunciation that it cannot make is left out, and its text is read."""
    if same_language(language, "en"):
        runs = [part for run in runs for part in _with_sounds(run)]
    pronounced = [_compiled(run, language) for run in runs]
    writer = _Writer()
    if not any(pronounced):
        writer.read("".join(run.text for run in runs))
        return writer.done(has_phonemes=False)
    texts = _without_brackets(runs)
    ending = ""
    for (text, following), mnemonics in zip(pairwise([*texts, ""]), pronounced, strict=True):
        rest = text[len(ending) :]
        if mnemonics is None:
            writer.read(rest)
            ending = ""
            continue
        start, end = _core(rest)
        found = _ENGLISH_ENDING.match(following) if end == len(rest) else None
        ending = found[0] if found and same_language(language, "en") else ""
        writer.read(rest[:start])
        writer.pronounce(rest[start:end], _with_ending(mnemonics) if ending else mnemonics, ending)
        writer.read(rest[end:])
    return writer.done(has_phonemes=True)


class _Writer:
    def __init__(self) -> None:
        self._written = ""
        self._at = 0
        self._stretches: list[_Stretch] = []

    def read(self, text: str) -> None:
        """Go on with words that are read."""
        start = 0
        for found in _NOT_READ.finditer(text):
            end = found.start() if found["dash"] else found.end()
            self._write(text[start:end], text[start:end])
            self._write(found["dash"] or "", " — " if found["dash"] else " ")
            start = found.end()
        self._write(text[start:], text[start:])

    def _write(self, text: str, written: str) -> None:
        self._stand(text_to=self._at + len(text))
        self._written += plain(written)
        self._at += len(text)

    def pronounce(self, text: str, mnemonics: str, ending: str) -> None:
        """Go on with words whose sounds are given; those of `ending`, which is the text's next, are among them."""
        if self._written and not _CLINGS.search(self._written):
            self._written += " "
        words = [start for start, _ in words_of(text)]
        sounding = mnemonics.split(" ")
        self._written += "[["
        for index, sounds in enumerate(sounding):
            start = words[index] if len(words) == len(sounding) else 0
            self._stand(text_from=self._at + start, text_to=self._at + start)
            self._written += sounds if index == len(sounding) - 1 else f"{sounds} "
        self._written += "]]"
        self._at += len(text) + len(ending)
        self._stand(text_to=self._at)

    def done(self, *, has_phonemes: bool) -> Written:
        return Written(
            written=self._written, has_phonemes=has_phonemes, stretches=tuple(self._stretches)
        )

    def _stand(self, *, text_to: int, text_from: int | None = None) -> None:
        self._stretches.append(
            _Stretch(
                written_from=len(self._written),
                text_from=self._at if text_from is None else text_from,
                text_to=text_to,
            )
        )


def _with_sounds(run: Run) -> Iterator[Run]:
    """Part a run where English voices misread it, and say how that sounds."""
    start = 0
    for found in _MISREAD.finditer("" if run.ipa else run.text):
        word = found.span(found.lastgroup or 0)
        yield Run(text=run.text[start : word[0]])
        yield Run(text=run.text[slice(*word)], ipa=_SOUNDS[run.text[slice(*word)]])
        start = word[1]
    yield Run(text=run.text[start:], ipa=run.ipa)


def _compiled(run: Run, language: str) -> str | None:
    """Give the mnemonics of a run that has a pronunciation which the language can make, and something to be said."""
    start, end = _core(run.text)
    if not run.ipa or start == end:
        return None
    try:
        return compile_ipa(run.ipa, language)
    except UnknownSymbol:
        return None


def _without_brackets(runs: Sequence[Run]) -> list[str]:
    """Give the texts with `[(` for `[[`, which would not be read; no place moves."""
    whole = iter("".join(run.text for run in runs).replace("[[", "[("))
    return ["".join(islice(whole, len(run.text))) for run in runs]


def _core(text: str) -> tuple[int, int]:
    """Leave out white space and punctuation around the words."""
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start])[0] in "PZC":
        start += 1
    while end > start and unicodedata.category(text[end - 1])[0] in "PZC":
        end -= 1
    return start, end


def _with_ending(mnemonics: str) -> str:
    """Add the ’s of English, as it sounds after the last sound."""
    last = mnemonics.rpartition("|")[2]
    if last in _HISSING:
        return f"{mnemonics}|I2|z"
    return f"{mnemonics}|{'s' if last in _VOICELESS else 'z'}"
