"""Articles, their revisions, their episodes, the lexicon, and what is still to be done: the truth is here.

`records` holds the words, `Store` is the seam; `sql` keeps it in SQLite. `sources` and `sites` are the seams for where
articles are fetched from.

An article that is neither held nor withdrawn is heard as it is now, or has a job, or says why it failed: nothing is
forgotten.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from service.forms import MAIN, Form
from service.model import Article
from service.scripting.lexicon import Entry as LexiconEntry
from service.store.records import Accepted, Bulletin, Entry, Found, Job, Made, Notice, Rendition
from service.store.shelves import Fragment, Shelf

__all__ = [
    "FILE",
    "Accepted",
    "Bulletin",
    "Entry",
    "Found",
    "Fragment",
    "Job",
    "Made",
    "Notice",
    "Rendition",
    "Shelf",
    "Store",
]

FILE: Final = "heardline.sqlite3"
"""The name of the database in the data folder."""


class Store(Protocol):
    """Each verb is one transaction: done whole or not at all, and seen by every process that has the store open.

    All may raise StoreBusy (try again) and StoreUnavailable. Names are ids, addresses and aliases of an article;
    *now* is aware.
    """

    def accept(
        self,
        article: Article,
        *,
        names: Sequence[str],
        now: datetime,
        hold: bool = False,
        until: datetime | None = None,
        notice: Notice | None = None,
        urgent: bool = False,
    ) -> Accepted:
        """Take an article in under *names*, the first of which identifies it; further ones become aliases.

        When the first is unknown, a further name may identify it too, and the first becomes an alias.

        A known identity with the same content (and no new notice): nothing happens, but what failed is tried again.
        With other content, or with a notice in other words than the last: a revision. What was withdrawn stays
        withdrawn. An article that is not held is to be made: its job commits with it. *hold*, and *until*, the end of an
        embargo, concern new articles only; a held article stays held when it is revised, unless an embargo held it and
        the revision has none. *urgent*: a listener waits for it, or the news is breaking.

        Raises:
            NameTaken: *names* belong to several articles.
            DocumentError: the words of the article are no Unicode text.
        """

    def hold(self, name: str, *, until: datetime | None, now: datetime) -> Entry:
        """Let nothing of an article be heard until it is released, or *until* then. Raises UnknownArticle, Withdrawn.

        What is held already without an end stays so.
        """

    def release(self, name: str, *, now: datetime) -> Entry:
        """Let a held article be made and published; one that is not held is left as it is. Raises UnknownArticle, Withdrawn."""

    def release_due(self, *, now: datetime) -> int:
        """Release the held articles whose embargo has ended, and return how many."""

    def withdraw(self, name: str, *, now: datetime) -> Entry:
        """Take an article out of everything for ever; its job goes too.

        `entry` and `find` still answer, so that its addresses can say that it is gone. Raises UnknownArticle.
        """

    def withdraw_expired(self, *, now: datetime) -> int:
        """Withdraw the articles whose newest revisions expire by *now*, and return how many."""

    def remake(
        self, public_id: str, *, form: Form = MAIN, urgent: bool = True, now: datetime
    ) -> None:
        """Have what is published under *public_id* in a form made again. Where that is under way, nothing happens.

        *urgent*: its files were lost; else it comes behind all that is new.
        """

    def stood_in(self, *, before: datetime, limit: int) -> Sequence[Entry]:
        """Return what others read than were to, since before *before*, and is not being made again."""

    def hurry(self, public_id: str) -> None:
        """Let what is to be made of an article be made before all others: a listener waits. Nothing is asked for anew."""

    def want(self, public_id: str, wanted: Sequence[Form], *, now: datetime) -> None:
        """Have an article made in further forms, now and after each change of what is heard, behind all episodes.

        Those that are wanted already stay as they are, but what failed is tried again. Raises UnknownArticle,
        Withdrawn, TooManyForms.
        """

    def entry(self, public_id: str) -> Entry | None:
        """Return the article of that public id, whatever its state."""

    def find(self, name: str) -> Entry | None:
        """Return the article that is known by *name*, whatever its state."""

    def entries(self) -> Sequence[Entry]:
        """Return all, newest first, for the newsroom's eyes."""

    def published(self, *, limit: int) -> Sequence[Entry]:
        """Return what listeners may hear: newest date first, withdrawn and held ones left out."""

    def search(self, words: str, *, limit: int, offset: int = 0) -> Found:
        """Return what listeners may hear and find by all of *words*: newest date first, *limit* of it after *offset*.

        Words are found as `service.finding` has it. They are never understood as anything but words.
        """

    def shelves(self) -> Sequence[Shelf]:
        """Return every shelf on which an episode ever was, the oldest first."""

    def shelf(self, slug: str) -> Shelf | None:
        """Return one shelf; None: there is none of that slug."""

    def on_shelf(self, slug: str, *, limit: int, offset: int = 0) -> Sequence[Entry]:
        """Return what listeners may hear of one shelf: newest date first."""

    def fragments(
        self, slug: str, *, newest: int, places: range, edition: int
    ) -> Sequence[Fragment]:
        """Return the fragments of the *newest* by date on a shelf, and of those in *places*: newest date first.

        One that was kept in another *edition*, or of what is heard no more, counts as not written.
        """

    def keep_fragments(self, shelf: Shelf, written: Sequence[Fragment], *, edition: int) -> None:
        """Keep fragments, each in the place of the one of its article, unless *shelf* has changed since it was read.

        They are no news: `version` stays.
        """

    def version(self) -> int:
        """Return a number that is another one after each change of what `published` or `entry` would answer."""

    def take(self, worker: str, *, alive: Callable[[str], bool], now: datetime) -> Job | None:
        """Take the most urgent job that is due and that no living worker holds; its article is then being made.

        A worker has one job at a time: what *worker* still holds when it asks for more is free.
        """

    def publish(self, job: Job, made: Made, *, wanted: Sequence[Form] = (), now: datetime) -> bool:
        """Flip the pointer of the episode, or of one of its further forms, to what was made, and finish the job.

        With an episode, *wanted* are further forms that it is to have besides those that it has; all of them are
        then to be made of what was made now.

        False, and nothing is published, when the article was withdrawn, when it has a newer revision than was made, or
        when another worker has taken the job, or when a further form was made of what is heard no more: then what was made is of no use.
        """

    def fail(
        self,
        job: Job,
        why: str,
        *,
        permanent: bool,
        now: datetime,
        retry_after: timedelta = timedelta(0),
    ) -> None:
        """Give a job back: to be tried again later, later still each time; or never, when *permanent* or after ten tries.

        It is not tried before *retry_after* is over.

        What listeners hear of the article stays published, and *why* says that the newest revision failed. Nothing
        happens when the job is not this worker's any more; a newer revision is tried as though nothing had failed.
        """

    def rendition(self, public_id: str, revision: int, form: Form = MAIN) -> Made | None:
        """Return the newest sound in which a revision was heard in a form, whether it still is or not; None when it never was."""

    def objects_in_use(self, *, since: datetime) -> set[str]:
        """Return where objects lie that are heard now, or were heard after *since*: someone may be in the midst of them."""

    def lexicon(self) -> Sequence[LexiconEntry]:
        """Return the newsroom's own entries of the pronunciation lexicon, in the order in which they came."""

    def change_lexicon(
        self,
        *,
        put: Sequence[LexiconEntry] = (),
        drop: Sequence[LexiconEntry] = (),
        remake: Sequence[str] = (),
        now: datetime,
    ) -> None:
        """Forget the entries that have a key of *drop*, and keep those of *put*, each in the place of one with its key.

        What of the public ids *remake* is published is made again, behind all that is new. What is being made at this
        moment, with the old entries, is begun again.
        """

    def bulletin(self) -> Bulletin | None:
        """Return the newest bulletin; None: there is none, or one of its stories may not be heard any more."""

    def announce(self, bulletin: Bulletin) -> None:
        """Let *bulletin* take the place of the one before."""

    def close(self) -> None: ...
