"""What listeners may have of an article, and what they are told when they may not."""

from dataclasses import dataclass

from flask_babel import gettext
from werkzeug.exceptions import Gone, NotFound

from service.forms import MAIN, Form
from service.model import Article
from service.store import Entry, Made
from service.web.context import desk


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard of an article: words and sound of the same revision."""

    entry: Entry
    article: Article
    made: Made


def known(public_id: str) -> Entry:
    """Return the article that is public, or about to be, under *public_id*.

    Raises:
        NotFound: there is none, or it is held: nobody may learn that it exists.
        Gone: it was withdrawn.
    """
    entry = desk().store.entry(public_id)
    if entry is None or entry.state == "held":
        raise NotFound(gettext("There is no article at this address."))
    if entry.state == "withdrawn":
        raise Gone(gettext("This article was withdrawn by its newsroom. It is no longer here."))
    return entry


def audible(public_id: str) -> Heard:
    """Return what is heard under *public_id*.

    Raises:
        NotFound: there is no such article, or nothing to be heard of it yet.
        Gone: it was withdrawn.
    """
    heard = heard_of(known(public_id))
    if heard is None:
        raise NotFound(
            gettext("There is no sound of this article yet. Its page tells how far it is.")
        )
    return heard


def heard_of(entry: Entry) -> Heard | None:
    """Return what is heard of an article; None when that is nothing yet."""
    if entry.heard is None or entry.heard_article is None:
        return None
    return Heard(entry, entry.heard_article, entry.heard)


def remake(entry: Entry, form: Form = MAIN) -> None:
    """Have the sound of a published article made again in a form."""
    here = desk()
    here.store.remake(entry.public_id, form=form, now=here.clock())
