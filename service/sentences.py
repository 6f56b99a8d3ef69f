"""Where sentences end, well enough to lift a credit out of a deck or to cut a very long paragraph."""

import re
from collections.abc import Iterator

_END = re.compile(r"""(?<![.!?…])[.!?…]+["”’»)\]]*(?=\s|$)|[。！？]+["”’」』)]*""")
_ABBREVIATION = re.compile(
    r"[(“\"]*(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|No|vs|v|Co|Corp|Inc|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Calif|Ariz|Fla|Mass|Pa|Va|Wash|Wis|Mich|Minn|Tenn"
    r"|bzw|ca|Nr|Str|Mio|Mrd|Sra?|Srta|Dra|M|Mme|etc|al|[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_])\."
)
_NUMBER = re.compile(r"\d{1,2}\.")
_AFTER_ORDINAL = re.compile(
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Weltkrieg|Platz|Runde"
)
"""Words before which German writes an ordinal with a full stop: "3. Juni"."""
_LONGEST_ABBREVIATION = 20
_SPACE = re.compile(r"\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of *text*; together they hold all but the white space between."""
    start = _after_space(text, 0)
    for found in _END.finditer(text):
        end = found.end()
        following = _after_space(text, end)
        if end > start and not _goes_on(text, start, end, following):
            yield start, end
            start = following
    if start < len(text):
        yield start, len(text.rstrip())


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    """Tell whether the full stop before *end* does not end the sentence that began at *start*."""
    if text[following : following + 1].islower():
        return True
    last = text[max(start, end - _LONGEST_ABBREVIATION) : end].rsplit(maxsplit=1)[-1]
    if _NUMBER.fullmatch(last):
        return _AFTER_ORDINAL.match(text, following) is not None
    return following < len(text) and _ABBREVIATION.fullmatch(last) is not None


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position
