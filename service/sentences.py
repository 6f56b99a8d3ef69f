"""Where sentences end: what sentencex finds, and what newsrooms write that it does not know.

sentencex (https://github.com/wikimedia/sentencex) knows the full stops and abbreviations of some 300 languages. It takes a
quotation for one sentence, so it is not shown quotation marks; and its cost grows with the square of such marks, or of what
has no spaces, so it is shown a window at a time.
"""

import re
from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from typing import Final

_HIDDEN: Final = str.maketrans(dict.fromkeys("“”„‚‘’'`«»‹›\"([「」『』", " "))
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CLOSING: Final = re.compile(r"""(?:[”"’'»›)\]」』]|“(?=\s|$))*(?:[\u00a0\u202f ][»›])?""")
_WINDOW: Final = 4000
"""Characters."""
_OPENING: Final = "“„‚‘«»‹›\"'([「『 \u00a0\u202f"
_SPACE: Final = re.compile(r"\s*")
_LONGEST_LAST: Final = 24
"""How far back the last word of a sentence, and the one before it, are looked for."""

_ENDS_ALL_THE_SAME: Final = re.compile(r"(?<![.…])(?:…|\.{3,4})|(?<!\w)(?:no|etc)\.(?=\s+[^\W\d_])")
"""What sentencex takes for no end; before a capital it is one."""

_TIME: Final = re.compile(r"[ap]\.m\.", re.IGNORECASE)
_AFTER_TIME: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Local)\b"
    r"|(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
)
_COUNTED: Final = re.compile(
    r"(?:Nos?|Nr|Vol|Ch|[Aa]rt|Sec|[Ff]ig|pp?|pág|núm|ca|approx|Abs|Ziff)\."
)
"""What a figure follows."""

_NEVER_LAST: Final = {
    "en": "Mr|Mrs|Ms|Mx|Messrs|Mme|Dr|Drs|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Gen|Col|Maj|Cmdr|Cpl|Pvt|Spc|Sgt|Capt|Adm"
    "|Insp|Det|Ofc|Supt|Pres|Amb|Rev|Hon|Msgr|Ft|Mt|Pt|vs|v|LLC|approx",
    "de": "Dr|Prof|Hr|Fr|Fa|Hl|St|Nr|bzw|ca|vgl|Frhr",
    "fr": "M|MM|Mme|Mmes|Mlle|Mlles|Dr|Pr|Me|Mgr|St|Ste|av|bd",
    "es": "Sr|Sra|Sres|Srta|Dr|Dra|Prof|Gral|Ud|Uds|art|pág|núm|Avda|Sto|Sta",
    "pt": "Sr|Sra|Srs|Srta|Dr|Dra|Prof|Profa|Gen|Av|Exmo|art|pág",
    "it": "sig|Sig|dott|Dott|prof|Prof|avv|Avv|ing|on|On|sen|gen|art|pag",
    "nl": "dhr|mevr|mr|dr|prof|ir|drs|ds|nr|blz",
}
"""Titles and the like, which a name follows, by language."""

_ORDINAL: Final = re.compile(
    r"(?:der|die|das|den|dem|des|am|im|vom|zum|zur|beim|ab|bis|seit)\s+\d{1,3}\.", re.IGNORECASE
)
"""German: “Der 1. FC Köln”, “am 3. Oktober”."""
_NUMBER: Final = re.compile(r"[•⁃]?\s*\d{1,3}\.")


def sentences(text: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of *text*; together they hold all but the white space between.

    Args:
        text: What is parted; a line's end ends no sentence, an empty line does.
        language: BCP 47. An unknown one is parted like English.
    """
    primary = language.partition("-")[0].lower()
    start = _after_space(text, 0)
    for stop, _ in groupby(merge(_found(text, primary), _further(text))):
        closing = _CLOSING.match(text, stop)
        end = closing.end() if closing else stop
        following = _after_space(text, end)
        if end > start and not _goes_on(text, start, stop, following, primary):
            yield start, end
            start = following
    if start < len(text):
        yield start, len(text.rstrip())


def _found(text: str, language: str) -> Iterator[int]:
    """Yield where sentencex ends sentences, without what stands around the full stop."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415  (most commands part no text)

    seen = _SURROGATE.sub(" ", text.translate(_HIDDEN))
    start = 0
    while start < len(seen):
        window = seen[start : start + _WINDOW]
        *whole, last = get_sentence_boundaries(language, window)
        if start + _WINDOW >= len(seen):
            whole.append(last)
        for sentence in whole:
            if words := sentence["text"].rstrip():
                yield start + sentence["start_index"] + len(words)
        start += last["start_index"] or len(window)  # what goes on beyond the window is seen again


def _further(text: str) -> Iterator[int]:
    for found in _ENDS_ALL_THE_SAME.finditer(text):
        if text[found.end() : found.end() + 4].lstrip(_OPENING)[:1].isupper():
            yield found.end()


def _goes_on(text: str, start: int, stop: int, following: int, language: str) -> bool:
    """Tell whether the sentence that began at *start* does not end at *stop*."""
    first = text[following : following + 4].lstrip(_OPENING)[:1]
    if first.islower() or (first and first in ",;:)]"):
        return True
    if text[stop - 1 : stop] != ".":
        return False
    near = text[max(start, stop - _LONGEST_LAST) : stop]
    if near.endswith(("[...", "[…")):
        return True
    last = near.rsplit(maxsplit=1)[-1].lstrip(_OPENING)
    if _TIME.fullmatch(last):
        return _AFTER_TIME.match(text, following) is not None
    if first.isdigit() and _COUNTED.fullmatch(last):
        return True
    if language == "de" and _ORDINAL.fullmatch(" ".join(near.split()[-2:])):
        return True
    if _NUMBER.fullmatch(text, start, stop):
        return True  # of a list
    never_last = _NEVER_LAST.get(language, "").split("|")
    return following < len(text) and last[:-1] in never_last


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position
