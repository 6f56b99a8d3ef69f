"""One poll of a source: it is fetched if it changed, and what is new or changed in it is taken in."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event
from typing import Final

from service.errors import DocumentError, ServiceError
from service.fetching import Fetched, NotModified
from service.newsdesk import Newsdesk
from service.sources.choosing import choose
from service.sources.contents import contents_of
from service.sources.outside import Outside
from service.sources.schedule import doing_well, failing
from service.sources.taking import take_in, unforeseen
from service.store.errors import StoreBusy, StoreUnavailable
from service.store.sources import Item, Source

MOST_NOTES: Final = 20
"""So many are kept; who has more has them from one cause."""

_log: Final = logging.getLogger(__name__)


def poll_next(
    worker: str, desk: Newsdesk, outside: Outside, *, alive: Callable[[str], bool], stop: Event
) -> bool:
    """Poll the source that has been due for longest; False when none is due. Raises StoreBusy, StoreUnavailable."""
    source = outside.sources.take(worker, alive=alive, now=desk.clock())
    if source is None:
        return False
    after, items = poll(source, desk, outside, stop=stop)
    outside.sources.put_back(after, worker, items)
    return True


def poll(
    source: Source, desk: Newsdesk, outside: Outside, *, stop: Event
) -> tuple[Source, Sequence[Item] | None]:
    """Take in what is new or changed in *source*; *stop* leaves the rest for the next poll.

    Trouble with one article is noted, and trouble with the source said of it; neither stops anything. Return how it does
    now, and all that is to be remembered of what it lists, or None: what was.

    Raises:
        StoreBusy, StoreUnavailable: the articles cannot be stored at this moment.
    """
    try:
        answer = outside.fetch(source.url, found=False, known=source.validators)
        if isinstance(answer, Fetched):
            return _look_through(source, answer, desk, outside, stop=stop)
        return _unchanged(source, answer, desk), None
    except (StoreBusy, StoreUnavailable):
        raise
    except ServiceError as trouble:
        _log.warning("The source %s failed: %s", source.url, trouble)
        return failing(source, trouble, now=desk.clock()), None
    except Exception as trouble:  # noqa: BLE001  one bad source stops nothing
        _log.exception("The source %s failed in a way that nobody foresaw", source.url)
        return failing(source, ServiceError(unforeseen(trouble)), now=desk.clock()), None


def _unchanged(source: Source, answer: NotModified, desk: Newsdesk) -> Source:
    return doing_well(
        source, validators=answer.validators, fresh_s=answer.fresh_s, now=desk.clock()
    )


def _look_through(
    source: Source, answer: Fetched, desk: Newsdesk, outside: Outside, *, stop: Event
) -> tuple[Source, Sequence[Item]]:
    contents = contents_of(source, answer.document, outside.fetch)
    known = outside.sources.items(source.url)
    choice = choose(contents.articles, known, first=source.lists is None)
    taken = [
        take_in(article, known.get(article.id), desk, outside.fetch, hold=source.hold)
        for article in choice.wanted
        if not stop.is_set()
    ]
    whys = [*(item.why for item in choice.remembered), *(one.why for one in taken)]
    notes = [*contents.notes, *filter(None, whys)]
    if not contents.lists and notes:
        raise DocumentError(notes[0])
    items = [*choice.remembered, *(one.item for one in taken if one.item)]
    if not contents.whole:
        listed = {article.id for article in contents.articles}
        items += (item for item in known.values() if item.id not in listed)
    changes = Counter(one.change for one in taken)
    done = (
        contents.whole
        and contents.lasting
        and not choice.left
        and len(taken) == len(choice.wanted)
        and not any(one.again for one in taken)
    )
    after = doing_well(
        replace(
            source,
            lists=contents.lists,
            notes=tuple(notes[:MOST_NOTES]),
            added=source.added + changes["new"],
            revised=source.revised + changes["revised"],
        ),
        validators=answer.validators if done else None,
        fresh_s=answer.fresh_s,
        retry_after_s=max((one.retry_after_s or 0 for one in taken), default=0),
        now=desk.clock(),
    )
    return after, items
