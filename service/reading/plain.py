"""From a plain text document, as newsrooms dump or paste it, to an article.

A line's meaning comes from its own words and from its place: furniture first, then what stands before the body
(kicker, headline, deck, byline, date), then the body, then the lines that newsrooms put at the end. Each paragraph of
the document ends up in exactly one of these or on the drop list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.errors import DocumentError
from service.model import Article, Block, Document
from service.reading.byline import looks_like_byline
from service.reading.credit import lift_credit, take_tail
from service.reading.decode import decode
from service.reading.draft import Draft
from service.reading.front import lift_dateline, take_front, take_headline
from service.reading.furniture import (
    ALTERNATIVE_TEXT,
    RELATED_LINK,
    TICKER,
    Furniture,
    furniture,
    is_ticker_label,
)
from service.reading.language import language_of
from service.reading.paragraphs import Paragraph, paragraphs, without_mark
from service.reading.passages import with_passages

_CORRECTION = re.compile(
    r"(?:corrections?|clarification|editor['’]s note|editors['’] note|korrektur|berichtigung|anmerkung der redaktion"
    r"|corrección|rectificación|nota de la redacción|rectificatif|errata|rettifica)\b(?:[^.!?]|\.(?=\s\d)){0,60}?(?:\s?:|\s[—–-]\s).+"
    r"|this (?:version|story|article) (?:corrects|has been corrected)\b.+|\(corrects\b.+\)",
    re.IGNORECASE | re.DOTALL,
)
_SUBHEAD_END = re.compile(r"[^.!…:;,。！”\"»」]$")


def read_plain(document: Document, *, outlets: tuple[str, ...], pictures: bool = False) -> Article:
    """Understand a plain text *document*; *outlets* are the names under which our own correspondents report.

    Raises:
        DocumentError: it is empty, too long, not text, or holds nothing that could be spoken.
    """
    draft = Draft(outlets=outlets, pictures=pictures, body=tuple(paragraphs(decode(document))))
    return with_passages(understood(document, draft))


def understood(document: Document, draft: Draft) -> Article:
    """Take *draft* through every step of understanding.

    Raises:
        DocumentError: it holds nothing that could be spoken.
    """
    return concluded(document, opened(draft))


def opened(draft: Draft) -> Draft:
    """Take *draft* through the steps that understand what stands around and before the body."""
    for understand in (
        clear_furniture,
        take_corrections,
        take_headline,
        take_front,
        lift_dateline,
        lift_credit,
    ):
        draft = understand(draft)
    return draft


def concluded(document: Document, draft: Draft) -> Article:
    """Take what stands at the end, and make an article of *draft*.

    Raises:
        DocumentError: it holds nothing that could be spoken.
    """
    article = _article(document.id or document.name, _with_pictures(take_tail(draft)))
    if not article.blocks and not article.headline and not article.deck:
        raise DocumentError(
            f"{document.name} holds no article: nothing is left when names, dates and the page's furniture are taken away. "
            "Give a file with the text of an article."
        )
    return article


def clear_furniture(draft: Draft) -> Draft:
    """Drop what surrounds the article; a ticker's label is furniture where furniture or text stands before it."""
    found = [(line, furniture(line.text)) for line in draft.body]
    links = {line.position for line in _related_links(found)}
    kept: list[Paragraph] = []
    dropped = []
    behind_furniture = False
    for line, known in found:
        kind = RELATED_LINK if line.position in links else known
        if not kind and (behind_furniture or kept) and is_ticker_label(line.text):
            kind = TICKER
        if kind:
            dropped.append((line, kind))
        else:
            kept.append(line)
        behind_furniture = kind is not None
    return replace(draft, body=tuple(kept)).dropping(*dropped)


def _related_links(found: Sequence[tuple[Paragraph, Furniture | None]]) -> Iterator[Paragraph]:
    """Yield the titles that follow the label of related articles at the end of a page."""
    titles: list[Paragraph] = []
    for line, kind in reversed(found):
        if kind and kind.code == RELATED_LINK.code:
            yield from titles
            titles = []
        elif not kind and _is_subhead(line.text) and not looks_like_byline(line.text):
            titles.append(line)
        elif not kind:
            return


def take_corrections(draft: Draft) -> Draft:
    """Take the newsroom's own notices of what it corrected, wherever they stand."""
    notices = [line for line in draft.body if _CORRECTION.fullmatch(line.text)]
    if len(notices) == len(draft.body):
        return draft
    return replace(
        draft.without(*notices),
        corrections=(*draft.corrections, *(line.text for line in notices)),
    )


def _article(identity: str, draft: Draft) -> Article:
    deck = draft.deck.text if draft.deck else None
    blocks = tuple(_blocks(draft))
    prose = (draft.headline, deck, *(block.text for block in blocks))
    return Article(
        id=identity,
        headline=draft.headline,
        kicker=draft.kicker,
        deck=deck,
        byline=draft.byline,
        dateline=draft.dateline,
        attribution=draft.credit,
        corrections=draft.corrections,
        contributors=draft.contributors,
        published=draft.published,
        published_shown=draft.published_shown,
        published_position=draft.published_position,
        language=language_of(" ".join(filter(None, prose))),
        url=None,
        section=None,
        blocks=blocks,
        dropped=tuple(sorted(draft.dropped, key=lambda drop: drop.position)),
    )


def _with_pictures(draft: Draft) -> Draft:
    """Take the alternative texts of pictures off the drop list to where they stand, when the newsroom has them said.

    One that comes again, or repeats the headline or the deck, stays there.
    """
    if not draft.pictures:
        return draft
    said = {draft.headline, draft.deck and draft.deck.text}
    texts = {
        drop.text: drop
        for drop in reversed(draft.dropped)
        if drop.code == ALTERNATIVE_TEXT.code and drop.text not in said
    }
    pictures = (
        Paragraph(text=text, position=drop.position, kind="picture") for text, drop in texts.items()
    )
    return replace(
        draft,
        body=tuple(sorted((*draft.body, *pictures), key=lambda line: line.position)),
        dropped=tuple(drop for drop in draft.dropped if drop not in texts.values()),
    )


def _blocks(draft: Draft) -> Iterator[Block]:
    last = len(draft.body) - 1
    for place, line in enumerate(draft.body):
        if line.kind == "list":
            items = map(without_mark, line.text.split("\n"))
            yield Block(kind="list", text="\n".join(items))
        elif line.kind:
            yield Block(kind=line.kind, text=line.text)
        elif _is_subhead(line.text) and place < last and (place > 0 or draft.headline):
            yield Block(kind="subhead", text=line.text)
        else:
            yield Block(kind="paragraph", text=line.text)


def _is_subhead(text: str) -> bool:
    return len(text) <= 90 and len(text.split()) <= 12 and bool(_SUBHEAD_END.search(text))
