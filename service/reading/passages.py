"""Stretches of a text that are in another language than the article, where the evidence is good.

The document's markup says so and the words do not contradict it; letters of another script stand there; or a quotation of
several words is plainly in another language. A single name never changes the voice, unless its letters are of a script that
the article's voice cannot read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from service.model import Article, Block, Passage
from service.reading.language import base, contradicts, in_other_script, surely_foreign
from service.reading.wordlists import words
from service.reading.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_IN_LETTERS_OF_ANOTHER = re.compile(r"-(?:Latn|Cyrl)\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"“([^“”]{12,600})”|„([^„“”]{12,600})[“”]|«([^«»]{12,600})»|\"([^\"]{12,600})\""
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 4
"""A quotation with fewer is never said in another language, unless markup says so."""
_FEWEST_OF_PROSE = 2
"""A quotation with fewer words in small letters, and of four letters or more, is the title or the name of something."""
_LONG_WORD = 4
_MOST_CLAIMS = 200
_CONTEXT = 24
"""How many letters before and after marked words tell which of several places they stand at."""
_WHOLE = 20
"""How many letters a block has of which its own words alone tell that marked text holds it."""
_AROUND = words("""
    p li td th dd dt h1 h2 h3 h4 h5 h6 blockquote div block
    """)
"""Elements that are a paragraph, or hold some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageClaim:
    """What a document's markup says of the language of some words."""

    language: str
    """BCP 47."""
    letters: str
    before: str
    """The letters before them in their paragraph."""
    after: str


def language_claims(root: "_Element") -> tuple[LanguageClaim, ...]:
    """Collect what the elements below *root* say of their language: `lang` in HTML, `xml:lang` in XHTML and NITF."""
    marked = [element for element in root.iterdescendants() if _tag(element)][:_MOST_CLAIMS]
    claims = (
        claim
        for around, within in groupby(marked, key=_around)
        for claim in _claims(root if around is None else around, list(within))
    )
    return tuple(claims)


def with_passages(article: Article, claims: Sequence[LanguageClaim] = ()) -> Article:
    """Mark what of the blocks of *article* is in another language; *claims* are its markup's."""
    foreign = [claim for claim in claims if base(claim.language) != base(article.language)]
    blocks = (_with_passages(block, article.language, foreign) for block in article.blocks)
    return replace(article, blocks=tuple(blocks))


def _with_passages(block: Block, language: str, claims: Sequence[LanguageClaim]) -> Block:
    text = block.text
    taken: list[Passage] = []
    for passage in (
        *_claimed(text, language, claims),
        *in_other_script(text, language=language),
        *_quoted(block, language),
    ):
        if all(passage.end <= other.start or other.end <= passage.start for other in taken):
            taken.append(passage)
    return replace(block, passages=tuple(sorted(taken, key=lambda passage: passage.start)))


def _claimed(text: str, language: str, claims: Sequence[LanguageClaim]) -> Iterator[Passage]:
    if not claims:
        return
    places = [place for place, character in enumerate(text) if character.isalnum()]
    own = _letters(text)
    for claim in claims:
        for first, last in _found(own, claim):
            start, end = places[first], places[last - 1] + 1
            words = text[start:end]
            if not _is_name(words) and not contradicts(words, claim.language, article=language):
                yield Passage(start=start, end=end, language=claim.language)


def _found(own: str, claim: LanguageClaim) -> Iterator[tuple[int, int]]:
    """Yield where among a block's letters the claim's are: all of them, an item of a list, or those between the same letters."""
    if own == claim.letters or (len(own) >= _WHOLE and own in claim.letters):
        yield 0, len(own)
    elif claim.before or claim.after or len(claim.letters) >= _WHOLE:
        length = len(claim.letters)
        starts = (found.start() for found in re.finditer(re.escape(claim.letters), own))
        yield from islice(
            ((start, start + length) for start in starts if _stands_at(own, start, claim)), 1
        )


def _stands_at(own: str, start: int, claim: LanguageClaim) -> bool:
    """Tell whether the letters beside the claim's are the same here, as far as they were not taken from the block."""
    before, after = own[:start][-_CONTEXT:], own[start + len(claim.letters) :][:_CONTEXT]
    return (before.endswith(claim.before) or claim.before.endswith(before)) and (
        after.startswith(claim.after) or claim.after.startswith(after)
    )


def _is_name(words: str) -> bool:
    """Tell whether *words* are a name, or two or three: each begins with a capital."""
    found = _WORD.findall(words)
    return len(found) < _FEWEST_WORDS and all(word[0].isupper() for word in found)


def _quoted(block: Block, language: str) -> Iterator[Passage]:
    whole = [(0, len(block.text))] if block.kind == "quote" else []
    marked = (found.span(found.lastindex or 0) for found in _QUOTED.finditer(block.text))
    for start, end in (*whole, *marked):
        words = block.text[start:end]
        if _is_prose(words) and (found := surely_foreign(words, article=language)):
            yield Passage(start=start, end=end, language=found)


def _is_prose(words: str) -> bool:
    found = _WORD.findall(words)
    small = sum(word[0].islower() and len(word) >= _LONG_WORD for word in found)
    return len(found) >= _FEWEST_WORDS and small >= _FEWEST_OF_PROSE


def _tag(element: "_Element") -> str | None:
    """Return the language that *element* claims, where it is one whose letters are its own."""
    tag = (element.get("lang") or element.get(_XML_LANG) or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) and not _IN_LETTERS_OF_ANOTHER.search(tag) else None


def _around(element: "_Element") -> "_Element | None":
    """Return the paragraph in which *element* marks words; itself, where it is one."""
    if local(element) in _AROUND:
        return element
    return next((above for above in element.iterancestors() if local(above) in _AROUND), None)


def _claims(around: "_Element", marked: Sequence["_Element"]) -> Iterator[LanguageClaim]:
    """Yield what the elements *marked* in *around* claim, with the letters beside theirs."""
    letters, places = _laid_out(around)
    for element in marked:
        start, end = places[element]
        if start < end:
            yield LanguageClaim(
                language=_tag(element) or "",
                letters=letters[start:end],
                before=letters[max(0, start - _CONTEXT) : start],
                after=letters[end : end + _CONTEXT],
            )


def _laid_out(around: "_Element") -> tuple[str, dict["_Element", tuple[int, int]]]:
    """Return the letters of *around*, and from where to where each of its elements has its own."""
    from lxml.etree import iterwalk  # noqa: PLC0415  only for documents with markup

    parts: list[str] = []
    length = 0
    starts: dict[_Element, int] = {}
    places: dict[_Element, tuple[int, int]] = {}
    for event, element in iterwalk(around, events=("start", "end", "comment", "pi")):
        if event == "start":
            starts[element] = length
            text = element.text
        else:
            places[element] = (starts.get(element, length), length)
            text = element.tail
        parts.append(_letters(text or ""))
        length += len(parts[-1])
    return "".join(parts), places


def _letters(text: str) -> str:
    """Return the letters and digits of *text*, without case, one for one."""
    return "".join(character.casefold()[:1] for character in text if character.isalnum())
