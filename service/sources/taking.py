"""One article that a source lists becomes an article or a revision, or says why not."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.errors import ServiceError
from service.fetching import Fetched
from service.model import Article, Document
from service.newsdesk import Newsdesk
from service.pipeline import accept
from service.reading import Listed, read
from service.sources.choosing import looked_at
from service.sources.outside import Fetch
from service.store.errors import StoreBusy, StoreUnavailable
from service.store.records import Change
from service.store.sources import Item

_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of an article that a source lists."""

    item: Item | None
    """What is to be remembered of it; None: it is as good as never seen."""
    change: Change = "same"
    why: str | None = None
    """Why it was not taken in, in words for a person."""
    again: bool = False
    """Whether it is to be tried again though nothing changes."""
    retry_after_s: int | None = None


def take_in(
    listed: Listed, before: Item | None, desk: Newsdesk, fetch: Fetch, *, hold: bool
) -> Taken:
    """Read what a source lists as *listed*, from its page where the source has no more than its address, and accept it.

    *before* is what is remembered of it. An article that came here another way is read only when it changes.

    Raises:
        StoreBusy, StoreUnavailable: it cannot be stored at this moment.
    """
    try:
        if before is None and _is_here(listed, desk):
            return Taken(item=looked_at(listed))
        document = listed.document or page(listed.url or listed.id, fetch)
        article = read(document, outlets=desk.outlets, pictures=desk.pictures)
        accepted = accept(named(article, *_names(listed)), desk, hold=hold)
        return Taken(item=looked_at(listed), change=accepted.change)
    except (StoreBusy, StoreUnavailable):
        raise
    except ServiceError as trouble:
        why = _about(listed, str(trouble))
        if trouble.permanent:
            return Taken(item=looked_at(listed, why), why=why)
        later_s = getattr(trouble, "retry_after_s", None)
        return Taken(item=before, why=why, again=True, retry_after_s=later_s)
    except Exception as trouble:  # noqa: BLE001  one bad article stops nothing
        _log.exception("%s failed in a way that nobody foresaw", listed.url or listed.id)
        why = _about(listed, unforeseen(trouble))
        return Taken(item=looked_at(listed, why), why=why)


def page(url: str, fetch: Fetch) -> Document:
    """Fetch a page whose address was found. Raises FetchError."""
    answer = fetch(url, found=True)
    if not isinstance(answer, Fetched):
        raise TypeError(
            f"{url} was asked for without a condition, and answers that it is unchanged"
        )
    return answer.document


def named(article: Article, *names: str) -> Article:
    """Make *names* further names of *article*, where they are none yet."""
    old = (article.id, *article.aliases)
    return replace(article, aliases=tuple(dict.fromkeys((*old, *names)))[1:])


def unforeseen(trouble: Exception) -> str:
    """Say that something went wrong that this program has no words for."""
    return f"Something unforeseen went wrong ({type(trouble).__name__}: {trouble}). The log says where."


def _about(listed: Listed, why: str) -> str:
    name = listed.title or listed.url or listed.id
    return why if name in why else f"{name}: {why}"


def _is_here(listed: Listed, desk: Newsdesk) -> bool:
    """Tell whether an article is here already, and has not changed since, as far as the list says."""
    given = (listed.document.id,) if listed.document and listed.document.id else ()
    entry = next(filter(None, map(desk.store.find, (*_names(listed), *given))), None)
    return entry is not None and (listed.updated is None or listed.updated <= entry.since)


def _names(listed: Listed) -> Iterator[str]:
    """Yield by what an article is known everywhere: its address, and its id where that means something elsewhere too."""
    if listed.url:
        yield listed.url
    if _URI.fullmatch(listed.id):
        yield listed.id
