"""From what a document says of itself with markup, whatever its format, to an article.

Each format's module makes a `Marked` of its document; here it is doubted, compared with the text, and understood by the
same steps as plain text: what stands twice is said once, and no field is spoken that has not been parsed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from service.model import Article, Attribution, Document, Drop, Guide
from service.reading.byline import byline
from service.reading.dateline import find_dateline
from service.reading.draft import Draft
from service.reading.furniture import (
    OVERRULED,
    PULL_QUOTE,
    REPEATED,
    UNREADABLE_BYLINE,
    UNREADABLE_DATELINE,
    Furniture,
)
from service.reading.language import identified
from service.reading.likeness import letters, same_words
from service.reading.paragraphs import Paragraph
from service.reading.passages import LanguageClaim, with_passages
from service.reading.plain import concluded, opened
from service.reading.wire import Release

_FRONT = 12
"""How many paragraphs at the start may repeat a field."""
_LEAD = 4
"""How many paragraphs at the start a description may be cut from."""
_NEAR = 12
"""How many paragraphs away a pull quote stands from its sentence."""
_LONG_ENOUGH = 60
"""How many letters and digits a paragraph has that nobody says twice on purpose, as they do a refrain or a question."""
_HANDLE = re.compile(r"(?<![\w.])@\w+|(?<=[^\W\d_])@\w+(?![\w.])")
_ADDRESS = re.compile(r"://|\bwww\.|@|\.(?:com|org|net)/")
_SITE = re.compile(r"\s+(?:[|–—«·•-]|::)\s+[^|–—«·•]{2,60}$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|[^.!?。’”\"'»)])\s*$")
_ANY_TEXT = "The"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a document says of itself. Nothing of it has been believed yet."""

    body: tuple[Paragraph, ...]
    """Its text in order, each with the kind that the markup gives it; positions only rise."""
    ids: tuple[str, ...] = ()
    """The wire's ids, the most lasting first."""
    url: str | None = None
    """Its canonical address."""
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    bylines: tuple[str, ...] = ()
    """Lines or names that credit the report, as the fields hold them."""
    unsure: tuple[str, ...] = ()
    """What else the fields give for the name of an author."""
    dateline: str | None = None
    """A field: it may hold a place, a time stamp or a text dateline."""
    published: datetime | None = None
    language: str | None = None
    """What the document claims: a tie-break only."""
    language_claims: tuple[LanguageClaim, ...] = ()
    """What its markup says of the language of single words and blocks."""
    section: str | None = None
    corrections: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dropped: tuple[Drop, ...] = ()
    """What the format's module left out: captions, rights, notes to editors."""
    guides: tuple[Guide, ...] = ()
    release: Release = field(default_factory=Release)


def read_marked(
    document: Document, marked: Marked, *, outlets: tuple[str, ...], pictures: bool = False
) -> Article:
    """Understand what *marked* says of *document*. What editors cancel may come without a word, and bears its name instead.

    Raises:
        DocumentError: it holds nothing that could be spoken.
    """
    names = tuple(filter(None, (*marked.ids, marked.url, document.url)))
    known_as = document.id or next(iter(names), document.name)
    wordless = known_as if marked.release.standing == "canceled" else None
    draft = Draft(
        outlets=outlets,
        pictures=pictures,
        body=marked.body,
        dropped=marked.dropped,
        corrections=marked.corrections,
        contributors=marked.contributors,
        kicker=marked.kicker,
        headline=marked.headline or wordless,
        deck=Paragraph(text=marked.deck, position=-1) if marked.deck else None,
        published=marked.published,
    )
    draft = opened(said_once(draft, marked.bylines))
    draft = _dated_from(_credited(draft, marked.bylines, marked.unsure), marked.dateline)
    article = concluded(document, draft)
    prose = (article.headline, article.deck, *(block.text for block in article.blocks))
    known = replace(
        article,
        id=known_as,
        aliases=tuple(name for name in dict.fromkeys(names) if name != known_as),
        language=identified(
            " ".join(filter(None, prose)), claim=marked.language, likely=article.language
        ),
        url=marked.url or document.url,
        section=marked.section,
        standing=marked.release.standing,
        embargoed_until=marked.release.embargoed_until,
        expires=marked.release.expires,
        guides=marked.guides,
    )
    return with_passages(known, marked.language_claims)


def said_once(draft: Draft, bylines: Sequence[str]) -> Draft:
    """Drop from the body what the fields say too, and what it says twice itself."""
    if not draft.body:
        return draft
    draft = _with_printed_headline(draft)
    if draft.deck and _is_cut_from(draft.deck.text, draft.body[:_LEAD]):
        draft = replace(draft, deck=None)
    fields = {
        letters(field)
        for field in (draft.headline, draft.kicker, draft.deck and draft.deck.text, *bylines)
        if field
    }
    repeated = [line for line in draft.body[:_FRONT] if letters(line.text) in fields]
    if len(repeated) == len(draft.body):
        repeated.pop()
    draft = draft.without(*repeated).dropping(*((line, REPEATED) for line in repeated))
    twice = list(_said_twice(draft.body))
    return draft.without(*(line for line, _ in twice)).dropping(*twice)


def credit_of(field: str, outlets: tuple[str, ...]) -> Attribution | None:
    """Return whom *field* credits, where that is surely a person, a role in a newsroom or a news organisation."""
    words = _HANDLE.sub("", field).strip()
    if not words or _ADDRESS.search(words):
        return None
    found = byline(words, outlets) or byline(f"By {words}", outlets)
    return replace(found.attribution, shown=words) if found else None


def _with_printed_headline(draft: Draft) -> Draft:
    """Prefer a line of the body to a headline that is the same but for the site's name behind it."""
    bare = _SITE.sub("", draft.headline or "")
    for line in draft.body[:_FRONT]:
        if bare != draft.headline and same_words(line.text, bare):
            return replace(draft, headline=line.text)
    return draft


def _is_cut_from(deck: str, lead: Sequence[Paragraph]) -> bool:
    """Tell whether *deck* is a part of a paragraph, cut off somewhere."""
    cut = letters(deck)
    return bool(_CUT_OFF.search(deck)) and any(
        cut in whole and cut != whole for line in lead for whole in [letters(line.text)]
    )


def _said_twice(lines: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Furniture]]:
    """Yield paragraphs that stand in the text before, and quotations that stand in a paragraph near them."""
    said: set[str] = set()
    texts = [letters(line.text) for line in lines]
    for place, line in enumerate(lines):
        own = texts[place]
        if own in said and len(own) >= _LONG_ENOUGH and line.text.endswith("."):
            yield line, REPEATED
        near = [*texts[max(0, place - _NEAR) : place], *texts[place + 1 : place + _NEAR]]
        if line.kind == "quote" and any(own in other != own for other in near):
            yield line, PULL_QUOTE
        said.add(own)


def _credited(draft: Draft, bylines: Sequence[str], unsure: Sequence[str]) -> Draft:
    """Believe the fields about who reports, where the text itself names nobody; what is not believed is dropped."""
    believed = [credit for line in bylines if (credit := credit_of(line, draft.outlets))]
    if believed and not (draft.credit and draft.credit.names):
        draft = _with_credit(draft, believed)
    told = letters(f"{draft.byline} {draft.credit.shown}" if draft.credit else "")
    for line in dict.fromkeys((*bylines, *unsure)):
        if letters(line) not in told:
            kind = OVERRULED if credit_of(line, draft.outlets) else UNREADABLE_BYLINE
            draft = draft.dropping((Paragraph(text=line, position=-1), kind))
    return draft


def _with_credit(draft: Draft, believed: Sequence[Attribution]) -> Draft:
    names = tuple(dict.fromkeys(name for credit in believed for name in credit.names))
    known = [credit for credit in (draft.credit, *believed) if credit]
    credit = Attribution(
        names=names,
        role=next((credit.role for credit in known if credit.role), None),
        outlet=next((credit.outlet for credit in known if credit.outlet), None),
        bureau=next((credit.bureau for credit in known if credit.bureau), None),
        derived=False,
        shown="\n".join(credit.shown for credit in known),
    )
    return replace(draft, credit=credit, byline=draft.byline or credit.shown)


def _dated_from(draft: Draft, field: str | None) -> Draft:
    """Believe a field about where the report was filed, where the text does not say it and the field holds a place."""
    if not field or (draft.dateline and letters(field) in letters(draft.dateline.shown)):
        return draft
    bare = field.strip(" -–—:.")
    found = find_dateline(f"{bare} — {_ANY_TEXT}")
    readable = found is not None and found.dateline.shown.startswith(bare)
    if found and readable and not draft.dateline:
        return replace(draft, dateline=replace(found.dateline, shown=field))
    kind = OVERRULED if readable else UNREADABLE_DATELINE
    return draft.dropping((Paragraph(text=field, position=-1), kind))
