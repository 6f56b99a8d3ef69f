"""Article in, Script out: what is said, in which order."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from service.model import Article, Drop, Notice, Passage, Script, Segment, SegmentKind
from service.scripting.breaths import breaths
from service.scripting.closing import Closing, closing_segments
from service.scripting.lexicon import Lexicon, Pronunciations
from service.scripting.lexicon.guides import guided
from service.scripting.notices import notice_segments
from service.scripting.opening import attribution_segment, dateline_segment
from service.scripting.phrases import phrases
from service.scripting.telling import Piece, segment
from service.scripting.wording import say

__all__ = ["write_script"]


def write_script(
    article: Article,
    *,
    today: date,
    notices: Sequence[Notice] = (),
    lexicon: Pronunciations | None = None,
    closing: Collection[Closing] = (),
) -> Script:
    """Put the words of *article* into the order of speech.

    Args:
        article: What the newsroom wrote.
        today: The article's date is said when it is another day's.
        notices: What the newsroom corrected after publication, in the newsroom's time zone.
        lexicon: How the newsroom wants names said in this article.
        closing: What is said at the end.
    """
    entries, refused = guided(article)
    if entries:
        lexicon = lexicon or Lexicon().within(article.id, section=article.section)
        lexicon = lexicon.knowing(entries)
    dropped = [*article.dropped, *refused]
    if article.published_shown and not _date_is_said(article, today):
        dropped.append(
            Drop(
                text=article.published_shown,
                code="date-of-today",
                reason="The article is today's, so its date is not said.",
                position=article.published_position,
            )
        )
    return Script(
        article=article,
        segments=(
            *_segments(article, today, notices, lexicon),
            *closing_segments(closing, language=article.language),
        ),
        dropped=tuple(sorted(dropped, key=lambda drop: drop.position)),
    )


def _date_is_said(article: Article, today: date) -> bool:
    return article.published is not None and article.published.date() != today


def _segments(
    article: Article, today: date, notices: Sequence[Notice], lexicon: Pronunciations | None
) -> Iterator[Segment]:
    language = article.language
    if article.dateline:
        yield dateline_segment(article.dateline, language=language, lexicon=lexicon)
    if article.attribution and (
        credit := attribution_segment(
            article.attribution, article.dateline, language=language, lexicon=lexicon
        )
    ):
        yield credit
    for notice in notices:
        yield from notice_segments(notice, language=language, lexicon=lexicon)
    for kind, text, passages in _words(article, today):
        for start, end in breaths(text, language):
            within = _within(passages, start, end)
            pieces = _telling(text[start:end], within, language=language, lexicon=lexicon)
            if kind == "picture" and start == 0:
                pieces = chain([Piece(phrases(language).picture, 0, 0)], pieces)
            yield segment(kind, text[start:end], pieces, language=language)


def _words(article: Article, today: date) -> Iterator[tuple[SegmentKind, str, tuple[Passage, ...]]]:
    """Yield what is said as it is shown, in the order of speech, and what of it is in another language."""
    for notice in article.corrections:
        yield "correction", notice, ()
    if article.kicker:
        yield "kicker", article.kicker, ()
    if article.headline:
        yield "headline", article.headline, ()
    if article.deck:
        yield "deck", article.deck, ()
    if article.published_shown and _date_is_said(article, today):
        yield "date", article.published_shown, ()
    for block in article.blocks:
        yield block.kind, block.text, block.passages
    for line in article.contributors:
        yield "contributors", line, ()


def _within(passages: Iterable[Passage], start: int, end: int) -> Iterator[Passage]:
    """Yield what of *passages* lies between *start* and *end*, counted from *start*."""
    for passage in passages:
        first, last = max(passage.start, start), min(passage.end, end)
        if first < last:
            yield Passage(start=first - start, end=last - start, language=passage.language)


def _telling(
    shown: str, passages: Iterable[Passage], *, language: str, lexicon: Pronunciations | None
) -> Iterator[Piece]:
    """Word each stretch of *shown* by the rules of its language."""
    position = 0
    for passage in passages:
        yield from say(shown, position, passage.start, language=language, lexicon=lexicon)
        for piece in say(
            shown, passage.start, passage.end, language=passage.language, lexicon=lexicon
        ):
            yield replace(piece, language=passage.language)
        position = passage.end
    yield from say(shown, position, language=language, lexicon=lexicon)
