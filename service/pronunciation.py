"""The pronunciation desk: what an entry of the lexicon changes, before it is kept and when it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.model import Script, Segment
from service.pipeline import lexicon_with, script_for
from service.scripting.alone import by_itself
from service.scripting.lexicon import Entry, Lexicon, Pronunciations
from service.scripting.telling import segment
from service.scripting.wording import say
from service.sentences import sentences

if TYPE_CHECKING:
    from service.newsdesk import Newsdesk
    from service.store import Entry as Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A published episode that other entries would make sound otherwise."""

    published: "Published"
    clips: int
    """How many clips would be made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a newsroom does to its lexicon at once."""

    put: tuple[Entry, ...] = ()
    """Each takes the place of one with its key."""
    drop: tuple[Entry, ...] = ()

    def applied(self, own: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return the newsroom's *own* entries as they are after it."""
        gone = {entry.key for entry in (*self.put, *self.drop)}
        return (*(entry for entry in own if entry.key not in gone), *self.put)


def changed_by(edit: Edit, desk: "Newsdesk") -> tuple[Changed, ...]:
    """Tell which published episodes *edit* would change, newest first: the scripts before and after are compared.

    Raises:
        StoreBusy, StoreUnavailable: the store cannot be read at this moment.
    """
    return _changed(_published(desk), desk, *_lexicons(edit, desk))


def apply(edit: Edit, desk: "Newsdesk") -> tuple[Changed, ...]:
    """Keep *edit*, and have what it changes made again: silently, at the same addresses. Return what that is.

    Raises:
        StoreBusy, StoreUnavailable: it could not be stored; then nothing has changed.
    """
    before, after = _lexicons(edit, desk)
    published = _published(desk)
    changed = _changed(published, desk, before, after)
    _remake(changed, desk, edit)
    seen = {entry.heard for entry in published}
    meanwhile = [entry for entry in _published(desk) if entry.heard not in seen]
    late = _changed(meanwhile, desk, before, after)
    if late:
        _remake(late, desk, Edit())
    return (*changed, *late)


def _lexicons(edit: Edit, desk: "Newsdesk") -> tuple[Lexicon, Lexicon]:
    """Give the lexicon as it is, and as it would be."""
    own = desk.store.lexicon()
    return lexicon_with(own), lexicon_with(edit.applied(own))


def _published(desk: "Newsdesk") -> list["Published"]:
    return [entry for entry in desk.store.entries() if entry.state == "published"]


def _changed(
    published: Iterable["Published"], desk: "Newsdesk", before: Lexicon, after: Lexicon
) -> tuple[Changed, ...]:
    return tuple(
        Changed(published=entry, clips=clips)
        for entry in published
        if (clips := len(_sounds(entry, desk, after) - _sounds(entry, desk, before)))
    )


def _sounds(entry: "Published", desk: "Newsdesk", lexicon: Lexicon) -> set[object]:
    return {segment.runs for segment in script_for(entry, desk, lexicon).segments}


def _remake(changed: Sequence[Changed], desk: "Newsdesk", edit: Edit) -> None:
    desk.store.change_lexicon(
        put=edit.put,
        drop=edit.drop,
        remake=[one.published.public_id for one in changed],
        now=desk.clock(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A sentence as it is said now, and as it would be said."""

    script: Script
    """Two segments."""
    article: str | None
    """What the article is known by that the sentence is from; None when no published one has the words."""


def preview(entry: Entry, edit: Edit, desk: "Newsdesk") -> Preview:
    """Find the newest published sentence that *edit* would change, or make one for the words of *entry*.

    Raises:
        StoreBusy, StoreUnavailable: the store cannot be read at this moment.
    """
    lexicons = _lexicons(edit, desk)
    for published in _published(desk):
        article = published.article
        within = [lexicon.within(*published.names, section=article.section) for lexicon in lexicons]
        now, then = (script_for(published, desk, lexicon).segments for lexicon in lexicons)
        for pair in zip(now, then, strict=True):
            if pair[0].runs != pair[1].runs:
                told = _sentence(*pair, within, article.language)
                script = by_itself(entry.words, told, language=article.language)
                return Preview(script=script, article=published.names[0])
    language = entry.language or "en"
    shown = f"The name is {entry.words}." if language.startswith("en") else f"{entry.words}."
    told = tuple(
        _said(shown, lexicon.within(entry.where, section=entry.where), language)
        for lexicon in lexicons
    )
    return Preview(script=by_itself(entry.words, told, language=language), article=None)


def _sentence(
    now: Segment, then: Segment, within: Sequence[Pronunciations], language: str
) -> tuple[Segment, ...]:
    """Cut the first sentence out of a segment that is said in two ways; what Heardline words itself stays whole."""
    if now.said_as_shown:
        for start, end in sentences(now.shown):
            pair = tuple(_said(now.shown[start:end], lexicon, language) for lexicon in within)
            if pair[0].runs != pair[1].runs:
                return pair
    return (now, then)


def _said(shown: str, lexicon: Pronunciations, language: str) -> Segment:
    return segment(
        "paragraph", shown, say(shown, language=language, lexicon=lexicon), language=language
    )
