"""From clean text to its paragraphs, each with its place."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.model import BlockKind
from service.reading.byline import looks_like_byline
from service.reading.dateline import find_dateline

_BULLET = re.compile(r"(?:[-*•‣▪–]|\d{1,2}[.)])\s+(?=\S)")
_MARK = re.compile(r"[-*•‣▪–]\s+")
_FIRST_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"[.!?:…]['\"”’»)\]]*$")
_ENDS_WITHIN = re.compile(r"[.!?…]['\"”’»)\]]*\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of the document's text that belongs together."""

    text: str
    """Ends of lines within it have become spaces; the lines of a list stay apart."""
    position: int
    kind: BlockKind | None = None
    """What the document's markup says that it is, or its list marks; None leaves it to its words."""

    @property
    def is_list(self) -> bool:
        """Whether it is no running text."""
        return self.kind in {"list", "table"}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    position: int
    indent: int


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Cut *text* at blank lines, and at line ends where lines are paragraphs of their own.

    Lines that were wrapped at a fixed width are joined again.
    """
    listed: list[_Line] = []
    for block in _blocks(text):
        if len(block) == 1 and _BULLET.match(block[0].text):
            listed += block
            continue
        yield from _of_items(listed)
        listed = []
        yield from _of_block(block)
    yield from _of_items(listed)


def without_mark(item: str) -> str:
    """Return a list's item without the dash or dot before it; a number stays."""
    return _MARK.sub("", item, count=1)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines between blank lines."""
    position = 0
    block: list[_Line] = []
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip())
            block.append(_Line(bare, position + indent, indent))
        elif block:
            yield block
            block = []
        position += len(line) + 1
    if block:
        yield block


def _of_items(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    """Items of a list that stand apart are one list; one alone is a paragraph."""
    if len(lines) > 1:
        yield _list(lines)
    else:
        yield from map(_alone, lines)


def _of_block(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    margin = min(line.indent for line in lines)
    if _is_list(lines):
        yield _list(lines)
    elif lines[0].indent > margin:
        yield from map(_joined, _runs(lines, lambda _, line: line.indent > margin))
    elif _wrapped(lines):
        width = max(len(line.text) for line in lines)
        yield from map(_joined, _runs(lines, lambda before, line: _parts(before, line, width)))
    else:
        for run in _runs(lines, lambda before, line: not _both_items(before, line)):
            yield from _of_items(run)


def _runs(
    lines: Sequence[_Line], begins_anew: Callable[[_Line, _Line], bool]
) -> Iterator[list[_Line]]:
    run = [lines[0]]
    for before, line in pairwise(lines):
        if begins_anew(before, line):
            yield run
            run = []
        run.append(line)
    yield run


def _alone(line: _Line) -> Paragraph:
    return Paragraph(text=line.text, position=line.position)


def _joined(lines: Sequence[_Line]) -> Paragraph:
    """Join lines so that each character keeps its distance from the first."""
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        parts += [" " * (line.position - before.position - len(before.text)), line.text]
    return Paragraph(text="".join(parts), position=lines[0].position)


def _list(lines: Sequence[_Line]) -> Paragraph:
    items: list[str] = []
    for line in lines:
        if items and not _BULLET.match(line.text):
            items[-1] += f" {line.text}"
        else:
            items.append(line.text)
    return Paragraph(text="\n".join(items), position=lines[0].position, kind="list")


def _is_list(lines: Sequence[_Line]) -> bool:
    """Tell whether each line is an item, or is set in from the item that it goes on."""
    first = lines[0]
    items = sum(1 for line in lines if _BULLET.match(line.text))
    return (
        items > 1
        and _BULLET.match(first.text) is not None
        and all(_BULLET.match(line.text) or line.indent > first.indent for line in lines)
    )


def _both_items(before: _Line, line: _Line) -> bool:
    return bool(_BULLET.match(before.text) and _BULLET.match(line.text))


def _wrapped(lines: Sequence[_Line]) -> bool:
    """Tell whether a program broke these lines: most have no room for the next one's first word, and go on there."""
    width = max(len(line.text) for line in lines)
    if not 50 <= width <= 120:
        return False
    full = [(before, line) for before, line in pairwise(lines) if _is_full(before, line, width)]
    go_on = [
        before
        for before, line in full
        if line.text[0].islower()
        or (_ENDS_WITHIN.search(before.text) and not _ENDS.search(before.text))
    ]
    return len(full) * 2 >= len(lines) - 1 and len(go_on) * 3 >= len(full) > 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    return word is not None and len(line.text) + 1 + len(word.group()) > width - 4


def _parts(before: _Line, line: _Line, width: int) -> bool:
    """Tell whether a paragraph ends between two lines of a wrapped text."""
    if not _is_full(before, line, width) or looks_like_byline(before.text):
        return True
    if looks_like_byline(line.text):
        return True
    found = find_dateline(line.text)
    return found is not None and found.dateline.agency is not None
