"""Credits in the text itself: our correspondent's in a sentence, contributors and a sign-off at the end."""

from collections.abc import Iterator
from dataclasses import replace

from service.reading.attribution import Credit, credits_in, sign_off
from service.reading.byline import byline, looks_like_byline
from service.reading.contributors import clauses, is_contributors, is_crew, reporting_by
from service.reading.draft import Draft
from service.reading.furniture import (
    AUTHOR_BIO,
    EDITORS,
    ORNAMENT,
    REPEATED_CREDIT,
    about_author,
    has_words,
)
from service.reading.paragraphs import Paragraph

_TAIL = 10
"""How many paragraphs at the end may be credits."""


def lift_credit(draft: Draft) -> Draft:
    """Take our correspondent's credit from the deck, the first or the last paragraphs.

    A sentence that is only a credit is not said twice; one that carries news stays where it is.
    """
    for line in _where_credits_stand(draft):
        for credit in credits_in(line.text, draft.outlets):
            if not draft.credit or not draft.credit.names:
                return _with_credit(draft, line, credit)
            if set(draft.credit.names) == set(credit.attribution.names):
                return _with_repeated_credit(draft, line, credit)
    return draft


def take_tail(draft: Draft) -> Draft:
    """Take contributors, a sign-off and what is said about the author from the end; who edited is not spoken."""
    contributors: list[str] = []
    for line in reversed(draft.body[1:][-_TAIL:]):
        if is_contributors(line.text):
            spoken, edited = _parted(line)
            draft = draft.dropping(*((part, EDITORS) for part in edited))
            contributors[:0] = [spoken] if spoken else []
            draft = replace(draft, credit=draft.credit or reporting_by(line.text))
        elif about_author(line.text, draft.credit.names if draft.credit else ()):
            draft = draft.dropping((line, AUTHOR_BIO))
        elif found := _closing_credit(draft, line):
            if draft.credit:
                draft = draft.dropping((line, REPEATED_CREDIT))
            draft = replace(
                draft,
                credit=draft.credit or found.attribution,
                dateline=draft.dateline or found.dateline,
            )
        else:
            break
        draft = draft.without(line)
    return replace(draft, contributors=(*draft.contributors, *contributors))


def _parted(line: Paragraph) -> tuple[str, list[Paragraph]]:
    """Part a line of contributors into what is spoken, as printed where that is all of it, and who edited."""
    parts = clauses(line.text)
    edited = [
        replace(line, text=part.text, position=line.position + part.start)
        for part in parts
        if part.edits
    ]
    if not edited:
        return line.text, []
    return "; ".join(part.text for part in parts if not part.edits), edited


def _where_credits_stand(draft: Draft) -> Iterator[Paragraph]:
    if draft.deck:
        yield draft.deck
    last = len(draft.body) - 1
    for place in sorted({0, 1, last - 1, last}):
        if 0 <= place <= last and not draft.body[place].is_list:
            yield draft.body[place]


def _with_credit(draft: Draft, line: Paragraph, credit: Credit) -> Draft:
    start, end = credit.sentence
    found = credit.attribution
    if not credit.carries_news:
        found = replace(found, shown=line.text[start:end])
        draft = _without_sentence(draft, line, start, end)
    if draft.credit:
        found = replace(
            found,
            outlet=found.outlet or draft.credit.outlet,
            shown=f"{draft.credit.shown}\n{found.shown}",
        )
    return replace(draft, credit=found, dateline=draft.dateline or credit.dateline)


def _with_repeated_credit(draft: Draft, line: Paragraph, credit: Credit) -> Draft:
    draft = replace(draft, dateline=draft.dateline or credit.dateline)
    if credit.carries_news:
        return draft
    start, end = credit.sentence
    sentence = replace(line, text=line.text[start:end], position=line.position + start)
    return _without_sentence(draft.dropping((sentence, REPEATED_CREDIT)), line, start, end)


def _without_sentence(draft: Draft, line: Paragraph, start: int, end: int) -> Draft:
    """Take a credit out of *line*; who filmed, said right behind it, joins the contributors."""
    before, after = line.text[:start].rstrip(), line.text[end:].lstrip()
    if is_crew(after):
        draft = replace(draft, contributors=(*draft.contributors, after))
        after = ""
    rest = replace(line, text=f"{before} {after}".strip())
    if not before:
        rest = replace(rest, position=line.position + len(line.text) - len(after))
    if rest.text and not has_words(rest.text):
        draft, rest = draft.dropping((rest, ORNAMENT)), replace(rest, text="")
    return draft.with_instead(line, rest if rest.text else None)


def _closing_credit(draft: Draft, line: Paragraph) -> Credit | None:
    """Return the credit that a line at the end gives, unless it names somebody whom the article does not credit."""
    if line.is_list:
        return None
    found = sign_off(line.text, draft.outlets)
    if looks_like_byline(line.text) and (who := byline(line.text, draft.outlets)):
        found = Credit(
            attribution=who.attribution,
            dateline=who.dateline,
            sentence=(0, len(line.text)),
            carries_news=False,
        )
    if found and draft.credit and set(found.attribution.names) - set(draft.credit.names):
        return None
    return found
