"""The store against a model of what an article may be."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from contracts.newsroom import NOW, SECOND, an_article, made
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from service.store import Job
from service.store.sql import open_store
from service.store.sql.queue import TRIES

NAMES = st.sampled_from(["bridge", "ferry", "vans"])
HEADLINES = st.sampled_from(["One", "Two"])
WORKERS = st.sampled_from(["w1", "w2"])
FLAGS = st.booleans()


@dataclass
class Waiting:
    """What the model knows of a job."""

    priority: int
    place: int
    tries: int = 0
    due: int = 0
    worker: str | None = None


@dataclass
class Known:
    """What the model knows of an article."""

    contents: list[str] = field(default_factory=list)
    heard: int | None = None
    held: bool = False
    withdrawn: bool = False
    why: str | None = None
    job: Waiting | None = None

    @property
    def state(self) -> str:
        if self.withdrawn:
            return "withdrawn"
        if self.held:
            return "held"
        if self.heard:
            return "published"
        if self.job is None:
            return "failed"
        return "making" if self.job.worker else "waiting"


class Taken(NamedTuple):
    """A job in a worker's hands, and what the model knows of it."""

    job: Job
    article: Known
    waiting: Waiting


class Newsroom(RuleBasedStateMachine):
    """Everybody at once: the newsroom, workers that die, and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name))
        self.known: dict[str, Known] = {}
        self.dead: set[str] = set()
        self.taken: list[Taken] = []
        self.seconds = 0
        self.places = 0
        self.seen = (self.store.version(), self.store.entries())

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @property
    def now(self):
        return NOW + self.seconds * SECOND

    def ask(self, article: Known, *, urgent: bool, anew: bool) -> None:
        priority = 0 if urgent else 1 if article.heard else 2
        if article.job is None:
            self.places += 1
            article.job = Waiting(priority=priority, place=self.places, due=self.seconds)
        article.job.priority = min(article.job.priority, priority)
        if anew:
            article.job.tries, article.job.due = 0, self.seconds

    @rule(name=NAMES, headline=HEADLINES, hold=FLAGS, urgent=FLAGS)
    def accept(self, name, headline, hold, urgent):
        accepted = self.store.accept(
            an_article(headline), names=[name], now=self.now, hold=hold, urgent=urgent
        )
        article = self.known.get(name)
        if article and article.withdrawn:
            assert accepted.change == "withdrawn"
            return
        if article is None:
            expected = "new"
            article = self.known[name] = Known(held=hold)
        else:
            expected = "same" if article.contents[-1] == headline else "revised"
        assert accepted.change == expected
        if expected != "same":
            article.contents.append(headline)
            article.why = None
        if not article.held and article.heard != len(article.contents):
            self.ask(article, urgent=urgent, anew=expected != "same")

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def release(self, data):
        name = data.draw(st.sampled_from(sorted(self.known)))
        article = self.known[name]
        if not article.withdrawn:
            self.store.release(name, now=self.now)
            if article.held:
                article.held = False
                self.ask(article, urgent=False, anew=True)

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def withdraw(self, data):
        name = data.draw(st.sampled_from(sorted(self.known)))
        self.store.withdraw(name, now=self.now)
        article = self.known[name]
        article.withdrawn = True
        article.heard = article.job = article.why = None

    @rule(worker=WORKERS)
    def take(self, worker):
        job = self.store.take(worker, alive=lambda other: other not in self.dead, now=self.now)
        expected = self.next_for(worker)
        self.dead.discard(worker)
        self.taken = [taken for taken in self.taken if taken.job.worker != worker]
        assert (job is None) == (expected is None)
        if job:
            article = self.known[expected]
            assert job.public_id == self.store.find(expected).public_id
            assert (job.tries, job.revision) == (article.job.tries, len(article.contents))
            article.job.worker = worker
            article.job.tries += 1
            self.taken.append(Taken(job, article, article.job))

    def next_for(self, worker: str) -> str | None:
        """Say whose turn it is; those that were begun too often have failed."""
        free = {
            (article.job.priority, article.job.place): name
            for name, article in self.known.items()
            if article.job
            and article.job.due <= self.seconds
            and (article.job.worker in {None, worker} or article.job.worker in self.dead)
        }
        for _, name in sorted(free.items()):
            if self.known[name].job.tries < TRIES:
                return name
            self.known[name].job = None
            self.known[name].why = "It was begun too often."
        return None

    def give_back(self, taken: Taken) -> bool:
        """Tell whether what was made counts; when something newer came, the job is free again."""
        if taken.article.job is not taken.waiting or taken.waiting.worker != taken.job.worker:
            return False
        taken.waiting.worker = None
        if taken.job.revision != len(taken.article.contents):
            taken.waiting.due = self.seconds
            return False
        return True

    @precondition(lambda self: self.taken)
    @rule(data=st.data())
    def publish(self, data):
        taken = data.draw(st.sampled_from(self.taken))
        published = self.store.publish(taken.job, made(taken.job.revision), now=self.now)
        assert published == self.give_back(taken)
        if published:
            taken.article.heard = taken.job.revision
            taken.article.job = taken.article.why = None

    @precondition(lambda self: self.taken)
    @rule(data=st.data(), permanent=FLAGS)
    def fail(self, data, permanent):
        taken = data.draw(st.sampled_from(self.taken))
        self.store.fail(taken.job, "It broke.", permanent=permanent, now=self.now)
        if self.give_back(taken):
            taken.article.why = "It broke."
            taken.waiting.due = self.seconds + 5 * 2 ** (taken.waiting.tries - 1)
            if permanent or taken.waiting.tries == TRIES:
                taken.article.job = None

    @rule(worker=WORKERS)
    def die(self, worker):
        self.dead.add(worker)

    @rule(seconds=st.sampled_from([1, 5, 3600]))
    def pass_time(self, seconds):
        self.seconds += seconds

    @invariant()
    def everything_is_as_it_should_be(self):
        entries = {entry.names[0]: entry for entry in self.store.entries()}
        assert set(entries) == set(self.known)
        for name, article in self.known.items():
            entry = entries[name]
            assert entry.state == article.state
            assert (entry.why is None) == (article.why is None)
            assert entry.revision == len(article.contents)
            assert entry.article.headline == article.contents[-1]
            assert (entry.heard and entry.heard.revision) == article.heard
            if article.heard:
                assert entry.heard_article.headline == article.contents[article.heard - 1]

    @invariant()
    def only_what_may_be_heard_is(self):
        heard = {name for name, article in self.known.items() if article.state == "published"}
        assert {entry.names[0] for entry in self.store.published(limit=9)} == heard

    @invariant()
    def the_version_tells_of_changes_and_of_nothing_else(self):
        version, entries = self.seen
        self.seen = (self.store.version(), self.store.entries())
        assert (self.seen[0] != version) == (self.seen[1] != entries)


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
